import Foundation
import Support
import Testing

/// Whatever an editor leaves on is turned off again, both in the program and after it.
@Suite(.serialized) struct ModesTests {
  /// Every state a terminal can be left in, one by one.
  static let left: [String] =
    [1000, 1001, 1002, 1003, 1005, 1006, 1015, 1016, 1004, 2004, 1049, 6, 5, 1, 66, 2026].map { "\\033[?\($0)h" }
    + [
      "\\033[?25l", "\\033[?7l", "\\033[4h", "\\033[20h", "\\033=", "\\033[5;10r", "\\033(0", "\\016\\033)0",
      "\\033[5 q",
    ]
    + ["\\033[>1u", "\\033[=31u", "\\033[>4;2m", "\\033]0;Left behind\\007", "\\033[?1049l", "\\033[31;7m"]

  private func state(_ tmux: Tmux) -> String {
    tmux.format(
      "mouse_any_flag", "mouse_standard_flag", "mouse_button_flag", "mouse_all_flag", "mouse_sgr_flag",
      "mouse_utf8_flag",
      "keypad_cursor_flag", "keypad_flag", "origin_flag", "insert_flag", "wrap_flag", "cursor_flag",
      "scroll_region_upper", "scroll_region_lower", "pane_title", "alternate_on")
  }

  @Test func everyModeIsOffAgain() throws {
    let tmux = try Tmux(environment: ["TERM": "tmux-256color"])
    let editor = tmux.scratch.write(
      "editor", "#!/bin/sh\nprintf '\(Self.left.joined())'\nprintf 'x' >> \"$1\"\n")
    chmod(editor, 0o755)
    let shell = state(tmux)
    tmux.type("export EDITOR=\(editor)")
    try tmux.begin("coding --question dsa-coding/two-sum")
    try tmux.wait("Restate")
    let program = state(tmux)
    let output = tmux.scratch("output")
    tmux.copyOutput(to: output)
    tmux.send("e")
    try tmux.wait("snapshot 1")
    #expect(state(tmux) == program)
    // What tmux does not report.
    let bytes = try Data(contentsOf: URL(fileURLWithPath: output))
    let text = String(decoding: bytes, as: UTF8.self)
    let after = text.components(separatedBy: "Left behind").last ?? ""
    for sequence in ["[?1004l", "[?1015l", "[?1016l", "[?2026l", "[=0u", "[>4;0m", "(B\u{F}", "[0 q", "[?5l", "[20l"] {
      #expect(after.contains("\u{1B}\(sequence)"), "\(sequence)")
    }
    #expect(after.contains("\u{1B}[?2004l") && after.contains("\u{1B}[?2004h"))
    // Letters are letters, and where they belong.
    #expect(tmux.screen.hasPrefix(" DSA coding · Two Sum"))
    tmux.keys("q", "v", "q")
    try tmux.waitForShell()
    #expect(state(tmux) == shell)
  }

  /// The shell's cursor stays where it was, and the title is back while the program runs. Some terminals save the title
  /// themselves when the screen changes.
  @Test(arguments: ["xterm-256color", "screen-256color"]) func cursorAndTitleAreBack(name: String) throws {
    let tmux = try Tmux(environment: ["TERM": name])
    let editor = tmux.scratch.write("editor", "#!/bin/sh\nprintf '\\033]0;Left behind\\007'\nprintf 'x' >> \"$1\"\n")
    chmod(editor, 0o755)
    let title = tmux.format("pane_title")
    tmux.type("export EDITOR=\(editor)")
    tmux.type("seq 5")
    tmux.type("\(Tmux.binary) coding --question dsa-coding/two-sum")
    try tmux.wait("briefing")
    tmux.send("Enter")
    try tmux.wait("Restate")
    tmux.send("e")
    try tmux.wait("snapshot 1")
    #expect(tmux.format("pane_title") == title)
    tmux.keys("q", "v", "q")
    // The prompt comes after what the shell had said, on a line of its own.
    try tmux.wait("the prompt") { screen in
      let lines = screen.split(separator: "\n").map(String.init)
      return lines.last == "%" && lines.first?.hasPrefix("%") == true && lines.lastIndex(of: "5") == lines.count - 3
    }
  }

  /// The program ends while the editor has the terminal.
  @Test func alsoWhenBothEnd() throws {
    let tmux = try Tmux(environment: ["TERM": "tmux-256color"])
    let editor = tmux.scratch.write(
      "editor", "#!/bin/sh\nprintf '\(Self.left.dropLast(2).joined())'\nprintf 'here I am'\nexec cat > /dev/null\n")
    chmod(editor, 0o755)
    let shell = state(tmux)
    tmux.type("export EDITOR=\(editor)")
    try tmux.begin("coding --question dsa-coding/two-sum")
    try tmux.wait("Restate")
    tmux.send("e")
    try tmux.wait("the editor's title") { _ in tmux.format("pane_title").contains("Left behind") }
    kill(try tmux.program(), SIGTERM)
    try tmux.wait("the shell's state") { _ in
      self.state(tmux).replacing("alternate_on=1", with: "alternate_on=0") == shell
    }
  }

  /// A click in any encoding while the scorecard is open.
  @Test func aClickIsNoKey() throws {
    let tmux = try Tmux()
    try tmux.begin("behavioral --count 1")
    try tmux.waitForClock()
    try tmux.toScorecard()
    let before = tmux.screen
    for report in [
      "\u{1B}[M 3\"", "\u{1B}[<0;31;14M\u{1B}[<0;31;14m", "\u{1B}[32;31;14M", "\u{1B}[M \u{7F}1", "\u{1B}[M#33",
    ] {
      tmux.send(literal: report)
    }
    tmux.send("?")
    try tmux.wait("Keys ·")
    tmux.send("q")
    try tmux.waitGone("Keys ·")
    #expect(tmux.screen == before)
    tmux.send("n")
    try tmux.wait("enter accept")
    tmux.send(literal: "\u{1B}[<0;31;14Mq\u{1B}[M 34v")
    try tmux.wait("  qv\n")
  }

  /// Bytes of one key that arrive apart, as over a slow connection, and a text that Esc discarded.
  @Test func aSlowConnection() throws {
    let tmux = try Tmux(environment: ["ESCDELAY": "400"])
    try tmux.begin("behavioral --count 1")
    try tmux.waitForClock()
    tmux.send("n")
    try tmux.wait("Note")
    tmux.send(literal: "half a thought")
    tmux.send(literal: "\u{1B}")
    tmux.send(literal: "[D")
    tmux.send(literal: "\u{1B}\u{7F}")
    try tmux.wait("half a t")
    #expect(tmux.screen.contains("Note"))
    tmux.send("Escape")
    try tmux.wait("brings it back")
    tmux.send("n")
    try tmux.wait("Note")
    tmux.keys("C-y", "Enter")
    try tmux.wait("half a t")
  }
}
