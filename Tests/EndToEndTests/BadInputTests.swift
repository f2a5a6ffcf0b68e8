import Foundation
import Support
import Testing

/// Wrong options and places, at a terminal, since a round needs one.
@Suite struct BadInputTests {
  /// What the command says on standard error, and its status.
  private func run(_ tmux: Tmux, _ arguments: String) throws -> (output: String, status: String) {
    let file = tmux.scratch("errors")
    let status = try tmux.status(of: "\(Tmux.binary) \(arguments) 2> \(file)")
    return ((try? String(contentsOfFile: file, encoding: .utf8)) ?? "", status)
  }

  @Test func options() throws {
    let tmux = try Tmux(columns: 200, rows: 24)
    for (arguments, message, status) in [
      ("behavioral --count 0", "--count must be a whole number from 1 to 10, not `0`", "64"),
      ("behavioral --count 11", "--count must be a whole number from 1 to 10, not `11`", "64"),
      ("coding --budget 3m", "--budget must be from 5m to 180m, for example 30m, not `3m`", "64"),
      ("coding --budget banana", "--budget must be from 5m to 180m", "64"),
      ("behavioral --followups 10", "--followups must be a whole number from 0 to 9", "64"),
      ("behavioral --budget 30m", "--budget is for coding rounds", "64"),
      ("behavioral --seed x", "--seed must be a whole number from 0 on, not `x`", "64"),
      ("behavioral --question behavioral/led-a-projekt", "did you mean behavioral/led-a-project?", "2"),
      ("behavioral --topic conflikt", "no topic `conflikt`; did you mean conflict?", "2"),
      ("coding --list grind57", "did you mean grind75?", "2"),
      ("design --section papers", "this round does not use papers", "2"),
      ("design --difficulty easy --topic research-design", "No question matches: difficulty easy left none", "2"),
      ("behavioral --banks /no/such/bank", "/no/such/bank: no such folder", "2"),
      ("behavioral --script /no/such/file", "/no/such/file: cannot be read: no such file or directory", "2"),
    ] {
      let result = try run(tmux, arguments)
      #expect(result.status == status, "\(arguments): \(result)")
      #expect(result.output.contains(message), "\(arguments): \(result)")
      #expect(result.output.count { $0 == "\n" } == 1, "\(result)")
    }
  }

  @Test(arguments: ["0", "-5", "banana", "100h"]) func scripts(limit: String) throws {
    let tmux = try Tmux(columns: 200, rows: 24)
    let text = try String(contentsOfFile: Fixtures.banks + "/rounds/behavioral.yaml", encoding: .utf8)
    let path = tmux.scratch.write("mine.yaml", text.replacing("limit: 30s", with: "limit: \(limit)"))
    let result = try run(tmux, "behavioral --script \(path)")
    #expect(result.status == "1")
    #expect(result.output.contains("mine.yaml:17:12: `limit` is not"), "\(result.output)")
  }

  @Test func aScriptOfOnesOwnIsPlayed() throws {
    let tmux = try Tmux()
    var text = try String(contentsOfFile: Fixtures.banks + "/rounds/behavioral.yaml", encoding: .utf8)
    text = text.replacing("limit: 30s", with: "limit: 45s").replacing("title: Result", with: "title: Outcome")
    try tmux.start("behavioral --script \(tmux.scratch.write("mine.yaml", text))", until: "Outcome 0:45")
    tmux.send("Enter")
    try tmux.waitForClock()
    #expect(tmux.screen.contains("· 45 s"))
  }

  @Test func ownRoundsAreFound() throws {
    let tmux = try Tmux()
    let text = try String(contentsOfFile: Fixtures.banks + "/rounds/behavioral.yaml", encoding: .utf8)
    tmux.scratch.write(
      "home/.local/share/greenroom/banks/rounds/mine.yaml",
      text.replacing("id: behavioral", with: "id: mine").replacing("title: Behavioral", with: "title: My own"))
    try tmux.start("behavioral", until: "My own")
  }

  @Test func terminals() throws {
    for (variables, message) in [
      (["TERM": "no-such-terminal"], "terminal no-such-terminal is not known here; set TERM"),
      (["TERM": "dumb"], "cannot move its cursor"),
    ] {
      let tmux = try Tmux(columns: 150, rows: 24, environment: variables)
      let result = try run(tmux, "")
      #expect(result.status == "1")
      #expect(result.output.contains(message), "\(result)")
    }
    let plain = try Tmux(environment: ["LC_ALL": "C"])
    try plain.start()
  }

  /// Terminals whose terminfo entries many systems lack.
  @Test(arguments: ["xterm-ghostty", "xterm-kitty", "alacritty-none", "foot-none", "wezterm-none", "rio-none"])
  func terminalsOfOurDay(name: String) throws {
    // Only the most common terminfo entries.
    let tmux = try Tmux(environment: ["TERM": name, "TERMINFO": "/nonexistent"])
    try tmux.start()
    #expect(tmux.colors)
    tmux.keys("Down", "b")
    try tmux.wait("briefing")
    tmux.send("C-c")
    try tmux.waitForShell()
    #expect(try tmux.output(of: "\(Tmux.binary) doctor > /dev/tty; true") == "")
    try tmux.wait("used as xterm-256color")
  }

  /// Completion offers what exists, in a real shell.
  @Test func completionInTheShell() throws {
    let tmux = try Tmux(columns: 120, rows: 24)
    tmux.type("PATH=\((Tmux.binary as NSString).deletingLastPathComponent):$PATH; source <(greenroom completions bash)")
    for (line, completed) in [
      ("greenroom bank show behavioral/led-a-p", "behavioral/led-a-project"),
      ("greenroom behavioral --question behavioral/led-a-p", "behavioral/led-a-project"),
      ("greenroom coding --topic two-p", "two-pointers"), ("greenroom bank list --list grind", "grind75"),
      ("greenroom bank show --banks /nowhere dsa", "--banks /nowhere dsa"),
    ] {
      tmux.type("clear")
      tmux.send(literal: line)
      tmux.send("Tab")
      try tmux.wait(completed)
      tmux.send("C-c")
    }
  }

  @Test(arguments: [(0, 0), (1, 1), (20, 5)]) func sizes(columns: Int, rows: Int) throws {
    let tmux = try Tmux()
    tmux.type("stty cols \(columns) rows \(rows)")
    tmux.type("\(Tmux.binary)")
    try tmux.wait("a picture") { _ in tmux.isAlternate }
    tmux.resize(80, 25)
    try tmux.wait("Behavioral")
    tmux.send("q")
    try tmux.waitForShell()
  }

  @Test func placesThatCannotBeWritten() throws {
    let tmux = try Tmux(columns: 150, rows: 24)
    tmux.scratch.write("file", "")
    #expect(try run(tmux, "--archive \(tmux.scratch("file"))/a.sqlite").output.contains("not a directory"))
    #expect(try run(tmux, "--archive \(tmux.scratch.path)").output.contains("is a folder or a device, not a file"))
    let dot = try run(tmux, "--archive .")
    #expect(dot.output.contains(". is a folder or a device, not a file"), "\(dot)")
  }

  /// The banks are read into memory, which is said once, and everything works.
  @Test func noRoomForTheIndex() throws {
    let tmux = try Tmux()
    tmux.type("ulimit -S -f 300")
    try tmux.start("", until: "The index of the banks cannot be used")
    tmux.send("b")
    try tmux.wait("never asked")
    try tmux.waitGone("The index of the banks")
    tmux.send("Enter")
    try tmux.waitForClock()
  }

  /// The round goes on, the screen says what is not saved, and it is saved when there is room.
  @Test func aDiskThatIsFull() throws {
    let tmux = try Tmux()
    // A limit on the size of files stands for the full disk: the first pages of the archive fit, the log does not.
    tmux.type("ulimit -S -f 300")
    try tmux.begin("behavioral --count 1")
    try tmux.wait("Situation")
    for _ in 0..<60 where !tmux.screen.contains("not saved") {
      tmux.send("n")
      try tmux.wait("Note")
      tmux.send(literal: String(repeating: "word ", count: 60))
      tmux.send("Enter")
      try tmux.waitGone("enter accept")
    }
    try tmux.wait("not saved")
    tmux.send("Space")
    try tmux.wait("what you were responsible for")
    // Room again.
    _ = Tmux.run("prlimit", ["--pid", "\(try tmux.program())", "--fsize=unlimited"])
    try tmux.waitGone("not saved")
  }

  @Test(arguments: [true, false]) func anArchiveThatIsTakenAway(isMoved: Bool) throws {
    let tmux = try Tmux()
    try tmux.begin("behavioral --count 1")
    try tmux.waitForClock()
    if isMoved {
      try FileManager.default.moveItem(atPath: tmux.archive, toPath: tmux.archive + ".moved")
    } else {
      try FileManager.default.removeItem(atPath: tmux.archive)
    }
    tmux.send("Space")
    try tmux.wait("The archive was moved or removed")
    tmux.send("n")
    tmux.send(literal: "still kept")
    tmux.send("Enter")
    try tmux.wait("still kept")
    tmux.send("C-c")
    try tmux.waitForShell()
    try tmux.start(until: "Paused round")
    tmux.send("Enter")
    try tmux.wait("still kept")
  }
}
