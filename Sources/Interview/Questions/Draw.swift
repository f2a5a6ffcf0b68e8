/// Which questions a round may draw from. Nil and empty mean any.
public struct DrawFilter: Hashable, Codable, Sendable {
  public var sections: [Section]
  public var topic: String?
  public var difficulty: Difficulty?
  public var list: String?
  public var company: String?
  public var tag: String?
  /// One certain question, whatever else is asked for.
  public var question: String?

  public init(sections: [Section]) { self.sections = sections }

  public enum Part: String, CaseIterable, Sendable {
    case section, topic, difficulty, list, company, tag, question
  }

  public func value(of part: Part) -> String? {
    switch part {
    case .section: sections.isEmpty ? nil : sections.map(\.rawValue).joined(separator: " or ")
    case .topic: topic
    case .difficulty: difficulty?.rawValue
    case .list: list
    case .company: company
    case .tag: tag
    case .question: question
    }
  }

  public func admits(_ question: Question, by part: Part) -> Bool {
    switch part {
    case .section: sections.isEmpty || sections.contains(question.section)
    case .topic: topic == nil || topic == question.topic
    case .difficulty: difficulty == nil || difficulty == question.difficulty
    case .list: list == nil || question.lists.contains(list!)
    case .company: company == nil || question.companies.contains(company!)
    case .tag: tag == nil || question.tags.contains(tag!) || question.themes.contains(tag!)
    case .question: self.question == nil || self.question == question.id
    }
  }

  public func admits(_ question: Question) -> Bool {
    Part.allCases.allSatisfy { admits(question, by: $0) }
  }

  /// For each part that is set, how many of the questions it alone would leave. For the message about an empty pool.
  public func left(of questions: [Question]) -> [(part: Part, value: String, count: Int)] {
    Part.allCases.compactMap { part in
      value(of: part).map { value in (part, value, questions.count { admits($0, by: part) }) }
    }
  }

  /// The first part that leaves nothing of what the parts before it left; nil while something is left.
  public func emptying(_ questions: [Question]) -> Part? {
    var pool = questions
    for part in Part.allCases {
      pool = pool.filter { admits($0, by: part) }
      if pool.isEmpty { return value(of: part) == nil ? nil : part }
    }
    return nil
  }
}

/// Draws the questions of a round: the same for the same pool, seed and past.
///
/// Those drawn least often come first, so that nothing comes back before the pool is used up; among equals the seed
/// decides. - Parameter drawn: how often each question was drawn before, by id; empty for a draw that must be the same
/// on every machine. Returns at most as many as the pool has.
public func draw(_ count: Int, from pool: [Question], seed: UInt64, drawn: [String: Int] = [:]) -> [Question] {
  var generator = SeededGenerator(seed: seed)
  let shuffled = generator.shuffled(pool.sorted { $0.id < $1.id })
  let ordered = shuffled.enumerated().sorted { left, right in
    let (before, after) = (drawn[left.element.id] ?? 0, drawn[right.element.id] ?? 0)
    return before != after ? before < after : left.offset < right.offset
  }
  return ordered.prefix(max(0, count)).map(\.element)
}
