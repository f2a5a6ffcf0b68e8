import Canvas
import Testing

@testable import Terminal

@Suite struct InputDecoderTests {
  private func keys(_ text: String, decoder: InputDecoder = InputDecoder()) -> [TerminalEvent] {
    var decoder = decoder
    return text.unicodeScalars.flatMap { decoder.take(.scalar($0)) } + decoder.idle()
  }

  @Test func plainKeys() {
    #expect(
      keys("aé\r\t\u{7F}\u{1}") == [
        .key(.character("a")), .key(.character("é")), .key(.enter), .key(.tab), .key(.backspace), .key(.control("a")),
      ])
    #expect(keys("\u{1B}") == [.key(.escape)])
    #expect(keys("\u{1B}b") == [.key(.alt("b"))])
    #expect(keys("\u{1B}\u{1B}") == [.key(.escape), .key(.escape)])
  }

  /// Half a sequence must not act as a command: `q` would leave, `v` would void.
  @Test(arguments: [
    "\u{1B}[1;9q", "\u{1B}[200;5v", "\u{1B}Oq", "\u{1B}[<35;10;10M", "\u{1B}]0;quit\u{07}", "\u{1B}P1$r0m\u{1B}\\",
    "\u{1B}[?62;22c",
  ])
  func unknownSequencesAreSwallowedWhole(text: String) {
    #expect(keys(text) == [.key(.other)])
  }

  @Test func aPasteIsTextAndNeverKeys() {
    var decoder = InputDecoder()
    #expect(decoder.take(.pasteBegin) == [])
    #expect(decoder.paste(Array("q\rv\u{1B}[A\u{3}x".utf8)).events == [])
    #expect(decoder.isPasting)
    #expect(decoder.paste(Array("é\u{1B}[201~".utf8)).events == [.paste("q\nv\u{1B}[A\u{3}xé")])
    #expect(!decoder.isPasting)
  }

  @Test func aPasteWithoutAnEndIsGivenUp() {
    var decoder = InputDecoder()
    _ = decoder.take(.pasteBegin)
    _ = decoder.paste(Array("x".utf8))
    #expect(decoder.idle() == [])
    #expect(decoder.endPaste() == [.paste("x")])
    #expect(decoder.take(.scalar("q")) == [.key(.character("q"))])
  }

  /// A slow line pauses after an ESC, or inside of a letter: what follows is still text, and the end is still the end.
  @Test func aPasteMayComeInPiecesOfAnySize() {
    let bytes = Array("code: \u{1B}\u{1B}[20 日本\rq\u{1B}[201~".utf8)
    for size in 1...bytes.count {
      var decoder = InputDecoder()
      _ = decoder.take(.pasteBegin)
      var events: [TerminalEvent] = []
      for start in stride(from: 0, to: bytes.count, by: size) {
        events += decoder.paste(bytes[start..<min(bytes.count, start + size)]).events + decoder.idle()
      }
      #expect(events == [.paste("code: \u{1B}\u{1B}[20 日本\nq")])
      #expect(decoder.take(.scalar("q")) == [.key(.character("q"))])
    }
  }

  /// What was typed right after a paste came with its last bytes.
  @Test func keysAfterTheEndAreNotOfThePaste() {
    var decoder = InputDecoder()
    _ = decoder.take(.pasteBegin)
    let (events, used) = decoder.paste(Array("x\u{1B}[201~\rq".utf8))
    #expect(events == [.paste("x")])
    #expect(used == 7)
  }

  @Test func aPasteIsCutAtItsLimit() {
    var decoder = InputDecoder()
    _ = decoder.take(.pasteBegin)
    let piece = [UInt8](repeating: 120, count: 100_000)
    for _ in 0..<12 { _ = decoder.paste(piece) }
    #expect(decoder.endPaste() == [.paste(String(repeating: "x", count: PasteBuffer.maximumBytes))])
  }

  /// Whatever bytes come: no crash, and the decoder is back on the ground when nothing more comes.
  @Test(arguments: 0..<200) func anyInputEndsOnTheGround(seed: UInt64) {
    var state = seed &* 2_654_435_761 &+ 12_345
    func next(_ bound: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % bound
    }
    var decoder = InputDecoder()
    let special: [Unicode.Scalar] = ["\u{1B}", "[", "O", "]", "P", "\u{07}", "\\", "q", "\u{9B}", "日"]
    for _ in 0..<60 {
      switch next(10) {
      case 0: _ = decoder.take(.pasteBegin)
      case 1: _ = decoder.take(.pasteEnd)
      case 3 where decoder.isPasting: _ = decoder.paste(Array("x\u{1B}[201~".utf8))
      case 2: _ = decoder.take(.key(.up))
      default: _ = decoder.take(.scalar(special[Int(next(UInt64(special.count)))]))
      }
    }
    _ = decoder.idle()
    _ = decoder.endPaste()
    #expect(decoder.take(.scalar("x")) == [.key(.character("x"))])
  }
}

@Suite struct ThemeTests {
  @Test func theColorsOfTheDesign() {
    let dark = Theme(ground: .dark, depth: .many)
    let light = Theme(ground: .light, depth: .many)
    let expected: [(Role, Int, Int)] = [
      (.text, -1, -1), (.dim, 245, 243), (.accent, 75, 25), (.good, 114, 28), (.warn, 215, 130), (.over, 203, 160),
      (.cue, 180, 94), (.rule, 240, 250),
    ]
    for (role, onDark, onLight) in expected {
      #expect(dark.paint(role).foreground == onDark)
      #expect(light.paint(role).foreground == onLight)
    }
    #expect(dark.selectedBackground == 237 && light.selectedBackground == 254)
  }

  @Test func withoutColorOvertimeIsStillBold() {
    let plain = Theme(ground: .dark, depth: .none)
    for role in Role.allCases { #expect(plain.paint(role).foreground == -1) }
    #expect(plain.paint(.over).bold && plain.paint(.warn).bold)
    #expect(plain.selectedBackground == nil)
  }

  @Test(arguments: [ColorDepth.eight, .sixteen]) func fewColorsStayInTheirRange(depth: ColorDepth) {
    for ground in Theme.Ground.allCases {
      for role in Role.allCases {
        #expect(Theme(ground: ground, depth: depth).paint(role).foreground < (depth == .eight ? 8 : 16))
      }
    }
  }

  @Test func depths() {
    #expect(
      [-1, 0, 2, 8, 16, 88, 256, 32_767].map(ColorDepth.init(count:)) == [
        .none, .none, .none, .eight, .sixteen, .sixteen, .many, .many,
      ])
  }
}

@Suite struct IdentityTests {
  @Test(arguments: [
    ("\u{1B}P>|tmux 3.3a\u{1B}\\\u{1B}[?1;2;4c", "tmux 3.3a"), ("\u{1B}[?62;22c", "a terminal with attributes 62;22"),
    ("\u{1B}[?62;22c\u{1B}P>|XTerm(379)\u{1B}\\", "XTerm(379)"), ("", ""), ("\u{1B}[?62", ""), ("\u{1B}P>|half", ""),
  ])
  func theAnswerOfATerminal(answer: String, identity: String) {
    #expect(Terminal.identity(in: Array(answer.utf8)) == identity)
  }
}
