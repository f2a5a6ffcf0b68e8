/// What lists show of an attempt.
public struct AttemptLine: Hashable, Sendable, Identifiable {
  public var round: String
  /// In the round, from 0.
  public var position: Int
  public var question: Question.ID
  public var title: String
  public var section: Section
  /// Since 1970, UTC.
  public var startedAt: Milliseconds
  public var endedAt: Milliseconds?
  /// Seconds that the local time was ahead of UTC.
  public var zoneOffset: Int
  public var outcome: Outcome?
  public var blindMean: Double?
  public var finalMean: Double?
  public var band: Band?
  public var overtime: Overtime
  public var isVoid: Bool
  /// Whether the scorecard was finished.
  public var isScored: Bool

  public init(
    round: String, position: Int, question: String, title: String, section: Section, startedAt: Milliseconds,
    endedAt: Milliseconds?, zoneOffset: Int, outcome: Outcome?, blindMean: Double?, finalMean: Double?, band: Band?,
    overtime: Overtime, isVoid: Bool, isScored: Bool
  ) {
    self.round = round
    self.position = position
    self.question = question
    self.title = title
    self.section = section
    self.startedAt = startedAt
    self.endedAt = endedAt
    self.zoneOffset = zoneOffset
    self.outcome = outcome
    self.blindMean = blindMean
    self.finalMean = finalMean
    self.band = band
    self.overtime = overtime
    self.isVoid = isVoid
    self.isScored = isScored
  }

  /// Identifies the attempt in commands and lists: the round's id and the position from 1.
  public var id: String { "\(round)/\(position + 1)" }

  /// Whole days from 1970-01-01 to when it began, where it began.
  public var dayNumber: Int { Int((Double(startedAt.wholeSeconds + zoneOffset) / 86_400).rounded(.down)) }
}

extension AttemptSummary {
  public var line: AttemptLine {
    AttemptLine(
      round: round, position: position, question: question, title: title, section: section, startedAt: startedAt,
      endedAt: endedAt, zoneOffset: zoneOffset, outcome: outcome, blindMean: blindMean, finalMean: finalMean,
      band: band, overtime: overtime, isVoid: isVoid, isScored: isScored)
  }
}
