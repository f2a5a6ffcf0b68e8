import Archive
import Interview

/// What a candidate does in several tests.
extension Tmux {
  /// Opens the briefing of a command and starts its clock.
  func begin(_ arguments: String) throws {
    try start(arguments, until: "briefing")
    send("Enter")
  }

  /// Scores all rows with 3, goes through the evidence and saves.
  func score(rows: Int) throws {
    send("t")
    for _ in 0..<rows { send("3") }
    send("Enter")
    try wait("the evidence")
    send("Enter")
  }

  /// Waits until a second of the core has passed, or more.
  func waitForClock() throws {
    try wait("running clock") { screen in screen.contains(" of 2:00") && !screen.contains("0:00 of 2:00") }
  }

  /// Through all parts of a question.
  func toScorecard() throws {
    for _ in 0..<30 {
      let before = screen
      send("Space")
      try wait("next part") { $0 != before }
      if screen.contains("from memory") { return }
    }
    try wait("from memory")
  }

  func attempts() throws -> [AttemptSummary] { try Archive(path: archive, readOnly: true).attempts() }
}
