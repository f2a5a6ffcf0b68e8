import Interview

extension Model {
  /// The runtime gave the right to play.
  mutating func startPending(id: String, now: Moment) -> [Effect] {
    defer { pending = nil }
    switch pending {
    case .begin(let briefing): return begin(briefing, id: id, now: now)
    case .resume(let waiting): return resume(waiting, now: now)
    case .score(let run, let attempt): return scoreLate(run, attempt: attempt, now: now)
    case nil: return [.release]
    }
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

  private mutating func resume(_ waiting: WaitingRound, now: Moment) -> [Effect] {
    self.waiting.removeAll { $0.run.setup.id == waiting.run.setup.id }
    live = LiveRound(run: waiting.run, base: waiting.at, anchor: now)
    let effects = record(.resumed, now: now)
    open(.round(RoundViewState()))
    followStage(now: now)
    return effects
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

  /// Puts the screen in front that the live round's stage needs.
  mutating func followStage(now: Moment) {
    guard let run = live?.run else { return }
    switch (run.stage, screen) {
    case (.scoring, .round): screen = .scorecard(ScorecardState())
    case (.phase, .scorecard), (.gap, .scorecard): screen = .round(RoundViewState())
    default: break
    }
  }

  /// The live round is over: its summary comes where it was played.
  mutating func finishRound(now: Moment) -> [Effect] {
    guard let run = live?.run else { return [] }
    live = nil
    dialog = nil
    let last = run.position
    back()
    if run.attempts.indices.contains(last) { showAttempt(last, of: run) }
    return [.release, .loadHistory]
  }
}
