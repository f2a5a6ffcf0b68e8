/// What questions can be filtered by. The briefing and the options go by this list: a new filter is a case and its
/// values here, and its option in `FacetOptions`.
public enum Facet: String, CaseIterable, Sendable {
  case topic, difficulty, frequency, list, company, tag

  public var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }

  /// The key that asks for its value in lists of questions.
  public var key: Character {
    switch self {
    case .topic: "t"
    case .difficulty: "d"
    case .frequency: "y"
    case .list: "l"
    case .company: "c"
    case .tag: "#"
    }
  }

  public func values(of question: Question) -> [String] {
    switch self {
    case .topic: [question.topic]
    case .difficulty: [question.difficulty.rawValue]
    case .frequency: question.frequency.map { [$0.rawValue] } ?? []
    case .list: question.lists
    case .company: question.companies
    case .tag: question.tags + question.themes.filter { !question.tags.contains($0) }
    }
  }

  /// In the order people expect: difficulties from easy to hard, most frequent first, all else by name.
  public func sorted(_ values: some Sequence<String>) -> [String] {
    let found = Set(values)
    switch self {
    case .difficulty: return Difficulty.allCases.map(\.rawValue).filter(found.contains)
    case .frequency: return Frequency.allCases.map(\.rawValue).filter(found.contains)
    case .topic, .list, .company, .tag: return found.sorted()
    }
  }
}

/// Which questions are meant. Nothing chosen means all.
public struct QuestionFilter: Hashable, Sendable {
  /// Empty for all.
  public var sections: [Section]
  /// Topics that are left out, unless one of them is chosen.
  public var without: [String]
  public var chosen: [Facet: String] = [:]
  /// Only this question, whatever else is chosen.
  public var question: Question.ID?

  public init(sections: [Section] = [], without: [String] = [], question: Question.ID? = nil) {
    self.sections = sections
    self.without = without
    self.question = question
  }

  public func admits(_ question: Question) -> Bool {
    if let id = self.question { return question.id == id }
    return (sections.isEmpty || sections.contains(question.section))
      && (chosen[.topic] != nil || !without.contains(question.topic))
      && chosen.allSatisfy { $0.key.values(of: question).contains($0.value) }
  }

  /// Each condition with its value in words, in the order in which they are applied.
  public var conditions: [(name: String, value: String, filter: QuestionFilter)] {
    if let question { return [("question", question, QuestionFilter(question: question))] }
    var found: [(name: String, value: String, filter: QuestionFilter)] = []
    if !sections.isEmpty {
      let names = sections.map(\.rawValue).joined(separator: " or ")
      found.append(("section", names, QuestionFilter(sections: sections)))
    }
    for facet in Facet.allCases {
      guard let value = chosen[facet] else { continue }
      var filter = QuestionFilter()
      filter.chosen[facet] = value
      found.append((facet.rawValue, value, filter))
    }
    return found
  }

  /// Which condition emptied the pool, and how many questions each alone would leave, as a sentence.
  /// - Parameter count: how many questions a filter leaves.
  public func emptyReason(count: (QuestionFilter) throws -> Int) rethrows -> String {
    if let question { return "The banks have no question \(question)." }
    let alone = try conditions.map { "\($0.name) \($0.value) alone: \(try count($0.filter))" }.joined(separator: ", ")
    var applied = QuestionFilter(without: without)
    for condition in conditions {
      applied.sections += condition.filter.sections
      applied.chosen.merge(condition.filter.chosen) { $1 }
      if try count(applied) == 0 {
        return "No question matches: \(condition.name) \(condition.value) left none (\(alone))."
      }
    }
    if !without.isEmpty {
      return "Only questions of the topic \(without.joined(separator: " or ")) match, which these rounds leave out."
    }
    return "The banks have no questions."
  }
}
