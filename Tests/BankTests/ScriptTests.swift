import Foundation
import Interview
import Support
import Testing

@testable import Bank

@Suite struct ScriptTests {
  private func read(_ text: String) -> (script: RoundScript?, problems: [Problem]) {
    let file = YAMLFile(name: "s.yaml")
    let script = file.script(of: text, rubrics: ["behavioral", "ml-design"])
    return (script, file.problems)
  }

  private static let good = """
    id: mine
    title: Mine
    command: behavioral
    sections: [behavioral]
    rubric: behavioral
    questions: {count: 2, most: 4}
    gap: {length: 20s, cue: Water., advance: automatic}
    groups:
      - {id: core, title: Core, limit: "1:00"}
    phases:
      - id: first
        title: First
        limit: 45s
        group: core
        warn: [20s, 5s]
        cues: [One …, Two …]
        instruction: say it
        advance: automatic
      - {id: second, title: Second, target: 10m}
      - {id: third, title: Third, repeat: followups}
    """

  @Test func everyWordOfAScriptIsRead() throws {
    let (script, problems) = read(Self.good)
    #expect(problems.isEmpty)
    let found = try #require(script)
    #expect(found.gap == Gap(length: .seconds(20), cue: "Water.", automatic: true))
    #expect(found.groups == [PhaseGroup(id: "core", title: "Core", limit: .minutes(1), warnings: [.seconds(10)])])
    #expect(found.phases[0].bound == .limit(.seconds(45)))
    #expect(found.phases[0].warnings == [.seconds(20), .seconds(5)])
    #expect(found.phases[0].automatic)
    #expect(found.phases[1].bound == .target(.minutes(10)))
    #expect(found.phases[1].warnings == [.minutes(1), .seconds(10)])
    #expect(found.phases[2].bound == .open)
    #expect(found.phases[2].repeatsForFollowups)
    #expect((found.count, found.most) == (2, 4))
  }

  @Test(arguments: [
    ("limit: 45s", "limit: 0", "`limit` is not between 1 second and 12:00:00: 0"),
    ("limit: 45s", "limit: -5", "`limit` is not between 1 second and 12:00:00: -5"),
    ("limit: 45s", "limit: banana", "`limit` is not a time: banana; write it as 30s, 2:00 or 25m"),
    ("limit: 45s", "limit: 100h", "`limit` is not between 1 second and 12:00:00: 100h"),
    ("limit: 45s", "limit: rest", "`rest` needs a budget"),
    ("limit: 45s", "limit: 45s\n    target: 30s", "either a limit or a target"),
    ("warn: [20s, 5s]", "warn: [50s]", "the warning (0:50) is longer than the phase (0:45)"),
    ("group: core", "group: coer", "there is no group coer; did you mean core?"),
    ("advance: automatic\n  -", "advance: sometimes\n  -", "neither manual nor automatic: sometimes"),
    ("length: 20s", "length: 0", "`length` is not between 1 second"),
    ("id: second", "id: first", "duplicate phase first"),
    ("repeat: followups", "repeat: hints", "cannot repeat for hints"),
    ("rubric: behavioral", "rubric: behavorial", "there is no rubric `behavorial`; did you mean `behavioral`?"),
    ("count: 2, most: 4", "count: 5, most: 4", "`count` is not a whole number from 1 to 4: 5"),
    ("sections: [behavioral]", "sections: [behaviour]", "no section is called behaviour"),
    ("command: behavioral", "command: knowlege", "`command` has the unknown value knowlege"),
    ("title: Mine", "titel: Mine", "unknown key `titel`; did you mean `title`?"),
    (
      "{id: second, title: Second, target: 10m}", "{id: second, title: Second, advance: automatic}",
      "cannot end by itself"
    ),
  ])
  func eachMistakeIsNamed(_ old: String, _ new: String, _ message: String) throws {
    let range = try #require(Self.good.range(of: old))
    var text = Self.good
    text.replaceSubrange(range, with: new)
    let (script, problems) = read(text)
    #expect(script == nil)
    #expect(problems.contains { $0.description.contains(message) && $0.line != nil }, "\(problems)")
  }

  @Test func aRubricNeedsItsLevels() throws {
    let text = """
      id: r
      title: R
      dimensions:
        - {id: one, title: One, levels: [a, b, c]}
      bands: {leaning-no: 1.75, leaning-yes: 2.5, "yes": 3.2}
      """
    let file = YAMLFile(name: "r.yaml")
    #expect(file.rubric(of: text) == nil)
    #expect(
      file.problems.first?.description == "r.yaml:4:35: dimension one has 3 levels; write four texts, from 1 to 4")
    let without = YAMLFile(name: "r.yaml")
    #expect(without.rubric(of: text.replacing(", levels: [a, b, c]", with: "")) == nil)
    #expect(without.problems.first?.description.contains("has 0 levels") == true)
    let none = YAMLFile(name: "r.yaml")
    #expect(none.rubric(of: text.replacing("  - {id: one, title: One, levels: [a, b, c]}", with: "  []")) == nil)
    #expect(none.problems.first?.description.contains("a rubric has one to six") == true)
  }

  /// The file is used all the same, so nothing but the message reveals the mistake.
  @Test func unknownKeysAreReportedInWhatIsRead() throws {
    let scratch = Scratch()
    let rubric = try String(contentsOfFile: "\(Fixtures.banks)/rubrics/behavioral.yaml", encoding: .utf8)
    scratch.write("bank/rubrics/behavioral.yaml", "colour: red\n" + rubric)
    scratch.write("bank/rounds/mine.yaml", "advise: Breathe.\n" + Self.good)
    let reader = RoundsReader(BankFiles(banks: [scratch("bank")]))
    #expect(reader.scripts.map(\.id) == ["mine"] && reader.rubrics.map(\.id) == ["behavioral"])
    let problems = reader.problems.map(\.description)
    #expect(problems.count == 2, "\(problems)")
    #expect(
      problems.contains { $0.contains("behavioral.yaml:1") && $0.contains("unknown key `colour`") }, "\(problems)")
    #expect(problems.contains { $0.contains("unknown key `advise`; did you mean `advice`?") }, "\(problems)")
  }

  @Test func theNearestNameIsNear() {
    #expect(nearest(to: "behavorial", among: ["behavioral", "papers"]) == "behavioral")
    #expect(nearest(to: "zzzzzzzz", among: ["behavioral", "papers"]) == nil)
    #expect(nearest(to: "x", among: []) == nil)
  }
}
