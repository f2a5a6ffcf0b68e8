import Interview

extension Model {
  /// The file whose saves belong to the live round, even after the editor has returned or while its attempt is scored.
  public var workFile: WorkFile? {
    guard let run = live?.run, run.setup.script.workFile, run.attempt != nil, !run.isOver else { return nil }
    return run.workFile
  }

  mutating func workFileSaved(_ file: WorkFile, text: String) -> [Effect] {
    guard let workFile, workFile.round == file.round, workFile.name == file.name, workFile.isChanged(to: text) else {
      return []
    }
    return record(.snapshot(text: text))
  }

  /// Faster than anyone can edit: the editor has left the terminal and perhaps opened a window.
  private static let quickReturn = Milliseconds.seconds(1)

  /// The editor gave the terminal back.
  mutating func editorClosed(_ job: JobID, text: String?, problem: String?) -> [Effect] {
    if let problem { say(problem, .warning) }
    guard let editor = live?.editor, editor.job == job else { return [] }
    live?.editor = nil
    guard let text, let workFile else { return [] }
    let effects = workFileSaved(workFile, text: text)
    guard problem == nil else { return effects }
    if live?.run.attempt?.snapshots.count != editor.snapshots {
      announce()
    } else if now.steady - editor.since.steady < Self.quickReturn {
      say("The editor returned at once and changed nothing. If it opened a window, what you save there still counts.")
    } else {
      say("The work file was not changed.")
    }
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

extension WorkFile {
  fileprivate func isChanged(to text: String) -> Bool { !text.utf8.elementsEqual(start.utf8) }
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
