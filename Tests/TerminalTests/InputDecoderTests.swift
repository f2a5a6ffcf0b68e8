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
    for scalar in "q\rv\u{1B}[A\u{3}x".unicodeScalars { #expect(decoder.take(.scalar(scalar)) == []) }
    #expect(decoder.take(.key(.up)) == [])
    #expect(decoder.isPasting)
    let events = decoder.take(.pasteEnd)
    guard case .paste(let text)? = events.first else { return #expect(Bool(false), "no paste") }
    #expect(events.count == 1)
    #expect(text.hasPrefix("q\nv\u{1B}[A"))
    #expect(!decoder.isPasting)
  }

  @Test func aPasteWithoutAnEndIsGivenUp() {
    var decoder = InputDecoder()
    _ = decoder.take(.pasteBegin)
    _ = decoder.take(.scalar("x"))
    #expect(decoder.idle() == [])
    #expect(decoder.endPaste() == [.paste("x")])
    #expect(decoder.take(.scalar("q")) == [.key(.character("q"))])
  }

  /// A slow line pauses behind an ESC: what follows is still text, and the end is still the end.
  @Test func aPasteThatPausesIsStillAPaste() {
    var decoder = InputDecoder()
    _ = decoder.take(.pasteBegin)
    for scalar in "code: \u{1B}".unicodeScalars { _ = decoder.take(.scalar(scalar)) }
    #expect(decoder.idle() == [])
    #expect(decoder.isPasting)
    for scalar in "q\rqv".unicodeScalars { #expect(decoder.take(.scalar(scalar)) == []) }
    #expect(decoder.take(.pasteEnd) == [.paste("code: \u{1B}q\nqv")])
  }

  /// Its end was split by the line, so that it comes as scalars.
  @Test func anEndInPiecesIsTheEnd() {
    var decoder = InputDecoder()
    _ = decoder.take(.pasteBegin)
    var events: [TerminalEvent] = []
    for scalar in "hello\u{1B}[201~".unicodeScalars { events += decoder.take(.scalar(scalar)) + decoder.idle() }
    #expect(events == [.paste("hello")])
    #expect(decoder.take(.scalar("q")) == [.key(.character("q"))])
  }

  @Test func aPasteIsCutAtItsLimit() {
    var decoder = InputDecoder()
    _ = decoder.take(.pasteBegin)
    for _ in 0..<InputDecoder.mostPasteBytes + 100 { _ = decoder.take(.scalar("x")) }
    #expect(decoder.take(.pasteEnd) == [.paste(String(repeating: "x", count: InputDecoder.mostPasteBytes))])
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
