import Canvas
import Testing

@testable import Terminal

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
