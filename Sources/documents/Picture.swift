import Canvas
import Terminal

/// A canvas as an SVG, in the colors of a theme.
struct Picture {
  var canvas: Canvas
  var theme: Theme

  private static let cell = (width: 9.0, height: 19.0)
  private static let margin = 14.0
  private static let background = "#16181d"
  private static let foreground = "#d0d0d0"

  func svg(title: String) -> String {
    let width = Self.cell.width * Double(canvas.size.columns) + 2 * Self.margin
    let height = Self.cell.height * Double(canvas.size.rows) + 2 * Self.margin
    var text = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(number(width)) \(number(height))" role="img" \
      aria-label="\(escaped(title))">
      <rect width="100%" height="100%" rx="8" fill="\(Self.background)"/>
      <g font-family="'DejaVu Sans Mono','Menlo','Consolas',monospace" font-size="15" xml:space="preserve">

      """
    for row in 0..<canvas.size.rows { text += line(row) }
    return text + "</g>\n</svg>\n"
  }

  private struct Run {
    var column: Int
    var columns: Int
    var text: String
    var style: Style
  }

  private func line(_ row: Int) -> String {
    var runs: [Run] = []
    for column in 0..<canvas.size.columns {
      guard let cell = canvas.cell(column: column, row: row), cell.width > 0 else { continue }
      if let last = runs.last, last.style == cell.style, last.column + last.columns == column {
        runs[runs.count - 1].text += canvas.text(of: cell)
        runs[runs.count - 1].columns += cell.width
      } else {
        runs.append(Run(column: column, columns: cell.width, text: canvas.text(of: cell), style: cell.style))
      }
    }
    return runs.map { svg($0, row: row) }.joined()
  }

  private func svg(_ run: Run, row: Int) -> String {
    let x = Self.margin + Self.cell.width * Double(run.column)
    let y = Self.margin + Self.cell.height * Double(row)
    let width = Self.cell.width * Double(run.columns)
    let paint = theme.paint(run.style.role)
    var ink = paint.foreground < 0 ? Self.foreground : color(paint.foreground)
    var text = ""
    var ground = run.style.selected ? theme.selectedBackground.map(color) : nil
    if run.style.inverse { (ink, ground) = (Self.background, ink) }
    if let ground {
      text +=
        "<rect x=\"\(number(x))\" y=\"\(number(y))\" width=\"\(number(width))\" height=\"\(number(Self.cell.height))\" fill=\"\(ground)\"/>\n"
    }
    guard run.text.contains(where: { $0 != " " }) else { return text }
    let weight = run.style.bold ? " font-weight=\"bold\"" : ""
    return text
      + "<text x=\"\(number(x))\" y=\"\(number(y + 14.5))\" fill=\"\(ink)\"\(weight) textLength=\"\(number(width))\" lengthAdjust=\"spacingAndGlyphs\">\(escaped(run.text))</text>\n"
  }

  /// xterm's palette: sixteen named colors, a cube of six levels, then greys.
  private func color(_ index: Int) -> String {
    let names = [
      "#000000", "#cd3131", "#4e9a06", "#c4a000", "#3465a4", "#75507b", "#06989a", "#d3d7cf", "#555753", "#ef2929",
      "#8ae234", "#fce94f", "#729fcf", "#ad7fa8", "#34e2e2", "#eeeeec",
    ]
    if index < 16 { return names[max(0, index)] }
    let levels = [0, 95, 135, 175, 215, 255]
    let cube = index - 16
    let parts =
      index < 232
      ? [levels[cube / 36], levels[cube / 6 % 6], levels[cube % 6]] : Array(repeating: 8 + 10 * (index - 232), count: 3)
    return "#"
      + parts.map { part in
        let digits = String(part, radix: 16)
        return digits.count < 2 ? "0" + digits : digits
      }.joined()
  }

  private func number(_ value: Double) -> String {
    value == value.rounded() ? "\(Int(value))" : "\((value * 10).rounded() / 10)"
  }

  private func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;").replacing(
      "\"", with: "&quot;")
  }
}
