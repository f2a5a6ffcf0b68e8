import Canvas
import Foundation
import Interview
import Playing
import Terminal
import Testing

@testable import greenroom

@Suite struct ConfigurationTests {
  private let scratch = Scratch()

  private func read(_ text: String) throws -> Configuration {
    try Configuration(file: scratch.write("config.yaml", text))
  }

  @Test func defaultsWithoutAFile() throws {
    let configuration = try Configuration(file: scratch("none"))
    #expect(configuration.bell && !configuration.reveal && configuration.counts.isEmpty)
    #expect(configuration.charset(terminal: .utf8) == .utf8 && configuration.charset(terminal: .ascii) == .ascii)
  }

  @Test func everyKey() throws {
    let all = try read(
      "bell: off\nglyphs: ascii\ntheme: light\nreveal: on\neditor: nano -w\ncounts: {behavioral: 2, design-60: 3}\n")
    #expect(!all.bell && all.reveal)
    #expect(all.charset(terminal: .utf8) == .ascii)
    #expect(all.theme(depth: .many, environment: [:]).ground == .light)
    #expect(all.counts == ["behavioral": 2, "design-60": 3])
    #expect(all.editorCommand(environment: ["VISUAL": "emacs"]) == "nano -w")
  }

  @Test func theEditorIsTheOneThatIsSetFirst() throws {
    let none = try read("# nothing\n\n")
    #expect(none.editorCommand(environment: ["VISUAL": "emacs", "EDITOR": "ed"]) == "emacs")
    #expect(none.editorCommand(environment: ["VISUAL": "", "EDITOR": "ed"]) == "ed")
    #expect(none.editorCommand(environment: [:]) == "vi")
  }

  @Test func colorsByTheEnvironment() throws {
    let none = try Configuration(file: scratch("none"))
    #expect(none.theme(depth: .many, environment: ["NO_COLOR": "1"]).depth == .none)
    #expect(none.theme(depth: .many, environment: ["NO_COLOR": ""]).depth == .many)
    #expect(none.theme(depth: .many, environment: ["COLORFGBG": "0;15"]).ground == .light)
    #expect(none.theme(depth: .many, environment: ["COLORFGBG": "15;default;0"]).ground == .dark)
  }

  @Test func placesFollowTheSpecification() {
    let plain = Places(environment: ["HOME": "/h"])
    #expect(plain.archive == "/h/.local/share/greenroom/archive.sqlite")
    #expect(plain.configuration == "/h/.config/greenroom/config.yaml")
    #expect(Places(environment: ["HOME": "/h", "XDG_DATA_HOME": "/d"]).ownBank == "/d/greenroom/banks")
    #expect(Places(environment: ["HOME": "/h", "XDG_DATA_HOME": "relative"]).data == "/h/.local/share/greenroom")
  }
}

@Suite struct TextTableTests {
  private var table: TextTable {
    var table = TextTable(columns: [
      .init(title: "Id"), .init(title: "Title", isFlexible: true), .init(title: "N", isRight: true),
    ])
    table.rows = [["a", "a long title of 日本語", "1"], ["bb", "x\u{1B}[31m", "20"]]
    return table
  }

  @Test func wholeInAPipe() {
    let space = { (count: Int) in String(repeating: " ", count: count) }
    let lines = ["Id  Title" + space(20) + "N", "a   a long title of 日本語   1", "bb  x\u{FFFD}[31m" + space(18) + "20"]
    #expect(table.text(width: nil) == lines.map { $0 + "\n" }.joined())
  }

  @Test(arguments: 18...40) func cutToTheTerminal(width: Int) {
    for line in table.text(width: width).split(separator: "\n") { #expect(line.description.columns <= width) }
  }
}

@Suite struct StatusLineTests {
  private func line(_ script: String) throws -> String {
    var play = Play(shelf: Fixtures.shelf)
    try play.play(script)
    let live = try #require(play.model.live)
    return live.run.statusLine(at: live.clock(at: play.now))
  }

  @Test func whatItSays() throws {
    let two = "b <left><left> <enter> "
    #expect(try line(two + "<+19s>") == "behavioral 1/2 Situation 0:11 left")
    #expect(try line(two + "<+5s> <space> <+33s>") == "behavioral 1/2 Task +0:03 over")
    #expect(try line(two + "p") == "behavioral 1/2 Situation paused")
    #expect(try line("c <enter> <+61s>") == "dsa-coding Restate 1:59 left, 23:59 left in all")
    #expect(try line(two + "<space><space><space><space><space><space><space>") == "behavioral 1/2 scoring")
  }
}
