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

  /// A flag or a cause must not hide a key of the table.
  @Test func keysOfTheDataAreFree() throws {
    func keys(_ title: String) throws -> Set<Key> {
      Set(try #require(Self.modes.first { $0.title == title }).commands.flatMap(\.keys))
    }
    let marks = try keys("Scorecard, flags and causes")
    for rubric in Fixtures.small.rubrics {
      for mark in rubric.flags + rubric.causes {
        #expect(!marks.contains(.character(Character(mark.key))), "\(rubric.id): \(mark.key)")
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
