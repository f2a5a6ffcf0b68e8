/// What is looked at again about one attempt: the archive's row, the history's line, the evidence beside the score.
public struct AttemptSummary: Hashable, Sendable {
  public struct Phase: Hashable, Sendable {
    public var id: String
    public var title: String
    public var time: Milliseconds
    public var bound: TimeBound
    public var group: String?

    public init(id: String, title: String, time: Milliseconds, bound: TimeBound, group: String?) {
      self.id = id
      self.title = title
      self.time = time
      self.bound = bound
      self.group = group
    }

    /// Time over the limit; zero for targets and open phases.
    public var overtime: Overtime { bound.limit.map { Overtime(max(.zero, time - $0)) } ?? Overtime(.zero) }
  }

  public struct Group: Hashable, Sendable {
    public var id: String
    public var title: String
    public var time: Milliseconds
    public var limit: Milliseconds

    public init(id: String, title: String, time: Milliseconds, limit: Milliseconds) {
      self.id = id
      self.title = title
      self.time = time
      self.limit = limit
    }

    public var overtime: Overtime { Overtime(max(.zero, time - limit)) }
  }

  public var round: String
  /// In the round, from 0.
  public var position: Int
  public var question: String
  public var title: String
  public var section: Section
  public var topic: String
  public var difficulty: Difficulty
  public var script: String
  /// Since 1970, UTC.
  public var startedAt: Milliseconds
  /// Never earlier than the start, even if the machine's clock was set back in between.
  public var endedAt: Milliseconds?
  /// Seconds that local time was ahead of UTC when it started.
  public var zoneOffset: Int
  /// The same when it ended.
  public var endZoneOffset: Int
  public var outcome: Outcome?
  public var blind: [String: Int]
  public var final: [String: Int]
  public var blindMean: Double?
  public var finalMean: Double?
  public var band: Band?
  public var phases: [Phase]
  public var groups: [Group]
  public var pauses: Int
  public var pauseTime: Milliseconds
  public var hints: Int
  public var isVoid: Bool
  /// Whether the scorecard was finished.
  public var isScored: Bool
  public var isLate: Bool
  public var notes: [String]
  public var remark: String

  public init(
    round: String, position: Int, question: String, title: String, section: Section, topic: String,
    difficulty: Difficulty, script: String, startedAt: Milliseconds, endedAt: Milliseconds?, zoneOffset: Int,
    endZoneOffset: Int, outcome: Outcome?, blind: [String: Int], final: [String: Int], blindMean: Double?,
    finalMean: Double?, band: Band?,
    phases: [Phase], groups: [Group], pauses: Int, pauseTime: Milliseconds, hints: Int, isVoid: Bool, isScored: Bool,
    isLate: Bool, notes: [String], remark: String
  ) {
    self.round = round
    self.position = position
    self.question = question
    self.title = title
    self.section = section
    self.topic = topic
    self.difficulty = difficulty
    self.script = script
    self.startedAt = startedAt
    self.endedAt = endedAt
    self.zoneOffset = zoneOffset
    self.endZoneOffset = endZoneOffset
    self.outcome = outcome
    self.blind = blind
    self.final = final
    self.blindMean = blindMean
    self.finalMean = finalMean
    self.band = band
    self.phases = phases
    self.groups = groups
    self.pauses = pauses
    self.pauseTime = pauseTime
    self.hints = hints
    self.isVoid = isVoid
    self.isScored = isScored
    self.isLate = isLate
    self.notes = notes
    self.remark = remark
  }

  /// Identifies the attempt in commands and lists: the round's id and the position from 1.
  public var id: String { "\(round)/\(position + 1)" }

  /// What went over: all that the parts took beyond their own limits or, where that is more, beyond those they share.
  public var overtime: Overtime {
    Overtime(max(phases.map(\.overtime.excess).sum, groups.map(\.overtime.excess).max() ?? .zero))
  }
}

extension RoundRun {
  /// - Parameter now: on the round's clock; an attempt that has ended is the same at any time after.
  public func summary(ofAttempt index: Int, at now: Milliseconds) -> AttemptSummary {
    let attempt = attempts[index]
    let plan = setup.plans[index]
    let question = setup.questions[index]
    let phases = zip(plan.phases, times(ofAttempt: index, at: now)).map { phase, time in
      AttemptSummary.Phase(id: phase.id, title: phase.title, time: time, bound: phase.bound, group: phase.group)
    }
    let groups = plan.groups.map { group in
      AttemptSummary.Group(
        id: group.id, title: group.title, time: groupTime(group.id, ofAttempt: index, at: now), limit: group.limit)
    }
    let end = attempt.end ?? now
    let pauses = breaks.filter { $0.from >= attempt.starts[0] && $0.from < end }
    let card = attempt.card
    return AttemptSummary(
      round: setup.id, position: index, question: question.id, title: question.title, section: question.section,
      topic: question.topic, difficulty: question.difficulty, script: setup.script.id,
      startedAt: wall(at: attempt.starts[0]), endedAt: attempt.end.map { wallOfEnd(at: $0, start: attempt.starts[0]) },
      zoneOffset: zoneOffset(at: attempt.starts[0]), endZoneOffset: zoneOffset(at: end),
      outcome: card.outcome, blind: card.blind, final: card.final, blindMean: setup.rubric.mean(of: card.blind),
      finalMean: setup.rubric.mean(of: card.final), band: setup.rubric.band(of: card.final), phases: phases,
      groups: groups, pauses: pauses.count, pauseTime: pauses.map { $0.to - $0.from }.sum, hints: attempt.hints,
      isVoid: attempt.isVoid, isScored: card.saved, isLate: card.late, notes: attempt.notes.map(\.text),
      remark: card.remark)
  }

  /// The machine's clock at a point of the round, from the last event before it.
  public func wall(at time: Milliseconds) -> Milliseconds {
    guard let event = events.last(where: { $0.at <= time }) else { return setup.startedAt + time }
    return event.wall + (time - event.at)
  }

  /// The machine's clock at the end of an attempt; if it was set back in between, what it would have said otherwise.
  private func wallOfEnd(at end: Milliseconds, start: Milliseconds) -> Milliseconds {
    let (ended, unchanged) = (wall(at: end), wall(at: start) + (end - start))
    return ended < unchanged - .seconds(1) ? unchanged : max(ended, wall(at: start))
  }

  /// Seconds that local time was ahead of UTC at a point of the round.
  private func zoneOffset(at time: Milliseconds) -> Int {
    events.last { $0.at <= time }?.zoneOffset ?? setup.zoneOffset
  }

  /// Where every millisecond of the round went. The parts add up to the whole.
  public func ledger(at now: Milliseconds) -> Ledger {
    var ledger = Ledger()
    ledger.phases = attempts.indices.map { times(ofAttempt: $0, at: now).sum }.sum
    ledger.pauses = breaks.filter { $0.reason == .pause }.map { $0.to - $0.from }.sum
    ledger.sleeps = breaks.filter { $0.reason == .sleep }.map { $0.to - $0.from }.sum
    switch hold?.reason {
    case .pause: ledger.pauses += holdTime(at: now)
    case .sleep: ledger.sleeps += holdTime(at: now)
    case nil: break
    }
    ledger.gaps = gaps.sum + gapTime(at: now)
    ledger.scoring = scorings.sum
    if case .scoring(let attempt, let since) = stage, !attempts[attempt].card.late { ledger.scoring += now - since }
    return ledger
  }

  public struct Ledger: Hashable, Sendable {
    public var phases = Milliseconds.zero
    public var pauses = Milliseconds.zero
    public var sleeps = Milliseconds.zero
    public var gaps = Milliseconds.zero
    public var scoring = Milliseconds.zero

    public var total: Milliseconds { phases + pauses + sleeps + gaps + scoring }
  }
}
