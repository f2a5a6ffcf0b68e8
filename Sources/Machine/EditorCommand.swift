import Foundation
import Interview

/// The command that edits a file, and how to tell it which line to open the file at. The shell runs it, so it may have
/// options, quotes, and variables in it.
public struct EditorCommand {
  let command: String

  public init(_ command: String) { self.command = command }

  /// The command without its path and options.
  var name: String {
    let program = Self.words(of: command).first { !Self.isAssignment($0) } ?? command
    return program.split(separator: "/").last.map(String.init) ?? program
  }

  /// These want `file:line`; all others take `+line`, as vi does.
  private static let withColon: Set<String> = ["hx", "helix", "code", "codium", "subl", "zed"]

  func opening(_ location: QuestionLocation) -> (command: String, file: String) {
    guard Self.withColon.contains(name) else { return ("\(command) +\(location.line)", location.file) }
    return (name.hasPrefix("cod") ? "\(command) -g" : command, "\(location.file):\(location.line)")
  }

  // MARK: Finding the program

  public enum Program: Hashable, Sendable {
    case found(path: String)
    case missing(name: String)
    /// More than a program with options: only running it would show what it starts.
    case script
  }

  /// What the shell would run.
  public func program() throws -> Program {
    guard !command.contains(where: { ";&|<>(){}`\n".contains($0) }) else { return .script }
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    // Splits the words as running the command would, but runs nothing.
    let script = """
      set -- \(command)
      while case "$1" in
        *=*) case "${1%%=*}" in ''|[0-9]*|*[!A-Za-z0-9_]*) false;; *) true;; esac;;
        *) false;;
      esac; do shift; done
      printf '%s\\n' "$1"
      command -v -- "$1"
      """
    shell.arguments = ["-c", script]
    let output = Pipe()
    shell.standardOutput = output
    shell.standardError = FileHandle.nullDevice
    try shell.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    shell.waitUntilExit()
    let lines = text.split(separator: "\n").map(String.init)
    guard let name = lines.first else { return .missing(name: command) }
    guard lines.count > 1, !lines[1].contains("/") || Self.isProgram(lines[1]) else { return .missing(name: name) }
    return .found(path: lines[1])
  }

  private static func isProgram(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
  }

  private static func isAssignment(_ word: String) -> Bool {
    word.firstIndex(of: "=").map { word[..<$0].allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" } } == true
  }

  /// Words as the shell splits them, without their quotes and backslashes; variables are left as they are.
  static func words(of command: String) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    var isEscaped = false
    for character in command {
      switch (character, quote) {
      case _ where isEscaped:
        word = (word ?? "") + String(character)
        isEscaped = false
      case ("\\", nil), ("\\", "\""): isEscaped = true
      case (_, let open?):
        if character == open { quote = nil } else { word = (word ?? "") + String(character) }
      case ("\"", nil), ("'", nil):
        quote = character
        word = word ?? ""
      case (" ", nil), ("\t", nil), ("\n", nil):
        if let word { words.append(word) }
        word = nil
      default: word = (word ?? "") + String(character)
      }
    }
    return words + (word.map { [$0] } ?? [])
  }
}
