import Canvas

/// Rows from the top with blank rows between, which are the first to go when there is not enough room.
struct Column {
  struct Part {
    var rows: Int
    /// Fewer than this are not worth drawing.
    var least: Int
    /// Lower goes first.
    var rank: Int
    var gap: Bool
    /// Which part of the clock it shows, if any.
    var live: LivePart?
    var draw: (Rect, inout Canvas) -> Void
  }

  private var parts: [Part] = []

  /// - Parameters:
  ///   - rows: how many are wanted.
  ///   - least: the fewest that are useful; with less room the part is left out.
  ///   - rank: the part with the lowest rank shrinks first, and then goes.
  ///   - gap: whether a blank row is wanted above.
  mutating func add(
    _ rows: Int, least: Int? = nil, rank: Int, gap: Bool = true, live: LivePart? = nil,
    draw: @escaping (Rect, inout Canvas) -> Void
  ) {
    guard rows > 0 else { return }
    parts.append(Part(rows: rows, least: least ?? rows, rank: rank, gap: gap, live: live, draw: draw))
  }

  func render(in area: Rect, into canvas: inout Canvas) {
    var parts = parts
    func height() -> Int { parts.enumerated().map { $1.rows + ($0 > 0 && $1.gap ? 1 : 0) }.reduce(0, +) }
    // Drop blank rows first, from the bottom up; then shrink what can do with less; then drop what matters least.
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
      let rect = area.takeTop(part.rows)
      part.draw(rect, &canvas)
      if let live = part.live { canvas.marks[live.rawValue] = rect }
    }
  }
}
