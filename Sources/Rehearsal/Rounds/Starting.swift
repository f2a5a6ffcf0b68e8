import Interview

extension Model {
  mutating func lockAcquired(_ request: LockRequest, id: String, round: StoredRound?) -> [Effect] {
    switch request.purpose {
    case .begin(let briefing): return begin(briefing, id: id)
    case .resume, .discard:
      guard let round, !round.run.isOver else { return notThere() }
      return request.purpose == .resume ? resume(round) : discard(round)
    case .score(let attempt):
      guard let round, round.run.attempts.indices.contains(attempt),
        AttemptScreen(run: round.run, attempt: attempt).whyNoScore == nil
      else { return notThere() }
      return score(round.run, attempt: attempt)
    }
  }

  private mutating func notThere() -> [Effect] {
    say("Another greenroom has done that in the meantime.")
    return [.releaseLock, .loadHistory]
  }

  private mutating func begin(_ briefing: Briefing, id: String) -> [Effect] {
    let script = briefing.script
    guard let rubric = catalog.rubrics.first(where: { $0.id == script.rubric }) else {
      say("There is no rubric \(script.rubric); see greenroom bank check.", .warning)
      return [.releaseLock]
    }
    let questions = briefing.draw(from: catalog, drawn: drawCounts)
    let setup = RoundSetup(
      id: id, script: script, rubric: rubric, questions: questions, budget: briefing.budget, seed: briefing.seed,
      startedAt: now.wall, zoneOffset: settings.zoneOffset)
    back()
    live = LiveRound(run: RoundRun(setup), base: .zero, anchor: now)
    open(RoundScreen())
    return record(.began)
  }

  /// How often each question was drawn, in all rounds of the archive.
  private var drawCounts: [String: Int] {
    history.reduce(into: [:]) { $0[$1.question, default: 0] += 1 }
  }

  private mutating func resume(_ paused: StoredRound) -> [Effect] {
    self.paused.removeAll { $0.id == paused.id }
    live = LiveRound(run: paused.run, base: paused.heartbeat.at, anchor: now)
    let effects = record(.resumed)
    open(RoundScreen())
    return effects
  }

  /// A paused round that is not wanted any more ended when it was paused.
  private mutating func discard(_ paused: StoredRound) -> [Effect] {
    var run = paused.run.settled(at: paused.heartbeat.at)
    let isUnderWay = run.stage == .phase || run.isScoring
    run.append(RoundEvent(at: paused.heartbeat.at, wall: paused.heartbeat.moment.wall, isUnderWay ? .voided : .ended))
    self.paused.removeAll { $0.id == paused.id }
    return [.save(run, at: paused.heartbeat.at, durable: true), .releaseLock, .loadHistory]
  }

  private mutating func score(_ run: RoundRun, attempt: Int) -> [Effect] {
    live = LiveRound(run: run, base: run.events.last?.at ?? .zero, anchor: now)
    let effects = record(.reopened(attempt: attempt))
    open(ScorecardScreen())
    return effects
  }
}
