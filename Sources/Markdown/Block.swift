/// A piece of a text that reads in one way.
public struct Span: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case plain, emphasis, strong, code
    case link(String)
  }

  public var text: String
  public var kind: Kind

  public init(_ text: String, _ kind: Kind = .plain) {
    self.text = text
    self.kind = kind
  }
}

/// A block of a CommonMark document, as much of it as a terminal shows.
public indirect enum Block: Hashable, Sendable {
  case paragraph([Span])
  /// Levels 1 to 6.
  case heading(Int, [Span])
  case code(String)
  /// The number of the first item of an ordered list, nil for bullets.
  case list(start: Int?, items: [[Block]])
  case quote([Block])
  case rule
  /// Rows of cells as plain text, the heads first; every row has as many cells as the first.
  case table([[String]])
}
