import Canvas

/// A clock in three rows.
enum BigDigits {
  static let rows = 3

  /// - Parameter text: digits, `:` and `+`; anything else is left out.
  static func width(of text: String) -> Int {
    max(0, text.compactMap { shape($0, .utf8) }.map { $0[0].count + 1 }.reduce(-1, +))
  }

  static func render(_ text: String, _ style: Style, in area: Rect, into canvas: inout Canvas) {
    var offset = 0
    for character in text {
      guard let shape = shape(character, canvas.charset) else { continue }
      // The gap has the digits' style, so that a changing second costs the terminal no change of color.
      for (row, line) in shape.enumerated() { canvas.write(line + " ", style, in: area.line(row), at: offset) }
      offset += shape[0].count + 1
    }
  }

  private static func shape(_ character: Character, _ charset: Charset) -> [String]? {
    charset == .utf8 ? heavy[character] : plain[character]
  }

  private static let heavy: [Character: [String]] = [
    "0": ["┏━┓", "┃ ┃", "┗━┛"],
    "1": ["╺┓ ", " ┃ ", "╺┻╸"],
    "2": ["╺━┓", "┏━┛", "┗━╸"],
    "3": ["╺━┓", " ━┫", "╺━┛"],
    "4": ["╻ ╻", "┗━┫", "  ╹"],
    "5": ["┏━╸", "┗━┓", "╺━┛"],
    "6": ["┏━╸", "┣━┓", "┗━┛"],
    "7": ["╺━┓", "  ┃", "  ╹"],
    "8": ["┏━┓", "┣━┫", "┗━┛"],
    "9": ["┏━┓", "┗━┫", "╺━┛"],
    ":": [" ", "∙", "∙"],
    "+": ["   ", "╺╋╸", "   "],
  ]

  private static let plain: [Character: [String]] = [
    "0": [" _ ", "| |", "|_|"],
    "1": ["   ", "  |", "  |"],
    "2": [" _ ", " _|", "|_ "],
    "3": [" _ ", " _|", " _|"],
    "4": ["   ", "|_|", "  |"],
    "5": [" _ ", "|_ ", " _|"],
    "6": [" _ ", "|_ ", "|_|"],
    "7": [" _ ", "  |", "  |"],
    "8": [" _ ", "|_|", "|_|"],
    "9": [" _ ", "|_|", " _|"],
    ":": [" ", ".", "."],
    "+": ["   ", "_|_", " | "],
  ]
}
