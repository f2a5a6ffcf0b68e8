/// A length of time in whole milliseconds, the unit of every clock and of the archive. May be negative (overtime left).
public struct Milliseconds: Hashable, Comparable, Codable, Sendable, AdditiveArithmetic {
  public var count: Int

  public init(_ count: Int) { self.count = count }

  public static let zero = Milliseconds(0)
  public static func seconds(_ seconds: Int) -> Milliseconds { Milliseconds(seconds * 1000) }
  public static func minutes(_ minutes: Int) -> Milliseconds { .seconds(minutes * 60) }

  public static func < (left: Milliseconds, right: Milliseconds) -> Bool { left.count < right.count }
  public static func + (left: Milliseconds, right: Milliseconds) -> Milliseconds {
    Milliseconds(left.count + right.count)
  }
  public static func - (left: Milliseconds, right: Milliseconds) -> Milliseconds {
    Milliseconds(left.count - right.count)
  }

  /// Whole seconds, rounded towards minus infinity.
  public var wholeSeconds: Int { Int((Double(count) / 1000).rounded(.down)) }

  public init(from decoder: any Decoder) throws {
    count = try decoder.singleValueContainer().decode(Int.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(count)
  }
}

extension [Milliseconds] {
  public var sum: Milliseconds { reduce(.zero, +) }
}

/// A point in time as the runtime read it. The program never asks for one: it is handed in.
public struct Moment: Hashable, Comparable, Sendable {
  /// Of a clock that is never set and goes on while the machine sleeps (`CLOCK_BOOTTIME`); its zero means nothing.
  public var steady: Milliseconds
  /// Since 1970-01-01 00:00 UTC, for people: it can be set and jump.
  public var wall: Milliseconds

  public init(steady: Milliseconds, wall: Milliseconds) {
    self.steady = steady
    self.wall = wall
  }

  public static func < (left: Moment, right: Moment) -> Bool { left.steady < right.steady }

  public func advanced(by time: Milliseconds) -> Moment {
    Moment(steady: steady + time, wall: wall + time)
  }
}
