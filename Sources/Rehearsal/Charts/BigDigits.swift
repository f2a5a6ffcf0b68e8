import Canvas

/// A clock in three rows.
enum BigDigits {
  static let rows = 3

  /// - Parameter text: digits, `:` and `+`; anything else is left out.
  static func width(of text: String) -> Int {
    max(0, text.utf8.reduce(-1) { $0 + (shape($1, .utf8) == nil ? 0 : width(of: $1) + 1) })
  }

  static func render(_ text: String, _ style: Style, in area: Rect, into canvas: inout Canvas) {
    var offset = 0
    for character in text.utf8 {
      guard let shape = shape(character, canvas.charset) else { continue }
      // The gap has the digits' style, so that a changing second costs the terminal no change of color.
      for (row, line) in shape.enumerated() { canvas.write(line, style, in: area.line(row), at: offset) }
      offset += width(of: character) + 1
    }
  }

  private static func width(of character: UInt8) -> Int { character == UInt8(ascii: ":") ? 1 : 3 }

  private static func shape(_ character: UInt8, _ charset: Charset) -> [[Glyph]]? {
    let shapes = charset == .utf8 ? heavy : plain
    if character == UInt8(ascii: "+") { return shapes.last }
    let index = Int(character) - Int(UInt8(ascii: "0"))
    return shapes.indices.dropLast().contains(index) ? shapes[index] : nil
  }

  /// 0 to 9, the colon, which follows them in ASCII, and the plus.
  private static let heavy = glyphs([
    ["┏━┓", "┃ ┃", "┗━┛"],
    ["╺┓ ", " ┃ ", "╺┻╸"],
    ["╺━┓", "┏━┛", "┗━╸"],
    ["╺━┓", " ━┫", "╺━┛"],
    ["╻ ╻", "┗━┫", "  ╹"],
    ["┏━╸", "┗━┓", "╺━┛"],
    ["┏━╸", "┣━┓", "┗━┛"],
    ["╺━┓", "  ┃", "  ╹"],
    ["┏━┓", "┣━┫", "┗━┛"],
    ["┏━┓", "┗━┫", "╺━┛"],
    [" ", "∙", "∙"],
    ["   ", "╺╋╸", "   "],
  ])

  private static let plain = glyphs([
    [" _ ", "| |", "|_|"],
    ["   ", "  |", "  |"],
    [" _ ", " _|", "|_ "],
    [" _ ", " _|", " _|"],
    ["   ", "|_|", "  |"],
    [" _ ", "|_ ", " _|"],
    [" _ ", "|_ ", "|_|"],
    [" _ ", "  |", "  |"],
    [" _ ", "|_|", "|_|"],
    [" _ ", "|_|", " _|"],
    [" ", ".", "."],
    ["   ", "_|_", " | "],
  ])

  private static func glyphs(_ shapes: [[String]]) -> [[[Glyph]]] {
    shapes.map { shape in shape.map { Glyph.glyphs(of: $0 + " ") } }
  }
}
