/// The candidate's own judgment of one attempt: first blind, then beside the evidence.
public struct Scorecard: Hashable, Codable, Sendable {
  public var outcome: Outcome?
  /// Dimension to level, 1 to 4, given before anything measured was shown.
  public var blind: [String: Int] = [:]
  /// Changes made beside the evidence.
  public var changed: [String: Int] = [:]
  public var looked = false
  /// Indices into the question's checklist.
  public var ticks: Set<Int> = []
  public var flags: Set<String> = []
  public var causes: Set<String> = []
  public var remark = ""
  public var saved = false
  /// Scored from the history, not right after the attempt.
  public var late = false

  public init() {}

  /// The blind scores with the changes over them; empty before the evidence was looked at.
  public var final: [String: Int] { looked ? blind.merging(changed) { $1 } : [:] }

  /// What the blind step still lacks.
  public func isComplete(for rubric: Rubric) -> Bool {
    outcome != nil && rubric.dimensions.allSatisfy { blind[$0.id] != nil }
  }
}
