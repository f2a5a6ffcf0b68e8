/// What a round starts from. Written once, never changed, and shared by every copy of the round: one is made each second,
/// and copying all that is in it would cost more than drawing the clock.
public final class RoundSetup: Hashable, Sendable {
  /// Unique among all rounds of all archives.
  public let id: String
  public let script: RoundScript
  public let rubric: Rubric
  public let questions: [Question]
  public let plans: [AttemptPlan]
  public let seed: UInt64
  /// Since 1970, UTC.
  public let startedAt: Milliseconds
  /// Seconds that the local time was ahead of UTC at the start.
  public let zoneOffset: Int

  public convenience init(
    id: String, script: RoundScript, rubric: Rubric, questions: [Question], budget: Milliseconds?, seed: UInt64,
    startedAt: Milliseconds, zoneOffset: Int
  ) {
    self.init(
      id: id, script: script, rubric: rubric, questions: questions,
      plans: questions.enumerated().map { script.plan(for: $1, budget: budget, seed: seed &+ UInt64($0)) }, seed: seed,
      startedAt: startedAt,
      zoneOffset: zoneOffset)
  }

  /// A setup as it was written down.
  public init(
    id: String, script: RoundScript, rubric: Rubric, questions: [Question], plans: [AttemptPlan], seed: UInt64,
    startedAt: Milliseconds, zoneOffset: Int
  ) {
    self.id = id
    self.script = script
    self.rubric = rubric
    self.questions = questions
    self.plans = plans
    self.seed = seed
    self.startedAt = startedAt
    self.zoneOffset = zoneOffset
  }

  public static func == (left: RoundSetup, right: RoundSetup) -> Bool {
    left === right
      || (left.id == right.id && left.script == right.script && left.rubric == right.rubric
        && left.questions == right.questions && left.plans == right.plans && left.seed == right.seed
        && left.startedAt == right.startedAt && left.zoneOffset == right.zoneOffset)
  }

  /// The id tells rounds apart.
  public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}
