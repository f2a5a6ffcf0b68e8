import Interview

extension Model {
  mutating func performInRound(_ action: Action, confirmed: Bool, now: Moment) -> [Effect] {
    guard let run = live?.run else { return [] }
    switch action {
    case .next: return next(confirmed: confirmed, now: now)
    case .pause: return record(run.isPaused ? .continued : .paused, now: now)
    case .hint: return record(.hinted, now: now)
    case .undo: return undo(now: now)
    case .note:
      entry = TextEntry(purpose: .note, label: "Note", field: TextField())
      return []
    case .ask:
      beginAsking()
      return []
    case .edit: return edit()
    case .leave:
      dialog = .leaving
      return []
    case .up, .down:
      scroll(by: action == .down ? 1 : -1)
      return []
    default: return []
    }
  }

  /// A conversation is read from its end backwards, anything else from its top.
  private mutating func scroll(by step: Int) {
    guard case .round(var state) = screen, let run = live?.run, let phase = run.phase else { return }
    let width = RoundPage.conversationWidth(phase: phase, columns: size.columns)
    let isTalk = !phase.clarifyTags.isEmpty && run.attempt?.clarifications.isEmpty == false
    let lines = Conversation(run: run, phase: phase).lines(width: width)
    // At least three lines stay in sight.
    state.scroll = max(0, min(lines.count - 3, state.scroll + (isTalk ? -step : step)))
    screen = .round(state)
  }

  private mutating func next(confirmed: Bool, now: Moment) -> [Effect] {
    guard let run = live?.run else { return [] }
    if let phase = run.phase, !phase.clarifyTags.isEmpty, run.attempt?.clarifications.isEmpty == true, !confirmed {
      dialog = .confirmNext
      say("You haven't asked anything yet. Press Space again to move on anyway.", .warning, now: now)
      return []
    }
    if case .round = screen { screen = .round(RoundViewState()) }
    let effects = record(.advanced, now: now)
    followStage(now: now)
    return effects
  }

  mutating func undo(now: Moment) -> [Effect] {
    guard let live, let last = live.run.events.last, let undone = live.run.undone() else { return [] }
    let clock = live.clock(at: now)
    self.live!.run = undone.settled(at: clock)
    followStage(now: now)
    say("Undone: \(last.kind.summary).", now: now)
    return [.save(undone, at: clock, durable: last.kind.isLandmark)]
  }

  /// An open line of text and a question that waits stay open behind this one.
  mutating func noticeSleep(since: Moment, now: Moment) -> [Effect] {
    guard let live, live.isTimed(at: since), live.run.standing == nil else { return [] }
    if case .help = screen { back() }
    return record(.slept(since: live.clock(at: since)), now: now)
  }

  mutating func performAfterSleep(_ action: Action, now: Moment) -> [Effect] {
    record(action == .count ? .sleepCounted : .sleepTakenOut, now: now)
  }

  // MARK: Leaving

  mutating func performLeaving(_ action: Action, now: Moment) -> [Effect] {
    switch action {
    case .keep:
      dialog = nil
      return leave(kept: true, now: now) + [.loadHistory]
    case .discard: return end(.voided, now: now)
    case .endRound: return end(.ended, now: now)
    case .later:
      dialog = nil
      return leaveScorecard(.postponed, now: now)
    default:
      dialog = nil
      return []
    }
  }

  private mutating func end(_ kind: RoundEvent.Kind, now: Moment) -> [Effect] {
    dialog = nil
    let attempt = live?.run.position ?? 0
    let effects = record(kind, now: now)
    return effects + finishRound(showing: attempt)
  }

  /// Leaves the live round as it is. What stands in an open line is kept.
  /// - Parameter kept: the candidate put it aside; else it was cut off, and the next start asks about it.
  mutating func leave(kept: Bool, now: Moment) -> [Effect] {
    guard live != nil else { return [] }
    var effects: [Effect] = []
    if let entry, !entry.field.text.isEmpty {
      switch entry.purpose {
      case .note, .clarify: effects += record(.noted(text: entry.field.text), now: now)
      case .assumption: effects += record(.assumed(text: entry.field.text), now: now)
      case .remark: effects += record(.remarked(text: entry.field.text), now: now)
      case .search, .seed, .facet, .budget: break
      }
    }
    entry = nil
    if let choosingTag { effects += record(.noted(text: choosingTag), now: now) }
    choosingTag = nil
    if kept {
      effects += record(.kept, now: now)
    } else if let live {
      effects.append(.save(live.run, at: live.clock(at: now), durable: true))
    }
    live = nil
    while screens.count > 1 { back() }
    return effects + [.release]
  }

  /// Behind a scorecard come the gap and the next question, or the end of the round.
  mutating func leaveScorecard(_ kind: RoundEvent.Kind, now: Moment) -> [Effect] {
    guard let attempt = live?.run.position else { return [] }
    let effects = record(kind, now: now)
    if live?.run.isOver == true { return effects + finishRound(showing: attempt) }
    followStage(now: now)
    return effects
  }

  // MARK: Taking up again

  mutating func performResuming(_ action: Action, now: Moment) -> [Effect] {
    guard case .resuming(let waiting) = dialog else { return [] }
    switch action {
    case .up, .down:
      let index = self.waiting.firstIndex { $0.run.setup.id == waiting.run.setup.id } ?? 0
      let next = (index + (action == .down ? 1 : -1) + self.waiting.count) % max(1, self.waiting.count)
      dialog = self.waiting.indices.contains(next) ? .resuming(self.waiting[next]) : nil
      return []
    case .goOn: pending = .resume
    case .discard: pending = .discard
    default:
      dialog = nil
      return []
    }
    dialog = nil
    return [.claim(title: waiting.run.setup.script.title, round: waiting.run.setup.id)]
  }
}
