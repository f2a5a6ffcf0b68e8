import Canvas

/// One line of text that is edited as in a shell: Ctrl-A, E, W, U, K, B, F, D, arrows, Alt-B, F, D.
public struct TextField: Hashable, Sendable {
  public private(set) var characters: [Character]
  /// Before the character of this index; from 0 to the count.
  public private(set) var cursor: Int
  /// What Ctrl-W, U or K took last; Ctrl-Y puts it back.
  private var killed: [Character] = []

  /// Bytes; more is not taken in.
  static let maximumBytes = 16 << 10

  /// - Parameter deleted: what Ctrl-Y inserts until something has been deleted.
  public init(_ text: String = "", deleted: String = "") {
    characters = Array(text)
    cursor = characters.count
    killed = Array(deleted)
  }

  public var text: String { String(characters) }

  /// Puts another text in place of the whole, with the cursor at its end.
  mutating func set(_ text: String) {
    characters = Array(text)
    cursor = characters.count
  }

  /// Takes in typed or pasted text; line breaks and tabs become spaces, other controls go.
  /// - Returns: false when there was no room for all of it.
  @discardableResult
  public mutating func insert(_ text: String) -> Bool {
    var room = Self.maximumBytes - self.text.utf8.count
    var fitting: [Character] = []
    var fitsAll = true
    // Stops where the room ends: a paste may be far longer than the line.
    for character in text {
      let isSpace = character.isNewline || character == "\t"
      if !isSpace, character.unicodeScalars.contains(where: { $0.value < 32 || (0x7F..<0xA0).contains($0.value) }) {
        continue
      }
      room -= isSpace ? 1 : character.utf8.count
      guard room >= 0 else {
        fitsAll = false
        break
      }
      fitting.append(isSpace ? " " : character)
    }
    replace(cursor..<cursor, with: fitting)
    return fitsAll
  }

  /// - Returns: false when the key is none of editing.
  public mutating func take(_ key: Key) -> Bool {
    switch key {
    case .character(let character): insert(String(character))
    case .backspace, .control("h"):
      if cursor > 0 { remove(cursor - 1..<cursor) }
    case .delete, .control("d"):
      if cursor < characters.count { remove(cursor..<cursor + 1) }
    case .left, .control("b"): cursor = max(0, cursor - 1)
    case .right, .control("f"): cursor = min(characters.count, cursor + 1)
    case .home, .control("a"): cursor = 0
    case .end, .control("e"): cursor = characters.count
    case .wordLeft, .alt("b"): cursor = wordStart
    case .wordRight, .alt("f"): cursor = wordEnd
    case .control("w"): kill(spaceStart..<cursor)
    case .wordBackspace: kill(wordStart..<cursor)
    case .alt("d"): kill(cursor..<wordEnd)
    case .control("u"): kill(0..<cursor)
    case .control("k"): kill(cursor..<characters.count)
    case .control("y"): insert(String(killed))
    default: return false
    }
    return true
  }

  /// Leaves the cursor after the new text. A typed mark joins the letter before it, and two halves of a flag join when
  /// what was between them is deleted: the characters are always those of the whole text.
  private mutating func replace(_ range: Range<Int>, with new: [Character]) {
    let neighbors = characters[..<range.lowerBound].suffix(1) + characters[range.upperBound...].prefix(1)
    if (neighbors + new).allSatisfy(\.isASCII) {
      // None of this can join anything.
      characters.replaceSubrange(range, with: new)
      cursor = range.lowerBound + new.count
      return
    }
    let before = String(characters[..<range.lowerBound] + new)
    let whole = before + String(characters[range.upperBound...])
    characters = Array(whole)
    var bytes = 0
    cursor =
      characters.firstIndex { character in
        defer { bytes += character.utf8.count }
        return bytes >= before.utf8.count
      } ?? characters.count
  }

  private mutating func remove(_ range: Range<Int>) { replace(range, with: []) }

  private mutating func kill(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    killed = Array(characters[range])
    remove(range)
  }

  private var wordStart: Int {
    var index = cursor
    while index > 0, !characters[index - 1].isPartOfWord { index -= 1 }
    while index > 0, characters[index - 1].isPartOfWord { index -= 1 }
    return index
  }

  private var wordEnd: Int {
    var index = cursor
    while index < characters.count, !characters[index].isPartOfWord { index += 1 }
    while index < characters.count, characters[index].isPartOfWord { index += 1 }
    return index
  }

  /// Where Ctrl-W goes: words are what stands between spaces.
  private var spaceStart: Int {
    var index = cursor
    while index > 0, characters[index - 1] == " " { index -= 1 }
    while index > 0, characters[index - 1] != " " { index -= 1 }
    return index
  }

  /// Draws the part around the cursor in the line and puts the terminal's cursor there.
  public func render(in line: Rect, style: Style = .text, into canvas: inout Canvas) {
    guard line.width > 1, line.height > 0 else { return }
    // As much in front of the cursor as fits; the cursor needs a column of its own.
    var first = cursor
    var before = 0
    while first > 0 {
      let width = canvas.columns(of: String(characters[first - 1]))
      if before + width > line.width - 1 { break }
      before += width
      first -= 1
    }
    canvas.write(String(characters[first...].prefix(line.width)), style, in: line)
    canvas.cursor = Point(column: line.column + before, row: line.row)
  }
}

extension Character {
  fileprivate var isPartOfWord: Bool { isLetter || isNumber || self == "_" }
}
