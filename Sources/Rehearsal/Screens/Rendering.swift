import Canvas
import Interview

/// Draws the whole screen. Writes no state and reads no clock.
public func render(_ model: Model, now: Moment, into canvas: inout Canvas) {
  canvas.clear(canvas.bounds)
  var shown = model
  shown.settleLive(now: now)
  guard !model.isTooSmall else { return renderTooSmall(shown, now: now, into: &canvas) }
  switch shown.screen {
  case .home(let state): state.render(shown, now: now, into: &canvas)
  case .briefing(let state): state.render(shown, now: now, into: &canvas)
  case .round(let state): state.render(shown, now: now, into: &canvas)
  case .scorecard(let state): state.render(shown, now: now, into: &canvas)
  case .history(let state): state.render(shown, now: now, into: &canvas)
  case .detail(let state): state.render(shown, now: now, into: &canvas)
  case .help(let state): state.render(shown, now: now, into: &canvas)
  }
}

/// Says what is needed; a running clock stays in sight.
private func renderTooSmall(_ model: Model, now: Moment, into canvas: inout Canvas) {
  let least = Model.leastSize
  let clock = model.clockWords(now: now)
  let lines =
    (clock.isEmpty ? [] : [clock]) + [
      "\(model.size.columns)×\(model.size.rows) is too small", "greenroom needs \(least.columns)×\(least.rows)",
    ]
  var area = canvas.bounds
  _ = area.takeTop(max(0, area.height - lines.count) / 2)
  for (row, line) in lines.enumerated() {
    canvas.writeCentered(line, row == 0 && !clock.isEmpty ? .strong : .text, in: area.takeTop(1))
  }
}

extension Model {
  /// The running round's clock where no other is in sight; empty without one.
  func clockWords(now: Moment) -> String {
    guard let live else { return "" }
    let clock = live.clock(at: now)
    return live.run.mainClock(at: clock) == nil ? "" : live.run.clockWords(at: clock)
  }
}

/// Rows from the top with blank rows between, which are the first to go when there is not enough room.
struct Column {
  struct Part {
    var rows: Int
    /// Fewer than this are not worth drawing.
    var least: Int
    /// Lower goes first.
    var rank: Int
    var gap: Bool
    var draw: (Rect, inout Canvas) -> Void
  }

  private var parts: [Part] = []

  /// - Parameters:
  ///   - rows: wanted.
  ///   - least: as few as are useful; the part is left out below.
  ///   - rank: the part with the lowest rank shrinks first, and then goes.
  ///   - gap: whether a blank row is wanted above.
  mutating func add(
    _ rows: Int, least: Int? = nil, rank: Int, gap: Bool = true, draw: @escaping (Rect, inout Canvas) -> Void
  ) {
    guard rows > 0 else { return }
    parts.append(Part(rows: rows, least: least ?? rows, rank: rank, gap: gap, draw: draw))
  }

  func render(in area: Rect, into canvas: inout Canvas) {
    var parts = parts
    func height() -> Int { parts.enumerated().map { $1.rows + ($0 > 0 && $1.gap ? 1 : 0) }.reduce(0, +) }
    // Blank rows first, from below; then what can do with less; then what matters least.
    while height() > area.height, let index = parts.lastIndex(where: \.gap) { parts[index].gap = false }
    for rank in Set(parts.map(\.rank)).sorted() {
      while height() > area.height, let index = parts.firstIndex(where: { $0.rank == rank && $0.rows > $0.least }) {
        parts[index].rows -= 1
      }
    }
    while height() > area.height, let least = parts.map(\.rank).min() { parts.removeAll { $0.rank == least } }
    var area = area
    for (index, part) in parts.enumerated() {
      if index > 0, part.gap { _ = area.takeTop(1) }
      part.draw(area.takeTop(part.rows), &canvas)
    }
  }
}
