import Canvas

/// Makes keys and pastes of what curses reports one by one. Sequences that nobody knows are swallowed whole, so that
/// no half of one acts as a command.
struct InputDecoder {
  enum Input: Hashable {
    case scalar(Unicode.Scalar)
    case key(Key)
    case pasteBegin, pasteEnd
  }

  private enum State {
    case ground
    case escape
    /// Behind ESC [ or ESC O, until a final byte.
    case control
    /// Behind ESC ], P, _, ^ or X, until BEL or ESC \.
    case string(escaped: Bool)
    /// Until the paste ends; see `paste`.
    case paste
  }

  private var state = State.ground
  private var pasted = PasteBuffer()

  /// Inside a paste whose end has not come.
  var isPasting: Bool { if case .paste = state { true } else { false } }

  mutating func take(_ input: Input) -> [TerminalEvent] {
    switch (state, input) {
    case (.paste, _): return []
    case (_, .pasteBegin):
      let before = idle()
      state = .paste
      pasted = PasteBuffer()
      return before
    case (.string, .pasteEnd), (.control, .pasteEnd), (.escape, .pasteEnd), (.ground, .pasteEnd): return idle()
    case (.ground, .key(let key)): return [.key(key)]
    case (_, .key(let key)): return idle() + [.key(key)]
    case (.ground, .scalar(let scalar)): return ground(scalar)
    case (.escape, .scalar(let scalar)): return escape(scalar)
    case (.control, .scalar(let scalar)):
      guard !(0x40...0x7E).contains(scalar.value) else {
        state = .ground
        return [.key(.other)]
      }
      return scalar == "\u{1B}" ? restart(scalar) : []
    case (.string(let escaped), .scalar(let scalar)):
      if scalar == "\u{07}" || (escaped && scalar == "\\") {
        state = .ground
        return [.key(.other)]
      }
      state = .string(escaped: scalar == "\u{1B}")
      return []
    }
  }

  /// Nothing more has come for now: what is half there counts as it is.
  mutating func idle() -> [TerminalEvent] {
    defer { if !isPasting { state = .ground } }
    switch state {
    case .ground: return []
    case .escape: return [.key(.escape)]
    case .control, .string: return [.key(.other)]
    case .paste: return []
    }
  }

  /// The bytes of a paste as they arrive.
  /// - Returns: the paste once it has ended, and how many of the bytes belonged to it.
  mutating func paste(_ bytes: some Collection<UInt8>) -> (events: [TerminalEvent], used: Int) {
    guard let used = pasted.add(bytes) else { return ([], bytes.count) }
    return (endPaste(), used)
  }

  /// The end of a paste has arrived, or did not arrive in time.
  mutating func endPaste() -> [TerminalEvent] {
    guard isPasting else { return [] }
    state = .ground
    defer { pasted = PasteBuffer() }
    return [.paste(pasted.text)]
  }

  private mutating func ground(_ scalar: Unicode.Scalar) -> [TerminalEvent] {
    if scalar == "\u{1B}" {
      state = .escape
      return []
    }
    return [.key(Self.key(scalar))]
  }

  private mutating func escape(_ scalar: Unicode.Scalar) -> [TerminalEvent] {
    switch scalar {
    case "\u{1B}": return [.key(.escape)]
    case "[", "O":
      state = .control
      return []
    case "]", "P", "_", "^", "X":
      state = .string(escaped: false)
      return []
    default:
      state = .ground
      if case .character(let character) = Self.key(scalar) { return [.key(.alt(character))] }
      return [.key(.escape), .key(Self.key(scalar))]
    }
  }

  private mutating func restart(_ scalar: Unicode.Scalar) -> [TerminalEvent] {
    state = .ground
    return [.key(.other)] + take(.scalar(scalar))
  }

  private static func key(_ scalar: Unicode.Scalar) -> Key {
    switch scalar.value {
    case 10, 13: .enter
    case 9: .tab
    case 8, 127: .backspace
    case 1...26: .control(Character(Unicode.Scalar(UInt8(scalar.value + 96))))
    case 0..<32, 0x80..<0xA0: .other
    default: .character(Character(scalar))
    }
  }
}
