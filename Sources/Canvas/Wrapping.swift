/// A text broken into lines of at most `width` columns, at spaces where there are any, else where it must.
/// Line breaks of the text stay; empty lines stay empty. No lines for a width below 1.
public func wrapped(_ text: String, width: Int) -> [String] {
  guard width > 0 else { return [] }
  return text.lines.flatMap {
    wrappedParagraph(String($0), width: width)
  }
}

extension String {
  /// The lines of a text, whichever line endings it has: Unix, Windows, or classic Mac OS. There is one more line than
  /// there are line endings, and the last one may be empty.
  public var lines: [Substring] { split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" } }
}

private func wrappedParagraph(_ text: String, width: Int) -> [String] {
  var lines: [String] = []
  var line = ""
  var used = 0
  for word in text.printable.split(separator: " ", omittingEmptySubsequences: true) {
    let word = String(word)
    let columns = word.columns
    if used > 0, used + 1 + columns <= width {
      line += " " + word
      used += 1 + columns
      continue
    }
    if used > 0 { lines.append(line) }
    (line, used) = ("", 0)
    if columns <= width {
      (line, used) = (word, columns)
      continue
    }
    for glyph in Glyph.glyphs(of: word) {
      if used + glyph.width > width, used > 0 {
        lines.append(line)
        (line, used) = ("", 0)
      }
      guard glyph.width <= width else { continue }
      line += glyph.text
      used += glyph.width
    }
  }
  return lines + [line]
}
