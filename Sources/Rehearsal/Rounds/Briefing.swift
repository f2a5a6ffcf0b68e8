import Interview

/// What will be drawn and played; everything can be changed before the clock starts.
public struct Briefing: Hashable, Sendable {
  /// The scripts to choose from with left and right.
  public var scripts: [RoundScript]
  public var script: RoundScript
  public var filter: QuestionFilter
  public var count: Int
  /// Replaces the script's budget; nil means by difficulty.
  public var budget: Milliseconds?
  public var seed: UInt64
  /// Whether a seed was given; if so, the draw ignores past draws.
  public var isSeeded = false

  public init(scripts: [RoundScript], script: RoundScript, settings: Settings, now: Moment) {
    self.scripts = scripts
    self.script = script
    filter = script.filter
    count = Self.defaultCount(script, settings)
    seed = Self.seedOfDay(settings, now: now)
  }

  /// The date as a number: the same all day.
  static func seedOfDay(_ settings: Settings, now: Moment) -> UInt64 {
    let today = LocalTime(now.wall, in: settings.zone)
    return UInt64(max(0, today.year * 10_000 + today.month * 100 + today.day))
  }

  static func defaultCount(_ script: RoundScript, _ settings: Settings) -> Int {
    min(script.most, max(1, settings.counts[script.id] ?? settings.counts[script.kind.rawValue] ?? script.count))
  }

  public static let minimumBudget = Milliseconds.minutes(5)
  public static let maximumBudget = Milliseconds.minutes(180)
}
