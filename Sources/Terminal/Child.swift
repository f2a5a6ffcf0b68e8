internal import CTerminal

/// A program that has the terminal for a while, such as an editor.
public struct Child: Sendable {
  public let process: Int32

  /// Runs `command "$1"` by the shell, with the file as its only argument.
  /// - Throws: `Terminal.CannotOpen` when no process can be started.
  public init(command: String, file: String) throws {
    // A plain command takes the shell's place: what ends the child then ends the editor.
    let isPlain = !command.contains { ";&|<>(){}$`\n".contains($0) } && !command.prefix { $0 != " " }.contains("=")
    process = terminal_spawn("\(isPlain ? "exec " : "")\(command) \"$1\"", file)
    if process < 0 {
      throw Terminal.CannotOpen(description: "no process could be started (error \(-process))")
    }
  }

  /// Asks it to end by the signal and waits up to half a second until it has.
  public func end(by signal: Int32) {
    terminal_end(process, signal)
  }

  public enum State: Hashable, Sendable {
    case running
    /// It stopped itself, and nobody else.
    case stopped
    /// The exit status, or 128 and the signal.
    case ended(status: Int)
  }

  public func state() -> State {
    var status: Int32 = 0
    switch terminal_reap(process, &status) {
    case TERMINAL_CHILD_ENDED:
      return .ended(status: status & 0x7F == 0 ? Int(status >> 8 & 0xFF) : 128 + Int(status & 0x7F))
    case TERMINAL_CHILD_STOPPED: return .stopped
    default: return .running
    }
  }

  /// Lets it run again after a stop.
  public func resume() { terminal_continue(process) }
}

/// Ends this process by the signal, so that its parent sees what happened. Never returns.
public func die(bySignal number: Int32) -> Never {
  terminal_die(number)
  // The signal may be blocked by whoever started us.
  while true { terminal_die(9) }
}
