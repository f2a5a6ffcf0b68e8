/// Columns and rows of a terminal or of a part of it. Never negative.
public struct Size: Hashable, Sendable {
  public var columns: Int
  public var rows: Int

  public init(columns: Int, rows: Int) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }
}

public struct Point: Hashable, Sendable {
  public var column: Int
  public var row: Int

  public init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }
}

/// A part of a canvas, in cells. Width and height are never negative; what lies outside the canvas is not drawn.
public struct Rect: Hashable, Sendable {
  public var column: Int
  public var row: Int
  public var width: Int
  public var height: Int

  public init(column: Int, row: Int, width: Int, height: Int) {
    self.column = column
    self.row = row
    self.width = max(0, width)
    self.height = max(0, height)
  }

  public var end: Int { column + width }
  public var bottom: Int { row + height }
  public var isEmpty: Bool { width == 0 || height == 0 }

  public func inset(left: Int = 0, right: Int = 0, top: Int = 0, bottom: Int = 0) -> Rect {
    Rect(column: column + left, row: row + top, width: width - left - right, height: height - top - bottom)
  }

  /// Cuts off up to `rows` rows at the top and returns them.
  public mutating func takeTop(_ rows: Int) -> Rect {
    let taken = min(max(0, rows), height)
    defer {
      row += taken
      height -= taken
    }
    return Rect(column: column, row: row, width: width, height: taken)
  }

  /// Cuts off up to `rows` rows at the bottom and returns them.
  public mutating func takeBottom(_ rows: Int) -> Rect {
    let taken = min(max(0, rows), height)
    height -= taken
    return Rect(column: column, row: row + height, width: width, height: taken)
  }

  /// Cuts off up to `columns` columns at the left and returns them.
  public mutating func takeLeft(_ columns: Int) -> Rect {
    let taken = min(max(0, columns), width)
    defer {
      column += taken
      width -= taken
    }
    return Rect(column: column, row: row, width: taken, height: height)
  }

  /// The row so many rows below the top, as a rectangle; empty when it is outside.
  public func line(_ offset: Int) -> Rect {
    Rect(column: column, row: row + offset, width: width, height: offset >= 0 && offset < height ? 1 : 0)
  }
}
