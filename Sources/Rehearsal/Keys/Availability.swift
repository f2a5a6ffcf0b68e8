import Interview

/// Whether an action can be done now, and if not, why.
enum Availability: Hashable, Sendable {
  case on
  case off(String)
}

extension Model {
  func availability(of action: Action, now: Moment) -> Availability {
    switch action {
    case .start(let kind): availabilityOfStart(kind)
    case .resume: availabilityOfResuming
    case .next, .pause, .hint, .undo, .edit, .note, .ask: availabilityInRound(action, now: now)
    case .open, .level, .rate, .scoreLate, .markBase, .left, .right, .tick, .drill:
      availabilityOnScreen(action, now: now)
    default: .on
    }
  }

  private var availabilityOfResuming: Availability {
    if case .detail(let state) = screen { return state.availability(of: .resume) }
    return waiting.isEmpty ? .off("No round is paused.") : .on
  }

  private func availabilityOfStart(_ kind: RoundKind) -> Availability {
    guard !shelf.scripts(of: kind).isEmpty else {
      return .off("The banks have no round for \(kind.rawValue); see greenroom bank check.")
    }
    return .on
  }

  private func availabilityInRound(_ action: Action, now: Moment) -> Availability {
    guard let live else { return .on }
    let run = live.run
    switch action {
    case .hint:
      let hints = run.question.hints.count
      if hints == 0 { return .off("This question has no hints.") }
      return (run.attempt?.hints ?? 0) < hints ? .on : .off("All \(hints) hints are shown.")
    case .undo:
      guard let last = run.events.last else { return .off("Nothing to undo.") }
      return last.kind.isUndoable ? .on : .off(last.kind.whyFinal)
    case .pause: return run.isScoring ? .off("No clock runs while you score.") : .on
    default: return .on
    }
  }

  private func availabilityOnScreen(_ action: Action, now: Moment) -> Availability {
    switch (screen, action) {
    case (.scorecard(let state), _): return state.availability(of: action, in: self)
    case (.home(let state), .open): return availabilityOfOpening(state)
    case (.history(let state), .open), (.history(let state), .drill):
      let attempts = state.attempts(of: self, now: now)
      guard !attempts.isEmpty else { return .off("No attempt is shown.") }
      return action == .open ? .on : availabilityOfDrill(attempts[state.shownCursor(of: attempts.count)].question)
    case (.detail(let state), .drill): return availabilityOfDrill(state.question.id)
    case (.detail(let state), _): return state.availability(of: action)
    case (.briefing(let state), .open):
      let pool = state.pool(in: shelf)
      return pool.isEmpty ? .off(state.emptyReason(in: shelf)) : .on
    default: return .on
    }
  }
}
