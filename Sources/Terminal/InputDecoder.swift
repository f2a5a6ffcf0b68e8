import Canvas

/// Turns the bytes that a terminal sends into keys and pastes. Unknown sequences are swallowed whole, so that no part
/// of one acts as a command; a mouse report, in any encoding, never becomes keys.
///
/// The time is passed in with the bytes, in milliseconds of any steady clock: the bytes of one key may arrive apart.
struct InputDecoder {
  /// How the terminal writes characters outside ASCII.
  enum Encoding {
    case utf8
    /// Called byte by byte: a scalar, or nil while more bytes are needed; U+FFFD for bytes that are not a character.
    case other((UInt8) -> Unicode.Scalar?)
  }

  private enum State {
    case ground
    /// After one ESC, or two in a row.
    case escape(isTwice: Bool)
    /// A sequence begun by ESC [ or ESC O; late if its ESC has already been taken for the Esc key.
    case sequence([UInt8], isMeta: Bool, isLate: Bool)
    /// After ESC ], P, _, ^ or X, until BEL or ESC \.
    case string(isEscaped: Bool)
    /// A mouse report after ESC [ M, with its bytes so far.
    case mouse([UInt8])
    case paste
  }

  private var state = State.ground
  private var character: [UInt8] = []
  private var pasted = PasteBuffer()
  /// When unfinished input is taken as it stands; nil if there is none.
  private(set) var deadline: Int64?
  /// Until this time, what follows the Esc key may be the rest of a sequence.
  private var lateUntil: Int64 = .min
  private let keys: [[UInt8]: Key]
  private let encoding: Encoding
  /// How long an ESC waits for the rest of its sequence.
  private let escapeDelay: Int64

  /// Milliseconds; short enough for the Esc key, long enough for most connections. ESCDELAY sets it: see ncurses(3X).
  static let standardEscapeDelay: Int64 = 50
  /// How long an unfinished sequence waits; longer, since no one types one.
  private static let sequencePatience: Int64 = 500
  /// How late the rest of a sequence may come after its ESC was taken for the Esc key.
  private static let latestRest: Int64 = 1000

  private static let longestSequence = 64

  /// - Parameter keys: sequences specific to this terminal.
  init(keys: [[UInt8]: Key] = [:], encoding: Encoding = .utf8, escapeDelay: Int64 = standardEscapeDelay) {
    self.keys = keys
    self.encoding = encoding
    self.escapeDelay = escapeDelay
  }

  /// Inside a paste whose end has not come.
  var isPasting: Bool { if case .paste = state { true } else { false } }

  mutating func take(_ bytes: some Collection<UInt8>, at now: Int64) -> [TerminalEvent] {
    // Bytes that waited while the program was busy came in time; those of much later did not.
    var events = deadline.map { now > $0 + Self.sequencePatience } == true ? expire(at: now) : []
    var rest = bytes[...]
    while let byte = rest.first {
      if isPasting {
        deadline = now + Self.sequencePatience
        guard let used = pasted.add(rest) else { return events }
        rest = rest.dropFirst(used)
        events += endPaste()
      } else {
        rest = rest.dropFirst()
        events += take(byte, at: now)
      }
    }
    return events
  }

  /// Nothing has come for long enough: takes unfinished input as it stands.
  mutating func expire(at now: Int64) -> [TerminalEvent] {
    guard let deadline, now >= deadline else { return [] }
    defer { ground() }
    switch state {
    case .ground: return []
    case .escape(let isTwice):
      lateUntil = deadline - escapeDelay + Self.latestRest
      return Array(repeating: .key(.escape), count: isTwice ? 2 : 1)
    case .sequence(let bytes, _, let isLate):
      // After an Esc, a lone [ or O may have been typed; anything longer was not.
      guard isLate, bytes.count == 2 else { return isLate ? [] : [.key(.other)] }
      return [.key(KeySequences.plain(Unicode.Scalar(bytes[1])))]
    case .string, .mouse: return [.key(.other)]
    case .paste: return endPaste()
    }
  }

  /// Another program has been reading in the meantime: unfinished input will not be completed.
  mutating func forget() {
    ground()
    character = []
    pasted = PasteBuffer()
    lateUntil = .min
  }

  private mutating func ground() {
    state = .ground
    deadline = nil
  }

  private mutating func endPaste() -> [TerminalEvent] {
    defer { pasted = PasteBuffer() }
    ground()
    return [.paste(pasted.text)]
  }

  private mutating func wait(_ state: State, until deadline: Int64) -> [TerminalEvent] {
    self.state = state
    self.deadline = deadline
    return []
  }

  private mutating func emit(_ key: Key) -> [TerminalEvent] {
    ground()
    return [.key(key)]
  }

  // MARK: Byte by byte

  private mutating func take(_ byte: UInt8, at now: Int64) -> [TerminalEvent] {
    switch state {
    case .paste: return []
    case .ground:
      if byte == 0x1B { return wait(.escape(isTwice: false), until: now + escapeDelay) }
      // Only the very next byte can continue a late sequence.
      let isLate = now < lateUntil
      lateUntil = .min
      if isLate, byte == UInt8(ascii: "[") || byte == UInt8(ascii: "O") {
        return wait(.sequence([0x1B, byte], isMeta: false, isLate: true), until: now + Self.sequencePatience)
      }
      return decode(byte).map { [.key(KeySequences.plain($0))] } ?? []
    case .escape(let isTwice): return escape(byte, isTwice: isTwice, at: now)
    case .sequence(let bytes, let isMeta, let isLate):
      return sequence(bytes, byte, isMeta: isMeta, isLate: isLate, at: now)
    case .string(let isEscaped):
      if byte == 0x07 || isEscaped && byte == UInt8(ascii: "\\") { return emit(.other) }
      // No string has these: it was Alt and a letter, and this is the next key.
      if byte < 0x20, byte != 0x1B { return emit(.other) + take(byte, at: now) }
      // All of it comes at once.
      return wait(.string(isEscaped: byte == 0x1B), until: deadline ?? now)
    case .mouse(let bytes): return mouse(bytes + [byte], at: now)
    }
  }

  private mutating func escape(_ byte: UInt8, isTwice: Bool, at now: Int64) -> [TerminalEvent] {
    if let key = keys[[0x1B, byte]] { return emit(key) }
    switch byte {
    case 0x1B:
      return isTwice
        ? [.key(.escape)] + wait(state, until: now + escapeDelay)
        : wait(.escape(isTwice: true), until: now + escapeDelay)
    case UInt8(ascii: "["), UInt8(ascii: "O"):
      return wait(.sequence([0x1B, byte], isMeta: isTwice, isLate: false), until: now + Self.sequencePatience)
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"), UInt8(ascii: "X"):
      return wait(.string(isEscaped: false), until: now + Self.sequencePatience)
    default:
      guard let scalar = decode(byte) else { return wait(state, until: now + escapeDelay) }
      let key = emit(KeySequences.withMeta(KeySequences.plain(scalar)))
      return isTwice ? [.key(.escape)] + key : key
    }
  }

  private mutating func sequence(_ begun: [UInt8], _ byte: UInt8, isMeta: Bool, isLate: Bool, at now: Int64)
    -> [TerminalEvent]
  {
    if byte == 0x1B {
      // The sequence so far was cut off.
      ground()
      return (isLate ? [] : [.key(.other)]) + take(byte, at: now)
    }
    let bytes = begun + [byte]
    func finished(_ key: Key) -> [TerminalEvent] { isLate ? [] : [.key(isMeta ? KeySequences.withMeta(key) : key)] }
    if let key = keys[bytes] {
      ground()
      return finished(key)
    }
    let isCSI = bytes[1] == UInt8(ascii: "[")
    let body = bytes[2...]
    switch byte {
    // The Linux console's function keys: ESC [ [ A.
    case UInt8(ascii: "[") where isCSI && body.count == 1: break
    case _ where isCSI && body.first == UInt8(ascii: "[") && body.count == 2:
      ground()
      return finished(.other)
    case UInt8(ascii: "$") where isCSI && body.dropLast().allSatisfy({ (0x30...0x39).contains($0) }) && body.count > 1,
      0x40...0x7E:
      ground()
      return end(bytes, isCSI: isCSI, at: now, finished)
    // No sequence contains these: it was cut off, and this byte starts the next key.
    case 0..<0x20, 0x7F...:
      ground()
      return finished(.other) + take(byte, at: now)
    case _ where bytes.count > Self.longestSequence:
      ground()
      return finished(.other)
    default: break
    }
    return wait(.sequence(bytes, isMeta: isMeta, isLate: isLate), until: now + Self.sequencePatience)
  }

  /// A sequence is complete.
  private mutating func end(
    _ bytes: [UInt8], isCSI: Bool, at now: Int64, _ finished: (Key) -> [TerminalEvent]
  ) -> [TerminalEvent] {
    let body = bytes[2...].dropLast()
    let final = bytes.last!
    guard isCSI else { return finished(KeySequences.ss3(Self.numbers(body), final)) }
    if final == UInt8(ascii: "M"), body.isEmpty { return wait(.mouse([]), until: now + Self.sequencePatience) }
    // Reports and answers, such as those of the mouse, begin with a symbol such as < or ?.
    guard body.first.map({ (0x30...0x3B).contains($0) }) ?? true else { return finished(.other) }
    let numbers = Self.numbers(body)
    if final == UInt8(ascii: "~"), numbers == [200] {
      pasted = PasteBuffer()
      return wait(.paste, until: now + Self.sequencePatience)
    }
    if final == UInt8(ascii: "~"), numbers == [201] { return [] }
    // A key release: kitty's third event type.
    if Self.isRelease(body) { return [] }
    return finished(KeySequences.csi(numbers, final))
  }

  /// Three characters of one byte each, or of up to two in the encoding that mode 1005 turns on.
  private mutating func mouse(_ bytes: [UInt8], at now: Int64) -> [TerminalEvent] {
    if let byte = bytes.last, byte < 0x20 {
      // No position is that small: the report was cut off.
      return emit(.other) + take(byte, at: now)
    }
    var characters = 0
    var index = 0
    while index < bytes.count {
      let isPair = (0xC2...0xDF).contains(bytes[index])
      // The last byte may be the first of two.
      if isPair, index + 1 == bytes.count, characters < 2 || bytes.count > 3 { break }
      index += isPair && index + 1 < bytes.count && (0x80...0xBF).contains(bytes[index + 1]) ? 2 : 1
      characters += 1
    }
    return characters >= 3 ? emit(.other) : wait(.mouse(bytes), until: now + Self.sequencePatience)
  }

  /// The numbers in a sequence, -1 for one omitted or invalid; of a number with parts, only the first part.
  private static func numbers(_ body: ArraySlice<UInt8>) -> [Int] {
    guard !body.isEmpty else { return [] }
    return body.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map { part in
      let digits = part.prefix { (0x30...0x39).contains($0) }
      return digits.count < 9 ? Int(String(decoding: digits, as: UTF8.self)) ?? -1 : -1
    }
  }

  private static func isRelease(_ body: ArraySlice<UInt8>) -> Bool {
    let parts = body.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
    return parts.count > 1 && parts[1].suffix(2) == [UInt8(ascii: ":"), UInt8(ascii: "3")]
  }

  /// The character that this byte completes; an invalid one becomes NUL, a key that does nothing.
  private mutating func decode(_ byte: UInt8) -> Unicode.Scalar? {
    if byte < 0x80, character.isEmpty { return Unicode.Scalar(byte) }
    switch encoding {
    case .other(let decode):
      guard let scalar = decode(byte) else {
        character.append(byte)
        return nil
      }
      character = []
      return scalar == "\u{FFFD}" ? "\0" : scalar
    case .utf8: break
    }
    if byte & 0xC0 != 0x80, !character.isEmpty {
      // The previous character was cut off; this byte starts over.
      character = []
      return decode(byte) ?? nil
    }
    character.append(byte)
    let length =
      character[0] < 0xC2 ? 1 : character[0] < 0xE0 ? 2 : character[0] < 0xF0 ? 3 : character[0] < 0xF5 ? 4 : 1
    guard character.count == length else { return nil }
    defer { character = [] }
    return String(validating: character, as: UTF8.self)?.unicodeScalars.first ?? "\0"
  }
}
