import Interview

/// The command that edits a file, and how it is told the line to open it at.
struct EditorCommand {
  let command: String

  init(_ command: String) { self.command = command }

  /// Without its path and options.
  var name: String {
    let program = command.split(separator: " ").first.map(String.init) ?? command
    return program.split(separator: "/").last.map(String.init) ?? program
  }

  /// These want `file:line`; every other takes `+line`, as POSIX has it for vi.
  private static let withColon: Set<String> = ["hx", "helix", "code", "codium", "subl", "zed"]

  func opening(_ location: QuestionLocation) -> (command: String, file: String) {
    guard Self.withColon.contains(name) else { return ("\(command) +\(location.line)", location.file) }
    return (name.hasPrefix("cod") ? "\(command) -g" : command, "\(location.file):\(location.line)")
  }
}
