import Interview

/// What will be drawn and played; everything can be changed before the clock starts.
public struct BriefingState: Hashable, Sendable {
  /// Those to choose from with left and right.
  public var scripts: [RoundScript]
  public var script: RoundScript
  public var filter: DrawFilter
  public var count: Int
  /// Replaces the script's budget; nil goes by difficulty.
  public var budget: Milliseconds?
  public var seed: UInt64
  /// Whether the seed was given: then the draw does not look at the past.
  public var isSeeded = false
  /// Under the cursor.
  var row = Row.questions
  /// Below the rows; the first to go where a terminal is small.
  var advice: [String] { script.advice }

  enum Row: String, CaseIterable, Hashable, Sendable {
    case script, questions, topic, difficulty, list, company, tag, budget, seed

    var title: String {
      switch self {
      case .script: "Script"
      case .questions: "Questions"
      case .topic: "Topic"
      case .difficulty: "Difficulty"
      case .list: "List"
      case .company: "Company"
      case .tag: "Tag"
      case .budget: "Budget"
      case .seed: "Seed"
      }
    }
  }

  public init(scripts: [RoundScript], script: RoundScript, settings: Settings, now: Moment) {
    self.scripts = scripts
    self.script = script
    filter = DrawFilter(sections: script.sections)
    count = Self.defaultCount(script, settings)
    seed = Self.seedOfDay(settings, now: now)
    if script.most == 1 { row = .script }
  }

  /// The date as a number: the same all day.
  static func seedOfDay(_ settings: Settings, now: Moment) -> UInt64 {
    let today = LocalTime(now.wall, zoneOffset: settings.zoneOffset)
    return UInt64(max(0, today.year * 10_000 + today.month * 100 + today.day))
  }

  static func defaultCount(_ script: RoundScript, _ settings: Settings) -> Int {
    min(script.most, max(1, settings.counts[script.id] ?? settings.counts[script.command] ?? script.count))
  }

  public static let leastBudget = Milliseconds.minutes(5)
  public static let mostBudget = Milliseconds.minutes(180)
}

extension BriefingState {
  public func poolCount(in shelf: Shelf) -> Int { pool(in: shelf).count }

  func pool(in shelf: Shelf) -> [Question] { shelf.questions.filter(filter.admits) }

  /// What was drawn how often counts only where the candidate gave no seed of their own.
  func draw(from shelf: Shelf, drawn: [String: Int]) -> [Question] {
    Interview.draw(count, from: pool(in: shelf), seed: seed, drawn: isSeeded ? [:] : drawn)
  }

  /// Which filter emptied the pool, and how many questions each alone would leave.
  public func emptyReason(in shelf: Shelf) -> String {
    let left = filter.left(of: shelf.questions)
    let alone = left.map { "\($0.part.rawValue) \($0.value) alone: \($0.count)" }.joined(separator: ", ")
    guard let part = filter.emptying(shelf.questions), let value = filter.value(of: part) else {
      return "The banks have no questions."
    }
    return "No question matches: \(part.rawValue) \(value) left none (\(alone))."
  }

  func rows(in shelf: Shelf) -> [Row] {
    let pool = shelf.questions.filter { filter.sections.contains($0.section) }
    return Row.allCases.filter { row in
      switch row {
      case .script: true
      case .questions: script.most > 1
      case .topic: filter.question == nil
      case .difficulty: filter.question == nil
      case .list: filter.question == nil && pool.contains { !$0.lists.isEmpty }
      case .company: filter.question == nil && pool.contains { !$0.companies.isEmpty }
      case .tag: filter.question == nil && pool.contains { !$0.tags.isEmpty || !$0.themes.isEmpty }
      case .budget: script.budget != nil
      case .seed: filter.question == nil
      }
    }
  }

  /// The values that left and right go through; the first means any.
  func choices(_ row: Row, in shelf: Shelf) -> [String?] {
    let pool = shelf.questions.filter { filter.sections.contains($0.section) }
    func any(_ values: some Sequence<String>) -> [String?] { [nil] + Set(values).sorted().map { $0 } }
    switch row {
    case .topic: return any(pool.map(\.topic))
    case .difficulty: return [nil] + Difficulty.allCases.map(\.rawValue)
    case .list: return any(pool.flatMap(\.lists))
    case .company: return any(pool.flatMap(\.companies))
    case .tag: return any(pool.flatMap { $0.tags + $0.themes })
    case .script, .questions, .budget, .seed: return []
    }
  }

  func value(_ row: Row) -> String {
    switch row {
    case .script: script.title
    case .questions: "\(count)"
    case .topic: filter.topic ?? "any"
    case .difficulty: filter.difficulty?.rawValue ?? "any"
    case .list: filter.list ?? "any"
    case .company: filter.company ?? "any"
    case .tag: filter.tag ?? "any"
    case .budget: budget?.written ?? "by difficulty"
    case .seed: isSeeded ? "\(seed)" : "today's"
    }
  }

  mutating func change(_ row: Row, by step: Int, in shelf: Shelf, settings: Settings) {
    switch row {
    case .script:
      guard let index = scripts.firstIndex(of: script) else { return }
      script = scripts[(index + step + scripts.count) % scripts.count]
      filter.sections = script.sections
      (filter.topic, filter.list, filter.company, filter.tag) = (nil, nil, nil, nil)
      count = Self.defaultCount(script, settings)
    case .questions: count = max(1, min(script.most, count + step))
    case .budget:
      // Beyond either end lies "by difficulty".
      let next = budget.map { $0 + .minutes(5 * step) } ?? script.budget!.medium
      budget = (Self.leastBudget...Self.mostBudget).contains(next) ? next : nil
    case .seed:
      isSeeded = true
      seed = step > 0 ? seed &+ 1 : seed &- 1
    case .topic, .difficulty, .list, .company, .tag:
      let choices = choices(row, in: shelf)
      let current: String? =
        switch row {
        case .topic: filter.topic
        case .difficulty: filter.difficulty?.rawValue
        case .list: filter.list
        case .tag: filter.tag
        default: filter.company
        }
      let index = choices.firstIndex(of: current) ?? 0
      set(row, to: choices[(index + step + choices.count) % choices.count])
    }
  }

  mutating func set(_ row: Row, to value: String?) {
    switch row {
    case .topic: filter.topic = value
    case .difficulty: filter.difficulty = value.flatMap(Difficulty.init)
    case .list: filter.list = value
    case .company: filter.company = value
    case .tag: filter.tag = value
    case .script, .questions, .budget, .seed: break
    }
  }
}
