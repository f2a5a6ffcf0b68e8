import Canvas
import Interview

extension Charset {
  var full: String { self == .utf8 ? "█" : "#" }
  var empty: String { self == .utf8 ? "░" : "." }
  var over: String { self == .utf8 ? "▓" : "+" }
  var mark: String { self == .utf8 ? "│" : "|" }
  var pointer: String { self == .utf8 ? "▸" : ">" }
  /// Four fills that differ without color: aced, took time, didn't get it, just saw it.
  var outcomes: [String] { self == .utf8 ? ["█", "▓", "▒", "░"] : ["#", "=", "-", "."] }
}

extension Style {
  /// Time that is in its limit: plain, so that amber and red stand out, and a second costs no change of color.
  static let time = Style.text
}

/// Time in a phase against its limit. Full when the limit is reached; what is over is for words.
func renderTimeBar(_ share: Double, _ style: Style, in line: Rect, into canvas: inout Canvas) {
  let filled = min(line.width, max(0, Int(share * Double(line.width))))
  canvas.fill(canvas.charset.full, filled, style, in: line)
  canvas.fill(canvas.charset.empty, line.width - filled, .dim, in: line, at: filled)
}

/// A limit that several phases share, cut into what each was meant to take; what one took beyond its share is seen in
/// what it takes from the others.
struct SharedBar {
  var limit: Milliseconds
  /// Planned and used, phase by phase.
  var parts: [(share: Milliseconds, used: Milliseconds)]

  func render(in line: Rect, into canvas: inout Canvas) {
    let width = line.width
    guard width > 0, limit > .zero else { return }
    func column(_ time: Milliseconds) -> Int {
      min(width, Int(Double(time.count) / Double(limit.count) * Double(width)))
    }
    canvas.fill(canvas.charset.empty, width, .dim, in: line)
    var used = Milliseconds.zero
    for part in parts {
      let start = column(used)
      let inTime = column(used + min(part.used, part.share))
      let end = column(used + part.used)
      canvas.fill(canvas.charset.full, inTime - start, .time, in: line, at: start)
      canvas.fill(canvas.charset.over, end - inTime, .over, in: line, at: inTime)
      used += part.used
    }
    var planned = Milliseconds.zero
    for part in parts.dropLast() {
      planned += part.share
      let at = column(planned)
      guard at > 0, at < width else { continue }
      let cell = canvas.cell(column: line.column + at, row: line.row)
      canvas.write(canvas.charset.mark, (cell?.style ?? .dim).with(bold: false), in: line, at: at)
    }
  }
}

/// Time against a limit with a mark at the limit, and what is over behind it.
struct DebtBar {
  var time: Milliseconds
  var length: Milliseconds?
  var isLimit: Bool
  /// The time that the whole width stands for.
  var scale: Milliseconds

  func render(in line: Rect, into canvas: inout Canvas) {
    let width = line.width
    guard width > 0, scale > .zero else { return }
    func column(_ time: Milliseconds) -> Int {
      min(width, Int(Double(time.count) / Double(scale.count) * Double(width)))
    }
    let end = column(time)
    let limit = length.map { min(width - 1, column($0)) }
    let inTime = min(end, limit ?? end)
    canvas.fill(canvas.charset.full, inTime, .time, in: line)
    if end > inTime {
      canvas.fill(
        isLimit ? canvas.charset.over : canvas.charset.full, end - inTime, isLimit ? .over : .time, in: line, at: inTime
      )
    }
    if let limit { canvas.write(canvas.charset.mark, .dim, in: line, at: limit) }
  }
}

/// The four outcomes of a section side by side, as wide as their share of `whole`.
func renderOutcomes(_ counts: [Int], whole: Int, in line: Rect, into canvas: inout Canvas) {
  guard whole > 0 else { return }
  let styles: [Style] = [.good, .accent, .warn, .dim]
  var sum = 0
  var offset = 0
  for (index, count) in counts.enumerated() where count > 0 {
    sum += count
    let end = max(offset + 1, min(line.width, (sum * line.width + whole / 2) / whole))
    canvas.fill(canvas.charset.outcomes[index], end - offset, styles[index], in: line, at: offset)
    offset = end
  }
}

/// Numbers as a row of little columns, the newest at the right.
func sparkline(_ values: [Double], from low: Double, to high: Double, charset: Charset) -> String {
  let steps = Array(charset == .utf8 ? "▁▂▃▄▅▆▇█" : "_.-=+*#@")
  return String(
    values.map { value in
      let share = high > low ? (value - low) / (high - low) : 0
      return steps[min(steps.count - 1, max(0, Int(share * Double(steps.count))))]
    })
}
