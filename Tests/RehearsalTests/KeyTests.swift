import Canvas
import Foundation
import Interview
import Support
import Testing

@testable import Rehearsal

@Suite struct KeyTests {
  private static let modes = AnyScreen.all.flatMap { $0.help } + AnyPrompt.all.flatMap { $0.help } + TooSmall.help

  @Test func noTwoKeysCollide() {
    for mode in Self.modes {
      var seen: [Key: String] = [:]
      for command in mode.commands {
        #expect(!command.keys.isEmpty && !command.help.isEmpty)
        for key in command.keys {
          #expect(seen[key] == nil, "\(key) means \(command.help) and \(seen[key]!) in \(mode.title)")
          seen[key] = command.help
        }
      }
    }
  }

  /// A tag, a flag or a cause must not hide a key of the table.
  @Test func keysOfTheDataAreFree() throws {
    func keys(_ title: String) throws -> Set<Key> {
      Set(try #require(Self.modes.first { $0.title == title }).commands.flatMap(\.keys))
    }
    let (marks, tags) = (try keys("Scorecard, flags and causes"), try keys("Tagging a question"))
    for rubric in Fixtures.small.rubrics {
      for mark in rubric.flags + rubric.causes {
        #expect(!marks.contains(.character(Character(mark.key))), "\(rubric.id): \(mark.key)")
      }
    }
    for script in Fixtures.small.scripts {
      for phase in script.phases {
        #expect(Set(phase.clarifyTags.map(\.key)).count == phase.clarifyTags.count)
        #expect(tags.isDisjoint(with: phase.clarifyTags.map { .character($0.key) }), "\(script.id)")
      }
    }
  }

  @Test func theDocumentIsFresh() throws {
    let document = try String(contentsOfFile: Fixtures.package + "/docs/keys.md", encoding: .utf8)
    #expect(document == keysDocument(), "run `make docs`")
  }

  @Test func everyModeHasAWayOut() {
    for mode in Self.modes where mode.title != "Terminal too small" && mode.title != "After sleep or Ctrl-Z" {
      let keys = Set(mode.commands.flatMap(\.keys))
      #expect(keys.contains(.escape) || keys.contains("q"), "\(mode.title)")
    }
  }

  @Test func aKeyThatCannotActSaysWhy() throws {
    var play = Play()
    try play.play("r <message No round is paused.> x <message x does nothing here; ? shows the keys.>")
    try play.play("<down> <down> <down> <enter> <message The banks have no round for ML knowledge yet>")
    try play.play(
      "b <left> <left> <left> <enter> u <message Undo stops here> h h h <message All 2 hints are shown.>"
    )
  }
}

/// Behind the end of a text the way back is one key long.
@Suite struct ScrollTests {
  private func moves(_ script: String, _ key: String = "k") throws {
    var play = Play(size: Size(columns: 60, rows: 18))
    try play.play(script)
    let end = play.picture().textPlane
    try play.play(key)
    #expect(play.picture().textPlane != end, "\(script)")
  }

  @Test func backFromTheEnd() throws {
    let evidence = "c <enter> <space><space><space><space> t 3 3 3 3 <enter> "
    try moves("? G")
    try moves(
      "b <enter> ? j j j j j j j j j j j j j j j j j j j j j j j j j j j j j j j j j j j j j j j j j j j j j j j j j j")
    try moves(evidence + "<enter> <tab> G")
    try moves(
      "b <left><left><left> <enter> <space><space><space><space><space><space><space> t 3 3 3 3 3 <enter> <enter> G")
  }

  @Test func theReferencePaneToo() throws {
    var bank = Fixtures.small
    let index = try #require(bank.questions.firstIndex { $0.id == "dsa-coding/two-sum" })
    bank.questions[index].answer = (1...40).map { "line \($0)" }.joined(separator: "\n\n")
    var play = Play(bank: bank)
    try play.play("c <enter> <space><space><space><space> t 3 3 3 3 <enter> <tab><tab><tab> G")
    #expect(play.picture().textPlane.contains("line 40"))
    let end = play.picture().textPlane
    try play.play("k")
    #expect(play.picture().textPlane != end)
  }
}

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
}

@Suite struct LineDiffTests {
  @Test(arguments: 0..<200) func bothTextsCanBeReadFromIt(seed: Int) {
    var chance = SeededGenerator(seed: UInt64(seed))
    func text() -> String {
      (0..<chance.below(12)).map { _ in ["a", "b", "c", ""][chance.below(4)] }.joined(separator: "\n")
    }
    let (old, new) = (text(), text())
    let lines = lineDiff(from: old, to: new)
    #expect(lines.filter { $0.change != .removed }.map(\.text).joined(separator: "\n") == new)
    #expect(lines.filter { $0.change != .added }.map(\.text).joined(separator: "\n") == old)
  }

  @Test func whatIsSharedIsNotMarked() {
    #expect(
      lineDiff(from: "a\nb\nc", to: "a\nB\nc").map(\.change) == [nil, .removed, .added, nil]
        || lineDiff(from: "a\nb\nc", to: "a\nB\nc").map(\.change) == [nil, .added, .removed, nil])
    #expect(lineDiff(from: "same", to: "same") == [DiffLine(text: "same", change: nil)])
  }
}
