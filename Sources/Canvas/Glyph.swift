/// What one or two neighboring cells show: a base scalar with at most four marks.
///
/// Every text that reaches a terminal, from banks, notes, file names or errors, comes through `glyphs(of:)`; there is
/// no other way to make a glyph from foreign text. Nothing that moves a cursor, changes a mode or reorders its
/// neighbors passes.
public struct Glyph: Hashable, Sendable {
  public let text: String
  /// 1 or 2.
  public let width: Int

  static let space = Glyph(text: " ", width: 1)
  static let replacement = Glyph(text: "\u{FFFD}", width: 1)
  /// As many marks as one curses cell holds beside its base.
  static let mostMarks = 4

  /// The glyphs of a text without line breaks. Controls and bidirectional overrides become U+FFFD, other format
  /// scalars (zero width space, joiners, variation selectors) go, a tab becomes one space, an emoji sequence its first.
  public static func glyphs(of text: String) -> [Glyph] {
    var found: [Glyph] = []
    found.reserveCapacity(text.utf8.count)
    for character in text {
      if let ascii = character.asciiValue, character != "\r\n" {
        found.append(
          ascii >= 32 && ascii < 127 ? asciiGlyphs[Int(ascii)] : (ascii == 9 || ascii == 10 ? space : replacement))
      } else {
        append(character, to: &found)
      }
    }
    return found
  }

  private static let asciiGlyphs: [Glyph] = (0..<128).map {
    Glyph(text: String(Character(Unicode.Scalar(UInt8($0)))), width: 1)
  }

  private static func append(_ character: Character, to found: inout [Glyph]) {
    var base: Unicode.Scalar?
    var marks = ""
    var marksLeft = mostMarks
    func close() {
      guard let scalar = base else { return }
      found.append(Glyph(text: String(Character(scalar)) + marks, width: ColumnWidth.of(scalar)))
    }
    for scalar in character.unicodeScalars {
      switch Kind(scalar) {
      case .dropped: continue
      case .replaced:
        close()
        (base, marks, marksLeft) = ("\u{FFFD}", "", mostMarks)
      case .mark:
        if base == nil { base = " " }
        guard marksLeft > 0, base != "\u{FFFD}" else { continue }
        marks.unicodeScalars.append(scalar)
        marksLeft -= 1
      case .spacingMark:
        close()
        (base, marks, marksLeft) = (scalar, "", mostMarks)
      case .base(let shown):
        // A second base in one grapheme is the rest of an emoji sequence or of a flag.
        if base == nil { base = shown }
      }
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

extension String {
  /// The text as a terminal may get it, on one line: see `Glyph.glyphs(of:)`.
  public var printable: String { Glyph.glyphs(of: self).reduce(into: "") { $0 += $1.text } }

  /// Columns the text takes in a terminal.
  public var columns: Int { Glyph.glyphs(of: self).reduce(0) { $0 + $1.width } }

  /// The text cut to so many columns; `…` takes the place of what is cut.
  public func fitted(to columns: Int, ellipsis: String = "…") -> String {
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
