import Interview

/// The command that edits a file, and how to tell it which line to open the file at.
struct EditorCommand {
  let command: String

  init(_ command: String) { self.command = command }

  /// The command without its path and options.
  var name: String {
    let program = command.split(separator: " ").first.map(String.init) ?? command
    return program.split(separator: "/").last.map(String.init) ?? program
  }

  /// These want `file:line`; all others take `+line`, as vi does.
  private static let withColon: Set<String> = ["hx", "helix", "code", "codium", "subl", "zed"]

  func opening(_ location: QuestionLocation) -> (command: String, file: String) {
    guard Self.withColon.contains(name) else { return ("\(command) +\(location.line)", location.file) }
    return (name.hasPrefix("cod") ? "\(command) -g" : command, "\(location.file):\(location.line)")
  }
}
