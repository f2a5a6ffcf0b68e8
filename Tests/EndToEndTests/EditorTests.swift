import Archive
import Foundation
import Interview
import Support
import Testing

/// The coding round with an editor that has the terminal for a while.
@Suite(.serialized) struct EditorTests {
  @Test func aCodingRoundWithTheEditor() throws {
    let tmux = try Tmux()
    let editor = tmux.scratch.write("editor", "#!/bin/sh\necho 'return 1' >> \"$1\"\nexit 0\n")
    chmod(editor, 0o755)
    try tmux.start("coding --question dsa-coding/two-sum --budget 30m", until: "briefing")
    tmux.send("C-c")
    try tmux.waitForShell()
    tmux.type("export EDITOR=\(editor)")
    try tmux.begin("coding --question dsa-coding/two-sum --budget 30m")
    try tmux.wait("30 min in total")
    tmux.send("e")
    try tmux.wait("snapshot 1")
    tmux.send("e")
    try tmux.wait("snapshot 2")
    try tmux.toScorecard()
    try tmux.score(rows: 4)
    try tmux.wait("Overview")
    tmux.keys("Tab", "Tab", "Tab")
    try tmux.wait("+1 −0 compared with snapshot 1")
    #expect(try tmux.attempts().first?.question == "dsa-coding/two-sum")
  }

  @Test func aRealEditorTakesTheTerminalAndGivesItBack() throws {
    let tmux = try Tmux(environment: ["EDITOR": "vi -u NONE"])
    guard FileManager.default.fileExists(atPath: "/usr/bin/vi") || FileManager.default.fileExists(atPath: "/bin/vi")
    else { return }
    try tmux.begin("coding --question dsa-coding/two-sum")
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

  /// The editor gets the bank at the question's line; what it wrote is in the list when it is closed.
  @Test func aQuestionIsEditedInItsBank() throws {
    let tmux = try Tmux()
    let editor = tmux.scratch.write(
      "editor", "#!/bin/sh\necho \"$1\" > \(tmux.scratch("line"))\nsed -i 's/My question/Their question/' \"$2\"\n")
    chmod(editor, 0o755)
    tmux.scratch.write(
      "home/.local/share/greenroom/banks/statistics/mine.yaml",
      "section: statistics\ntopic: mine\nquestions:\n  - {id: mine, title: My question, difficulty: easy, prompt: Why?, answer: So., checklist: [Said so]}\n"
    )
    tmux.type("export EDITOR=\(editor)")
    try tmux.start()
    tmux.keys("/")
    try tmux.wait("Bank")
    tmux.keys("/")
    try tmux.wait("Search")
    tmux.send(literal: "my que")
    try tmux.wait("▸ · My question")
    tmux.send("Enter")
    tmux.send("e")
    try tmux.wait("at line 4")
    // As long as it says that this is too soon.
    try tmux.wait("the edited list") { screen in
      if screen.contains("at line 4") { tmux.send("Enter") }
      return !screen.contains("My question")
    }
    tmux.keys("x", "/")
    tmux.send(literal: "their que")
    try tmux.wait("▸ · Their question")
    #expect(try String(contentsOfFile: tmux.scratch("line"), encoding: .utf8) == "+4\n")
  }

  @Test(arguments: [
    ("does-not-exist-editor", "was not found"), ("false", "ended with status 1"), ("rm", "The work file is gone"),
    ("stty raw -echo; true", "returned at once"),
  ])
  func editorsThatMisbehave(editor: String, message: String) throws {
    let tmux = try Tmux(environment: ["EDITOR": editor])
    try tmux.begin("coding --question dsa-coding/two-sum")
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

  @Test func keysBehindTheEditorAreNobodys() throws {
    let tmux = try Tmux()
    let editor = tmux.scratch.write("editor", "#!/bin/sh\nread line </dev/tty\necho \"$line\" >> \"$1\"\n")
    chmod(editor, 0o755)
    tmux.type("export EDITOR=\(editor)")
    try tmux.begin("coding --question dsa-coding/two-sum")
    try tmux.wait("Restate")
    tmux.send(literal: "eqv")
    try tmux.wait("editor") { _ in !tmux.isAlternate }
    tmux.send("Enter")
    try tmux.wait("snapshot 1")
  }

  /// It leaves the terminal at once and writes from elsewhere: what it saves is seen while the round runs, while it is
  /// scored, and when it is scored later.
  @Test func anEditorThatForks() throws {
    let tmux = try Tmux()
    let editor = tmux.scratch.write(
      "editor", "#!/bin/sh\n(sleep 2; echo late >> \"$1\") > /dev/null 2>&1 &\necho \"$1\" > \(tmux.scratch("path"))\n")
    chmod(editor, 0o755)
    tmux.type("export EDITOR=\(editor)")
    try tmux.begin("coding --question dsa-coding/two-sum --budget 30m")
    try tmux.wait("30 min in total")
    tmux.send("e")
    try tmux.wait("returned at once and changed nothing")
    #expect(!tmux.screen.contains("snapshot 1"))
    // Noticed without a keypress.
    try tmux.wait("snapshot 1")
    let path = try String(contentsOfFile: tmux.scratch("path"), encoding: .utf8).trimmingCharacters(in: .newlines)
    try tmux.toScorecard()
    try #require(Tmux.run("sh", ["-c", "echo later >> '\(path)'"]).status == 0)
    tmux.send("Escape")
    try tmux.wait("score later")
    try #require(Tmux.run("sh", ["-c", "echo latest >> '\(path)'"]).status == 0)
    tmux.send("l")
    try tmux.wait("Events")
    try #require(Tmux.run("sh", ["-c", "echo afterwards >> '\(path)'"]).status == 0)
    tmux.send("s")
    try tmux.wait("from memory")
    try tmux.score(rows: 4)
    try tmux.wait("Overview")
    let snapshots = try Archive(path: tmux.archive, readOnly: true).unfinished().rounds
    #expect(snapshots.isEmpty)
    tmux.keys("Tab", "Tab", "Tab")
    try tmux.wait("Snapshot 4 of 4")
    #expect(tmux.screen.contains("+ afterwards"))
  }

  @Test func anEditorThatWritesOtherLineEnds() throws {
    let tmux = try Tmux()
    let editor = tmux.scratch.write("editor", "#!/bin/sh\nsed -i 's/$/\\r/' \"$1\"\n")
    chmod(editor, 0o755)
    tmux.type("export EDITOR=\(editor)")
    try tmux.begin("coding --question dsa-coding/two-sum")
    try tmux.wait("Restate")
    tmux.send("e")
    try tmux.wait("snapshot 1, 5 lines")
    try tmux.toScorecard()
    try tmux.score(rows: 4)
    try tmux.wait("Overview")
    tmux.keys("Tab", "Tab", "Tab")
    try tmux.wait("only line endings differ from the starter file")
  }

  @Test func aKillWithTheEditorOpen() throws {
    let tmux = try Tmux()
    let editor = tmux.scratch.write(
      "editor", "#!/bin/sh\necho $$ > \"$HOME/editor.pid\"\necho I am here\nexec cat > /dev/null\n")
    chmod(editor, 0o755)
    let before = try tmux.output(of: "stty -a")
    tmux.type("export EDITOR=\(editor)")
    try tmux.begin("coding --question dsa-coding/two-sum")
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
    try tmux.begin("coding --question dsa-coding/two-sum")
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
}
