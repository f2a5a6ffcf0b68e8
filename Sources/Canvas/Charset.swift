/// What the terminal can show: everything, or the 95 printable ASCII characters.
public enum Charset: String, Hashable, Sendable, CaseIterable {
  case utf8, ascii
}

extension Charset {
  /// The glyph as this character set shows it: ASCII keeps the meaning where it can and says `?` where it cannot.
  func shown(_ glyph: Glyph) -> [Glyph] {
    guard self == .ascii else { return [glyph] }
    let first = glyph.base
    if first.isASCII { return [Glyph(first, width: 1)] }
    if let plain = Self.transliteration[first] { return Glyph.glyphs(of: plain) }
    // An accented letter keeps its letter.
    let letter = String(Character(first)).decomposedFirst
    return Array(repeating: Glyph(letter ?? "?", width: 1), count: letter == nil ? glyph.width : 1)
  }

  private static let transliteration: [Unicode.Scalar: String] = [
    "‘": "'", "’": "'", "“": "\"", "”": "\"", "„": "\"", "«": "\"", "»": "\"",
    "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "…": "..", "·": ".", "•": "*", "×": "x", "≈": "~",
    "≤": "<=", "≥": ">=", "≠": "!=", "→": "->", "←": "<-", "↑": "^", "↓": "v", "±": "+-", "√": "sqrt", "∞": "inf",
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "€": "EUR", "£": "GBP", "°": "deg", "µ": "u", "²": "^2",
    "³": "^3",
    "━": "=", "─": "-", "│": "|", "┃": "|", "●": "*", "○": "o", "‹": "<", "›": ">", "▸": ">", "✓": "x",
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "θ": "theta", "λ": "lambda", "μ": "mu",
    "π": "pi", "σ": "sigma", "τ": "tau", "φ": "phi", "Σ": "Sigma", "∑": "sum", "∇": "grad",
  ]
}

extension String {
  /// The base letter of a precomposed character when it is ASCII: `e` for `é`.
  fileprivate var decomposedFirst: Unicode.Scalar? {
    Self.bases.first { $0.value.contains(self) }?.key
  }

  private static let bases: [Unicode.Scalar: String] = [
    "a": "àáâãäåāăą", "c": "çćĉċč", "d": "ďđ", "e": "èéêëēĕėęě", "g": "ĝğġģ", "h": "ĥħ", "i": "ìíîïĩīĭįı", "j": "ĵ",
    "k": "ķ", "l": "ĺļľŀ", "n": "ñńņň", "o": "òóôõöōŏő", "r": "ŕŗř", "s": "śŝşš", "t": "ţťŧ", "u": "ùúûüũūŭůűų",
    "w": "ŵ", "y": "ýÿŷ", "z": "źżž",
    "A": "ÀÁÂÃÄÅĀĂĄ", "C": "ÇĆĈĊČ", "D": "ĎĐ", "E": "ÈÉÊËĒĔĖĘĚ", "G": "ĜĞĠĢ", "I": "ÌÍÎÏĨĪĬĮİ", "L": "ĹĻĽĿŁ",
    "N": "ÑŃŅŇ", "O": "ÒÓÔÕÖŌŎŐØ", "R": "ŔŖŘ", "S": "ŚŜŞŠ", "T": "ŢŤŦ", "U": "ÙÚÛÜŨŪŬŮŰŲ", "Y": "ÝŸ", "Z": "ŹŻŽ",
  ]
}
