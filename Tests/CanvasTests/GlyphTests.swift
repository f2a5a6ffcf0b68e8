import Support
import Testing

@testable import Canvas

@Suite struct GlyphTests {
  /// Every scalar that could move a cursor, switch a mode, hide itself or turn its neighbors round.
  static let dangerous: [Unicode.Scalar] = (0...0x10FFFF).compactMap { Unicode.Scalar(UInt32($0)) }.filter { scalar in
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }

  @Test func nothingDangerousReachesACell() {
    #expect(Self.dangerous.count > 1000)
    let dangerous = Set(Self.dangerous)
    for scalar in Self.dangerous {
      for text in [String(Character(scalar)), "a\(scalar)b", "\(scalar)\u{301}", "e\u{301}\(scalar)", "日\(scalar)本"] {
        let shown = text.printable.unicodeScalars
        #expect(!shown.contains { dangerous.contains($0) }, "U+\(String(scalar.value, radix: 16)) passed")
      }
    }
  }

  @Test func theLettersAroundStay() {
    for scalar in Self.dangerous.prefix(400) {
      let shown = "a\(scalar)b".printable
      #expect(shown.hasPrefix("a") && shown.hasSuffix("b"))
    }
  }

  @Test(arguments: [
    ("e\u{301}", 1), ("日本", 4), ("שלום", 4), ("👩‍🔬", 2), ("🇩🇪", 2), ("\u{1100}\u{1161}", 2), ("ｆ", 2),
    ("a\u{300}\u{301}", 1),
    ("", 0), ("\t", 1), ("각", 2), ("é", 1), ("☃", 1), ("⌚", 2), ("…", 1), ("━", 1),
  ])
  func widths(text: String, columns: Int) {
    #expect(text.columns == columns)
  }

  @Test func atMostFourMarks() {
    let zalgo = "z" + String(repeating: "\u{301}", count: 40)
    #expect(Glyph.glyphs(of: zalgo).count == 1)
    #expect(Glyph.glyphs(of: zalgo)[0].text.unicodeScalars.count == 1 + Glyph.maximumMarks)
  }

  @Test func escapeSequencesShowTheirLettersOnly() {
    #expect("\u{1B}]0;title\u{07}".printable == "\u{FFFD}]0;title\u{FFFD}")
    #expect("\u{9B}31m".printable == "\u{FFFD}31m")
    #expect("a\u{202E}b".printable == "a\u{FFFD}b")
    #expect("a\r\nb".printable == "a b")
  }

  @Test func fittingKeepsWholeGlyphs() {
    #expect("日本語".fitted(to: 5) == "日本…")
    #expect("日本語".fitted(to: 4) == "日…")
    #expect("abc".fitted(to: 3) == "abc")
    #expect("abcd".fitted(to: 3) == "ab…")
    #expect("abcd".fitted(to: 0) == "")
    #expect("ab".padded(to: 4) == "ab  ")
  }
}

@Suite struct WrappingTests {
  @Test func breaksAtSpaces() {
    #expect(wrapped("one two three", width: 7) == ["one two", "three"])
    #expect(wrapped("one\n\ntwo", width: 7) == ["one", "", "two"])
    #expect(wrapped("abcdefgh", width: 3) == ["abc", "def", "gh"])
    #expect(wrapped("日本語", width: 3) == ["日", "本", "語"])
    #expect(wrapped("x", width: 0) == [])
  }

  @Test(arguments: 1...24) func noLineIsWiderThanTold(width: Int) {
    let text = "When 機械学習 meets עברית\u{202E} in a-very-long-word-that-does-not-fit, e\u{301} and 👩‍🔬 too."
    for line in wrapped(text, width: width) { #expect(line.columns <= width) }
  }

  @Test func wrappingLosesNoWord() {
    let text = "the quick brown fox jumps over the lazy dog"
    for width in 5...50 { #expect(wrapped(text, width: width).joined(separator: " ") == text) }
  }
}

/// Runs over samples of every script and of every kind of grapheme break.
@Suite struct ScriptTests {
  @Test func thereIsASampleOfEach() {
    #expect(ScalarSamples.scripts.count >= 160 && ScalarSamples.breaks.count >= 14)
    #expect(ScalarSamples.words.reduce(0) { $0 + $1.words.count } > 10_000)
  }

  @Test func whatIsPrintableStaysAsItIs() {
    for (name, words) in ScalarSamples.words {
      for word in words {
        let once = word.printable
        #expect(once.printable == once, "\(name): \(word.debugDescription)")
        #expect(once.columns == word.columns, "\(name): \(word.debugDescription)")
      }
    }
  }

  @Test func noLetterIsLost() {
    func letters(_ text: String) -> [Unicode.Scalar] {
      text.unicodeScalars.filter {
        switch $0.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
          .letterNumber, .otherNumber, .spacingMark:
          // Fillers: added where a part of a syllable is missing.
          $0 != "\u{115F}" && $0 != "\u{1160}"
        default: false
        }
      }
    }
    for (name, words) in ScalarSamples.words {
      for word in words {
        let flags = word.unicodeScalars.map {
          (0x1F1E6...0x1F1FF).contains($0.value) ? Unicode.Scalar($0.value - 0x1F1E6 + 0x41)! : $0
        }
        let whole = String(String.UnicodeScalarView(flags))
        #expect(letters(word.printable) == letters(whole), "\(name): \(word.debugDescription)")
      }
    }
  }

  @Test func aPictureTakesTheColumnsThatWereCounted() {
    for (name, words) in ScalarSamples.words {
      for word in words {
        var canvas = Canvas(size: Size(columns: 60, rows: 1), filler: "·")
        let columns = canvas.write(word, in: canvas.bounds)
        #expect(columns == word.columns, "\(name): \(word.debugDescription)")
        #expect(canvas.cells.prefix(columns).allSatisfy { $0.scalar != "·" })
        #expect(canvas.cells.dropFirst(columns).allSatisfy { $0.scalar == "·" }, "\(name): \(word.debugDescription)")
        // Whole glyphs only, whatever the width.
        for width in 0...columns { #expect(word.fitted(to: width).columns <= width) }
      }
    }
  }

  @Test(arguments: [
    ("नमस्ते", "नमस्ते"), ("คำถาม", "คำถาม"), ("🇩🇪 🇩🇰", "DE DK"), ("👩🏽‍💻!", "👩!"), ("👍🏽", "👍"), ("1️⃣", "1⃣"),
    ("ກຳ", "ກຳ"), ("a🏽", "a🏽"), ("ｶﾞ", "ｶﾞ"), ("க்ஷ", "க்ஷ"), ("\u{1161}", "\u{115F}\u{1161}"), ("❤️‍🔥", "❤"),
  ])
  func examples(text: String, shown: String) {
    #expect(Array(text.printable.unicodeScalars) == Array(shown.unicodeScalars))
  }
}
