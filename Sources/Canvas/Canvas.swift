#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A picture of the whole screen in cells. Writes outside of it do nothing.
public struct Canvas: Hashable, Sendable {
  public let size: Size
  public let charset: Charset
  /// Row by row, `size.columns` a row.
  public private(set) var cells: [Cell]
  /// Glyphs of more than one scalar, which cells refer to by number.
  private(set) var clusters: [Glyph] = []
  /// Rectangles to be found again later, under numbers that the code that drew them chose.
  public var marks: [Int: Rect] = [:]
  /// Where the terminal's cursor is shown; nil hides it.
  public var cursor: Point?

  public init(size: Size, charset: Charset = .utf8, filler: Unicode.Scalar = " ") {
    self.size = size
    self.charset = charset
    let blank = Cell(content: filler.value, style: .text, width: 1)
    cells = Array(repeating: blank, count: size.columns * size.rows)
  }

  public var bounds: Rect { Rect(column: 0, row: 0, width: size.columns, height: size.rows) }

  public func cell(column: Int, row: Int) -> Cell? {
    guard column >= 0, column < size.columns, row >= 0, row < size.rows else { return nil }
    return cells[row * size.columns + column]
  }

  /// The glyph of a cell of this canvas; empty for the right half of a wide one.
  public func text(of cell: Cell) -> String {
    if let cluster = cell.cluster { return clusters[cluster].text }
    return cell.scalar.map { String(Character($0)) } ?? ""
  }

  /// Whether the two canvases' cells can be compared: same size, same clusters.
  public func isComparable(with other: borrowing Canvas) -> Bool { size == other.size && clusters == other.clusters }

  /// Copies a row from a comparable canvas.
  /// - Returns: the columns from the first change to the last, widened to whole glyphs of both; nil if nothing changed.
  public mutating func takeRow(_ row: Int, of other: borrowing Canvas) -> Range<Int>? {
    let (start, end) = (row * size.columns, (row + 1) * size.columns)
    guard !hasSameCells(start..<end, as: other) else { return nil }
    var first = (start..<end).first { cells[$0] != other.cells[$0] }!
    var last = (start..<end).last { cells[$0] != other.cells[$0] }!
    // Never cuts through a wide glyph of either picture.
    while first > start, cells[first].width == 0 || other.cells[first].width == 0 { first -= 1 }
    while last + 1 < end, cells[last + 1].width == 0 || other.cells[last + 1].width == 0 { last += 1 }
    for index in first...last { cells[index] = other.cells[index] }
    return first - start..<last + 1 - start
  }

  private func hasSameCells(_ range: Range<Int>, as other: borrowing Canvas) -> Bool {
    let (start, length) = (range.lowerBound * MemoryLayout<Cell>.stride, range.count * MemoryLayout<Cell>.stride)
    return cells.withUnsafeBytes { mine in
      other.cells.withUnsafeBytes { theirs in
        length == 0 || memcmp(mine.baseAddress! + start, theirs.baseAddress! + start, length) == 0
      }
    }
  }

  /// Writes on the first line of `rect` from its left edge plus `offset`; what does not fit is cut off.
  /// - Returns: the columns taken.
  @discardableResult
  public mutating func write(_ text: String, _ style: Style = .text, in rect: Rect, at offset: Int = 0) -> Int {
    guard rect.height > 0 else { return 0 }
    var column = rect.column + offset
    let start = column
    forEachGlyph(of: text, in: charset) { glyph in
      guard column + glyph.width <= rect.end else { return false }
      if column >= rect.column { put(glyph, style, column: column, row: rect.row) }
      column += glyph.width
      return true
    }
    return column - start
  }

  /// The same with glyphs that this canvas's character set has.
  public mutating func write(_ glyphs: [Glyph], _ style: Style, in rect: Rect, at offset: Int = 0) {
    guard rect.height > 0 else { return }
    var column = rect.column + offset
    for glyph in glyphs where column + glyph.width <= rect.end {
      put(glyph, style, column: column, row: rect.row)
      column += glyph.width
    }
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
    if text.isPrintableASCII { return text.utf8.count }
    var columns = 0
    forEachGlyph(of: text, in: charset) { glyph in
      columns += glyph.width
      return true
    }
    return columns
  }

  /// Blanks the rectangle; clearing the whole canvas makes it as good as new.
  public mutating func clear(_ rect: Rect, _ style: Style = .text) {
    if rect == bounds, style == .text {
      for index in cells.indices { cells[index] = .blank }
      (marks, clusters, cursor) = ([:], [], nil)
      return
    }
    let columns = max(0, rect.column)..<max(0, min(rect.end, size.columns), max(0, rect.column))
    guard !columns.isEmpty else { return }
    let space = Cell(content: 32, style: style, width: 1)
    for row in max(0, rect.row)..<max(0, min(rect.bottom, size.rows), max(0, rect.row)) {
      // The edges may cut a wide glyph, which then loses both halves.
      put(.space, style, column: columns.lowerBound, row: row)
      put(.space, style, column: columns.upperBound - 1, row: row)
      let start = row * size.columns
      for index in start + columns.lowerBound..<start + columns.upperBound { cells[index] = space }
    }
  }

  /// Fills the first line of the rectangle with one glyph of one column.
  public mutating func fillLine(_ text: String, _ style: Style, in rect: Rect) {
    fill(text, rect.width, style, in: rect)
  }

  /// Writes a one-column glyph this many times; what does not fit is cut off.
  public mutating func fill(_ text: String, _ count: Int, _ style: Style, in rect: Rect, at offset: Int = 0) {
    var first: Glyph?
    forEachGlyph(of: text, in: charset) { glyph in
      first = glyph
      return false
    }
    guard rect.height > 0, let glyph = first else { return }
    for column in rect.column + offset..<max(rect.column + offset, min(rect.end, rect.column + offset + count)) {
      put(glyph, style, column: column, row: rect.row)
    }
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
        put(page.glyph(of: cell), cell.style, column: area.column + column, row: area.row + row)
      }
    }
  }

  private func glyph(of cell: Cell) -> Glyph {
    cell.cluster.map { clusters[$0] } ?? Glyph(cell.scalar ?? " ", width: cell.width)
  }

  private mutating func put(_ glyph: Glyph, _ style: Style, column: Int, row: Int) {
    guard row >= 0, row < size.rows, column >= 0, column + glyph.width <= size.columns else { return }
    let index = row * size.columns + column
    // A wide glyph that loses one half loses both.
    if cells[index].width == 0, column > 0 { blank(index - 1) }
    let last = index + glyph.width - 1
    if cells[last].width == 2, column + glyph.width < size.columns { blank(last + 1) }
    cells[index] = cell(glyph, style)
    if glyph.width == 2 { cells[index + 1] = .rightHalf(style) }
  }

  private mutating func cell(_ glyph: Glyph, _ style: Style) -> Cell {
    guard glyph.hasMarks else { return Cell(content: glyph.base.value, style: style, width: glyph.width) }
    let known = clusters.firstIndex(of: glyph)
    if known == nil { clusters.append(glyph) }
    return Cell(cluster: known ?? clusters.count - 1, style: style, width: glyph.width)
  }

  private mutating func blank(_ index: Int) {
    cells[index] = Cell(content: 32, style: cells[index].style, width: 1)
  }
}

/// Glyph by glyph, as the character set shows them, until the body returns false.
private func forEachGlyph(of text: String, in charset: Charset, _ body: (Glyph) -> Bool) {
  Glyph.forEach(in: text) { glyph in
    charset == .utf8 ? body(glyph) : charset.shown(glyph).allSatisfy(body)
  }
}
