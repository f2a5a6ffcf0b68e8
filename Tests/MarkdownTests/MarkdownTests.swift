import Testing

@testable import Markdown

@Suite struct MarkdownTests {
  @Test func blocks() {
    let text = """
      # Title

      A *word* and a **strong** one, `code` and a [link](https://example.org).

      - one
      - two
        1. nested

      > quoted

      ```python
      x = 1
      ```
      ---
      """
    let blocks = parseMarkdown(text)
    #expect(blocks.count == 6)
    #expect(blocks[0] == .heading(1, [Span("Title")]))
    #expect(
      blocks[1]
        == .paragraph([
          Span("A "), Span("word", .emphasis), Span(" and a "), Span("strong", .strong), Span(" one, "),
          Span("code", .code), Span(" and a "), Span("link", .link("https://example.org")), Span("."),
        ]))
    guard case .list(nil, let items) = blocks[2] else { return #expect(Bool(false), "no list") }
    #expect(items.count == 2)
    #expect(items[1].last == .list(start: 1, items: [[.paragraph([Span("nested")])]]))
    #expect(blocks[3] == .quote([.paragraph([Span("quoted")])]))
    #expect(blocks[4] == .code("x = 1"))
    #expect(blocks[5] == .rule)
  }

  @Test func whatIsNoMarkUpIsText() {
    #expect(parseMarkdown("2 * 3 < 4 && a_b_c") == [.paragraph([Span("2 * 3 < 4 && a_b_c")])])
    #expect(parseMarkdown("") == [])
    #expect(parseMarkdown("<b>bold</b>") == [.paragraph([Span("<b>"), Span("bold"), Span("</b>")])])
  }

  /// Text made to break a parser costs neither stack nor time.
  @Test func deepNestingIsCut() {
    #expect(!parseMarkdown(String(repeating: "> ", count: 20_000) + "x").isEmpty)
    #expect(!parseMarkdown(String(repeating: "*a ", count: 20_000)).isEmpty)
    _ = parseMarkdown(String(repeating: "- ", count: 2000) + "x")
    _ = parseMarkdown(String(repeating: "[", count: 20_000))
  }

  @Test func nulBytesAndLoneHalvesPass() {
    #expect(!parseMarkdown("a\u{0}b").isEmpty)
  }

  @Test func rowsBetweenPipesAreATable() {
    let table = "| load | size |\n|---|---:|\n| `peak` | 20 a second |\n| night | none |"
    #expect(parseMarkdown(table) == [.table([["load", "size"], ["peak", "20 a second"], ["night", "none"]])])
    for text in ["| a | b |\n| c | d |\n| e | f |", "| a |\n|---|\n| b | c |", "a | b"] {
      guard case .paragraph = parseMarkdown(text)[0] else {
        Issue.record("\(text) is no table")
        continue
      }
    }
  }
}
