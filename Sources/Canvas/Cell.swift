/// One cell of the screen, as a plain value: 12 bytes and no reference counting.
///
/// A glyph of one scalar is in the cell itself; one with marks is in the canvas, and the cell has its number.
public struct Cell: Hashable, Sendable {
  /// A scalar, or `clusterBit` and the number of a cluster; 0 for the right half of a wide glyph.
  let content: UInt32
  public internal(set) var style: Style
  private let columns: UInt8
  /// Leaves no padding with undefined bytes, so that rows can be compared as bytes.
  private let unused: (UInt8, UInt8, UInt8) = (0, 0, 0)

  private static let clusterBit: UInt32 = 1 << 31

  init(content: UInt32, style: Style, width: Int) {
    self.content = content
    self.style = style
    columns = UInt8(width)
  }

  init(cluster: Int, style: Style, width: Int) {
    self.init(content: UInt32(cluster) | Self.clusterBit, style: style, width: width)
  }

  public static func == (left: Cell, right: Cell) -> Bool {
    left.content == right.content && left.style == right.style && left.columns == right.columns
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(content)
    hasher.combine(style)
    hasher.combine(columns)
  }

  /// Columns the glyph takes up: 1 or 2; 0 for the right half of a wide one.
  public var width: Int { Int(columns) }

  /// The glyph's only scalar; nil when it has marks, or when there is no glyph.
  public var scalar: Unicode.Scalar? { content == 0 || cluster != nil ? nil : Unicode.Scalar(content) }

  var cluster: Int? { content & Self.clusterBit == 0 ? nil : Int(content & ~Self.clusterBit) }

  static let blank = Cell(content: 32, style: .text, width: 1)

  static func rightHalf(_ style: Style) -> Cell { Cell(content: 0, style: style, width: 0) }
}
