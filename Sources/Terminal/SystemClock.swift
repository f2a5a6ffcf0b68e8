internal import CTerminal

/// The clock that is never set and goes on while the machine sleeps.
public enum SystemClock {
  /// Milliseconds since some moment that stays the same until the machine starts again.
  public static var steadyMilliseconds: Int { Int(terminal_steady_milliseconds()) }
}
