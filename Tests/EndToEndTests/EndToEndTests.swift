import Archive
import Foundation
import Interview
import Playing
import Testing

/// The real program in a real terminal.
@Suite(.serialized) struct EndToEndTests {
  /// Scores all rows with 3, goes through the evidence and saves.
  private func score(_ tmux: Tmux, rows: Int) throws {
    tmux.send("t")
    for _ in 0..<rows { tmux.send("3") }
    tmux.send("Enter")
    try tmux.wait("the evidence")
    tmux.send("Enter")
  }

  private func toScorecard(_ tmux: Tmux) throws {
    for _ in 0..<30 {
      let before = tmux.screen
      tmux.send("Space")
      try tmux.wait("next part") { $0 != before }
      if tmux.screen.contains("from memory") { return }
    }
    try tmux.wait("from memory")
  }

  private func attempts(_ tmux: Tmux) throws -> [AttemptSummary] {
    try Archive(path: tmux.archive, readOnly: true).attempts()
  }

  @Test func aBehavioralRoundToItsEndAndTheHistoryAfterARestart() throws {
    let tmux = try Tmux()
    try tmux.start()
    try tmux.wait("Press one.")
    tmux.send("b")
    try tmux.wait("briefing")
    tmux.keys("Left", "Left", "Left", "Enter")
    try tmux.wait("Situation")
    try tmux.wait("0:02 of 2:00")
    try toScorecard(tmux)
    try score(tmux, rows: 5)
    try tmux.wait("Overview")
    tmux.send("C-c")
    try tmux.waitForShell()
    try tmux.start()
    try tmux.wait("Last")
    tmux.send("h")
    try tmux.wait("1 attempt ")
    tmux.send("Enter")
    try tmux.wait("Took time")
    let summary = try #require(try attempts(tmux).first)
    #expect(summary.section == .behavioral && summary.isScored && summary.finalMean == 3)
    tmux.send("C-c")
    try tmux.waitForShell()
    let json = try tmux.output(of: "\(Tmux.binary) history --json")
    #expect(json.contains("\"outcome\" : \"took\""))
  }

  @Test func aDesignRoundToItsEnd() throws {
    let tmux = try Tmux()
    try tmux.start("design --question ml-design/card-fraud", until: "briefing")
    tmux.send("Enter")
    try tmux.wait("Clarify")
    tmux.send("i")
    try tmux.wait("Ask")
    tmux.send(literal: "scale: How many payments a second?")
    tmux.send("Enter")
    try tmux.wait("● scale")
    tmux.send("i")
    tmux.send(literal: "What may it cost in time?")
    tmux.send("Enter")
    try tmux.wait("Which kind of question?")
    tmux.send("l")
    try tmux.wait("● latency")
    try toScorecard(tmux)
    try score(tmux, rows: 6)
    try tmux.wait("Overview")
    #expect(try attempts(tmux).first?.script == "design-45")
  }

  @Test func aCodingRoundWithTheEditor() throws {
    let tmux = try Tmux()
    let editor = tmux.scratch.write("editor", "#!/bin/sh\necho 'return 1' >> \"$1\"\nexit 0\n")
    chmod(editor, 0o755)
    try tmux.start("coding --question dsa-coding/two-sum --budget 30m", until: "briefing")
    tmux.send("C-c")
    try tmux.waitForShell()
    tmux.type("export EDITOR=\(editor)")
    try tmux.start("coding --question dsa-coding/two-sum --budget 30m", until: "briefing")
    tmux.send("Enter")
    try tmux.wait("of 30 min in all")
    tmux.send("e")
    try tmux.wait("snapshot 1")
    tmux.send("e")
    try tmux.wait("snapshot 2")
    try toScorecard(tmux)
    try score(tmux, rows: 4)
    try tmux.wait("Overview")
    tmux.keys("Tab", "Tab", "Tab")
    try tmux.wait("+1 −0 against snapshot 1")
    #expect(try attempts(tmux).first?.question == "dsa-coding/two-sum")
  }

  @Test func aRealEditorTakesTheTerminalAndGivesItBack() throws {
    let tmux = try Tmux(environment: ["EDITOR": "vi -u NONE"])
    guard FileManager.default.fileExists(atPath: "/usr/bin/vi") || FileManager.default.fileExists(atPath: "/bin/vi")
    else { return }
    try tmux.start("coding --question dsa-coding/two-sum", until: "briefing")
    tmux.send("Enter")
    try tmux.wait("Restate")
    tmux.send("e")
    try tmux.wait("# Two Sum")
    tmux.keys("G", "o")
    tmux.send(literal: "x = 1")
    tmux.send("Escape")
    try tmux.waitGone("INSERT")
    tmux.send(literal: ":wq")
    tmux.send("Enter")
    try tmux.wait("snapshot 1")
    // The keys are the program's again.
    tmux.send("n")
    try tmux.wait("Note")
    tmux.send(literal: "still here")
    tmux.send("Enter")
    try tmux.wait("still here")
  }

  @Test(arguments: [
    ("does-not-exist-editor", "was not found"), ("false", "ended with status 1"), ("rm", "The work file is gone"),
    ("stty raw -echo; true", "Snapshot 1."),
  ])
  func editorsThatMisbehave(editor: String, message: String) throws {
    let tmux = try Tmux(environment: ["EDITOR": editor])
    try tmux.start("coding --question dsa-coding/two-sum", until: "briefing")
    tmux.send("Enter")
    try tmux.wait("Restate")
    tmux.send("e")
    try tmux.wait(message)
    // Keys still arrive one by one, unechoed.
    tmux.send("n")
    try tmux.wait("Note")
    tmux.send(literal: "works")
    tmux.send("Enter")
    try tmux.wait("works")
    tmux.keys("q", "v", "q")
    try tmux.waitForShell()
  }

  /// What was typed in one burst with the key that opens the editor does nothing behind it.
  @Test func keysBehindTheEditorAreNobodys() throws {
    let tmux = try Tmux()
    let editor = tmux.scratch.write("editor", "#!/bin/sh\nread line </dev/tty\necho \"$line\" >> \"$1\"\n")
    chmod(editor, 0o755)
    tmux.type("export EDITOR=\(editor)")
    try tmux.start("coding --question dsa-coding/two-sum", until: "briefing")
    tmux.send("Enter")
    try tmux.wait("Restate")
    tmux.send(literal: "eqv")
    try tmux.wait("editor") { _ in !tmux.isAlternate }
    tmux.send("Enter")
    try tmux.wait("snapshot 1")
  }

  /// The editor ends with the program and does not share the terminal with the shell.
  @Test func aKillWithTheEditorOpen() throws {
    let tmux = try Tmux()
    let editor = tmux.scratch.write("editor", "#!/bin/sh\necho $$ > \"$HOME/editor.pid\"\necho I am here\nexec cat > /dev/null\n")
    chmod(editor, 0o755)
    let before = try tmux.output(of: "stty -a")
    tmux.type("export EDITOR=\(editor)")
    try tmux.start("coding --question dsa-coding/two-sum", until: "briefing")
    tmux.send("Enter")
    try tmux.wait("Restate")
    tmux.send("e")
    try tmux.wait("I am here")
    kill(try tmux.program(), SIGTERM)
    try tmux.waitForShell()
    #expect(try tmux.output(of: "stty -a") == before)
    let pid = try #require(Int32(try String(contentsOfFile: tmux.home + "/editor.pid", encoding: .utf8).dropLast()))
    #expect(kill(pid, 0) == -1 && errno == ESRCH)
  }

  @Test func ctrlCInAnEditorIsTheEditors() throws {
    let tmux = try Tmux()
    let editor = tmux.scratch.write("editor", "#!/bin/sh\necho I am here\nexec sleep 100\n")
    chmod(editor, 0o755)
    tmux.type("export EDITOR=\(editor)")
    try tmux.start("coding --question dsa-coding/two-sum", until: "briefing")
    tmux.send("Enter")
    try tmux.wait("Restate")
    for _ in 0..<10 {
      tmux.send("e")
      try tmux.wait("I am here")
      tmux.send("C-c")
      try tmux.wait("was ended by signal 2")
      tmux.send("?")
      try tmux.wait("Keys")
      tmux.send("q")
      try tmux.waitGone("Keys")
    }
  }

  @Test func aKilledRoundGoesOnWhereItWas() throws {
    let tmux = try Tmux()
    try tmux.start("behavioral --count 1", until: "briefing")
    tmux.send("Enter")
    try tmux.wait("0:01 of 2:00")
    tmux.send("Space")
    tmux.send("n")
    tmux.send(literal: "before the kill")
    tmux.send("Enter")
    try tmux.wait("before the kill")
    kill(try tmux.program(), SIGKILL)
    tmux.type("")
    tmux.type("reset")
    try tmux.start(until: "A round waits")
    tmux.send("Enter")
    try tmux.wait("before the kill")
    #expect(tmux.screen.contains("what was yours to do"))
  }

  @Test func keepVoidAndStay() throws {
    let tmux = try Tmux()
    try tmux.start("behavioral --count 1", until: "briefing")
    tmux.send("Enter")
    try tmux.wait("0:01 of 2:00")
    tmux.send("q")
    try tmux.wait("Leave this round?")
    tmux.send("Escape")
    try tmux.waitGone("Leave this round?")
    tmux.keys("q", "k")
    try tmux.wait("Waits")
    tmux.keys("r", "Enter")
    try tmux.wait("of 2:00")
    tmux.keys("q", "v")
    try tmux.wait("Home with a void attempt") { $0.contains("Last") && $0.contains("void") && !$0.contains("Leave") }
    #expect(try attempts(tmux).first?.isVoid == true)
  }

  @Test func stoppedAndContinued() throws {
    let tmux = try Tmux()
    try tmux.start("behavioral --count 1", until: "briefing")
    tmux.send("Enter")
    try tmux.wait("0:02 of 2:00")
    tmux.send("C-z")
    try tmux.wait("Stopped")
    #expect(!tmux.isAlternate)
    tmux.type("echo from the shell")
    try tmux.wait("from the shell")
    tmux.type("fg")
    try tmux.wait("Situation")
    #expect(tmux.isAlternate)
    tmux.send("Space")
    try tmux.wait("what was yours to do")
    // A stop from elsewhere comes back the same way.
    kill(try tmux.program(), SIGTSTP)
    try tmux.wait("Stopped")
    tmux.type("fg")
    try tmux.wait("what was yours to do")
  }

  @Test func aStormOfResizes() throws {
    let tmux = try Tmux()
    try tmux.start("behavioral --count 1", until: "briefing")
    tmux.send("Enter")
    try tmux.wait("Situation")
    for step in 0..<40 { tmux.resize(20 + (step * 37) % 150, 5 + (step * 13) % 50) }
    tmux.resize(40, 10)
    try tmux.wait("is too small")
    tmux.resize(100, 30)
    try tmux.wait("Core")
    tmux.resize(80, 24)
    try tmux.wait("Cue")
    tmux.send("Space")
    try tmux.wait("what was yours to do")
  }

  /// The terminal is as it was: settings, screen, and the shell's line works.
  @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGSEGV, SIGILL, SIGABRT, SIGTRAP])
  func signalsLeaveTheTerminalAsItWas(signal: Int32) throws {
    let tmux = try Tmux()
    let before = try tmux.output(of: "stty -a")
    try tmux.start("behavioral --count 1", until: "briefing")
    tmux.send("Enter")
    try tmux.wait("0:01 of 2:00")
    tmux.send("Space")
    try tmux.wait("what was yours to do")
    kill(try tmux.program(), signal)
    try tmux.wait("the shell") { screen in
      !tmux.isAlternate && screen.split(separator: "\n").contains { $0.hasPrefix("%") }
    }
    #expect(try tmux.output(of: "stty -a") == before)
    // The round is kept, or is found as it was.
    let rounds = try Archive(path: tmux.archive, readOnly: true).unfinished()
    #expect(rounds.first?.run.attempts.first?.starts.count == 2)
  }

  @Test func quittingLeavesTheTerminalAsItWas() throws {
    let tmux = try Tmux()
    let before = try tmux.output(of: "stty -a")
    try tmux.start()
    tmux.send("q")
    try tmux.waitForShell()
    #expect(try tmux.output(of: "stty -a") == before)
  }

  @Test func twoAtOnce() throws {
    let first = try Tmux()
    try first.start("behavioral --count 1", until: "briefing")
    first.send("Enter")
    try first.wait("Situation")
    let second = try Tmux()
    try second.start("--archive \(first.archive)")
    second.keys("b", "Enter")
    try second.wait("Another greenroom is playing: Behavioral on")
    second.send("Escape")
    try second.waitGone("briefing")
    second.send("h")
    try second.wait("History")
    // Once the first has ended the second may play.
    first.keys("q", "v")
    try first.wait("Last")
    second.send("Escape")
    try second.waitGone("youngest first")
    second.keys("b", "Enter")
    try second.wait("Situation")
  }

  @Test func statusSaysWhatRuns() throws {
    let tmux = try Tmux()
    let other = try Tmux()
    let command = "\(Tmux.binary) status --archive \(tmux.archive)"
    #expect(try other.status(of: command) == "1")
    #expect(try other.output(of: command) == "")
    try tmux.start("behavioral --count 4", until: "briefing")
    tmux.send("Enter")
    try tmux.wait("Situation")
    let line = try other.output(of: command)
    #expect(line.hasPrefix("behavioral 1/4 Situation 0:") && line.hasSuffix(" left\n"), "\(line)")
    #expect(try other.status(of: command) == "0")
    tmux.keys("Space", "p")
    try tmux.wait("paused")
    #expect(try other.output(of: command) == "behavioral 1/4 Task paused\n")
  }

  @Test func pastedTextIsText() throws {
    let tmux = try Tmux()
    try tmux.start("behavioral --count 1", until: "briefing")
    tmux.send("Enter")
    try tmux.wait("Situation")
    tmux.paste("qv\nqv\n")
    try tmux.wait("Pasted text goes where text is typed")
    tmux.send("n")
    try tmux.wait("Note")
    tmux.paste("one\ntwo q v")
    try tmux.wait("one two q v")
    tmux.send("Enter")
    try tmux.wait("Notes   one two q v")
  }

  @Test func withoutColoursAndWithoutUTF8() throws {
    let plain = try Tmux(environment: ["NO_COLOR": "1"])
    try plain.start()
    #expect(!plain.colours)
    let ascii = try Tmux()
    ascii.scratch.write("home/.config/greenroom/config.yaml", "glyphs: ascii\n")
    try ascii.start()
    #expect(ascii.screen.unicodeScalars.allSatisfy { $0.isASCII })
  }
}
