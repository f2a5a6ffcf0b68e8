import Canvas
import Foundation
import Interview
import Support
import Testing

@testable import greenroom

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
    var play = Play()
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
