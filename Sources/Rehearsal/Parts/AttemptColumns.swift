import Canvas
import Interview

/// Where each fact about an attempt goes in a line of a list; narrow terminals leave some out.
struct AttemptColumns {
  private let isNarrow: Bool
  private let when: Int
  private let question: Int
  private static let maximumTitle = 64

  init(width: Int) {
    isNarrow = width < 76
    when = isNarrow ? 12 : 17
    let right = isNarrow ? 25 : 34
    question = max(6, min(Self.maximumTitle, width - 2 - when - 2 - right))
  }

  private var right: Int { 2 + when + 2 + question }

  func renderHeader(in line: Rect, into canvas: inout Canvas) {
    canvas.write("When", .dim, in: line, at: 2)
    canvas.write("Question", .dim, in: line, at: 2 + when + 2)
    let titles =
      isNarrow
      ? [("How", 1), ("Band", 5), ("Final", 14), ("Over", 21)]
      : [("How", 1), ("Band", 5), ("Blind", 14), ("Final", 20), ("Overtime", 26)]
    for (title, at) in titles { canvas.write(title, .dim, in: line, at: right + at) }
  }

  func render(
    _ attempt: AttemptLine, today: LocalTime, isSelected: Bool, in line: Rect, into canvas: inout Canvas
  ) {
    let started = LocalTime(attempt.startedAt, zoneOffset: attempt.zoneOffset)
    if isSelected { canvas.write(canvas.charset.pointer, .accent, in: line) }
    let time = isNarrow ? started.shortRelative(to: today) : started.relative(to: today)
    canvas.write(time.fitted(to: when), .dim, in: line, at: 2)
    canvas.write(attempt.title.fitted(to: question), isSelected ? .strong : .text, in: line, at: 2 + when + 2)
    guard !attempt.isVoid else {
      canvas.write("void", .dim, in: line, at: right + 2)
      return
    }
    let columns =
      isNarrow ? (out: 2, band: 5, blind: 0, now: 15, over: 19) : (out: 2, band: 5, blind: 15, now: 21, over: 28)
    canvas.write(attempt.outcome.map { String($0.letter) } ?? "·", .text, in: line, at: right + columns.out)
    if let band = attempt.band {
      canvas.write(band.label, Style(band.role), in: line, at: right + columns.band)
    } else {
      canvas.write(attempt.endedAt == nil ? "open" : "–", .dim, in: line, at: right + columns.band)
    }
    if !isNarrow { canvas.write(score(attempt.blindMean), .dim, in: line, at: right + columns.blind) }
    canvas.write(score(attempt.finalMean), .text, in: line, at: right + columns.now)
    let over = attempt.overtime.isOver
    canvas.write(
      (over ? attempt.overtime.text : "–").leftPadded(to: 6), over ? .over : .dim, in: line, at: right + columns.over)
  }

  /// The row under the cursor gets a background if the terminal has a color for it.
  static func select(_ line: Rect, in canvas: inout Canvas) { canvas.restyle(line) { $0.with(selected: true) } }

  private func score(_ mean: Double?) -> String { (mean.map(decimal) ?? "–").leftPadded(to: 4) }
}

extension LocalTime {
  /// In at most twelve columns: `today 18:10`, `22 Nov 20:31`, `22 Nov 2025`.
  func shortRelative(to today: LocalTime) -> String {
    guard dayNumber != today.dayNumber else { return "today \(clock)" }
    return year == today.year ? "\(day) \(monthName) \(clock)" : "\(day) \(monthName) \(year)"
  }
}
