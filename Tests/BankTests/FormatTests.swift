import Interview
import Support
import Testing

@testable import Bank

/// The fields of both formats: what is allowed is read, and what is read is what was written.
@Suite struct FormatTests {
  let scratch = Scratch()

  private func load(_ text: String, name: String = "behavioral/people.yaml") -> BankReader {
    scratch.write("bank/\(name)", text)
    return BankReader(BankFiles(banks: [scratch("bank")], rounds: Fixtures.banks))
  }

  /// A field that a section allows and nobody reads would be dropped in silence: nonsense in any of them is a problem.
  @Test(arguments: Section.allCases) func everyFieldIsRead(section: Section) {
    for key in YAMLFile.keys(for: section) {
      let fields = [
        "id": "one", "title": "One", "difficulty": "easy", "prompt": "P", "checklist": "[a]", "answer": "A",
        "reminder": "R", "starter": "S", "solution": "S",
      ].filter { YAMLFile.keys(for: section).contains($0.key) }
      let entry = fields.merging([key: "{nonsense: {nonsense: banana}}"]) { $1 }.map { "\($0.key): \($0.value)" }
      let text = """
        section: \(section.rawValue)
        topic: people
        questions:
          - {\(entry.joined(separator: ", "))}
        """
      let problems = load(text, name: "\(section.rawValue)/people.yaml").problems
      #expect(problems.contains { $0.what.contains("`\(key)`") || $0.what.contains("`nonsense`") }, "\(key)")
    }
  }

  @Test func numbersThatAreNone() {
    let paper = """
      section: papers
      topic: people
      questions:
        - {id: one, title: One, difficulty: easy, prompt: P, checklist: [a], answer: A, year: banana, probes: 7}
      """
    let problems = load(paper, name: "papers/people.yaml").problems.map(\.what)
    #expect(problems.contains { $0.contains("`year` is not a whole number") })
    #expect(problems.contains { $0.contains("`probes` is not a list") })
  }

  /// What the first format wrote as plain text still loads; the second writes maps, its checklist in the order of parts.
  @Test func bothFormats() throws {
    let first = """
      section: behavioral
      topic: people
      questions:
        - {id: one, title: One, difficulty: easy, prompt: Tell me., checklist: [a], followups: [Why?], answer: Fine.}
      """
    let question = try #require(load(first).questions.first)
    #expect(question.followups == [Followup("Why?")] && question.checklist == [ChecklistLine("a")])
    let second = """
      section: behavioral
      topic: people
      questions:
        - id: one
          title: One
          difficulty: easy
          frequency: common
          prompt: Tell me.
          checklist:
            - Whole
            - {line: Late, part: result}
            - {line: Early, part: situation, must: true, level: senior}
          followups: [{ask: Why?, answer: Because.}]
          listens-for: [care]
          sources: [{title: T, year: 2020, url: "https://x.org"}]
          answer: Fine.
      """
    let library = load(second)
    #expect(library.problems.isEmpty)
    let read = try #require(library.questions.first)
    #expect(read.checklist.map(\.line) == ["Early", "Late", "Whole"])
    #expect(read.checklist[0] == ChecklistLine("Early", part: "situation", must: true, level: .senior))
    #expect(read.followups == [Followup("Why?", answer: "Because.")])
    #expect(read.frequency == .common && read.sources[0].year == 2020)
  }
}
