import Canvas
import Interview

/// The program's only way from one state to the next.
/// - Parameter now: read once by the machine, so that everything this event leads to happens at the same moment.
public func update(_ model: inout Model, _ event: Event, now: Moment) -> [Effect] {
  // Changes nothing, not even the moment: a wake carries no information.
  if case .wake(let since) = event { return model.wakeEffects(since: since, now: now) }
  // After quitting, events are ignored.
  guard !model.isQuitting else { return [] }
  model.now = now
  let effects = model.take(event)
  model.followStage()
  return model.isQuitting ? effects : effects + model.queryEffects()
}

extension Model {
  fileprivate mutating func take(_ event: Event) -> [Effect] {
    switch event {
    case .started: break
    case .key(let key): return take(key)
    case .paste(let text): return takePaste(text)
    case .resized(let size): self.size = size
    case .wake: break
    case .slept(let since): return noticeSleep(since: since)
    case .brief(let briefing): open(BriefingScreen(briefing))
    case .lockAcquired(let request, let material, let round):
      return lockAcquired(request, material: material, round: round)
    case .lockDenied(let reason): say(reason, .warning)
    case .saved:
      guard unsaved != nil else { return [] }
      unsaved = nil
      say("Saving works again.")
      if live == nil { forgetAnswers() }
    case .saveFailed(let reason): unsaved = reason
    case .answered(let query, let answer): take(answer, to: query)
    case .recordsChanged: forgetAnswers()
    case .catalogChanged(let catalog): replaceCatalog(catalog)
    case .roundLoaded(let run, let attempt): show(run, attempt: attempt)
    case .editorOpened(let job):
      let snapshots = live?.run.attempt?.snapshots.count ?? 0
      live?.editor = OpenEditor(job: job, since: now, snapshots: snapshots)
    case .workFileSaved(let file, let text): return workFileSaved(file, text: text)
    case .editorClosed(let job, let text, let problem): return editorClosed(job, text: text, problem: problem)
    case .failed(let reason), .archiveReplaced(let reason): say(reason, .warning)
    case .terminated: return take(quit())
    }
    return []
  }

  private mutating func take(_ key: Key) -> [Effect] {
    catchUpLive()
    // A pending confirmation lasts for the very next key only, whatever it is.
    (confirmed, confirming) = (confirming, nil)
    defer { confirmed = nil }
    let focus = focus
    if case .typing = focus, key != .control("c"), key != .control("z") { return takeInEntry(key) }
    if let effects = focus.commanded(in: self).press(key, on: &self) { return effects }
    if key != .other { say("\(key.symbol) does nothing here; ? shows the keys.") }
    return []
  }

  private mutating func takePaste(_ text: String) -> [Effect] {
    catchUpLive()
    guard case .typing(var entry) = focus else {
      say("Nothing to paste into here; the text was ignored.")
      return []
    }
    if !entry.field.insert(text) { say("The pasted text was too long and was cut.", .warning) }
    self.entry = entry
    typed(in: entry)
    return []
  }

  /// Goes where the command leads.
  mutating func take(_ step: Step) -> [Effect] {
    switch step.move {
    case .stay: break
    case .back: back()
    case .home: screens.removeLast(screens.count - 1)
    case .open(let screen): open(screen)
    case .finish(let run, let attempt):
      back()
      // An attempt that is open underneath is shown as it is now. A void one isn't shown: goes Home, as after pausing.
      let isOpen = screen.state is AttemptScreen
      if run.attempts.indices.contains(attempt), isOpen || !run.attempts[attempt].isVoid {
        show(run, attempt: attempt)
      } else {
        screens.removeLast(screens.count - 1)
      }
    }
    return step.effects
  }

  /// The end of the program; a round in progress is kept.
  mutating func quit() -> Step {
    isQuitting = true
    var step = leave(isPaused: false)
    step.effects.append(.quit)
    return step
  }

  private mutating func replaceCatalog(_ new: Catalog) {
    let command = catalog.checkCommand
    catalog = new
    catalog.checkCommand = command
    forgetAnswers()
  }
}
