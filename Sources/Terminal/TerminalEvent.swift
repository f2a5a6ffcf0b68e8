import Canvas

/// What comes from the terminal or the system.
public enum TerminalEvent: Hashable, Sendable {
  case key(Key)
  /// Text pasted in brackets: never keys.
  case paste(String)
  case resized
  /// Continued after a stop; the modes are set again by then.
  case continued
  /// Asked to stop, as by `kill -TSTP`.
  case stop
  /// Asked to end by this signal.
  case quit(signal: Int32)
  /// A child ended or stopped.
  case child
  /// The terminal is gone.
  case hangup
}
