import Foundation
import Support
import Testing

/// `doctor` uses the program's own code, and keeps going where other commands end.
@Suite struct DoctorTests: RunsCommands {
  let scratch = Scratch()

  @Test func itSaysHowItIs() {
    let result = run("doctor")
    #expect(result.status == 0, "\(result)")
    for (name, text) in [
      ("terminal", "not a terminal; TERM is xterm"), ("locale", "LC_ALL=C.UTF-8, UTF-8"),
      ("configuration", "not found; using defaults"), ("data", "does not exist yet"), ("cache", "does not exist yet"),
      ("archive", "does not exist yet; the first round"), ("banks", "26 Behavioral"), ("editor", "vi"),
      ("tools", "python3"),
    ] {
      let line = result.output.split(separator: "\n").first { $0.dropFirst(4).hasPrefix(name) }
      #expect(line?.contains(text) == true, "\(name): \(result.output)")
    }
  }

  /// The editor as a round would run it.
  @Test func theEditorIsTheOneThatRuns() {
    let path = scratch.write("My Editor/ed", "#!/bin/sh\n")
    chmod(path, 0o755)
    scratch.write("home/x", "")
    #expect(run("doctor", environment: ["EDITOR": "\"\(path)\" -w"]).status == 0)
    #expect(run("doctor", environment: ["EDITOR": "\"$HOME/../My Editor/ed\" -w"]).status == 0)
    let missing = run("doctor", environment: ["EDITOR": "no-such-editor"])
    #expect(missing.status == 1 && missing.output.contains("no-such-editor was not found"))
  }

  /// Everything that ends other commands, all at once.
  @Test func whatIsBrokenIsAFinding() {
    scratch.write("home/.config/greenroom/config.yaml", "bel: off\n")
    let result = run(
      "doctor", "--archive", scratch("home"), "--banks", scratch("nothing"), environment: ["EDITOR": "no-such-editor"])
    #expect(result.status == 1 && result.errors == "", "\(result)")
    for text in [
      "config.yaml:1:1: unknown key `bel`", "is a folder or a device, not a file", "0 questions, ",
      "no-such-editor was not found",
    ] {
      #expect(result.output.contains(text), "\(result.output)")
    }
    #expect(result.output.split(separator: "\n").count { $0.hasPrefix("!!") } == 4)
  }

  @Test(arguments: ["", "home", "~"]) func homeThatNamesNoPlace(home: String) {
    // The password database knows better.
    let result = run("doctor", environment: ["HOME": home])
    #expect(result.status == 0 && !result.output.contains(" /.config") && !result.output.contains(" home/"))
    #expect(run("history", environment: ["HOME": home]).errors == "")
    #expect(access("home", F_OK) != 0 && access("/.config/greenroom", F_OK) != 0)
  }

  @Test func foldersOfOthers() throws {
    try FileManager.default.createDirectory(
      atPath: scratch("home/.local/share/greenroom"), withIntermediateDirectories: true)
    scratch.write("home/.cache/greenroom", "a file")
    chmod(scratch("home/.local/share/greenroom"), 0o777)
    let result = run("doctor")
    #expect(result.output.contains("others can write here: chmod go-w"))
    #expect(result.output.contains("greenroom is not a folder; move it away"))
  }

  /// A round that cannot be read is named; the rest of the archive is listed.
  @Test func itNamesWhatCannotBeRead() throws {
    let path = try archive()
    let rounds = run("history", "--json", "--archive", path).output
    try change(path, "UPDATE round SET setup = '{}'")
    let result = run("doctor", "--archive", path)
    #expect(result.status == 1)
    #expect(result.output.contains("has a setup without `"), "\(result.output)")
    #expect(run("history", "--json", "--archive", path).output == rounds)
  }

  @Test func itSumsUpAgain() throws {
    let path = try archive()
    let before = run("history", "--json", "--archive", path).output
    try change(path, "UPDATE attempt SET final_mean = 1, overtime = 7, fold = 1; DELETE FROM attempt_score")
    #expect(run("history", "--json", "--archive", path).output != before)
    #expect(run("doctor", "--archive", path).output.contains("computed by an older greenroom"))
    let result = run("doctor", "--repair", "--archive", path)
    #expect(result.output.contains("1 round recomputed"), "\(result)")
    #expect(run("history", "--json", "--archive", path).output == before)
  }

  private func change(_ path: String, _ sql: String) throws {
    let (status, output) = Tmux.run(
      "python3", ["-c", "import sqlite3,sys; c=sqlite3.connect(sys.argv[1]); c.executescript(sys.argv[2])", path, sql])
    try #require(status == 0, "\(output)")
  }
}
