/// Draws the questions of a round: the same for the same pool, seed and history.
///
/// A pool is a list of questions in the order of the banks; what is drawn is places in it. Nothing here grows with the
/// pool: only a sample of a large one is considered.
public enum QuestionDraw {
  /// In a pool of up to this many questions, all are considered, so that none comes back before all were drawn. In a
  /// larger pool, this many random ones are: one comes back only if all of these were drawn at least as often.
  public static let sample = 256

  /// Those drawn least often come first; the seed breaks ties.
  /// - Parameters:
  ///   - count: at most as many as the pool has are drawn.
  ///   - size: questions in the pool.
  ///   - draws: how often the questions at these places were drawn before; nil for a draw that is the same on every
  ///     machine.
  public static func pick(
    _ count: Int, of size: Int, seed: UInt64, draws: (([Int]) throws -> [Int])? = nil
  ) throws -> [Int] {
    guard count > 0, size > 0 else { return [] }
    var places = Shuffle(size, seed: seed)
    guard let draws else { return (0..<min(count, size)).map { _ in places.next() } }
    let looked = (0..<min(max(count, sample), size)).map { _ in places.next() }
    let known = try draws(looked)
    return looked.indices.sorted { (known[$0], $0) < (known[$1], $1) }.prefix(count).map { looked[$0] }
  }
}

/// The numbers below a bound in a random order (Fisher–Yates), one at a time: what is not asked for costs
/// nothing.
private struct Shuffle {
  private var generator: SeededGenerator
  private var left: Int
  /// The numbers that have been moved, keyed by their new places.
  private var moved: [Int: Int] = [:]

  init(_ bound: Int, seed: UInt64) {
    generator = SeededGenerator(seed: seed)
    left = bound
  }

  /// May be called at most once per number.
  mutating func next() -> Int {
    let place = generator.below(left)
    left -= 1
    let found = moved[place] ?? place
    moved[place] = moved[left] ?? left
    return found
  }
}
