import Canvas
import Interview

/// The program's only way from one state to the next.
/// - Parameter now: read once by the runtime, so that everything this event leads to happens at the same moment.
public func update(_ model: inout Model, _ event: Event, now: Moment) -> [Effect] {
  switch event {
  case .key(let key): return model.take(key, now: now)
  case .paste(let text): return model.takePaste(text, now: now)
  case .resized(let size):
    model.size = size
    return []
  case .wake(let since): return model.wakeEffects(since: since, now: now)
  case .slept(let since): return model.noticeSleep(since: since, now: now)
  case .brief(let briefing):
    model.open(.briefing(briefing))
    return []
  case .granted(let id, let round): return model.startPending(id: id, round: round, now: now)
  case .refused(let reason):
    model.pending = nil
    model.say(reason, .warning, now: now)
    return []
  case .saved:
    guard model.unsaved != nil else { return [] }
    model.unsaved = nil
    model.say("Saving works again.", now: now)
    return model.live == nil ? [.loadHistory] : []
  case .saveFailed(let reason):
    model.unsaved = reason
    return []
  case .historyLoaded(let attempts, let waiting, let unreadable):
    model.takeHistory(attempts, waiting: waiting)
    model.unreadable = unreadable
    return []
  case .roundLoaded(let run, let attempt):
    model.showAttempt(attempt, of: run)
    return []
  case .editorOpened:
    model.live?.isEditing = true
    return []
  case .editorClosed(let text, let problem): return model.editorClosed(text: text, problem: problem, now: now)
  case .failed(let reason), .archiveReplaced(let reason):
    model.say(reason, .warning, now: now)
    return []
  case .terminated: return model.end(now: now)
  }
}

extension Model {
  /// What the keys mean now.
  var context: Context {
    if isTooSmall { return .tooSmall }
    if case .help = screen { return .help }
    // Nobody was there: what the clock does with that time comes before all else.
    if asksAboutSleep { return .slept }
    switch dialog {
    case .leaving: return live?.run.isScoring == true ? .leavingScorecard : isInGap ? .leavingGap : .leaving
    case .resuming: return .resuming
    case .confirmNext, .confirmQuit, nil: break
    }
    switch screen {
    case .home: return .home
    case .briefing: return .briefing
    case .round: return roundContext
    case .scorecard(let state): return state.context
    case .history: return .history
    case .detail(let state): return state.page == .code ? .code : .detail
    case .help: return .help
    }
  }

  private var roundContext: Context {
    guard let run = live?.run else { return .round }
    if isInGap { return .gap }
    if run.phase?.clarifyTags.isEmpty == false { return .clarify }
    return run.setup.script.workFile ? .coding : .round
  }

  var asksAboutSleep: Bool { live?.run.asksAboutSleep == true }

  var isInGap: Bool {
    if case .gap = live?.run.stage { true } else { false }
  }

  mutating func take(_ key: Key, now: Moment) -> [Effect] {
    settleLive(now: now)
    // These two questions hold for the very next key only, whatever it is.
    let asked = dialog
    if asked == .confirmNext || asked == .confirmQuit { dialog = nil }
    if isTyping, !isTooSmall, !asksAboutSleep, key != .control("c"), key != .control("z") {
      return takeInEntry(key, now: now)
    }
    if let effects = takeDataKey(key, now: now) { return effects }
    guard let binding = Keymap.action(for: key, in: context) else {
      if key != .other { say("\(key.symbol) does nothing here; ? shows the keys.", now: now) }
      return []
    }
    if case .off(let reason) = availability(of: binding.action, now: now) {
      say(reason, now: now)
      return []
    }
    if message != nil { message = nil }
    if binding.action == .quit { return quit(confirmed: asked == .confirmQuit, now: now) }
    return perform(binding.action, confirmed: asked == .confirmNext, now: now)
  }

  mutating func takePaste(_ text: String, now: Moment) -> [Effect] {
    guard entry != nil, !isTooSmall, !asksAboutSleep else {
      say("Nothing to paste into here; the text was ignored.", now: now)
      return []
    }
    if entry?.field.insert(text) == false { say("The pasted text was too long and was cut.", .warning, now: now) }
    if let entry { typed(in: entry) }
    return []
  }

  /// A line of text is open, or one was written and waits for its tag.
  var isTyping: Bool { entry != nil || choosingTag != nil }

  mutating func say(_ text: String, _ tone: Message.Tone = .plain, now: Moment) {
    message = Message(text: text, tone: tone, until: now.advanced(by: .seconds(tone == .plain ? 4 : 8)))
  }

  /// Keys that the data gives: tags of a script, flags and causes of a rubric.
  private mutating func takeDataKey(_ key: Key, now: Moment) -> [Effect]? {
    guard case .character(let character) = key, !isTooSmall else { return nil }
    if context == .marks { return toggleMark(key: character, now: now) }
    return nil
  }

  private mutating func perform(_ action: Action, confirmed: Bool, now: Moment) -> [Effect] {
    switch action {
    case .suspend: return [.suspend]
    case .help:
      open(.help(HelpState(about: context)))
      return []
    default: break
    }
    switch context {
    case .home: return performOnHome(action, now: now)
    case .briefing: return performOnBriefing(action, now: now)
    case .round, .clarify, .coding, .gap: return performInRound(action, confirmed: confirmed, now: now)
    case .leaving, .leavingGap, .leavingScorecard: return performLeaving(action, now: now)
    case .slept: return performAfterSleep(action, now: now)
    case .resuming: return performResuming(action, now: now)
    case .blind, .evidence, .marks, .reference: return performOnScorecard(action, now: now)
    case .history: return performOnHistory(action, now: now)
    case .detail, .code: return performOnDetail(action, now: now)
    case .help: return performOnHelp(action, now: now)
    case .tooSmall: return []
    }
  }

  /// What is not saved would be lost with the program: asks once.
  private mutating func quit(confirmed: Bool, now: Moment) -> [Effect] {
    guard let unsaved, !confirmed else { return end(now: now) }
    dialog = .confirmQuit
    say("Not saved: \(unsaved). Press the key again to quit anyway.", .warning, now: now)
    return []
  }

  /// The end of the program; a round in progress is kept.
  fileprivate mutating func end(now: Moment) -> [Effect] {
    isQuitting = true
    return leave(kept: false, now: now) + [.quit]
  }

  fileprivate mutating func takeHistory(_ attempts: [AttemptSummary], waiting: [StoredRound]) {
    history = attempts
    self.waiting = waiting.filter { $0.run.setup.id != live?.run.setup.id }
    // A round that was cut off is offered once, at the start; one that was put aside waits on Home.
    if !hasHistory, let first = self.waiting.first(where: { !$0.run.isKept }) { dialog = .resuming(first) }
    hasHistory = true
  }
}
