internal import CTerminal
import Canvas

/// Paints cells with curses. Keeps one row's buffer and the last picture between frames, and repaints a row only from
/// its first change to its last.
struct Painter {
  private var row: [terminal_cell] = []
  private var shown: Canvas?

  /// Pair numbers: 0, which curses writes without any sequence, for the terminal's own colors; 1 and on for the roles, then the same again on the background of a selected row.
  private static func pair(_ role: Role, selected: Bool) -> Int16 {
    Int16(1 + Int(role.rawValue) + (selected ? Role.allCases.count : 0))
  }

  /// To be called when curses no longer holds what was painted last.
  mutating func forget() { shown = nil }

  mutating func prepare(_ theme: Theme) {
    forget()
    guard theme.depth != .none else { return }
    for role in Role.allCases {
      let foreground = Int32(theme.paint(role).foreground)
      terminal_set_pair(Int32(Self.pair(role, selected: false)), foreground, -1)
      if let background = theme.selectedBackground {
        terminal_set_pair(Int32(Self.pair(role, selected: true)), foreground, Int32(background))
      }
    }
  }

  /// - Parameter changed: where the canvas may differ from the last one.
  mutating func paint(_ canvas: borrowing Canvas, changed: [Rect], theme: Theme) {
    guard shown.map({ canvas.isComparable(with: $0) }) == true else {
      for line in 0..<canvas.size.rows { paint(line, 0..<canvas.size.columns, of: canvas, theme) }
      shown = copy canvas
      return
    }
    for area in changed {
      for line in area.row..<min(area.bottom, canvas.size.rows) {
        if let columns = shown!.takeRow(line, of: canvas) { paint(line, columns, of: canvas, theme) }
      }
    }
  }

  private mutating func paint(_ line: Int, _ columns: Range<Int>, of canvas: borrowing Canvas, _ theme: Theme) {
    row.removeAll(keepingCapacity: true)
    row.reserveCapacity(canvas.size.columns)
    for column in columns {
      row.append(Self.painted(canvas.cells[line * canvas.size.columns + column], in: canvas, theme))
    }
    terminal_paint_row(Int32(line), Int32(columns.lowerBound), row, Int32(columns.count))
  }

  private static func painted(_ cell: Cell, in canvas: borrowing Canvas, _ theme: Theme) -> terminal_cell {
    var painted = terminal_cell()
    if let scalar = cell.scalar {
      painted.text.0 = scalar.value
    } else if cell.width > 0 {
      withUnsafeMutableBytes(of: &painted.text) { bytes in
        let scalars = bytes.bindMemory(to: UInt32.self)
        for (index, scalar) in canvas.text(of: cell).unicodeScalars.prefix(5).enumerated() {
          scalars[index] = scalar.value
        }
      }
    }
    let paint = theme.paint(cell.style.role)
    let onBackground = cell.style.selected && theme.selectedBackground != nil
    painted.width = UInt8(cell.width)
    painted.bold = cell.style.bold || paint.bold ? 1 : 0
    painted.dim = paint.dim && !cell.style.bold ? 1 : 0
    painted.reverse = cell.style.inverse != (cell.style.selected && !onBackground) ? 1 : 0
    let isOwn = theme.depth == .none || (paint.foreground == -1 && !onBackground)
    painted.pair = isOwn ? 0 : pair(cell.style.role, selected: onBackground)
    return painted
  }
}
