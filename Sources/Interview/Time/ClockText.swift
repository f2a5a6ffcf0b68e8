/// How times are written: `m:ss`, from an hour on `h:mm:ss`.
public enum ClockText {
  /// What is left: the ceiling of the second while time is left, `0:00` for the second in which it ends, then
  /// `+0:01` and on.
  public static func left(_ left: Milliseconds) -> String {
    let seconds = Int((Double(left.count) / 1000).rounded(.up))
    return seconds < 0 ? "+" + digits(-seconds) : digits(seconds)
  }

  /// What has passed: whole seconds that are over.
  public static func passed(_ passed: Milliseconds) -> String { digits(max(0, passed.wholeSeconds)) }

  /// A difference with its sign, `+0:06` or `−0:09`; whole seconds towards zero.
  public static func signed(_ difference: Milliseconds) -> String {
    let seconds = difference.count / 1000
    return (seconds < 0 ? "−" : "+") + digits(abs(seconds))
  }

  private static func digits(_ seconds: Int) -> String {
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60)
    return hours > 0 ? "\(hours):\(two(minutes)):\(two(rest))" : "\(minutes):\(two(rest))"
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

extension Milliseconds {
  /// Reads a length of time as people write it: `30s`, `45 s`, `0:30`, `1:10:00`, `25m`, `2h`, or seconds alone.
  /// nil when it is none of these. Negative values are read too, so that the caller can say what is wrong with them.
  public init?(written text: String) {
    var text = text.filter { $0 != " " }
    let negative = text.hasPrefix("-")
    if negative { text.removeFirst() }
    guard let first = text.first, first.isASCII, first.isNumber, text.utf8.count <= 12 else { return nil }
    let seconds: Int?
    if text.contains(":") {
      let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { part in
        part.allSatisfy { $0.isASCII && $0.isNumber } ? Int(part) : nil
      }
      guard (2...3).contains(parts.count), parts.allSatisfy({ $0 != nil }),
        parts.dropFirst().allSatisfy({ $0! < 60 })
      else { return nil }
      seconds = parts.reduce(0) { $0 * 60 + $1! }
    } else {
      let digits = text.prefix { $0.isASCII && $0.isNumber }
      let unit = ["": 1, "s": 1, "m": 60, "min": 60, "h": 3600][String(text.dropFirst(digits.count))]
      seconds = unit.flatMap { unit in Int(digits).map { $0 * unit } }
    }
    guard let seconds else { return nil }
    self = .seconds(negative ? -seconds : seconds)
  }

  /// A round length in words: `30 s`, `2 min`, `1 min 30 s`.
  public var inWords: String {
    let (minutes, seconds) = (wholeSeconds / 60, wholeSeconds % 60)
    return [minutes > 0 ? "\(minutes) min" : nil, seconds > 0 || minutes == 0 ? "\(seconds) s" : nil].compactMap { $0 }
      .joined(separator: " ")
  }

  /// As a script or an option writes it: `0:30`, `25:00`.
  public var written: String { ClockText.passed(self) }
}
