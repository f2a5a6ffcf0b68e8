/// What one or two neighboring cells show: a base scalar with at most four marks.
///
/// Every text that reaches a terminal, from banks, notes, file names or errors, comes through `glyphs(of:)`; there is
/// no other way to make a glyph from foreign text. Nothing that moves a cursor, changes a mode or reorders its
/// neighbors passes.
public struct Glyph: Hashable, Sendable {
  let base: Unicode.Scalar
  private let marks: String
  /// 1 or 2.
  public let width: Int

  static let space = Glyph(" ", width: 1)
  static let replacement = Glyph("\u{FFFD}", width: 1)
  /// As many marks as one curses cell holds beside its base.
  static let maximumMarks = 4

  init(_ base: Unicode.Scalar, marks: String = "", width: Int) {
    self.base = base
    self.marks = marks
    self.width = width
  }

  public var text: String { String(Character(base)) + marks }
  var hasMarks: Bool { !marks.isEmpty }

  /// The glyphs of a text without line breaks. Controls and bidirectional overrides become U+FFFD, other format
  /// scalars (zero width space, joiners, variation selectors) are dropped, a tab becomes one space, an emoji sequence
  /// its first emoji, a flag its two letters. No letter is lost, and running the output through again changes nothing.
  public static func glyphs(of text: String) -> [Glyph] {
    var found: [Glyph] = []
    found.reserveCapacity(text.utf8.count)
    forEach(in: text) { glyph in
      found.append(glyph)
      return true
    }
    return found
  }

  /// The same glyphs one by one, until the body returns false.
  static func forEach(in text: String, _ body: (Glyph) -> Bool) {
    if text.isPrintableASCII {
      for byte in text.utf8 {
        guard body(Glyph(Unicode.Scalar(byte), width: 1)) else { return }
      }
      return
    }
    let scalars = text.unicodeScalars
    var found: [Glyph] = []
    var index = scalars.startIndex
    while index < scalars.endIndex {
      let scalar = scalars[index]
      let next = scalars.index(after: index)
      // Nothing that follows can combine with it: no need to find the end of the grapheme.
      if scalar.isPlain, next == scalars.endIndex || scalars[next].isPlain {
        guard body(Glyph(scalar, width: 1)) else { return }
        index = next
        continue
      }
      found.removeAll(keepingCapacity: true)
      append(text[index], to: &found)
      guard found.allSatisfy(body) else { return }
      index = text.index(after: index)
    }
  }

  private static func append(_ character: Character, to found: inout [Glyph]) {
    var base: Unicode.Scalar?
    var marks = ""
    var marksLeft = maximumMarks
    var previous: Unicode.Scalar?
    func close() {
      guard let scalar = base else { return }
      found.append(Glyph(scalar, marks: marks, width: ColumnWidth.of(scalar)))
    }
    func begin(_ scalar: Unicode.Scalar) {
      close()
      (base, marks, marksLeft) = (scalar, "", maximumMarks)
    }
    // Before a line feed it is dropped; alone it would move the cursor.
    if character == "\r" { return found.append(replacement) }
    for scalar in character.unicodeScalars {
      switch Kind(scalar) {
      case .dropped: break
      case .replaced: begin("\u{FFFD}")
      case .mark:
        if ColumnWidth.isJamo(scalar), base == nil || marksLeft == 0 {
          // A vowel or final without its syllable gets fillers for the missing parts: see section 3.12 of the Unicode
          // Standard.
          begin("\u{115F}")
          if ColumnWidth.isFinalJamo(scalar) {
            marks.unicodeScalars.append("\u{1160}")
            marksLeft -= 1
          }
        }
        if base == nil { base = " " }
        guard marksLeft > 0, base != "\u{FFFD}" else { break }
        marks.unicodeScalars.append(scalar)
        marksLeft -= 1
      case .spacingMark: begin(scalar)
      case .base(let shown):
        // A grapheme may hold several letters, as in Devanagari; only the rest of an emoji sequence is dropped.
        if let base, scalar.continuesEmoji(base, after: previous) { break }
        begin(shown)
      }
      previous = scalar
    }
    close()
  }

  /// What becomes of one scalar.
  private enum Kind {
    case base(Unicode.Scalar), mark, spacingMark, replaced, dropped

    init(_ scalar: Unicode.Scalar) {
      switch scalar.value {
      case 0x09, 0x0A, 0xA0: self = .base(" ")
      case 0x0D: self = .dropped
      case 0x202A...0x202E, 0x2066...0x2069, 0x061C, 0x200E, 0x200F: self = .replaced
      case 0xFE00...0xFE0F, 0xE0100...0xE01EF: self = .dropped
      // Regional indicators come in pairs and terminals disagree about their width.
      case 0x1F1E6...0x1F1FF: self = .base(Unicode.Scalar(scalar.value - 0x1F1E6 + 0x41)!)
      default:
        switch scalar.properties.generalCategory {
        case .control, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: self = .replaced
        case .format: self = .dropped
        case .spacingMark: self = .spacingMark
        case .spaceSeparator: self = .base(ColumnWidth.of(scalar) == 2 ? scalar : " ")
        default: self = ColumnWidth.isMark(scalar) ? .mark : .base(scalar)
        }
      }
    }
  }
}

extension Unicode.Scalar {
  /// Whether it only modifies the previous emoji: a skin tone, or an emoji attached by a joiner.
  fileprivate func continuesEmoji(_ base: Unicode.Scalar, after previous: Unicode.Scalar?) -> Bool {
    guard base.properties.isEmoji, !base.isASCII, properties.isEmoji else { return false }
    return properties.isEmojiModifier || previous == "\u{200D}"
  }

  /// Shown as is, in one column: Latin letters, quotes, dashes, arrows, lines and blocks.
  fileprivate var isPlain: Bool {
    switch value {
    case 0x20..<0x7F, 0xA1...0xAC, 0xAE...0x17F, 0x2010...0x2027, 0x2190...0x21FF, 0x2500...0x25FC: true
    default: false
    }
  }
}

extension String {
  /// Nothing but printable ASCII: as many columns as bytes, and nothing to strip.
  var isPrintableASCII: Bool {
    let isPlain = utf8.withContiguousStorageIfAvailable { $0.allSatisfy { $0 >= 32 && $0 < 127 } }
    return isPlain ?? utf8.allSatisfy { $0 >= 32 && $0 < 127 }
  }

  /// The text as a terminal may get it, on one line: see `Glyph.glyphs(of:)`.
  public var printable: String {
    isPrintableASCII ? self : Glyph.glyphs(of: self).reduce(into: "") { $0 += $1.text }
  }

  /// Columns the text takes in a terminal.
  public var columns: Int {
    if isPrintableASCII { return utf8.count }
    var columns = 0
    Glyph.forEach(in: self) { glyph in
      columns += glyph.width
      return true
    }
    return columns
  }

  /// The text cut to so many columns; `…` takes the place of what is cut.
  public func fitted(to columns: Int, ellipsis: String = "…") -> String {
    if utf8.count <= columns, isPrintableASCII { return self }
    let glyphs = Glyph.glyphs(of: self)
    guard glyphs.reduce(0, { $0 + $1.width }) > columns else { return glyphs.reduce(into: "") { $0 += $1.text } }
    var left = columns - ellipsis.count
    guard left >= 0 else { return "" }
    var kept = ""
    for glyph in glyphs {
      guard glyph.width <= left else { break }
      kept += glyph.text
      left -= glyph.width
    }
    return kept + ellipsis
  }

  /// The text with spaces behind it up to so many columns; cut when it is longer.
  public func padded(to columns: Int) -> String {
    let text = fitted(to: columns)
    return text + String(repeating: " ", count: max(0, columns - text.columns))
  }
}
