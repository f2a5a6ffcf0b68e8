import Canvas
import Interview

/// What all screens share: a title over a heavy rule, and at the bottom a rule over one line of keys.
struct Frame {
  var title: String
  var status: String = ""
  var statusStyle: Style = .dim

  /// Rows that the frame itself takes.
  static let rows = 4
  /// Longer lines are hard to read.
  private static let longestLine = 96

  /// How many of the given columns running text uses.
  static func textWidth(_ columns: Int) -> Int { max(1, min(longestLine, columns)) }

  /// From this terminal width up, two things go side by side: what is asked on the left, what was said on the right.
  private static let wide = 120

  /// The two halves of a screen's area; nil if the terminal is too narrow for both.
  static func halves(of area: Rect) -> (left: Rect, right: Rect)? {
    guard area.width + 4 >= wide else { return nil }
    var right = area
    let left = right.takeLeft(area.width * 11 / 20)
    return (left.inset(right: 3), right)
  }

  /// What is between the rules on a terminal of this size, as `draw` returns it while no line is open above the footer.
  static func area(_ size: Size) -> Rect {
    Rect(column: 2, row: 2, width: size.columns - 4, height: size.rows - rows)
  }

  /// Draws the frame and returns what is left for the screen, two columns in from both sides.
  func draw(_ model: Model, into canvas: inout Canvas) -> Rect {
    canvas.clear(canvas.bounds)
    var area = canvas.bounds
    let head = area.takeTop(1).inset(left: 1, right: 1)
    canvas.fillLine("━", .rule, in: area.takeTop(1))
    let status = model.unsaved.map { "not saved: \($0)" } ?? self.status
    let room = max(0, head.width - 2 - canvas.columns(of: title))
    let shown = model.unsaved == nil ? status : status.fitted(to: max(20, room))
    canvas.write(title.fitted(to: head.width - canvas.columns(of: shown) - 2), .strong, in: head)
    canvas.writeRight(shown, model.unsaved == nil ? statusStyle : .over, in: head)
    let foot = area.takeBottom(1)
    canvas.fillLine("─", .rule, in: area.takeBottom(1))
    Footer().draw(model, in: foot.inset(left: 1, right: 1), into: &canvas)
    drawLineAboveFooter(model, in: &area, into: &canvas)
    return area.inset(left: 2, right: 2)
  }

  /// The open line of text or the question waiting for an answer, and the message above it.
  private func drawLineAboveFooter(_ model: Model, in area: inout Rect, into canvas: inout Canvas) {
    switch model.focus {
    case .typing(let entry):
      let line = area.takeBottom(1).inset(left: 2, right: 2)
      let label = canvas.write(entry.label, .accent, in: line)
      entry.field.render(in: line.inset(left: label + 2), into: &canvas)
      drawMessage(model, rows: 1, in: &area, into: &canvas)
    case .prompt(let prompt):
      draw(prompt.state.question(in: model), Style(.warn, bold: true), rows: 2, in: &area, into: &canvas)
      drawMessage(model, rows: 1, in: &area, into: &canvas)
    case .screen, .tooSmall: drawMessage(model, rows: 2, in: &area, into: &canvas)
    }
  }

  private func drawMessage(_ model: Model, rows: Int, in area: inout Rect, into canvas: inout Canvas) {
    guard let message = model.message, message.until > model.now else { return }
    draw(message.text, message.tone == .plain ? .accent : .warn, rows: rows, in: &area, into: &canvas)
  }

  private func draw(_ text: String, _ style: Style, rows: Int, in area: inout Rect, into canvas: inout Canvas) {
    let lines = wrapped(text, width: area.width - 4).prefix(rows)
    var box = area.takeBottom(lines.count).inset(left: 2, right: 2)
    for line in lines { canvas.write(line, style, in: box.takeTop(1)) }
  }
}
