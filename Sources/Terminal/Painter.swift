internal import CTerminal
import Canvas

/// Cells to curses. Holds the buffer of one row between frames.
struct Painter {
  private var row: [terminal_cell] = []

  /// Pair numbers: 0, which curses writes without any sequence, for the terminal's own colors; 1 and on for the roles, then the same again on the background of a selected row.
  private static func pair(_ role: Role, selected: Bool) -> Int16 {
    Int16(1 + Int(role.rawValue) + (selected ? Role.allCases.count : 0))
  }

  func prepare(_ theme: Theme) {
    guard theme.depth != .none else { return }
    for role in Role.allCases {
      let foreground = Int32(theme.paint(role).foreground)
      terminal_set_pair(Int32(Self.pair(role, selected: false)), foreground, -1)
      if let background = theme.selectedBackground {
        terminal_set_pair(Int32(Self.pair(role, selected: true)), foreground, Int32(background))
      }
    }
  }

  mutating func paint(_ canvas: borrowing Canvas, theme: Theme) {
    let columns = canvas.size.columns
    row.reserveCapacity(columns)
    for line in 0..<canvas.size.rows {
      row.removeAll(keepingCapacity: true)
      for column in 0..<columns {
        row.append(Self.cell(canvas.cells[line * columns + column], theme))
      }
      terminal_paint_row(Int32(line), row, Int32(columns))
    }
  }

  private static func cell(_ cell: Cell, _ theme: Theme) -> terminal_cell {
    var painted = terminal_cell()
    withUnsafeMutableBytes(of: &painted.text) { bytes in
      let scalars = bytes.bindMemory(to: UInt32.self)
      for (index, scalar) in cell.text.unicodeScalars.prefix(5).enumerated() { scalars[index] = scalar.value }
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
