import Interview

extension Model {
  /// The runtime gave the play lock.
  mutating func startPending(id: String, round: StoredRound?, now: Moment) -> [Effect] {
    let asked = pending
    pending = nil
    switch asked {
    case .begin(let briefing): return begin(briefing, id: id, now: now)
    case .resume, .discard:
      guard let round, !round.run.isOver else { return notThere(now: now) }
      return asked == .resume ? resume(round, now: now) : discard(round)
    case .score(let attempt):
      guard let round, round.run.attempts.indices.contains(attempt),
        DetailState(run: round.run, attempt: attempt).availability(of: .scoreLate) == .on
      else { return notThere(now: now) }
      return scoreLate(round.run, attempt: attempt, now: now)
    case nil: return [.release]
    }
  }

  private mutating func notThere(now: Moment) -> [Effect] {
    say("Another greenroom has done that in the meantime.", now: now)
    return [.release, .loadHistory]
  }

  private mutating func begin(_ briefing: BriefingState, id: String, now: Moment) -> [Effect] {
    let script = briefing.script
    guard let rubric = shelf.rubrics.first(where: { $0.id == script.rubric }) else {
      say("There is no rubric \(script.rubric); see greenroom bank check.", .warning, now: now)
      return [.release]
    }
    let questions = briefing.draw(from: shelf, drawn: drawCounts)
    let setup = RoundSetup(
      id: id, script: script, rubric: rubric, questions: questions, budget: briefing.budget, seed: briefing.seed,
      startedAt: now.wall, zoneOffset: settings.zoneOffset)
    back()
    live = LiveRound(run: RoundRun(setup), base: .zero, anchor: now)
    open(.round(RoundViewState()))
    return record(.began, now: now)
  }

  /// How often each question was drawn, in all rounds of the archive.
  var drawCounts: [String: Int] {
    history.reduce(into: [:]) { $0[$1.question, default: 0] += 1 }
  }

  private mutating func resume(_ waiting: StoredRound, now: Moment) -> [Effect] {
    self.waiting.removeAll { $0.run.setup.id == waiting.run.setup.id }
    live = LiveRound(run: waiting.run, base: waiting.heartbeat.at, anchor: now)
    let effects = record(.resumed, now: now)
    open(.round(RoundViewState()))
    followStage(now: now)
    return effects
  }

  /// A waiting round that is not wanted any more ended when it was left.
  private mutating func discard(_ waiting: StoredRound) -> [Effect] {
    var run = waiting.run.settled(at: waiting.heartbeat.at)
    let isUnderWay = run.stage == .phase || run.isScoring
    run.append(RoundEvent(at: waiting.heartbeat.at, wall: waiting.heartbeat.moment.wall, isUnderWay ? .voided : .ended))
    self.waiting.removeAll { $0.run.setup.id == run.setup.id }
    return [.save(run, at: waiting.heartbeat.at, durable: true), .release, .loadHistory]
  }

  private mutating func scoreLate(_ run: RoundRun, attempt: Int, now: Moment) -> [Effect] {
    live = LiveRound(run: run, base: run.events.last?.at ?? .zero, anchor: now)
    let effects = record(.reopened(attempt: attempt), now: now)
    open(.scorecard(ScorecardState()))
    return effects
  }

  /// Adds an event to the live round and saves it.
  mutating func record(_ kind: RoundEvent.Kind, now: Moment) -> [Effect] {
    guard live != nil else { return [] }
    let clock = live!.clock(at: now)
    live!.run.append(RoundEvent(at: clock, wall: now.wall, kind))
    return [.save(live!.run, at: clock, durable: kind.isLandmark)]
  }

  /// Ends what has ended by itself, and puts the screen in front that the live round's stage needs. The same before a
  /// key acts and before a picture is drawn, so that both mean the same.
  mutating func settleLive(now: Moment) {
    guard let live else { return }
    self.live!.run = live.run.settled(at: live.clock(at: now))
    followStage(now: now)
  }

  mutating func followStage(now: Moment) {
    guard let run = live?.run else { return }
    switch (run.stage, screen) {
    case (.scoring, .round): screen = .scorecard(ScorecardState())
    case (.phase, .scorecard), (.gap, .scorecard): screen = .round(RoundViewState())
    default: break
    }
  }

  /// The live round is over: what was scored last comes where it was played. What does not count is not looked at.
  mutating func finishRound(showing attempt: Int) -> [Effect] {
    guard let run = live?.run else { return [] }
    live = nil
    dialog = nil
    back()
    // An attempt that lies open below is shown as it is now.
    var isOpen = false
    if case .detail = screen { isOpen = true }
    if run.attempts.indices.contains(attempt), isOpen || !run.attempts[attempt].isVoid { showAttempt(attempt, of: run) }
    return [.release, .loadHistory]
  }
}
