/// Draws the questions of a round: the same for the same pool, seed and past, whatever the pool's order.
public enum QuestionDraw {
  /// Those drawn least often come first, so that none comes back before the pool is used up; among equals the seed
  /// decides.
  /// - Parameters:
  ///   - count: at most as many as the pool has are drawn.
  ///   - drawn: how often each question was drawn before, by id; empty for a draw that is the same on every machine.
  public static func pick(
    _ count: Int, from pool: [Question], seed: UInt64, drawn: [Question.ID: Int] = [:]
  ) -> [Question] {
    var generator = SeededGenerator(seed: seed)
    let shuffled = generator.shuffled(pool.sorted { $0.id < $1.id })
    let ordered = shuffled.enumerated().sorted { left, right in
      let (before, after) = (drawn[left.element.id] ?? 0, drawn[right.element.id] ?? 0)
      return before != after ? before < after : left.offset < right.offset
    }
    return ordered.prefix(max(0, count)).map(\.element)
  }
}
