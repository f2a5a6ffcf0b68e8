import Foundation
import Interview
import Support
import Testing

@testable import Machine

@Suite struct EditorCommandTests {
  @Test(arguments: [
    ("vi", "vi +12", "/b/a.yaml"), ("nvim -p", "nvim -p +12", "/b/a.yaml"),
    ("/usr/bin/nano", "/usr/bin/nano +12", "/b/a.yaml"),
    ("hx", "hx", "/b/a.yaml:12"), ("code --wait", "code --wait -g", "/b/a.yaml:12"),
    ("subl -w", "subl -w", "/b/a.yaml:12"),
  ])
  func theLineIsToldAsTheEditorWantsIt(editor: String, command: String, file: String) {
    let opening = EditorCommand(editor).opening(QuestionLocation(file: "/b/a.yaml", line: 12))
    #expect(opening.command == command && opening.file == file)
  }

  @Test(arguments: [
    ("vim", ["vim"]), ("  nano  -w ", ["nano", "-w"]), ("'/My Editor/ed' -w", ["/My Editor/ed", "-w"]),
    ("\"/My Editor/ed\" -w", ["/My Editor/ed", "-w"]), ("/My\\ Editor/ed", ["/My Editor/ed"]), ("''", [""]),
    ("a\"b c\"d", ["ab cd"]), ("A=1 vim", ["A=1", "vim"]), ("", []),
  ])
  func wordsAsTheShellSplitsThem(command: String, words: [String]) {
    #expect(EditorCommand.words(of: command) == words)
  }

  @Test func aQuotedEditorHasItsName() {
    #expect(EditorCommand("\"/My Editor/hx\" --flag").name == "hx")
    #expect(EditorCommand("LANG=C /usr/bin/code").name == "code")
  }

  /// As a round would start it, not as it is written.
  @Test func theProgramIsTheOneThatTheShellRuns() throws {
    let scratch = Scratch()
    let path = scratch.write("My Editor/ed", "#!/bin/sh\n")
    let mark = scratch("mark")
    chmod(path, 0o755)
    for command in ["\"\(path)\" -w", "'\(path)'", path.replacing(" ", with: "\\ "), "A=1 B='x y' '\(path)'"] {
      #expect(try EditorCommand(command).program() == .found(path: path), "\(command)")
    }
    #expect(
      try EditorCommand("sh").program() == .found(path: "/usr/bin/sh")
        || EditorCommand("sh").program() == .found(path: "/bin/sh"))
    let odd = scratch.write("a=b/ed", "#!/bin/sh\n")
    chmod(odd, 0o755)
    #expect(try EditorCommand(odd).program() == .found(path: odd))
    #expect(try EditorCommand("A=b=c '\(odd)' -x=y").program() == .found(path: odd))
    // It is split at the space, and there is no such program.
    #expect(try EditorCommand(path).program() == .missing(name: scratch("My")))
    #expect(try EditorCommand("no-such-editor -w").program() == .missing(name: "no-such-editor"))
    // A folder, a file that cannot be run, an unclosed quote.
    #expect(try EditorCommand(scratch.path).program() == .missing(name: scratch.path))
    let plain = scratch.write("plain", "")
    #expect(try EditorCommand(plain).program() == .missing(name: plain))
    #expect(try EditorCommand("'vim").program() == .missing(name: "'vim"))
    // Looking for the program runs nothing.
    for command in [
      "vim; touch \(mark)", "$(touch \(mark))", "`touch \(mark)`", "sh -c 'touch \(mark)'", "touch \(mark)",
    ] {
      _ = try EditorCommand(command).program()
      #expect(access(mark, F_OK) != 0, "\(command)")
    }
    #expect(try EditorCommand("vim; true").program() == .script)
  }
}
