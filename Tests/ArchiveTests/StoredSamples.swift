import Interview

/// One value of everything that is stored as JSON, with every field set.
enum StoredSamples {
  /// Each kind of event; the compiler asks for new ones in `name`.
  static let kinds: [RoundEvent.Kind] = [
    .began, .advanced, .paused, .continued, .slept(since: .seconds(1)), .sleepCounted, .sleepTakenOut,
    .noted(text: "n"), .hinted, .asked(tag: "scale", text: "t", reply: "r"),
    .asked(tag: "scale", text: "t", reply: nil, match: ReplyMatch(entry: 2, score: 1.5, choice: 1)),
    .assumed(text: "a"), .snapshot(text: "s"), .rated(outcome: .took), .scored(dimension: "d", level: 3), .looked,
    .ticked(line: 1, on: true), .flagged(id: "f", on: true), .caused(id: "c", on: false), .remarked(text: "r"), .saved,
    .postponed, .reopened(attempt: 0), .voided, .ended, .kept, .resumed,
  ]

  static let rubric = Rubric(
    id: "r", title: "R", dimensions: [.init(id: "d", title: "D", core: true, levels: ["1", "2", "3", "4"])],
    flags: [.init(id: "f", key: "F", text: "flag")], causes: [.init(id: "c", key: "c", text: "cause")],
    bands: .init(leaningNo: 2, leaningYes: 2.75, yes: 3.5))

  static let script = RoundScript(
    id: "s", title: "S", kind: .coding, order: 2, sections: [.dsaCoding], rubric: "r", count: 1, most: 3,
    gap: Gap(length: .seconds(15), cue: "sip", automatic: true),
    budget: Budget(title: "B", easy: .minutes(25), medium: .minutes(30), hard: .minutes(35), warnings: [.minutes(5)]),
    groups: [PhaseGroup(id: "g", title: "G", limit: .minutes(2), warnings: [.seconds(10)])],
    phases: [
      PhaseScript(
        id: "p", title: "P", bound: .rest, warnings: [], cues: ["cue"], instruction: "i", group: "g", automatic: false,
        repeatsForFollowups: false, clarifyTags: [ClarifyTag(name: "scale", cues: ["how many"])])
    ], advice: ["a"], workFile: true)

  static let questions = Section.allCases.map(question)

  private static func question(_ section: Section) -> Question {
    var question = Question(
      id: "\(section.rawValue)/x", section: section, topic: "t", title: "T", difficulty: .hard, prompt: "?",
      checklist: [ChecklistLine("c", part: "p", must: true, level: .staff)], answer: "!")
    question.frequency = .emerging
    question.followups = [Followup("f", answer: "a")]
    question.curveballs = [Curveball("s", part: "p", answer: "a")]
    question.hints = ["h"]
    question.flags = ["f"]
    question.tags = ["t"]
    question.companies = ["c"]
    question.lists = ["l"]
    question.siblings = ["papers/x"]
    question.needs = ["papers/y"]
    question.was = ["papers/z"]
    question.sources = [Source(title: "t", authors: "a", year: 2020, url: "https://x")]
    question.clarify = [ClarifyEntry(tag: "scale", ask: "a", also: ["b"], reply: "r")]
    question.facts = facts(section)
    return question
  }

  private static func facts(_ section: Section) -> QuestionFacts {
    switch section {
    case .behavioral:
      var facts = StoryFacts()
      facts.themes = ["t"]
      facts.listensFor = ["l"]
      facts.exemplars = [Exemplar(level: .strong, part: "p", text: "t", scores: ["d": 4], why: "w")]
      facts.script = "s"
      return .story(facts)
    case .dsaCoding, .mlCoding:
      var facts = CodingFacts()
      (facts.link, facts.number, facts.pattern, facts.reminder) = ("https://x", 1, "p", "r")
      (facts.bruteForce, facts.complexity) = ("b", .init(time: "t", space: "s"))
      (facts.edgeCases, facts.slips, facts.language) = (["e"], ["s"], "py")
      (facts.example, facts.parts) = (.init(call: "c", result: "r", why: "w"), ["p"])
      (facts.log, facts.starter, facts.solution, facts.tests, facts.shapes) = ("l", "s", "s", "t", "s")
      facts.mutants = [.init(name: "n", find: "f", replace: "r", slip: "s")]
      (facts.requires, facts.faults, facts.blanks) = (
        ["torch"], [.init(find: "f", replace: "r", line: "l", symptom: "s", fix: "f")], ["b"]
      )
      return .coding(facts)
    case .statistics, .mlKnowledge:
      var facts = KnowledgeFacts()
      facts.short = "s"
      facts.checks = [.init(claim: "c", python: "1", value: 1, tolerance: 0.1)]
      return .knowledge(facts)
    case .papers:
      var facts = PaperFacts()
      (facts.authors, facts.year, facts.venue, facts.arxiv) = ("a", 2017, "v", "1706.03762")
      (facts.problem, facts.idea, facts.criticism) = ("p", "i", "c")
      (facts.claims, facts.probes, facts.usefulFor) = ([.init(claim: "c", number: "1")], [Followup("f")], ["papers/x"])
      return .paper(facts)
    case .mlDesign:
      var facts = DesignFacts()
      facts.exemplars = [Exemplar(level: .weak, part: "p", text: "t", scores: ["d": 1], why: "w")]
      return .design(facts)
    }
  }

  /// Every stored type with its fields, a line each, found by looking into the samples.
  static var fields: String {
    var found: [String: Set<String>] = [:]
    for value in kinds as [Any] + [rubric, script] + questions as [Any] { look(into: value, &found) }
    look(into: script.plan(for: questions[0]), &found)
    return found.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.sorted().joined(separator: " "))\n" }.joined()
  }

  private static func look(into value: Any, _ found: inout [String: Set<String>]) {
    let mirror = Mirror(reflecting: value)
    if mirror.displayStyle == .struct || mirror.displayStyle == .enum {
      let name = String(reflecting: mirror.subjectType)
      guard name.hasPrefix("Interview.") else { return }
      let labels = mirror.children.compactMap(\.label)
      found[name, default: []].formUnion(mirror.displayStyle == .enum && labels.isEmpty ? ["\(value)"] : labels)
    }
    for child in mirror.children { look(into: child.value, &found) }
  }
}

extension RoundEvent.Kind {
  /// As the JSON has it.
  var name: String {
    switch self {
    case .began: "began"
    case .advanced: "advanced"
    case .paused: "paused"
    case .continued: "continued"
    case .slept: "slept"
    case .sleepCounted: "sleepCounted"
    case .sleepTakenOut: "sleepTakenOut"
    case .noted: "noted"
    case .hinted: "hinted"
    case .asked: "asked"
    case .assumed: "assumed"
    case .snapshot: "snapshot"
    case .rated: "rated"
    case .scored: "scored"
    case .looked: "looked"
    case .ticked: "ticked"
    case .flagged: "flagged"
    case .caused: "caused"
    case .remarked: "remarked"
    case .saved: "saved"
    case .postponed: "postponed"
    case .reopened: "reopened"
    case .voided: "voided"
    case .ended: "ended"
    case .kept: "kept"
    case .resumed: "resumed"
    }
  }
}
