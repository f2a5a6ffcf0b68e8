/// What a piece of text is for. A theme gives each role its color; screens never name one.
public enum Role: UInt8, CaseIterable, Sendable {
  case text, dim, accent, good, warn, over, cue, rule

  /// The letter that stands for the role in the second plane of a golden.
  public var letter: Character {
    switch self {
    case .text: "t"
    case .dim: "d"
    case .accent: "a"
    case .good: "g"
    case .warn: "w"
    case .over: "o"
    case .cue: "c"
    case .rule: "r"
    }
  }
}

/// A role with what is laid over it.
public struct Style: Hashable, Sendable {
  public var role: Role
  public var bold: Bool
  /// Foreground and background change places: the end of a phase, the key of a question that waits.
  public var inverse: Bool
  /// The row under the cursor.
  public var selected: Bool

  public init(_ role: Role, bold: Bool = false, inverse: Bool = false, selected: Bool = false) {
    self.role = role
    self.bold = bold
    self.inverse = inverse
    self.selected = selected
  }

  public static let text = Style(.text)
  public static let dim = Style(.dim)
  public static let accent = Style(.accent)
  public static let good = Style(.good)
  public static let warn = Style(.warn)
  public static let over = Style(.over, bold: true)
  public static let cue = Style(.cue)
  public static let rule = Style(.rule)
  public static let strong = Style(.text, bold: true)

  public func with(bold: Bool? = nil, inverse: Bool? = nil, selected: Bool? = nil) -> Style {
    Style(role, bold: bold ?? self.bold, inverse: inverse ?? self.inverse, selected: selected ?? self.selected)
  }

  /// The letter of the role; upper case when bold.
  var letter: Character {
    bold ? Character(role.letter.uppercased()) : role.letter
  }
}
