/// Draws the questions of a round: the same for the same pool, seed and past.
///
/// A pool is a row of questions in the order of the banks; what is drawn are places in it. Nothing here grows with the
/// pool: of a large one a sample is looked at.
public enum QuestionDraw {
  /// Up to so many questions the whole pool is looked at, so that none comes back before all were drawn. Of a larger pool
  /// this many are, at random: one comes back only where all of these were drawn as often.
  public static let sample = 256

  /// Those drawn least often come first; among equals the seed decides.
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

/// The numbers below a bound in a random order (Fisher and Yates), one after the other: what is not asked for costs
/// nothing.
private struct Shuffle {
  private var generator: SeededGenerator
  private var left: Int
  /// The numbers that have been moved, by their new places.
  private var moved: [Int: Int] = [:]

  init(_ bound: Int, seed: UInt64) {
    generator = SeededGenerator(seed: seed)
    left = bound
  }

  /// At most as often as there are numbers.
  mutating func next() -> Int {
    let place = generator.below(left)
    left -= 1
    let found = moved[place] ?? place
    moved[place] = moved[left] ?? left
    return found
  }
}
