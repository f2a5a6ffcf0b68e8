import Archive
import Foundation
import Interview
import Support
import Testing

/// Commands without a screen, and input that is wrong: one line that says what, where and what to do, and a status.
@Suite struct CommandTests: RunsCommands {
  let scratch = Scratch()

  // MARK: History

  @Test func anEmptyArchiveIsAnEmptyArray() {
    let result = run("history", "--json")
    #expect(result.output == "[]\n" && result.status == 0 && result.errors == "")
    #expect(run("history").output == "No attempts yet.\n")
    // Looking makes nothing.
    #expect(!FileManager.default.fileExists(atPath: scratch("home")))
  }

  @Test func historyAsJSON() throws {
    let result = run("history", "--json", "--archive", try archive())
    let array = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [[String: Any]])
    let attempt = try #require(array.first)
    let keys: Set = [
      "id", "session", "round", "question", "startedAt", "endedAt", "outcome", "scores", "band", "phases", "pauses",
      "hints", "void", "notes",
    ]
    #expect(Set(attempt.keys) == keys)
    #expect(attempt["round"] as? String == "behavioral")
    #expect(attempt["question"] as? String == "behavioral/disagreement")
    #expect(attempt["startedAt"] as? String == "2026-11-22T18:10:00Z")
    #expect(attempt["outcome"] as? String == "took")
    #expect(attempt["band"] as? String == "leaning-yes")
    #expect(attempt["hints"] as? Int == 1)
    #expect(attempt["void"] as? Bool == false)
    #expect(attempt["notes"] as? [String] == ["a note", "numbers"])
    let scores = attempt["scores"] as? [String: [String: Int]]
    #expect(scores?["blind"]?["structure"] == 4)
    #expect(scores?["final"]?.count == 5)
    let phase = (attempt["phases"] as? [[String: Any]])?.first
    #expect(phase?["id"] as? String == "situation")
    #expect(phase?["seconds"] as? Double == 36)
    #expect(phase?["limit"] as? Double == 30)
    #expect(phase?["overtime"] as? Double == 6)
  }

  @Test func historyAsATable() throws {
    let path = try archive()
    let lines = run("history", "--archive", path).output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines[0].hasPrefix("When") && lines[1].contains("A disagreement about the direction"))
  }

  @Test func whatCannotBeWrittenIsSaid() throws {
    let command = "exec \"$0\" history --archive \(try archive()) > /dev/full"
    let result = Tmux.run("sh", ["-c", "env -i HOME=\(scratch.path) sh -c '\(command)' \(Tmux.binary) 2>&1"])
    #expect(result.status == 1)
    #expect(result.output.contains("standard output cannot be written"))
  }

  // MARK: Banks

  @Test func bankListAsJSON() throws {
    let result = run("bank", "list", "--json", "--section", "dsa-coding", "--banks", Fixtures.smallBank)
    let array = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [[String: Any]])
    #expect(array.count == 2)
    #expect(Set(array[0].keys) == ["id", "section", "topic", "title", "difficulty", "lists", "file", "line"])
    #expect(array[0]["id"] as? String == "dsa-coding/course-schedule")
    #expect((array[0]["file"] as? String)?.hasSuffix("dsa-coding/arrays.yaml") == true)
    #expect(array[0]["line"] as? Int == 17)
  }

  @Test func bankShowHidesTheAnswer() {
    let plain = run("bank", "show", "ml-design/support-search", "--banks", Fixtures.smallBank).output
    #expect(plain.contains("Search for a support centre") && !plain.contains("BM25 first"))
    #expect(
      run("bank", "show", "ml-design/support-search", "--answer", "--banks", Fixtures.smallBank).output.contains(
        "BM25 first"))
    expect(
      run("bank", "show", "ml-design/suport-search", "--banks", Fixtures.smallBank), 2,
      "did you mean ml-design/support-search?")
  }

  @Test func bankCheckNamesWhatIsWrong() {
    #expect(run("bank", "check").output.hasPrefix("no problems; "))
    scratch.write(
      "bank/behavioral/x.yaml", "section: behavioral\ntopic: x\nquestions:\n  - id: a\n    titel: \u{1B}[31m\n")
    let result = run("bank", "check", scratch("bank"))
    #expect(result.status == 1)
    #expect(result.output.contains("x.yaml:"))
    #expect(!result.output.contains("\u{1B}"))
  }

  /// Root reads everything, so where the tests run as root the command runs as nobody.
  @Test func aBankThatIsClosedToTheReader() throws {
    scratch.write("locked/behavioral/people.yaml", "section: behavioral\n")
    let binary = scratch("greenroom")
    // By a program of its own: a file that this process has had open for writing may be held open by a child of another
    // test, and cannot be run then.
    try #require(Tmux.run("cp", [Tmux.binary, binary]).status == 0)
    chmod(scratch.path, 0o755)
    chmod(binary, 0o755)
    chmod(scratch("locked"), 0)
    let asNobody = getuid() == 0 ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : []
    let command =
      asNobody + ["env", "HOME=/nonexistent", binary, "bank", "check", scratch("locked"), "--banks", scratch("locked")]
    let result = Tmux.run("env", command)
    #expect(result.status == 1)
    #expect(result.output.contains("locked: cannot be read; check its permissions"), "\(result)")
  }

  // MARK: Options

  @Test func noTerminal() {
    expect(run(), 64, "needs a terminal on standard input and output")
    expect(run("behavioral"), 64, "needs a terminal")
  }

  @Test func configurationMistakes() {
    let file = scratch("home/.config/greenroom/config.yaml")
    for (text, message) in [
      ("bel: off\n", "\(file):1:1: unknown key `bel`; did you mean `bell`?"),
      ("bell: off\nglyphs: utf9\n", "\(file):2:9: `glyphs` has the unknown value utf9; did you mean `utf8`?"),
      ("counts: {behavioral: 99}\n", "`behavioral` is not a whole number from 1 to 50: 99"),
      ("bell: [\n", "broken YAML"), ("bell: maybe\n", "`bell` is neither on nor off: maybe"),
    ] {
      scratch.write("home/.config/greenroom/config.yaml", text)
      expect(run("history"), 64, message)
    }
    scratch.write("home/.config/greenroom/config.yaml", "# nothing set\n")
    #expect(run("history").status == 0)
    scratch.write(
      "home/.config/greenroom/config.yaml",
      "bell: off\nglyphs: ascii\ntheme: light\nreveal: on\neditor: nano -w\ncounts: {behavioral: 2}\n")
    #expect(run("history").status == 0)
  }

  @Test func archivesThatCannotBeUsed() throws {
    expect(
      run("history", "--archive", scratch.write("text", String(repeating: "no database ", count: 99))), 1, "is damaged")
    scratch.write("empty.sqlite", "")
    #expect(run("history", "--json", "--archive", scratch("empty.sqlite")).output == "[]\n")
  }

  @Test func completionsForThreeShells() {
    for shell in ["bash", "zsh", "fish"] { #expect(run("completions", shell).output.contains("greenroom")) }
    #expect(run("completions", "csh").status == 64)
    #expect(run("--version").output == "0.1.0\n")
    #expect(run("--no-such-option").status == 64)
  }

  @Test func statusIsQuietWithoutARound() throws {
    #expect(run("status") == (1, "", ""))
    #expect(run("status", "--archive", try archive()) == (1, "", ""))
  }

  /// What can be run is run: a mutant that passes and an example that lies are named with file and line.
  @Test func bankCheckRunsTheCode() {
    let good = """
      section: ml-coding
      topic: sums
      questions:
        - id: add
          title: Add
          difficulty: easy
          prompt: Write add.
          starter: "def add(a, b): raise NotImplementedError"
          solution: "def add(a, b): return a + b"
          tests: "from solution import add; assert add(2, 3) == 5"
          example: {call: "add(1, 2)", result: "3", why: One and two.}
          mutants: [{name: minus, find: a + b, replace: a - b, slip: the sign}]
          checklist: [a]
          answer: A
      """
    scratch.write("bank/ml-coding/sums.yaml", good)
    let result = run("bank", "check", "--run", scratch("bank"), environment: path)
    #expect(result.status == 0)
    #expect(
      result.output.contains("1 solutions pass; 1 starters, 1 mutants and 0 planted faults fail; 1 examples"),
      "\(result)")
    for (old, new, message) in [
      ("replace: a - b", "replace: b + a", "mutant minus passes the tests"),
      ("result: \"3\"", "result: \"4\"", "the example prints 3"),
      ("return a + b", "return a + b + 1", "the solution fails its tests: AssertionError"),
      ("raise NotImplementedError", "return b + a", "the starter passes the tests"),
      ("replace: a - b", "replace: a -", "mutant minus is not Python"),
    ] {
      scratch.write("bank/ml-coding/sums.yaml", good.replacing(old, with: new))
      let result = run("bank", "check", "--run", scratch("bank"), environment: path)
      #expect(result.status == 1)
      #expect(result.output.contains("sums.yaml:4: ml-coding/add: ") && result.output.contains(message), "\(result)")
    }
  }

  /// Where this machine has its python3.
  private var path: [String: String] { ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"] }
}
