import Canvas

/// Arrows in the margin to the right of an area if there is more above or below.
func markMore(above: Bool, below: Bool, beside area: Rect, into canvas: inout Canvas) {
  guard area.height > 0 else { return }
  let margin = Rect(column: area.end, row: area.row, width: 1, height: area.height)
  if above { canvas.write("↑", .accent, in: margin.line(0)) }
  if below { canvas.write("↓", .accent, in: margin.line(area.height - 1)) }
}

/// Lines from an offset, which may be past the end; arrows in the margin show that there is more.
func renderScrolling(_ lines: [RichLine], from scroll: Int, in area: Rect, into canvas: inout Canvas) {
  let most = max(0, lines.count - area.height)
  let first = min(scroll, most)
  for (row, line) in lines.dropFirst(first).prefix(area.height).enumerated() {
    line.render(in: area.line(row), into: &canvas)
  }
  markMore(above: first > 0, below: first < most, beside: area, into: &canvas)
}
