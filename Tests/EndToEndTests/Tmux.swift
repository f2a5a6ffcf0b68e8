import Foundation
import Support

#if canImport(Glibc)
  import Glibc
#endif

/// What did not happen in time, with the screen as it was.
struct TmuxError: Error, CustomStringConvertible {
  var description: String
}

/// A terminal in tmux with a shell in it, pinned in everything that the program may look at.
final class Tmux {
  let scratch = Scratch()
  private let socket = "greenroom-\(UUID().uuidString.prefix(8))"
  let columns: Int
  let rows: Int

  /// The binary under test: the debug one, beside the tests.
  static let binary =
    ProcessInfo.processInfo.environment["GREENROOM_BINARY"] ?? Fixtures.package + "/.build/debug/greenroom"

  var home: String { scratch("home") }
  var archive: String { "\(home)/.local/share/greenroom/archive.sqlite" }

  init(columns: Int = 80, rows: Int = 24, environment: [String: String] = [:]) throws {
    (self.columns, self.rows) = (columns, rows)
    try FileManager.default.createDirectory(atPath: scratch("home"), withIntermediateDirectories: true)
    var pinned = [
      "HOME": home, "LC_ALL": "C.UTF-8", "TZ": "UTC", "TERM": "screen-256color", "PS1": "% ", "EDITOR": "true",
      "PATH": "/usr/local/bin:/usr/bin:/bin", "TMPDIR": scratch.path, "SWIFT_BACKTRACE": "interactive=no",
    ]
    pinned.merge(environment) { $1 }
    let variables = pinned.map { "\($0)='\($1)'" }.sorted().joined(separator: " ")
    let shell = "env -i \(variables) bash --norc --noprofile"
    let server = ["-f", "/dev/null", "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)", shell]
    guard run(server).status == 0 else { throw TmuxError(description: "tmux does not start") }
    run(["set", "-g", "status", "off"])
    run(["set", "-g", "escape-time", "0"])
    try wait("%")
  }

  deinit { run(["kill-server"]) }

  // MARK: Doing

  /// Types a line into the shell.
  func type(_ line: String) { send(literal: line); send("Enter") }

  /// Starts greenroom and waits for its first picture.
  func start(_ arguments: String = "", until text: String = "Behavioral") throws {
    type("clear; \(Self.binary) \(arguments)")
    try wait(text)
  }

  /// Keys by tmux's names, each a step that the program sees on its own.
  func keys(_ names: String...) { for name in names { send(name) } }

  func send(_ key: String) { run(["send-keys", key]) }
  func send(literal text: String) { run(["send-keys", "-l", text]) }
  func resize(_ columns: Int, _ rows: Int) { run(["resize-window", "-x", "\(columns)", "-y", "\(rows)"]) }

  func paste(_ text: String) {
    run(["set-buffer", text])
    run(["paste-buffer", "-p"])
  }

  /// The process that runs in the foreground of the shell.
  func program() throws -> Int32 {
    let shell = run(["display-message", "-p", "#{pane_pid}"]).output.trimmingCharacters(in: .whitespacesAndNewlines)
    let found = Self.run("pgrep", ["-P", shell, "-f", "greenroom"]).output
    guard let first = found.split(separator: "\n").first, let process = Int32(first) else {
      throw TmuxError(description: "no greenroom runs:\n\(screen)")
    }
    return process
  }

  // MARK: Looking

  var screen: String { run(["capture-pane", "-p"]).output }

  var isAlternate: Bool { run(["display-message", "-p", "#{alternate_on}"]).output.hasPrefix("1") }

  /// What tmux knows about the pane, by the names of its formats.
  func format(_ names: String...) -> String {
    run(["display-message", "-p", names.map { "\($0)=#{\($0)}" }.joined(separator: " ")]).output
  }

  /// From now on, everything written to the terminal also goes to this file.
  func copyOutput(to file: String) { run(["pipe-pane", "cat > '\(file)'"]) }

  /// Whether anything on the screen has a color.
  var colors: Bool {
    run(["capture-pane", "-p", "-e"]).output.range(
      of: "\u{1B}\\[[0-9;]*(3[0-8]|9[0-7])[0-9;]*m", options: .regularExpression) != nil
  }

  /// Waits for a screen that has the text.
  func wait(_ text: String, seconds: Double = 15) throws {
    try wait(seconds: seconds, "“\(text)”") { $0.contains(text) }
  }

  /// Waits for a screen on which the text is not.
  func waitGone(_ text: String, seconds: Double = 15) throws {
    try wait(seconds: seconds, "the end of “\(text)”") { !$0.contains(text) }
  }

  func wait(seconds: Double = 15, _ what: String, _ isThere: (String) -> Bool) throws {
    let end = Date().addingTimeInterval(seconds)
    var last = screen
    while !isThere(last) {
      guard Date() < end else { throw TmuxError(description: "no \(what) in \(seconds) s:\n\(last)") }
      poll(nil, 0, 30)
      last = screen
    }
  }

  /// Waits for the shell's prompt on the main screen.
  func waitForShell() throws {
    try wait("shell") { [self] screen in
      !isAlternate && screen.split(separator: "\n").last?.hasPrefix("%") == true
    }
  }

  /// Runs a command in the shell and returns its exit status.
  func status(of command: String) throws -> String {
    // The mark is not in the line as it is typed, and no other command's.
    let mark = UUID().uuidString.prefix(6)
    type("clear; \(command); echo \"<\"\(mark):$?\">\"")
    var status = ""
    try wait("the end of \(command)") { screen in
      guard let found = screen.firstRange(of: "<\(mark):"), let end = screen[found.upperBound...].firstIndex(of: ">")
      else {
        return false
      }
      status = String(screen[found.upperBound..<end])
      return true
    }
    return status
  }

  /// What a command prints, on the shell's own screen.
  func output(of command: String) throws -> String {
    let file = scratch("output-\(UUID().uuidString)")
    _ = try status(of: "\(command) > \(file) 2>&1")
    return (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
  }

  // MARK: Processes

  @discardableResult
  private func run(_ arguments: [String]) -> (status: Int32, output: String) {
    Self.run("tmux", ["-L", socket] + arguments)
  }

  /// Runs a program to its end. Its output goes through a file: tmux's server outlives its client and would hold a pipe
  /// open, and Foundation's Process waits for as long as anyone holds what it gave the child.
  @discardableResult
  static func run(_ program: String, _ arguments: [String]) -> (status: Int32, output: String) {
    let file = NSTemporaryDirectory() + "greenroom-output-\(UUID().uuidString)"
    defer { unlink(file) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, file, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    // A worker thread of the test runner has signals blocked, and a mask is inherited.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var argv: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for argument in argv { free(argument) } }
    var process: pid_t = 0
    guard posix_spawnp(&process, program, &actions, &attributes, &argv, environ) == 0 else { return (-1, "") }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    let output = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
    return (status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F, output)
  }
}
