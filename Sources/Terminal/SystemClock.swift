internal import CTerminal

public enum SystemClock {
  /// Milliseconds since some moment that stays the same until the machine starts again, on a clock that is never set
  /// and keeps running while the machine sleeps.
  public static var steadyMilliseconds: Int { Int(terminal_steady_milliseconds()) }

  /// Milliseconds since 1970, UTC.
  public static var wallMilliseconds: Int { Int(terminal_wall_milliseconds()) }
}
