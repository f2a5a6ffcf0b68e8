import Archive
import Foundation
import Interview
import Support
import Testing

/// The real program in a real terminal.
@Suite(.serialized) struct EndToEndTests {
  @Test func aBehavioralRoundToItsEndAndTheHistoryAfterARestart() throws {
    let tmux = try Tmux()
    try tmux.start()
    try tmux.wait("Press one.")
    tmux.send("b")
    try tmux.wait("briefing")
    tmux.keys("Left", "Left", "Left", "Enter")
    try tmux.wait("Situation")
    try tmux.waitForClock()
    try tmux.toScorecard()
    try tmux.score(rows: 5)
    try tmux.wait("Overview")
    tmux.send("C-c")
    try tmux.waitForShell()
    try tmux.start()
    try tmux.wait("Recent")
    tmux.send("h")
    try tmux.wait("1 attempt ")
    tmux.send("Enter")
    try tmux.wait("Took time")
    let summary = try #require(try tmux.attempts().first)
    #expect(summary.section == .behavioral && summary.isScored && summary.finalMean == 3)
    tmux.send("C-c")
    try tmux.waitForShell()
    let json = try tmux.output(of: "\(Tmux.binary) history --json")
    #expect(json.contains("\"outcome\" : \"took\""))
  }

  @Test func aDesignRoundToItsEnd() throws {
    let tmux = try Tmux()
    try tmux.begin("design --question ml-design/card-fraud")
    try tmux.wait("Clarify")
    // The line is open from the start: keys are text until it is closed.
    try tmux.wait("esc other keys")
    tmux.send(literal: "how many payments a second?")
    tmux.send("Enter")
    try tmux.wait("20 million payments a day")
    try tmux.wait("● scale")
    tmux.send(literal: "do we know if blocked payments were really fraud")
    tmux.send("Enter")
    try tmux.wait("Which do you mean?")
    tmux.send("1")
    try tmux.waitGone("Which do you mean?")
    tmux.send(literal: "payments per second again")
    tmux.send("Enter")
    try tmux.wait("see number 1")
    tmux.send(literal: "do you like the coffee machine")
    tmux.send("Enter")
    try tmux.wait("leaves it to you")
    tmux.send("Escape")
    try tmux.wait("esc other keys")
    tmux.send("Escape")
    try tmux.wait("space next")
    try tmux.toScorecard()
    try tmux.score(rows: 6)
    try tmux.wait("Overview")
    #expect(try tmux.attempts().first?.script == "design-45")
  }

  /// What was typed in one burst with the key that opens the editor does nothing behind it.
  /// The editor ends with the program and does not share the terminal with the shell.
  @Test func aKilledRoundGoesOnWhereItWas() throws {
    let tmux = try Tmux()
    try tmux.begin("behavioral --count 1")
    try tmux.waitForClock()
    tmux.send("Space")
    tmux.send("n")
    tmux.send(literal: "before the kill")
    tmux.send("Enter")
    try tmux.wait("before the kill")
    kill(try tmux.program(), SIGKILL)
    tmux.type("")
    tmux.type("reset")
    try tmux.start(until: "Paused round")
    tmux.send("Enter")
    try tmux.wait("before the kill")
    #expect(tmux.screen.contains("what you were responsible for"))
  }

  @Test func keepVoidAndStay() throws {
    let tmux = try Tmux()
    try tmux.begin("behavioral --count 1")
    try tmux.waitForClock()
    tmux.send("q")
    try tmux.wait("Leave this round?")
    tmux.send("Escape")
    try tmux.waitGone("Leave this round?")
    tmux.keys("q", "k")
    try tmux.wait("Paused")
    tmux.keys("r", "Enter")
    try tmux.wait("of 2:00")
    tmux.keys("q", "v")
    try tmux.wait("Home with a void attempt") { $0.contains("Recent") && $0.contains("void") && !$0.contains("Leave") }
    #expect(try tmux.attempts().first?.isVoid == true)
  }

  @Test func stoppedAndContinued() throws {
    let tmux = try Tmux()
    try tmux.begin("behavioral --count 1")
    try tmux.waitForClock()
    tmux.send("C-z")
    try tmux.wait("Stopped")
    #expect(!tmux.isAlternate)
    tmux.type("echo from the shell")
    try tmux.wait("from the shell")
    tmux.type("fg")
    try tmux.wait("Situation")
    #expect(tmux.isAlternate)
    tmux.send("Space")
    try tmux.wait("what you were responsible for")
    // A stop from elsewhere comes back the same way.
    kill(try tmux.program(), SIGTSTP)
    try tmux.wait("Stopped")
    tmux.type("fg")
    try tmux.wait("what you were responsible for")
  }

  @Test func aStormOfResizes() throws {
    let tmux = try Tmux()
    try tmux.begin("behavioral --count 1")
    try tmux.wait("Situation")
    for step in 0..<40 { tmux.resize(20 + (step * 37) % 150, 5 + (step * 13) % 50) }
    tmux.resize(40, 10)
    try tmux.wait("is too small")
    tmux.resize(100, 30)
    try tmux.wait("Core")
    tmux.resize(80, 24)
    try tmux.wait("Cue")
    tmux.send("Space")
    try tmux.wait("what you were responsible for")
  }

  /// The terminal is as it was: settings, screen, and the shell's line works.
  @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGSEGV, SIGILL, SIGABRT, SIGTRAP])
  func signalsLeaveTheTerminalAsItWas(signal: Int32) throws {
    let tmux = try Tmux()
    let before = try tmux.output(of: "stty -a")
    try tmux.begin("behavioral --count 1")
    try tmux.waitForClock()
    tmux.send("Space")
    try tmux.wait("what you were responsible for")
    kill(try tmux.program(), signal)
    try tmux.wait("the shell") { screen in
      !tmux.isAlternate && screen.split(separator: "\n").contains { $0.hasPrefix("%") }
    }
    #expect(try tmux.output(of: "stty -a") == before)
    // The round is kept, or is found as it was.
    let rounds = try Archive(path: tmux.archive, readOnly: true).unfinished().rounds
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
    try first.begin("behavioral --count 1")
    try first.wait("Situation")
    let second = try Tmux()
    // Under another name: a link to the file, in a folder of its own.
    let link = second.scratch("link.sqlite")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: first.archive)
    try second.start("--archive \(link)")
    second.keys("b", "Enter")
    try second.wait("Another greenroom is running a round: Behavioral on")
    second.send("Escape")
    try second.waitGone("briefing")
    second.send("h")
    try second.wait("History")
    // Once the first has ended the second may play.
    first.keys("q", "v")
    try first.wait("Recent")
    second.send("Escape")
    try second.waitGone("newest first")
    second.keys("b", "Enter")
    try second.wait("Situation")
  }

  @Test func statusSaysWhatRuns() throws {
    let tmux = try Tmux()
    let other = try Tmux()
    let command = "\(Tmux.binary) status --archive \(tmux.archive)"
    #expect(try other.status(of: command) == "1")
    #expect(try other.output(of: command) == "")
    try tmux.begin("behavioral --count 4")
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
    try tmux.begin("behavioral --count 1")
    try tmux.wait("Situation")
    tmux.paste("qv\nqv\n")
    try tmux.wait("Nothing to paste into")
    tmux.send("n")
    try tmux.wait("Note")
    tmux.paste("one\ntwo q v")
    try tmux.wait("one two q v")
    tmux.send("Enter")
    try tmux.wait("Notes   one two q v")
  }

  @Test func withoutColorsAndWithoutUTF8() throws {
    let plain = try Tmux(environment: ["NO_COLOR": "1"])
    try plain.start()
    #expect(!plain.colors)
    let ascii = try Tmux()
    ascii.scratch.write("home/.config/greenroom/config.yaml", "glyphs: ascii\n")
    try ascii.start()
    #expect(ascii.screen.unicodeScalars.allSatisfy { $0.isASCII })
  }
}
