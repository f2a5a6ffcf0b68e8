import Canvas

/// What colors the terminal has.
public enum ColorDepth: Int, Sendable, CaseIterable, CustomStringConvertible {
  case none, eight, sixteen, many

  public var description: String {
    switch self {
    case .none: "no colors"
    case .eight: "8 colors"
    case .sixteen: "16 colors"
    case .many: "256 colors"
    }
  }

  /// - Parameter count: as the terminal's description says; 0 for none.
  public init(count: Int) {
    self = count >= 256 ? .many : count >= 16 ? .sixteen : count >= 8 ? .eight : .none
  }
}

/// Roles to colors. The only place where a color has a number.
public struct Theme: Sendable {
  public enum Ground: String, Sendable, CaseIterable { case dark, light }

  /// A foreground of -1 is the terminal's own.
  public struct Paint: Hashable, Sendable {
    public var foreground = -1
    public var dim = false
    public var bold = false
  }

  public var ground: Ground
  public var depth: ColorDepth

  public init(ground: Ground, depth: ColorDepth) {
    self.ground = ground
    self.depth = depth
  }

  /// Background of the row under the cursor; nil where it is shown inverse instead.
  public var selectedBackground: Int? {
    depth == .many ? (ground == .dark ? 237 : 254) : nil
  }

  public func paint(_ role: Role) -> Paint {
    switch depth {
    case .many: Paint(foreground: many(role))
    case .sixteen, .eight: few(role)
    case .none: Paint(dim: role == .dim || role == .rule, bold: role == .over || role == .warn)
    }
  }

  private func many(_ role: Role) -> Int {
    let (dark, light): (Int, Int) =
      switch role {
      case .text: (-1, -1)
      case .dim: (245, 243)
      case .accent: (75, 25)
      case .good: (114, 28)
      case .warn: (215, 130)
      case .over: (203, 160)
      case .cue: (180, 94)
      case .rule: (240, 250)
      }
    return ground == .dark ? dark : light
  }

  /// Eight colors are the first eight of sixteen; brown stands for amber, and dim for grey.
  private func few(_ role: Role) -> Paint {
    switch role {
    case .text: Paint()
    case .dim, .rule: depth == .sixteen ? Paint(foreground: 8) : Paint(dim: true)
    case .accent: Paint(foreground: ground == .dark ? 6 : 4)
    case .good: Paint(foreground: 2)
    case .warn: Paint(foreground: 3)
    case .over: Paint(foreground: 1, bold: true)
    case .cue: Paint(foreground: ground == .dark ? 3 : 5)
    }
  }
}
