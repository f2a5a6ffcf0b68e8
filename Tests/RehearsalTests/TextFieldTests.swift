import Canvas
import Interview
import Support
import Testing

@testable import Rehearsal

/// A line of text holds exactly what is drawn, in every script.
@Suite struct TextFieldTests {
  private func field(_ text: String, _ keys: [Key]) -> (text: String, cursor: Int) {
    var field = TextField(text)
    for key in keys {
      let taken = field.take(key)
      #expect(taken)
    }
    return (field.text, field.cursor)
  }

  @Test func readlineKeys() {
    #expect(field("one two", [.control("a"), .character("x")]).text == "xone two")
    #expect(field("one two", [.control("w")]).text == "one ")
    #expect(field("one two", [.control("u")]).text == "")
    #expect(field("one two", [.wordLeft, .control("k")]).text == "one ")
    #expect(field("one two", [.home, .wordRight]).cursor == 3)
    #expect(field("one two", [.control("a"), .alt("d")]).text == " two")
    #expect(field("one two", [.control("w"), .home, .control("y")]).text == "twoone ")
    #expect(field("日本語", [.left, .backspace]).text == "日語")
    #expect(field("é́x", [.left, .backspace]).text == "x")
    #expect(field("abc", [.home, .delete, .control("e"), .control("h")]).text == "b")
    #expect(
      field(
        "", [.left, .right, .backspace, .delete, .control("w"), .control("u"), .control("k"), .wordLeft, .wordRight]
      ).text == "")
    #expect(field("foo-bar baz", [.alt("b"), .alt("b")]).cursor == 4)
  }

  @Test func onlyTextGoesIn() {
    var field = TextField()
    let fits = field.insert("a\nb\tc\u{1B}[31md\u{7F}")
    #expect(fits)
    #expect(field.text == "a b c[31md")
    let tooLong = !field.insert(String(repeating: "x", count: 20_000))
    #expect(tooLong)
    #expect(field.text.utf8.count == TextField.maximumBytes)
    let takesEnter = field.take(.enter)
    let takesOther = field.take(.other)
    #expect(!takesEnter && !takesOther)
  }

  @Test(arguments: 0...12) func theCursorIsAlwaysInSight(width: Int) {
    let text = "wide 日本語 words and a tail"
    for position in 0...text.count {
      var field = TextField(text)
      for _ in 0..<text.count - position { _ = field.take(.left) }
      var canvas = Canvas(size: Size(columns: width, rows: 1))
      field.render(in: canvas.bounds, into: &canvas)
      guard width > 1 else { continue }
      #expect(canvas.cursor.map { $0.column >= 0 && $0.column < width } == true)
    }
  }

  // MARK: Every script

  private func typed(_ word: String) -> TextField {
    var field = TextField()
    // As keys arrive: scalar by scalar.
    for scalar in word.unicodeScalars { _ = field.take(.character(Character(scalar))) }
    return field
  }

  private func cursorColumn(_ field: TextField) -> Int {
    var canvas = Canvas(size: Size(columns: 80, rows: 1))
    field.render(in: canvas.bounds, into: &canvas)
    return canvas.cursor?.column ?? -1
  }

  @Test func theCursorStandsAfterWhatIsDrawn() {
    for (name, words) in ScalarSamples.words {
      for word in words {
        var field = typed(word)
        var position = field.cursor
        // Control characters are not accepted.
        #expect(field.characters == Array(field.text), "\(name): \(word.debugDescription)")
        #expect(cursorColumn(field) == field.text.columns, "\(name): \(word.debugDescription)")
        while position > 0 {
          _ = field.take(.left)
          position -= 1
          #expect(field.cursor == position)
          #expect(
            cursorColumn(field) == String(field.characters.prefix(position)).columns,
            "\(name): \(word.debugDescription)")
        }
      }
    }
  }

  @Test func whatIsTypedOneByOneIsWhatIsPasted() {
    for (name, words) in ScalarSamples.words {
      for word in words {
        var pasted = TextField()
        pasted.insert(word)
        let typed = typed(word)
        let isKept = word.unicodeScalars.allSatisfy { $0.value >= 32 && !(0x7F..<0xA0).contains($0.value) }
        if isKept { #expect(typed.text == pasted.text, "\(name): \(word.debugDescription)") }
        #expect(pasted.characters == Array(pasted.text), "\(name): \(word.debugDescription)")
      }
    }
  }

  @Test func marksJoinTheLetterBeforeThem() {
    var field = typed("e\u{301}!")
    #expect(field.characters == ["é", "!"] && cursorColumn(field) == 2)
    _ = field.take(.left)
    _ = field.take(.backspace)
    #expect(field.text == "!" && field.cursor == 0)
    // In the middle of a word, too.
    _ = field.take(.character("e"))
    _ = field.take(.character("\u{301}"))
    #expect(field.characters == ["é", "!"] && field.cursor == 1 && cursorColumn(field) == 1)
    // Halves of a flag join when what was between them is deleted.
    field = typed("🇩x🇪")
    _ = field.take(.left)
    _ = field.take(.backspace)
    #expect(field.characters == ["🇩🇪"] && cursorColumn(field) == String(field.characters.prefix(field.cursor)).columns)
  }

  /// Any edits to a line, in any order.
  @Test(arguments: 0..<40) func anyEditsKeepTheLaw(seed: Int) {
    let keys: [Key] = [
      .backspace, .delete, .left, .right, .home, .end, .wordLeft, .wordRight, .control("w"), .alt("d"), .control("u"),
      .control("k"), .control("y"), .alt("b"), .alt("f"),
    ]
    var chance = SeededGenerator(seed: UInt64(seed))
    let scalars = ScalarSamples.words[seed * 4 % ScalarSamples.words.count].words.joined().unicodeScalars.map { $0 }
    var field = TextField()
    for _ in 0..<300 {
      let isTyping = chance.below(3) > 0
      _ = field.take(
        isTyping ? .character(Character(scalars[chance.below(scalars.count)])) : keys[chance.below(keys.count)])
      #expect(field.characters == Array(field.text) && (0...field.characters.count).contains(field.cursor))
      guard field.text.columns < 79 else { continue }
      #expect(cursorColumn(field) == String(field.characters.prefix(field.cursor)).columns)
    }
  }
}
