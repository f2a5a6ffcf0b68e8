import Interview

/// What can be changed in a briefing, one row each.
enum BriefingRow: Hashable, Sendable {
  case script, questions, facet(Facet), budget, seed

  static let allCases: [BriefingRow] = [.script, .questions] + Facet.allCases.map { .facet($0) } + [.budget, .seed]

  var title: String {
    switch self {
    case .script: "Script"
    case .questions: "Questions"
    case .facet(let facet): facet.title
    case .budget: "Budget"
    case .seed: "Seed"
    }
  }
}

extension Briefing {
  func rows(_ choices: [Facet: [String]]) -> [BriefingRow] {
    BriefingRow.allCases.filter { row in
      switch row {
      case .script: true
      case .questions: script.most > 1
      case .facet(let facet): filter.question == nil && choices[facet]?.isEmpty == false
      case .budget: script.budget != nil
      case .seed: filter.question == nil
      }
    }
  }

  /// The values that left and right cycle through; the first means any.
  func values(_ row: BriefingRow, _ choices: [Facet: [String]]) -> [String?] {
    guard case .facet(let facet) = row else { return [] }
    return [nil] + (choices[facet] ?? []).map { $0 }
  }

  func value(_ row: BriefingRow) -> String {
    switch row {
    case .script: script.title
    case .questions: "\(count)"
    case .facet(let facet): filter.chosen[facet] ?? "any"
    case .budget: budget?.written ?? "by difficulty"
    case .seed: isSeeded ? "\(seed)" : "today's"
    }
  }

  mutating func change(_ row: BriefingRow, by step: Int, _ choices: [Facet: [String]], settings: Settings) {
    switch row {
    case .script:
      guard let index = scripts.firstIndex(of: script) else { return }
      script = scripts[(index + step + scripts.count) % scripts.count]
      // A difficulty means the same everywhere; other choices may not exist in other sections.
      filter.sections = script.sections
      filter.without = script.without
      filter.chosen = filter.chosen.filter { $0.key == .difficulty }
      count = Self.defaultCount(script, settings)
    case .questions: count = max(1, min(script.most, count + step))
    case .budget:
      // Past either end comes "by difficulty".
      let next = budget.map { $0 + .minutes(5 * step) } ?? script.budget!.medium
      budget = (Self.minimumBudget...Self.maximumBudget).contains(next) ? next : nil
    case .seed:
      isSeeded = true
      seed = step > 0 ? seed &+ 1 : seed &- 1
    case .facet(let facet):
      let values = values(row, choices)
      let index = values.firstIndex(of: filter.chosen[facet]) ?? 0
      filter.chosen[facet] = values[(index + step + values.count) % values.count]
    }
  }
}
