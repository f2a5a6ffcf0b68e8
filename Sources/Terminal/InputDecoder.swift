import Canvas

/// Makes keys and pastes of what curses reports one by one. Sequences that nobody knows are swallowed whole, so that
/// no half of one acts as a command.
struct InputDecoder {
  enum Input: Hashable {
    case scalar(Unicode.Scalar)
    case key(Key)
    case pasteBegin, pasteEnd
  }

  /// Longer pastes are cut: nothing that is typed into this program is larger.
  static let mostPasteBytes = 1 << 20

  private enum State {
    case ground
    case escape
    /// Behind ESC [ or ESC O, until a final byte.
    case control
    /// Behind ESC ], P, _, ^ or X, until BEL or ESC \.
    case string(escaped: Bool)
    /// Until its end: a slow line may pause anywhere in it, also inside the end itself.
    case paste
  }

  private var state = State.ground
  private var pasted = ""
  private var endOfPaste = Marker("\u{1B}[201~")

  /// Inside a paste whose end has not come.
  var isPasting: Bool { if case .paste = state { true } else { false } }

  mutating func take(_ input: Input) -> [TerminalEvent] {
    switch (state, input) {
    case (.paste, .pasteEnd): return endPaste()
    case (.paste, .scalar(let scalar)):
      add(scalar)
      return endOfPaste.seen(scalar) ? closePaste() : []
    case (.paste, _): return []
    case (_, .pasteBegin):
      let before = idle()
      state = .paste
      pasted = ""
      endOfPaste.reset()
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

  /// The end of a paste did not come in time.
  mutating func endPaste() -> [TerminalEvent] {
    guard isPasting else { return [] }
    state = .ground
    defer { pasted = "" }
    return [.paste(pasted)]
  }

  /// The end came scalar by scalar, so that curses did not know it: it is no part of the text.
  private mutating func closePaste() -> [TerminalEvent] {
    if pasted.hasSuffix("\u{1B}[201~") { pasted.unicodeScalars.removeLast(6) }
    return endPaste()
  }

  private mutating func add(_ scalar: Unicode.Scalar) {
    guard pasted.utf8.count < Self.mostPasteBytes else { return }
    pasted.unicodeScalars.append(scalar == "\r" ? "\n" : scalar)
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

/// Knows when the last scalars of a stream were these.
private struct Marker {
  private let marker: [Unicode.Scalar]
  private var last: [Unicode.Scalar] = []

  init(_ text: String) { marker = Array(text.unicodeScalars) }

  mutating func reset() { last = [] }

  mutating func seen(_ scalar: Unicode.Scalar) -> Bool {
    last.append(scalar)
    if last.count > marker.count { last.removeFirst() }
    return last == marker
  }
}
