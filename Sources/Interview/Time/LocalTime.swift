#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A moment of the machine's clock as people read it, in the zone it happened in.
public struct LocalTime: Hashable, Sendable {
  public let year: Int
  public let month: Int
  public let day: Int
  /// 1 is Sunday.
  public let weekday: Int
  public let hour: Int
  public let minute: Int
  public let second: Int
  /// Whole days since 1970-01-01, local.
  public let dayNumber: Int
  /// Seconds ahead of UTC.
  public let zoneOffset: Int

  /// - Parameters:
  ///   - wall: since 1970-01-01 00:00 UTC.
  ///   - zoneOffset: seconds that local time is ahead of UTC; at most 18 hours either way.
  public init(_ wall: Milliseconds, zoneOffset: Int) {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(secondsFromGMT: 0)!
    let local = wall.wholeSeconds + zoneOffset
    let parts = calendar.dateComponents(
      [.year, .month, .day, .weekday, .hour, .minute, .second],
      from: Date(timeIntervalSince1970: Double(local)))
    year = parts.year!
    month = parts.month!
    day = parts.day!
    weekday = parts.weekday!
    hour = parts.hour!
    minute = parts.minute!
    second = parts.second!
    dayNumber = Int((Double(local) / 86_400).rounded(.down))
    self.zoneOffset = zoneOffset
  }

  public init(_ wall: Milliseconds, in zone: Zone) { self.init(wall, zoneOffset: zone.offset(at: wall)) }

  /// `18:10`
  public var clock: String { "\(two(hour)):\(two(minute))" }

  /// `2026-11-22`
  public var date: String { "\(year)-\(two(month))-\(two(day))" }

  /// RFC 3339 with the zone: `2026-11-22T18:10:05+01:00`.
  public var rfc3339: String {
    let minutes = abs(zoneOffset) / 60
    let zone = zoneOffset == 0 ? "Z" : "\(zoneOffset < 0 ? "-" : "+")\(two(minutes / 60)):\(two(minutes % 60))"
    return "\(date)T\(two(hour)):\(two(minute)):\(two(second))\(zone)"
  }

  /// `today 18:10`, `yesterday 9:05`, `Sun 22 Nov 20:31`, and with the year when it is another one.
  public func relative(to today: LocalTime) -> String {
    switch today.dayNumber - dayNumber {
    case 0: return "today \(clock)"
    case 1: return "yesterday \(clock)"
    default:
      let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
      let day = "\(day) \(monthName)"
      return year == today.year ? "\(weekdays[weekday - 1]) \(day) \(clock)" : "\(day) \(year) \(clock)"
    }
  }

  /// `Nov`
  public var monthName: String {
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][month - 1]
  }

  private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
