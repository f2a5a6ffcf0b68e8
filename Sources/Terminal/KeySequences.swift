internal import CTerminal
import Canvas

/// What terminals send for keys: see "PC-Style Function Keys" in xterm's control sequences, urxvt(7), console_codes(4),
/// and kitty's keyboard protocol.
enum KeySequences {
  /// A key's modifiers: xterm's number for them, minus one.
  struct Modifiers: OptionSet {
    let rawValue: Int
    static let shift = Modifiers(rawValue: 1)
    static let alt = Modifiers(rawValue: 2)
    static let control = Modifiers(rawValue: 4)
    /// Option in iTerm2, Super in kitty.
    static let meta = Modifiers(rawValue: 8)

    var hasAlt: Bool { contains(.alt) || contains(.meta) }
  }

  /// A key after ESC [.
  /// - Parameters:
  ///   - parameters: the numbers, -1 for an omitted one.
  ///   - final: the last byte.
  static func csi(_ parameters: [Int], _ final: UInt8) -> Key {
    let first = parameters.first ?? -1
    let modifiers = Modifiers(rawValue: max(0, (parameters.count > 1 ? parameters[1] : 1) - 1) & 0b1111)
    switch final {
    case UInt8(ascii: "~"):
      if first == 27, parameters.count > 2 { return typed(parameters[2], modifiers) }
      return numbered(first).map { modified($0, modifiers) } ?? .other
    // From urxvt: with Ctrl, with Ctrl and Shift, with Shift.
    case UInt8(ascii: "^"): return numbered(first).map { modified($0, .control) } ?? .other
    case UInt8(ascii: "@"): return numbered(first).map { modified($0, [.control, .shift]) } ?? .other
    case UInt8(ascii: "$"): return numbered(first) ?? .other
    case UInt8(ascii: "u"): return typed(first, modifiers)
    case UInt8(ascii: "Z"): return .backTab
    // From urxvt: arrows with Shift.
    case UInt8(ascii: "a")...UInt8(ascii: "d"): return lettered(final - 32) ?? .other
    default: return lettered(final).map { modified($0, modifiers) } ?? .other
    }
  }

  /// A key after ESC O: application mode, and the numeric keypad.
  static func ss3(_ parameters: [Int], _ final: UInt8) -> Key {
    let modifiers = Modifiers(rawValue: max(0, (parameters.last ?? 1) - 1) & 0b1111)
    switch final {
    case UInt8(ascii: "M"): return .enter
    case UInt8(ascii: "I"): return .tab
    case UInt8(ascii: "X"): return "="
    case UInt8(ascii: "j")...UInt8(ascii: "y"): return .character(Character(Unicode.Scalar(final - 64)))
    // From urxvt: arrows with Ctrl.
    case UInt8(ascii: "a")...UInt8(ascii: "d"): return lettered(final - 32).map { modified($0, .control) } ?? .other
    default: return lettered(final).map { modified($0, modifiers) } ?? .other
    }
  }

  /// The key with Alt, or with an ESC sent right before it.
  static func withMeta(_ key: Key) -> Key { modified(key, .alt) }

  private static func lettered(_ final: UInt8) -> Key? {
    switch final {
    case UInt8(ascii: "A"): .up
    case UInt8(ascii: "B"): .down
    case UInt8(ascii: "C"): .right
    case UInt8(ascii: "D"): .left
    case UInt8(ascii: "H"): .home
    case UInt8(ascii: "F"): .end
    default: nil
    }
  }

  private static func numbered(_ number: Int) -> Key? {
    switch number {
    case 1, 7: .home
    case 4, 8: .end
    case 3: .delete
    case 5: .pageUp
    case 6: .pageDown
    default: nil
    }
  }

  /// Shift changes nothing; Ctrl and Alt work by words, and with any other key they mean nothing here.
  private static func modified(_ key: Key, _ modifiers: Modifiers) -> Key {
    guard modifiers.hasAlt || modifiers.contains(.control) else { return key }
    return switch key {
    case .left: .wordLeft
    case .right: .wordRight
    case .delete: .alt("d")
    case .backspace: .wordBackspace
    case .home, .end: modifiers.hasAlt ? .other : key
    case .character(let character): .alt(character)
    default: .other
    }
  }

  /// A key that a terminal reports by its code point, as it does in modes that a child may have left on.
  private static func typed(_ code: Int, _ modifiers: Modifiers) -> Key {
    guard let scalar = UInt32(exactly: code).flatMap(Unicode.Scalar.init) else { return .other }
    let key = plain(scalar)
    guard case .character(let character) = key else { return key == .escape ? key : modified(key, modifiers) }
    if modifiers.contains(.control) {
      guard !modifiers.hasAlt, ("a"..."z").contains(character) else { return .other }
      return .control(character)
    }
    // Keys that are not characters have private-use code points there.
    guard !(0xE000...0xF8FF).contains(scalar.value) else { return .other }
    let upper = character.uppercased()
    let shown = modifiers.contains(.shift) && upper.count == 1 ? Character(upper) : character
    return modifiers.hasAlt ? .alt(shown) : .character(shown)
  }

  /// A character or control character on its own.
  static func plain(_ scalar: Unicode.Scalar) -> Key {
    switch scalar.value {
    case 10, 13: .enter
    case 9: .tab
    case 8, 127: .backspace
    case 27: .escape
    case 1...26: .control(Character(Unicode.Scalar(UInt8(scalar.value + 96))))
    case 0..<32, 0x80..<0xA0: .other
    default: .character(Character(scalar))
    }
  }

  /// What the terminfo entry says, where it differs from all of the above.
  static func described() -> [[UInt8]: Key] {
    let names: [(String, Key)] = [
      ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home), ("kend", .end),
      ("kpp", .pageUp), ("knp", .pageDown), ("kdch1", .delete), ("kcbt", .backTab), ("kent", .enter),
      ("kLFT5", .wordLeft), ("kRIT5", .wordRight), ("kLFT3", .wordLeft), ("kRIT3", .wordRight), ("kDC5", .alt("d")),
    ]
    return names.reduce(into: [:]) { found, entry in
      guard let value = terminal_capability(entry.0) else { return }
      let bytes = Array(String(cString: value).utf8)
      // A single control character means itself.
      if bytes.count > 1, bytes[0] == 27 { found[bytes] = entry.1 }
    }
  }
}
