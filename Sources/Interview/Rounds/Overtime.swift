/// Whether a time is over its bound and by how much: the one place that judges it, for clocks, bars, tables and lists.
public struct Overtime: Hashable, Comparable, Sendable {
  /// Time beyond the bound; negative while some is left.
  public var excess: Milliseconds
  /// Beyond a target is not over.
  public var isLimit: Bool

  public init(_ excess: Milliseconds, isLimit: Bool = true) {
    self.excess = excess
    self.isLimit = isLimit
  }

  /// From a whole second on: the clock that people see must say so, too.
  private static let threshold = Milliseconds.seconds(1)

  /// Whether the bound, a target too, lies a whole second back.
  public var isPast: Bool { excess >= Self.threshold }
  public var isOver: Bool { isLimit && isPast }
  /// `+0:06` or `−0:09`.
  public var text: String { ClockText.signed(excess) }

  public static func < (left: Overtime, right: Overtime) -> Bool { left.excess < right.excess }
}

extension TimeBound {
  /// Against the limit or target; nil without either.
  public func overtime(of time: Milliseconds) -> Overtime? {
    length.map { Overtime(time - $0, isLimit: limit != nil) }
  }
}
