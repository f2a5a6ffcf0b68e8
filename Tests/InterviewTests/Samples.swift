@testable import Interview

/// A seeded generator for properties.
typealias Chance = SeededGenerator

extension SeededGenerator {
  mutating func within(_ range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }
  mutating func coin() -> Bool { below(2) == 0 }
  mutating func element<Element>(of elements: [Element]) -> Element { elements[below(elements.count)] }
}

enum Samples {
  static let rubric = Rubric(
    id: "r", title: "R",
    dimensions: [
      .init(id: "one", title: "One", core: true, levels: ["a", "b", "c", "d"]),
      .init(id: "two", title: "Two", core: false, levels: ["a", "b", "c", "d"]),
    ], flags: [.init(id: "flag", key: "F", text: "flag")], causes: [.init(id: "cause", key: "c", text: "cause")],
    bands: .init(leaningNo: 1.75, leaningYes: 2.5, yes: 3.2))

  static func question(
    _ slug: String, section: Section = .behavioral, topic: String = "t", difficulty: Difficulty = .medium,
    followups: Int = 2
  ) -> Question {
    var question = Question(
      id: "\(section.rawValue)/\(slug)", section: section, topic: topic, title: slug, difficulty: difficulty,
      prompt: "?", checklist: [ChecklistLine("x"), ChecklistLine("y")], answer: "!")
    question.followups = (0..<followups).map { Followup("f\($0)") }
    question.hints = ["h1", "h2"]
    return question
  }

  /// Four parts of 30 s in a core of two minutes, then a target of two minutes and the follow-ups.
  static let behavioral = RoundScript(
    id: "behavioral", title: "Behavioral", kind: .behavioral, sections: [.behavioral], rubric: "r", count: 2,
    most: 10, gap: Gap(length: .seconds(15), cue: "", automatic: false),
    groups: [PhaseGroup(id: "core", title: "Core", limit: .minutes(2), warnings: [.seconds(10)])],
    phases: ["situation", "task", "action", "result"].map {
      PhaseScript(id: $0, title: $0, bound: .limit(.seconds(30)), group: "core")
    } + [
      PhaseScript(id: "elaboration", title: "elaboration", bound: .target(.minutes(2))),
      PhaseScript(id: "followup", title: "followup", bound: .target(.minutes(1)), repeatsForFollowups: true),
    ])

  static func setup(
    _ script: RoundScript = behavioral, questions: [Question] = [question("a"), question("b")],
    budget: Milliseconds? = nil
  ) -> RoundSetup {
    RoundSetup(
      id: "id", script: script, rubric: rubric, questions: questions, budget: budget, seed: 1,
      startedAt: .seconds(1_800_000_000), zoneOffset: 3600)
  }

  /// A round with these kinds of events at these times, in milliseconds.
  static func run(_ events: [(Int, RoundEvent.Kind)], _ setup: RoundSetup = setup()) -> RoundRun {
    RoundRun(setup, events: events.map { event($0.0, $0.1, setup) })
  }

  static func event(_ at: Int, _ kind: RoundEvent.Kind, _ setup: RoundSetup = setup()) -> RoundEvent {
    RoundEvent(at: Milliseconds(at), wall: setup.startedAt + Milliseconds(at), kind)
  }

  /// A script of any shape that can be played.
  static func script(_ chance: inout Chance) -> RoundScript {
    let groups = (0..<chance.below(3)).map { index in
      PhaseGroup(id: "g\(index)", title: "G\(index)", limit: .seconds(chance.within(10...200)), warnings: [.seconds(5)])
    }
    let hasBudget = chance.below(3) == 0
    let count = chance.within(1...6)
    let rest = hasBudget ? chance.below(count) : -1
    let phases = (0..<count).map { index -> PhaseScript in
      let length = Milliseconds.seconds(chance.within(1...60))
      var bound: TimeBound = chance.element(of: [.limit(length), .target(length), .open])
      if index == rest { bound = .rest }
      return PhaseScript(
        id: "p\(index)", title: "P\(index)", bound: bound,
        group: chance.coin() ? groups.isEmpty ? nil : chance.element(of: groups).id : nil,
        automatic: bound.length != nil && chance.coin(), repeatsForFollowups: index > 0 && chance.below(4) == 0)
    }
    let gap = Gap(length: .seconds(chance.within(1...30)), cue: "", automatic: chance.coin())
    let budget = Budget(title: "B", easy: .minutes(5), medium: .minutes(6), hard: .minutes(7), warnings: [.minutes(1)])
    return RoundScript(
      id: "s", title: "S", kind: .behavioral, sections: [.behavioral], rubric: "r", count: 2, most: 9,
      gap: chance.coin() ? gap : nil, budget: hasBudget ? budget : nil, groups: groups, phases: phases)
  }

  /// A round of such a script, played at random for up to `steps` events, and where its clock then stands.
  static func play(seed: Int, steps: Int = 40) -> (run: RoundRun, end: Milliseconds) {
    var chance = Chance(seed: UInt64(seed))
    let questions = (0..<chance.within(1...3)).map { question("q\($0)", followups: chance.below(3)) }
    let setup = setup(script(&chance), questions: questions)
    var run = RoundRun(setup)
    var time = 0
    run.append(event(0, .began, setup))
    for _ in 0..<chance.within(1...steps) {
      time += chance.element(of: [0, 1, 37, 999, 1000, 4321, chance.within(0...90_000)])
      // A stop is told before anything else, so the round itself has not been settled beyond its beginning.
      let seen = run.caughtUp(at: Milliseconds(time))
      guard !seen.isOver, let kind = kind(for: seen, at: time, &chance) else { continue }
      run.append(event(time, kind, setup))
    }
    return (run, Milliseconds(time + chance.within(0...70_000)))
  }

  private static func kind(for run: RoundRun, at time: Int, _ chance: inout Chance) -> RoundEvent.Kind? {
    if run.asksAboutSleep { return chance.coin() ? .sleepCounted : .sleepTakenOut }
    if run.isScoring {
      let scoring: [RoundEvent.Kind] = [
        .rated(outcome: .took), .scored(dimension: "one", level: chance.within(1...4)), .looked,
        .ticked(line: 0, on: chance.coin()),
        .flagged(id: "flag", on: chance.coin()), .caused(id: "cause", on: chance.coin()), .remarked(text: "r"), .saved,
        .postponed,
      ]
      return chance.element(of: scoring)
    }
    if run.isPaused { return chance.element(of: [.continued, .advanced, .noted(text: "n")]) }
    let since = Milliseconds(max(0, time - chance.below(60_000)))
    // Nobody saw the time since the last event at the earliest.
    let slept = RoundEvent.Kind.slept(since: max(since, run.events.last?.at ?? .zero))
    return chance.element(of: [
      .advanced, .advanced, .advanced, .paused, .noted(text: "n"), .hinted, .asked(tag: "t", text: "a", reply: nil),
      .assumed(text: "s"), .snapshot(text: "c"), .kept, .resumed, slept,
    ])
  }
}
