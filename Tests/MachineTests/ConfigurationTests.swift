import Bank
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

  @Test func pathsFollowTheSpecification() throws {
    let plain = try Paths(environment: ["HOME": "/h"])
    #expect(plain.archive == "/h/.local/share/greenroom/archive.sqlite")
    #expect(plain.configuration == "/h/.config/greenroom/config.yaml")
    #expect(try Paths(environment: ["HOME": "/h", "XDG_DATA_HOME": "/d"]).ownBank == "/d/greenroom/banks")
    #expect(try Paths(environment: ["HOME": "/h", "XDG_DATA_HOME": "relative"]).data == "/h/.local/share/greenroom")
  }

  /// A HOME that is not a full path counts as not set.
  @Test(arguments: [nil, "", ".", "home", "~", "./h"]) func homeIsAFullPath(home: String?) throws {
    var environment = home.map { ["HOME": $0] } ?? [:]
    #expect(try Paths(environment: environment, userHome: "/pw").archive.hasPrefix("/pw/.local/share/"))
    for nothing in [nil, "", "relative"] {
      let error = #expect(throws: Reason.self) { try Paths(environment: environment, userHome: nothing) }
      #expect(error?.description.contains("set HOME") == true)
    }
    environment.merge(["XDG_DATA_HOME": "/d", "XDG_CONFIG_HOME": "/c", "XDG_CACHE_HOME": "/k"]) { $1 }
    #expect(try Paths(environment: environment, userHome: nil).configuration == "/c/greenroom/config.yaml")
  }

  @Test(arguments: ["editor: null", "editor:", "editor: ~", "editor: \"\"", "editor: \"  \""])
  func noEditor(line: String) throws {
    let read = try read("\(line)\ntheme: null\ncounts:\n# behavioral: 2\nbell: ~\n")
    #expect(read.editorCommand(environment: ["EDITOR": "ed"]) == "ed")
    #expect(read.theme == .auto && read.counts.isEmpty && read.bell)
    #expect(try self.read("editor: \"null\"").editorCommand(environment: [:]) == "null")
  }

  @Test func aByteOrderMark() throws {
    #expect(try read("\u{FEFF}bell: off\n").bell == false)
    #expect(try read("\u{FEFF}# nothing\r\n").bell)
    let file = scratch("config.yaml")
    for encoding in [String.Encoding.utf16, .utf16LittleEndian, .utf16BigEndian] {
      let mark = encoding == .utf16 ? "" : "\u{FEFF}"
      try #require((mark + "bell: off\n").data(using: encoding)).write(to: URL(fileURLWithPath: file))
      let error = #expect(throws: Problem.self) { try Configuration(file: file) }
      #expect(error?.description.contains("encoded as UTF-16; save the file as UTF-8") == true, "\(encoding)")
    }
  }
}
