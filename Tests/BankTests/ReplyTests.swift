import Bank
import Foundation
import Interview
import Support
import Testing

/// Whether typed clarifying questions find the reply that was asked for, on questions labeled by people.
@Suite struct ReplyTests {
  static let library = BankReader(BankFiles(banks: [Fixtures.banks], rounds: Fixtures.banks))
  static let designs = library.questions.filter { $0.section == .mlDesign }
  static let phases = library.scripts.flatMap(\.phases).filter { !$0.clarifyTags.isEmpty }

  @Test(arguments: ["first", "second"]) func mostQuestionsFindTheirReply(file: String) throws {
    let figures = ReplyFigures(
      try LabeledQuestion.all(file), questions: Self.designs, tags: Self.phases[0].clarifyTags)
    print("\(file): first choice \(figures.firstChoice), wrong \(figures.wrongReplies)")
    if ProcessInfo.processInfo.environment["SHOW_MISSES"] == "1" { print(figures.misses.joined(separator: "\n")) }
    #expect(figures.firstChoice >= 0.85)
    #expect(figures.wrongReplies <= 0.03)
  }

  @Test func enoughQuestionsAreLabeled() throws {
    let (first, second) = (try LabeledQuestion.all("first"), try LabeledQuestion.all("second"))
    #expect(first.count + second.count >= 300)
    #expect(second.count * 3 >= first.count + second.count)
    for lines in [first, second] {
      #expect(Set(lines.map(\.question)) == Set(Self.designs.map(\.slug)))
      for line in lines {
        let question = Self.designs.first { $0.slug == line.question }
        #expect(line.replies.isSubset(of: ClarifyEntry.labels(question?.clarify ?? [])), "\(line)")
      }
    }
  }

  /// Whoever types the bank's own words gets the reply at once.
  @Test func theBanksOwnWordsAreAnswered() {
    for question in Self.designs {
      let finder = ReplyFinder(entries: question.clarify, tags: Self.phases[0].clarifyTags)
      for (index, entry) in question.clarify.enumerated() {
        #expect(finder.find(entry.ask).entries == [index], "\(question.id): \(entry.ask)")
        #expect(finder.find(entry.ask.uppercased()).entries == [index])
      }
    }
  }

  /// The cues stand in each script.
  @Test func theScriptsAgreeOnTheCues() {
    #expect(Self.phases.count == 4)
    #expect(Set(Self.phases.map(\.clarifyTags)).count == 1)
  }
}
