import Archive
import Foundation
import Interview
import Support
import Testing

/// For tests of commands without a screen.
protocol RunsCommands {
  var scratch: Scratch { get }
}

extension RunsCommands {
  func run(_ arguments: String..., environment: [String: String] = [:]) -> (
    status: Int32, output: String, errors: String
  ) {
    var variables = [
      "HOME": scratch("home"), "LC_ALL": "C.UTF-8", "TZ": "Europe/Berlin", "PATH": "/usr/bin:/bin", "TERM": "xterm",
    ]
    variables.merge(environment) { $1 }
    let errors = scratch("errors-\(UUID().uuidString)")
    let script = "exec \"$0\" \"$@\" 2> \(errors)"
    let list = variables.map { "\($0)=\($1)" } + ["sh", "-c", script, Tmux.binary] + arguments
    let (status, output) = Tmux.run("env", ["-i"] + list)
    return (status, output, (try? String(contentsOfFile: errors, encoding: .utf8)) ?? "")
  }

  /// Nothing on standard output, one line on standard error, this status.
  func expect(
    _ result: (status: Int32, output: String, errors: String), _ status: Int32, _ message: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(result.status == status, sourceLocation: sourceLocation)
    #expect(result.output == "", sourceLocation: sourceLocation)
    #expect(result.errors.contains(message), "\(result.errors)", sourceLocation: sourceLocation)
    #expect(result.errors.count { $0 == "\n" } == 1, "\(result.errors)", sourceLocation: sourceLocation)
    #expect(!result.errors.contains("\u{1B}"), sourceLocation: sourceLocation)
  }

  /// An archive with one scored behavioral round, and its path.
  func archive() throws -> String {
    var play = Play()
    try play.play(
      "b <left><left><left> <enter> <+36s> h n \"a note\" <enter> <space> <space> <space> <space> <space> <space> <space>"
    )
    try play.play("t 3 4 3 2 3 <enter> n \"numbers\" <enter> <enter>")
    let path = scratch("archive.sqlite")
    let archive = try Archive(path: path)
    for entry in play.saved {
      try archive.save(entry, durable: true)
    }
    return path
  }
}
