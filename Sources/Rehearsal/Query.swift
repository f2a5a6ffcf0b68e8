import Interview

/// What a screen shows from the archive and the banks. The model holds the answers that its screens need, and no more.
public enum Query: Hashable, Sendable {
  /// With this many of the newest attempts.
  case overview(recent: Int)
  case attempts(AttemptQuery)
  case pool(QuestionFilter)
  /// The values that each facet has among the questions of these sections.
  case choices([Section])
  case questions(QuestionQuery)
  case entry(Question.ID)
  case rounds(RoundFilter)
  /// A round in the archive, by its id.
  case round(String)
}

public enum Answer: Hashable, Sendable {
  case overview(Overview)
  case attempts(AttemptPage)
  case pool(PoolFacts)
  case choices([Facet: [String]])
  case questions(QuestionPage)
  /// nil if the banks have no such question.
  case entry(BankEntry?)
  case rounds([RoundScript])
  case round(RoundRun?)
}

extension Model {
  /// Asks for what the screens need and don't have, and drops what none of them needs anymore.
  mutating func queryEffects() -> [Effect] {
    let needed = Set(screens.flatMap { $0.state.queries(in: self) })
    if answers.count > needed.count || !answers.keys.allSatisfy(needed.contains) {
      answers = answers.filter { needed.contains($0.key) }
    }
    asked = asked.intersection(needed)
    let missing = needed.subtracting(answers.keys).subtracting(asked)
    asked.formUnion(missing)
    return missing.map { .load($0) }
  }

  mutating func take(_ answer: Answer, to query: Query) {
    asked.remove(query)
    answers[query] = answer
    for index in screens.indices { screens[index].receive(answer, to: query, self) }
    guard case .overview(let overview) = answer, !hasOverview else { return }
    hasOverview = true
    // A round that was cut off is offered once, at the start; a paused one is resumed from Home.
    if let first = overview.paused.first(where: { !$0.run.isKept }) {
      prompt = AnyPrompt(ResumePrompt(round: first.id))
    }
  }

  /// What was known about the archive may be out of date now.
  mutating func forgetAnswers() {
    answers = [:]
    asked = []
  }

  // MARK: Answers

  /// Home shows at most this many of the newest attempts.
  static let recentCount = 5

  var overview: Overview {
    if case .overview(let overview) = answers[.overview(recent: Self.recentCount)] { overview } else { Overview() }
  }

  /// Paused rounds, newest first.
  public var paused: [StoredRound] { overview.paused.filter { $0.id != live?.run.setup.id } }

  func page(_ query: AttemptQuery) -> AttemptPage {
    if case .attempts(let page) = answers[.attempts(query)] { page } else { AttemptPage() }
  }

  func pool(_ filter: QuestionFilter) -> PoolFacts {
    if case .pool(let pool) = answers[.pool(filter)] { pool } else { PoolFacts() }
  }

  func choices(in sections: [Section]) -> [Facet: [String]] {
    if case .choices(let choices) = answers[.choices(sections)] { choices } else { [:] }
  }

  func page(_ query: QuestionQuery) -> QuestionPage {
    if case .questions(let page) = answers[.questions(query)] { page } else { QuestionPage() }
  }

  func round(_ id: String) -> RoundRun? {
    if case .round(let run) = answers[.round(id)] { run } else { nil }
  }

  func entry(_ question: Question.ID) -> BankEntry? {
    if case .entry(let entry) = answers[.entry(question)] { entry } else { nil }
  }
}
