import Canvas
import Foundation
import Support
import Terminal
import Testing

@testable import Machine

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

  @Test func pathsFollowTheSpecification() {
    let plain = Paths(environment: ["HOME": "/h"])
    #expect(plain.archive == "/h/.local/share/greenroom/archive.sqlite")
    #expect(plain.configuration == "/h/.config/greenroom/config.yaml")
    #expect(Paths(environment: ["HOME": "/h", "XDG_DATA_HOME": "/d"]).ownBank == "/d/greenroom/banks")
    #expect(Paths(environment: ["HOME": "/h", "XDG_DATA_HOME": "relative"]).data == "/h/.local/share/greenroom")
  }
}
