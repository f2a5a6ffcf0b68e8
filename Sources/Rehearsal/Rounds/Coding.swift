import Interview

extension Model {
  /// The editor gave the terminal back.
  mutating func editorClosed(_ job: JobID, text: String?, problem: String?) -> [Effect] {
    if let problem { say(problem, .warning) }
    guard live?.editor == job else { return [] }
    live?.editor = nil
    guard let text else { return [] }
    let effects = record(.snapshot(text: text))
    if problem == nil { announce() }
    return effects
  }

  /// What the clock did while the editor hid it.
  private mutating func announce() {
    guard let clock = live.flatMap({ $0.run.mainClock(at: $0.clock(at: now)) }), let left = clock.left,
      let overtime = clock.overtime
    else { return }
    let count = live?.run.attempt?.snapshots.count ?? 0
    if overtime.isPast {
      say("Snapshot \(count). \(ClockText.left(left).dropFirst()) over time.", .warning)
    } else if left <= .minutes(1) {
      say("Snapshot \(count). \(ClockText.left(left)) left.", .warning)
    } else {
      say("Snapshot \(count).")
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
