/// How a typed clarifying question was matched with what the interviewer can answer.
public struct ReplyMatch: Hashable, Codable, Sendable {
  /// Index among the question's clarifying entries; nil when none fit.
  public var entry: Int?
  /// Of the best entry: see `ReplyFinder`.
  public var score: Double
  /// Which of the offered replies the candidate chose, counting from 1, 0 for none of them; nil if nothing was offered.
  public var choice: Int?

  public init(entry: Int?, score: Double, choice: Int? = nil) {
    self.entry = entry
    self.score = score
    self.choice = choice
  }
}
