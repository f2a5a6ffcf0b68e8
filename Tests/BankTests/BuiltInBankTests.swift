import Foundation
import Interview
import Support
import Testing

@testable import Bank

/// What the banks that ship must be.
@Suite struct BuiltInBankTests {
  static let library = BankReader(BankFiles(banks: [Fixtures.banks]))

  private func questions(_ section: Section) -> [Question] { Self.library.questions.filter { $0.section == section } }

  @Test func nothingIsWrongInThem() {
    #expect(Self.library.problems.map(\.description) == [])
  }

  @Test func enoughForAWeek() {
    #expect(questions(.behavioral).count >= 24)
    #expect(questions(.mlDesign).count >= 10)
    #expect(questions(.dsaCoding).count >= 12)
    #expect(questions(.mlCoding).count >= 12)
  }

  /// All topics that the list of topics has for these two sections.
  @Test func behavioralHasAllItsTopics() {
    let topics: Set = [
      "introduction", "motivation", "conflict", "leadership", "failure", "ambiguity", "ownership", "collaboration",
      "growth",
      "research",
    ]
    #expect(Set(questions(.behavioral).map(\.topic)) == topics)
  }

  @Test func everyQuestionTeaches() {
    for question in Self.library.questions {
      #expect(question.checklist.count >= 3, "\(question.id)")
      #expect(question.followups.count >= 2, "\(question.id)")
      #expect(question.answer.count >= 200, "\(question.id)")
      #expect(question.hints.count == 3, "\(question.id)")
      #expect(question.checklist.count { $0.must } > 0, "\(question.id)")
      #expect((question.followups.map(\.answer) + question.curveballs.map(\.answer)).allSatisfy { !$0.isEmpty })
      #expect(question.frequency != nil && !question.sources.isEmpty, "\(question.id)")
    }
  }

  @Test func designQuestionsAnswerClarifyingQuestions() {
    let tags = Set(Self.library.scripts.flatMap { $0.phases.flatMap { $0.clarifyTags.map(\.name) } })
    for question in questions(.mlDesign) {
      #expect(question.clarify.count >= 8 && Set(question.clarify.map(\.tag)).count >= 6, "\(question.id)")
      #expect(question.clarify.allSatisfy { $0.also.count >= 3 }, "\(question.id)")
      #expect(question.curveballs.count >= 2 && question.curveballs.allSatisfy { $0.part != nil }, "\(question.id)")
      #expect(question.clarify.allSatisfy { tags.contains($0.tag) }, "\(question.id)")
      #expect(Set(question.clarify.map(\.reply)).count == question.clarify.count, "\(question.id)")
    }
  }

  @Test func codingQuestionsHaveTheirFacts() {
    for question in questions(.dsaCoding) {
      let facts = question.coding
      #expect(facts?.link?.hasPrefix("https://leetcode.com/problems/\(question.slug)/") == true, "\(question.id)")
      #expect(facts?.number != nil && facts?.pattern != nil && facts?.complexity != nil, "\(question.id)")
      #expect(!question.lists.isEmpty, "\(question.id)")
    }
  }

  /// `make check-banks` runs them.
  @Test func mlCodingQuestionsHaveMutantsAndAnExample() {
    for question in questions(.mlCoding) {
      let facts = question.coding
      #expect((facts?.mutants.count ?? 0) >= 5, "\(question.id)")
      #expect(facts?.tests != nil, "\(question.id)")
      if question.topic == "debugging" { continue }
      #expect(facts?.example != nil && facts?.parts.isEmpty == false, "\(question.id)")
      #expect(question.prompt.split(whereSeparator: \.isWhitespace).count <= 120, "\(question.id)")
    }
  }

  /// `make check-banks` proves that each fault alone fails the tests.
  @Test func debuggingQuestionsShowWhatIsSeenAndHideWhatIsPlanted() {
    let debugging = questions(.mlCoding).filter { $0.topic == "debugging" }
    #expect(debugging.count >= 8)
    for question in debugging {
      let facts = question.coding!
      #expect((1...3).contains(facts.faults.count) && facts.log?.isEmpty == false, "\(question.id)")
      #expect((40...120).contains(facts.starter!.split(separator: "\n").count), "\(question.id)")
      #expect(facts.faults.allSatisfy { fault in question.checklist.contains { $0.line == fault.line } })
      #expect(facts.faults.allSatisfy { !facts.starter!.contains($0.find) || $0.replace.contains($0.find) })
    }
    // A coding round is no place for them: only `--question` and the topic reach them.
    let coding = Self.library.scripts.first { $0.id == "ml-coding" }!
    #expect(debugging.allSatisfy { !coding.filter.admits($0) })
    #expect(coding.filter.without == ["debugging"])
  }

  /// Answers of known quality, for calibrating the one who scores.
  @Test func exemplarsCoverTheTopicsAndTheRubric() throws {
    let behavioral = try #require(Self.library.rubrics.first { $0.id == "behavioral" })
    var all = 0
    for (topic, questions) in Dictionary(grouping: questions(.behavioral), by: \.topic) {
      let exemplars = questions.flatMap(\.exemplars)
      #expect(exemplars.count >= 2 && Set(exemplars.map(\.level)).count >= 2, "\(topic)")
      all += exemplars.count
      for exemplar in exemplars {
        #expect(Set(exemplar.scores.keys) == Set(behavioral.dimensions.map(\.id)), "\(topic)")
        #expect((250...325).contains(exemplar.text.split(whereSeparator: \.isWhitespace).count), "\(topic)")
      }
    }
    #expect(all >= 20)
    let design = try #require(Self.library.rubrics.first { $0.id == "ml-design" })
    let phases = Set(Self.library.scripts.filter { $0.kind == .design }.flatMap { $0.phases.map(\.id) })
    let excerpts = questions(.mlDesign).flatMap(\.exemplars)
    #expect(excerpts.count >= 6 && Set(excerpts.map(\.level)).count == 3)
    for excerpt in excerpts {
      #expect(!excerpt.scores.isEmpty && Set(excerpt.scores.keys).isSubset(of: design.dimensions.map(\.id)))
      #expect(excerpt.part.map(phases.contains) == true)
      #expect((180...230).contains(excerpt.text.split(whereSeparator: \.isWhitespace).count))
    }
  }

  /// A tick is one short claim.
  @Test func checklistLinesAreShort() {
    for question in Self.library.questions {
      for line in question.checklist { #expect(line.line.count <= 70, "\(question.id): \(line.line)") }
    }
  }

  /// Levels fit beside the scores at 80 columns and are read in a second.
  @Test func levelsAreShort() {
    for level in Self.library.rubrics.flatMap(\.dimensions).flatMap(\.levels) { #expect(level.count <= 46, "\(level)") }
    for rubric in Self.library.rubrics { #expect(rubric.bands == .init(leaningNo: 2, leaningYes: 2.75, yes: 3.5)) }
  }

  @Test func everyScriptCanBePlayed() {
    for script in Self.library.scripts {
      let pool = Self.library.questions.filter { script.sections.contains($0.section) }
      #expect(!pool.isEmpty, "\(script.id)")
      #expect(Self.library.rubrics.contains { $0.id == script.rubric })
      for question in pool { #expect(!script.plan(for: question).phases.isEmpty) }
    }
    #expect(
      Self.library.scripts.filter { $0.kind == .design }.map(\.id) == [
        "design-45", "design-60", "design-35", "clarify",
      ])
  }

  @Test func theRoundsAreThoseOfTheSource() throws {
    let behavioral = try #require(Self.library.scripts.first { $0.id == "behavioral" })
    #expect(behavioral.phases.prefix(4).map(\.bound) == Array(repeating: .limit(.seconds(30)), count: 4))
    #expect(behavioral.groups.map(\.limit) == [.minutes(2)])
    #expect(behavioral.most == 10)
    #expect(behavioral.phases.last?.mostFollowups == 2)
    for (id, minutes) in [("design-35", 35), ("design-45", 45), ("design-60", 60)] {
      let script = try #require(Self.library.scripts.first { $0.id == id })
      #expect(script.phases.compactMap(\.bound.limit).sum == .minutes(minutes))
      #expect(script.groups.map(\.limit) == [.minutes(minutes)])
      #expect(script.phases.last?.mostFollowups == 2)
      #expect(script.phases[0].id == "clarify")
      #expect(script.phases[0].bound == .limit(.minutes(minutes == 35 ? 7 : 10)))
    }
    for id in ["dsa-coding", "ml-coding"] {
      let script = try #require(Self.library.scripts.first { $0.id == id })
      #expect(
        Difficulty.allCases.compactMap { script.budget?.length(for: $0) } == [.minutes(25), .minutes(30), .minutes(35)])
      #expect(script.workFile)
    }
  }

  /// What editors complete is what the reader knows.
  @Test func theSchemaHasTheFieldsOfTheReader() throws {
    func properties(_ schema: String, _ path: String...) throws -> Set<String> {
      let data = try #require(FileManager.default.contents(atPath: Fixtures.banks + "/schema/\(schema).json"))
      var node = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
      for name in path {
        node = try #require((node["properties"] as? [String: Any])?[name] as? [String: Any])
        node = node["items"] as? [String: Any] ?? node
      }
      return Set(try #require(node["properties"] as? [String: Any]).keys)
    }
    #expect(try properties("questions", "questions") == Set(Section.allCases.flatMap(YAMLFile.keys(for:))))
    // The reader says itself what it knows: as the answer to a key that it does not.
    func known(_ text: String, _ read: (YAMLFile) -> Void) -> [Set<String>] {
      let file = YAMLFile(name: "x")
      read(file)
      return file.problems.compactMap {
        $0.fix.split(separator: "known here: ").last.map { Set($0.components(separatedBy: ", ")) }
      }
    }
    let script = "qqqqqqqqqqqqqqqqqqqq: 1\nphases: [{qqqqqqqqqqqqqqqqqqqq: 1}]\n"
    let ofScript = known(script) { _ = $0.script(of: script, rubrics: []) }
    #expect(ofScript.contains(try properties("round")))
    #expect(ofScript.contains(try properties("round", "phases")))
    let rubric = "qqqqqqqqqqqqqqqqqqqq: 1\ndimensions: [{qqqqqqqqqqqqqqqqqqqq: 1}]\n"
    let ofRubric = known(rubric) { _ = $0.rubric(of: rubric) }
    #expect(ofRubric.contains(try properties("rubric")))
    #expect(ofRubric.contains(try properties("rubric", "dimensions")))
  }
}
