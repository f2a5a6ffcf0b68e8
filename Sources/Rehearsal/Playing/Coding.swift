import Interview

extension Model {
  mutating func edit() -> [Effect] {
    guard let run = live?.run else { return [] }
    return [.edit(run.workFile)]
  }

  /// The editor gave the terminal back.
  mutating func editorClosed(text: String?, problem: String?, now: Moment) -> [Effect] {
    live?.isEditing = false
    guard live != nil else { return [] }
    if let problem { say(problem, .warning, now: now) }
    guard let text else { return [] }
    let effects = record(.snapshot(text: text), now: now)
    if problem == nil { announce(now: now) }
    return effects
  }

  /// What the clock did while the editor hid it.
  private mutating func announce(now: Moment) {
    guard let clock = live.flatMap({ $0.run.mainClock(at: $0.clock(at: now)) }), let left = clock.left,
      let overtime = clock.overtime
    else { return }
    let count = live?.run.attempt?.snapshots.count ?? 0
    if overtime.isPast {
      say("Snapshot \(count). \(ClockText.left(left).dropFirst()) over time.", .warning, now: now)
    } else if left <= .minutes(1) {
      say("Snapshot \(count). \(ClockText.left(left)) left.", .warning, now: now)
    } else {
      say("Snapshot \(count).", now: now)
    }
  }
}

extension RoundRun {
  var workFile: WorkFile {
    WorkFile(
      round: setup.id, name: "\(position + 1)-\(question.slug).\(question.coding?.language ?? "py")",
      // A work file that went missing begins with what was last seen of it.
      start: attempt?.snapshots.last?.text ?? question.workFileStart)
  }
}

extension Question {
  /// What the work file says before anyone wrote into it: the starter, else title, link and reminder as comments.
  var workFileStart: String {
    if let starter = coding?.starter { return starter + "\n" }
    let comment = ["py", "rb", "sh", "jl", "r"].contains(coding?.language ?? "py") ? "#" : "//"
    let lines = [title, coding?.link, coding?.reminder].compactMap { $0 }
    return lines.map { "\(comment) \($0)\n" }.joined() + "\n\n"
  }
}
