import Interview

/// What will be drawn and played; everything can be changed before the clock starts.
public struct BriefingState: Hashable, Sendable {
  /// Those to choose from with left and right.
  public var scripts: [RoundScript]
  public var script: RoundScript
  public var filter: QuestionFilter
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

  enum Row: Hashable, Sendable {
    case script, questions, facet(Facet), budget, seed

    static let all: [Row] = [.script, .questions] + Facet.allCases.map { .facet($0) } + [.budget, .seed]

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

  public init(scripts: [RoundScript], script: RoundScript, settings: Settings, now: Moment) {
    self.scripts = scripts
    self.script = script
    filter = QuestionFilter(sections: script.sections)
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
    min(script.most, max(1, settings.counts[script.id] ?? settings.counts[script.kind.rawValue] ?? script.count))
  }

  public static let leastBudget = Milliseconds.minutes(5)
  public static let mostBudget = Milliseconds.minutes(180)
}

extension BriefingState {
  public func poolCount(in shelf: Shelf) -> Int { pool(in: shelf).count }

  func pool(in shelf: Shelf) -> [Question] { shelf.questions.filter(filter.admits) }

  /// What was drawn how often counts only where the candidate gave no seed of their own.
  func draw(from shelf: Shelf, drawn: [String: Int]) -> [Question] {
    QuestionDraw.pick(count, from: pool(in: shelf), seed: seed, drawn: isSeeded ? [:] : drawn)
  }

  /// Which condition emptied the pool, and how many questions each alone would leave.
  public func emptyReason(in shelf: Shelf) -> String {
    filter.emptyReason { filter in shelf.questions.count(where: filter.admits) }
  }

  func rows(in shelf: Shelf) -> [Row] {
    let pool = shelf.questions.filter { filter.sections.contains($0.section) }
    return Row.all.filter { row in
      switch row {
      case .script: true
      case .questions: script.most > 1
      case .facet(let facet): filter.question == nil && pool.contains { !facet.values(of: $0).isEmpty }
      case .budget: script.budget != nil
      case .seed: filter.question == nil
      }
    }
  }

  /// The values that left and right go through; the first means any.
  func choices(_ row: Row, in shelf: Shelf) -> [String?] {
    guard case .facet(let facet) = row else { return [] }
    let pool = shelf.questions.filter { filter.sections.contains($0.section) }
    return [nil] + facet.sorted(pool.flatMap(facet.values)).map { $0 }
  }

  func value(_ row: Row) -> String {
    switch row {
    case .script: script.title
    case .questions: "\(count)"
    case .facet(let facet): filter.chosen[facet] ?? "any"
    case .budget: budget?.written ?? "by difficulty"
    case .seed: isSeeded ? "\(seed)" : "today's"
    }
  }

  mutating func change(_ row: Row, by step: Int, in shelf: Shelf, settings: Settings) {
    switch row {
    case .script:
      guard let index = scripts.firstIndex(of: script) else { return }
      script = scripts[(index + step + scripts.count) % scripts.count]
      // A difficulty means the same everywhere; what else was chosen may not exist in other sections.
      filter.sections = script.sections
      filter.chosen = filter.chosen.filter { $0.key == .difficulty }
      count = Self.defaultCount(script, settings)
    case .questions: count = max(1, min(script.most, count + step))
    case .budget:
      // Beyond either end lies "by difficulty".
      let next = budget.map { $0 + .minutes(5 * step) } ?? script.budget!.medium
      budget = (Self.leastBudget...Self.mostBudget).contains(next) ? next : nil
    case .seed:
      isSeeded = true
      seed = step > 0 ? seed &+ 1 : seed &- 1
    case .facet(let facet):
      let choices = choices(row, in: shelf)
      let index = choices.firstIndex(of: filter.chosen[facet]) ?? 0
      filter.chosen[facet] = choices[(index + step + choices.count) % choices.count]
    }
  }
}
