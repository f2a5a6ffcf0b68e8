#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The time zone of the candidate's clock. Nothing else knows how far local time is ahead of UTC.
public enum Zone: Hashable, Sendable {
  /// This many seconds ahead of UTC, at most 18 hours either way, all year.
  case fixed(Int)
  /// Whatever `TZ` or the system says, in any form that tzset(3) accepts.
  case system

  /// Seconds that local time is ahead of UTC at that moment, which is not always what it is now.
  public func offset(at wall: Milliseconds) -> Int {
    switch self {
    case .fixed(let seconds): return seconds
    case .system:
      var (time, local) = (time_t(wall.wholeSeconds), tm())
      return localtime_r(&time, &local) == nil ? 0 : local.tm_gmtoff
    }
  }
}
