import Interview

extension Model {
  mutating func lockAcquired(
    _ request: LockRequest, material: RoundMaterial?, round: StoredRound?
  ) -> [Effect] {
    switch request.purpose {
    case .begin(let briefing): return material.map { begin(briefing, $0) } ?? [.releaseLock]
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
    forgetAnswers()
    return [.releaseLock]
  }

  private mutating func begin(_ briefing: Briefing, _ material: RoundMaterial) -> [Effect] {
    let setup = RoundSetup(
      id: material.id, script: briefing.script, rubric: material.rubric, questions: material.questions,
      budget: briefing.budget, seed: briefing.seed, startedAt: now.wall,
      zoneOffset: settings.zone.offset(at: now.wall))
    back()
    live = LiveRound(run: RoundRun(setup), base: .zero, anchor: now)
    open(RoundScreen())
    return record(.began)
  }

  private mutating func resume(_ paused: StoredRound) -> [Effect] {
    live = LiveRound(run: paused.run, base: paused.heartbeat.at, anchor: now)
    let effects = record(.resumed)
    open(RoundScreen())
    return effects
  }

  /// Discards a paused round: it counts as having ended when it was paused.
  private mutating func discard(_ paused: StoredRound) -> [Effect] {
    var run = paused.run.caughtUp(at: paused.heartbeat.at)
    let isUnderWay = run.stage == .phase || run.isScoring
    let wall = paused.heartbeat.moment.wall
    run.append(
      RoundEvent(
        at: paused.heartbeat.at, wall: wall, zoneOffset: settings.zone.offset(at: wall), isUnderWay ? .voided : .ended))
    forgetAnswers()
    return [.save(run, at: paused.heartbeat.at, durable: true), .releaseLock]
  }

  private mutating func score(_ run: RoundRun, attempt: Int) -> [Effect] {
    live = LiveRound(run: run, base: run.events.last?.at ?? .zero, anchor: now)
    let effects = record(.reopened(attempt: attempt))
    open(ScorecardScreen())
    return effects
  }
}
