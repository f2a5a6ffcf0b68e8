/// One cell of the screen. The right half of a wide glyph is a cell with an empty text.
public struct Cell: Hashable, Sendable {
  public var text: String
  public var style: Style
  /// Columns the glyph takes: 1 or 2; 0 for the right half of a wide one.
  public var width: Int

  public static let blank = Cell(text: " ", style: .text, width: 1)
}

/// A picture of the whole screen in cells. Writes outside of it do nothing.
public struct Canvas: Hashable, Sendable {
  public let size: Size
  public let charset: Charset
  /// Row by row, `size.columns` a row.
  public private(set) var cells: [Cell]
  /// Where the terminal's cursor is shown; nil hides it.
  public var cursor: Point?

  public init(size: Size, charset: Charset = .utf8, filler: Character = " ") {
    self.size = size
    self.charset = charset
    cells = Array(
      repeating: Cell(text: String(filler), style: .text, width: 1), count: size.columns * size.rows)
  }

  public var bounds: Rect { Rect(column: 0, row: 0, width: size.columns, height: size.rows) }

  public func cell(column: Int, row: Int) -> Cell? {
    guard column >= 0, column < size.columns, row >= 0, row < size.rows else { return nil }
    return cells[row * size.columns + column]
  }

  /// Writes on the first line of `rect` from its left edge plus `offset`; what does not fit is cut off.
  /// - Returns: the columns taken.
  @discardableResult
  public mutating func write(_ text: String, _ style: Style = .text, in rect: Rect, at offset: Int = 0) -> Int {
    guard rect.height > 0 else { return 0 }
    var column = rect.column + offset
    let start = column
    for glyph in Glyph.glyphs(of: text) {
      for shown in charset.shown(glyph) {
        guard column + shown.width <= rect.end else { return column - start }
        if column >= rect.column { put(shown, style, column: column, row: rect.row) }
        column += shown.width
      }
    }
    return column - start
  }

  /// Writes so that the text ends at the right edge of `rect`.
  public mutating func writeRight(_ text: String, _ style: Style = .text, in rect: Rect) {
    write(text, style, in: rect, at: max(0, rect.width - columns(of: text)))
  }

  public mutating func writeCentered(_ text: String, _ style: Style = .text, in rect: Rect) {
    write(text, style, in: rect, at: max(0, (rect.width - columns(of: text)) / 2))
  }

  /// Columns the text takes on this canvas.
  public func columns(of text: String) -> Int {
    Glyph.glyphs(of: text).reduce(0) { $0 + charset.shown($1).reduce(0) { $0 + $1.width } }
  }

  /// Blanks the rectangle.
  public mutating func clear(_ rect: Rect, _ style: Style = .text) {
    for row in max(0, rect.row)..<max(0, min(rect.bottom, size.rows), max(0, rect.row)) {
      for column in max(0, rect.column)..<max(0, min(rect.end, size.columns), max(0, rect.column)) {
        put(.space, style, column: column, row: row)
      }
    }
  }

  /// Fills the first line of the rectangle with one glyph of one column.
  public mutating func fillLine(_ text: String, _ style: Style, in rect: Rect) {
    write(String(repeating: text, count: rect.width), style, in: rect)
  }

  /// Changes the style of what stands in the rectangle, keeping roles.
  public mutating func restyle(_ rect: Rect, _ change: (Style) -> Style) {
    for row in max(0, rect.row)..<max(0, min(rect.bottom, size.rows), max(0, rect.row)) {
      for column in max(0, rect.column)..<max(0, min(rect.end, size.columns), max(0, rect.column)) {
        let index = row * size.columns + column
        cells[index].style = change(cells[index].style)
      }
    }
  }

  /// Draws a page that may be higher than `area` and shows as much of it as fits, `scroll` rows below its top, or less
  /// where it ends before.
  public mutating func scroll(
    height: Int, from scroll: Int, in area: Rect, draw: (inout Canvas, Rect) -> Void
  ) {
    guard height > area.height else {
      return draw(&self, Rect(column: area.column, row: area.row, width: area.width, height: height))
    }
    var page = Canvas(size: Size(columns: area.width, rows: height), charset: charset)
    draw(&page, page.bounds)
    let first = min(max(0, scroll), height - area.height)
    for row in 0..<area.height {
      for column in 0..<area.width {
        guard let cell = page.cell(column: column, row: first + row), cell.width > 0 else { continue }
        put(Glyph(text: cell.text, width: cell.width), cell.style, column: area.column + column, row: area.row + row)
      }
    }
  }

  private mutating func put(_ glyph: Glyph, _ style: Style, column: Int, row: Int) {
    guard row >= 0, row < size.rows, column >= 0, column + glyph.width <= size.columns else { return }
    let index = row * size.columns + column
    // A wide glyph that loses one half loses both.
    if cells[index].width == 0, column > 0 { blank(index - 1) }
    let last = index + glyph.width - 1
    if cells[last].width == 2, column + glyph.width < size.columns { blank(last + 1) }
    cells[index] = Cell(text: glyph.text, style: style, width: glyph.width)
    if glyph.width == 2 { cells[index + 1] = Cell(text: "", style: style, width: 0) }
  }

  private mutating func blank(_ index: Int) {
    cells[index] = Cell(text: " ", style: cells[index].style, width: 1)
  }
}
