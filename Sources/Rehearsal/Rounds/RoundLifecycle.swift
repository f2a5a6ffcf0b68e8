import Interview

extension Model {
  /// Adds an event to the live round and saves it.
  mutating func record(_ kind: RoundEvent.Kind) -> [Effect] {
    guard live != nil else { return [] }
    let clock = live!.clock(at: now)
    live!.run.append(RoundEvent(at: clock, wall: now.wall, zoneOffset: settings.zone.offset(at: now.wall), kind))
    return [.save(live!.run, at: clock, durable: kind.isLandmark)]
  }

  /// Ends what has ended by itself, and shows the screen that the live round's stage needs. Called before a
  /// key acts and before a picture is drawn, so that both see the same state.
  mutating func catchUpLive() {
    guard let live else { return }
    self.live!.run = live.run.caughtUp(at: live.clock(at: now))
    followStage()
  }

  mutating func followStage() {
    guard let run = live?.run else { return }
    switch (run.stage, screen.state) {
    case (.scoring, is RoundScreen): screen = AnyScreen(ScorecardScreen())
    case (.phase, is ScorecardScreen), (.gap, is ScorecardScreen): screen = AnyScreen(RoundScreen())
    default: break
    }
    if run.phase?.clarifyTags.isEmpty != false { closeAsking() }
    if entry == nil, prompt == nil, let round = screen.state as? RoundScreen, round.isAsking(run) { beginAsking() }
  }

  /// The part of clarifying is over; a question that was being typed can be brought back in the next line.
  private mutating func closeAsking() {
    if let entry, entry.line == RoundScreen.Line.ask.rawValue, screen.state is RoundScreen {
      discardedText = entry.field.text
      self.entry = nil
    }
    if prompt?.state is ReplyPrompt { prompt = nil }
  }

  var isInGap: Bool {
    if case .gap = live?.run.stage { true } else { false }
  }

  /// Removes the last action from the live round.
  mutating func undo() -> [Effect] {
    guard let live, let last = live.run.lastAction, let undone = live.run.undone() else { return [] }
    let clock = live.clock(at: now)
    self.live!.run = undone.caughtUp(at: clock)
    say("Undone: \(last.kind.summary).")
    return [.save(undone, at: clock, durable: last.kind.isLandmark)]
  }

  var whyNoUndo: String? {
    guard let last = live?.run.lastAction else { return "Nothing to undo." }
    return last.kind.isUndoable ? nil : last.kind.whyFinal
  }

  /// A line of text and a prompt that are open stay open under this question.
  mutating func noticeSleep(since: Moment) -> [Effect] {
    guard let live, live.isTimed(at: since), live.run.hold == nil else { return [] }
    if screen.state is HelpScreen { back() }
    return record(.slept(since: live.clock(at: since)))
  }

  // MARK: The ways out

  /// Leaves the live round as it is. Text in an open line is kept.
  /// - Parameter isPaused: the candidate paused it; otherwise it was cut off, and the next start asks about it.
  mutating func leave(isPaused: Bool) -> Step {
    guard live != nil else { return .stay }
    var effects: [Effect] = []
    if let entry { effects += keep(entry) }
    entry = nil
    if let prompt { effects += prompt.state.keep(&self) }
    prompt = nil
    if isPaused {
      effects += record(.kept)
    } else if let live {
      effects.append(.save(live.run, at: live.clock(at: now), durable: true))
    }
    live = nil
    forgetAnswers()
    return Step(move: .home, effects: effects + [.releaseLock])
  }

  /// Ends the live round, discarding its current question or not.
  mutating func end(_ kind: RoundEvent.Kind) -> Step {
    let attempt = live?.run.position ?? 0
    return finish(record(kind), attempt: attempt)
  }

  /// After a scorecard come the gap and the next question, or the end of the round.
  mutating func leaveScorecard(_ kind: RoundEvent.Kind) -> Step {
    guard let attempt = live?.run.position else { return .stay }
    let effects = record(kind)
    return live?.run.isOver == true ? finish(effects, attempt: attempt) : .effects(effects)
  }

  private mutating func finish(_ effects: [Effect], attempt: Int) -> Step {
    guard let run = live?.run else { return .effects(effects) }
    live = nil
    forgetAnswers()
    return Step(move: .finish(run, attempt: attempt), effects: effects + [.releaseLock])
  }
}
