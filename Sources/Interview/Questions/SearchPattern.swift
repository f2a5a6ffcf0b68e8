/// A search as an FTS5 pattern (sqlite.org/fts5.html, 3.2): every word must begin a word of the text; nil if none.
public func searchPattern(_ text: String) -> String? {
  let words = text.split { !$0.isLetter && !$0.isNumber }
  return words.isEmpty ? nil : words.map { "\"\($0)\"*" }.joined(separator: " ")
}
