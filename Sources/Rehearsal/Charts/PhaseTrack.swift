import Canvas
import Interview

/// The phases side by side: name, bar, time, and what is over below.
struct PhaseTrack {
  var phases: [PhasePlan]
  var times: [Milliseconds]
  var current: Int
  /// The phase whose end is being shown, inverted.
  var inverted: Int?

  private static let gap = 2

  /// Name, bar, and what is over.
  static let rows = 3

  func render(in area: Rect, into canvas: inout Canvas) {
    for (index, box) in boxes(in: area) { render(index, in: box, into: &canvas) }
  }

  /// Brings a track that was rendered here to the time of the current phase.
  func renderCurrent(in area: Rect, into canvas: inout Canvas) {
    for (index, box) in boxes(in: area) where index == current {
      canvas.clear(box)
      render(index, in: box, into: &canvas)
    }
  }

  /// Those that fit, the current one among them.
  private func boxes(in area: Rect) -> [(phase: Int, box: Rect)] {
    let count = min(phases.count, max(1, (area.width + Self.gap) / 14))
    let first = max(0, min(current - count / 2, phases.count - count))
    let width = min(24, (area.width + Self.gap) / count - Self.gap)
    return (first..<first + count).map { index in
      let column = area.column + (index - first) * (width + Self.gap)
      return (index, Rect(column: column, row: area.row, width: width, height: area.height))
    }
  }

  private func render(_ index: Int, in box: Rect, into canvas: inout Canvas) {
    let phase = phases[index]
    let isCurrent = index == current
    let time = index < times.count ? times[index] : nil
    let style: Style = isCurrent ? .strong : .dim
    canvas.write(phase.title.fitted(to: box.width), style, in: box.line(0))
    let overtime = time.flatMap { phase.bound.overtime(of: $0) }
    let isOver = overtime?.isOver == true
    let words = time.map { ClockText.passed($0) } ?? ""
    let bar = Rect(
      column: box.column, row: box.row + 1, width: box.width - (words.isEmpty ? 0 : words.count + 1),
      height: box.height > 1 ? 1 : 0)
    let share = phase.bound.length.map { Double((time ?? .zero).count) / Double($0.count) } ?? (time == nil ? 0 : 1)
    renderTimeBar(share, isOver ? .over : .time, in: bar, into: &canvas)
    canvas.writeRight(words, .text, in: box.line(1))
    if isOver, let overtime { canvas.write(overtime.text + " over", .over, in: box.line(2)) }
    if inverted == index { canvas.restyle(box.line(0)) { $0.with(inverse: true) } }
  }
}

/// Milestones on the line of the whole budget, each where it should be reached, and where the time is now.
struct MilestoneRuler {
  var phases: [PhasePlan]
  var times: [Milliseconds]
  var current: Int
  var limit: Milliseconds
  var inverted: Int?

  static let rows = 3

  func render(in area: Rect, into canvas: inout Canvas) {
    let width = area.width
    guard width > 1, limit > .zero else { return }
    func column(_ time: Milliseconds) -> Int {
      min(width - 1, Int(Double(time.count) / Double(limit.count) * Double(width - 1)))
    }
    let utf8 = canvas.charset == .utf8
    canvas.fillLine(utf8 ? "─" : "-", .dim, in: area.line(1))
    var start = Milliseconds.zero
    var free = 0
    for (index, phase) in phases.enumerated() {
      let at = column(start)
      canvas.write(utf8 ? (index == 0 ? "├" : "┼") : "+", .dim, in: area.line(1), at: at)
      let title = phase.title.fitted(to: max(0, width - free))
      // The last title would be cut at the edge: it moves to the left as far as there is room.
      let label = max(free, min(at, width - canvas.columns(of: title)))
      let style: Style = index == current ? .strong : .dim
      canvas.write(title, inverted == index ? style.with(inverse: true) : style, in: area.line(0), at: label)
      let over = index < times.count && phase.bound.overtime(of: times[index])?.isOver == true
      if index < times.count, index != current {
        canvas.write(
          ClockText.passed(times[index]) + (over ? "+" : ""), over ? .over : .text, in: area.line(2), at: label)
      } else if index == current, index < times.count {
        let limit = phase.bound.limit.map { " of \($0.written)" } ?? ""
        let words = ClockText.passed(times[index]) + limit
        canvas.write(words, over ? .over : .text, in: area.line(2), at: min(label, max(0, width - words.count)))
      }
      free = label + canvas.columns(of: title) + 1
      start += phase.bound.length ?? .zero
    }
    canvas.write(utf8 ? "┤" : "+", .dim, in: area.line(1), at: width - 1)
    canvas.write(utf8 ? "▼" : "v", Style(.accent, bold: true), in: area.line(1), at: column(times.sum))
  }
}
