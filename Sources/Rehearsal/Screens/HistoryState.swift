import Canvas
import Interview

struct HistoryState: Hashable, Sendable {
  enum Sort: String, CaseIterable, Hashable, Sendable {
    case date, score, over

    var title: String {
      switch self {
      case .date: "newest first"
      case .score: "lowest score first"
      case .over: "most overtime first"
      }
    }
  }

  enum OutcomeFilter: Hashable, Sendable {
    case any, only(Outcome), unscored

    static let all: [OutcomeFilter] = [.any] + Outcome.allCases.map { .only($0) } + [.unscored]
  }

  /// Days back from today, today included; nil for all.
  static let spans: [Int?] = [nil, 1, 7, 30]

  /// Among the attempts that are shown.
  var cursor = 0
  var section: Section?
  var outcome = OutcomeFilter.any
  var days: Int?
  var search = ""
  var sort = Sort.date
}

extension HistoryState {
  /// What the filters leave, in the order asked for.
  func attempts(of model: Model, now: Moment) -> [AttemptSummary] {
    let today = LocalTime(now.wall, zoneOffset: model.settings.zoneOffset).dayNumber
    let words = search.lowercased().split(separator: " ")
    let shown = model.history.filter { attempt in
      if let section, attempt.section != section { return false }
      switch outcome {
      case .any: break
      case .only(let wanted): if attempt.outcome != wanted { return false }
      case .unscored: if attempt.isScored || attempt.isVoid { return false }
      }
      if let days, LocalTime(attempt.startedAt, zoneOffset: attempt.zoneOffset).dayNumber <= today - days {
        return false
      }
      return words.isEmpty || attempt.contains(words)
    }
    switch sort {
    case .date: return shown
    case .score: return shown.sortedStably { ($0.finalMean ?? .infinity) < ($1.finalMean ?? .infinity) }
    case .over: return shown.sortedStably { $0.overtime > $1.overtime }
    }
  }

  /// The filters in words; empty without any.
  var filterWords: String {
    var words: [String] = []
    if let section { words.append(section.title) }
    switch outcome {
    case .any: break
    case .only(let outcome): words.append(outcome.title)
    case .unscored: words.append("not scored")
    }
    if let days { words.append(days == 1 ? "today" : "last \(days) days") }
    if !search.isEmpty { words.append("“\(search)”") }
    return words.joined(separator: " · ")
  }
}

extension AttemptSummary {
  /// Whether every word stands in its title, id or notes.
  fileprivate func contains(_ words: [Substring]) -> Bool {
    let text = ([title, question, topic, remark] + notes).joined(separator: "\n").lowercased()
    return words.allSatisfy { text.contains($0) }
  }
}

extension Array {
  /// Equal elements keep their order.
  fileprivate func sortedStably(by isBefore: (Element, Element) -> Bool) -> [Element] {
    enumerated().sorted { left, right in
      if isBefore(left.element, right.element) { return true }
      return !isBefore(right.element, left.element) && left.offset < right.offset
    }.map(\.element)
  }
}

extension Model {
  mutating func performOnHistory(_ action: Action, now: Moment) -> [Effect] {
    guard case .history(var state) = screen else { return [] }
    let attempts = state.attempts(of: self, now: now)
    let page = max(1, size.rows - 8)
    switch action {
    case .up: state.cursor -= 1
    case .down: state.cursor += 1
    case .pageUp: state.cursor -= page
    case .pageDown: state.cursor += page
    case .first: state.cursor = 0
    case .last: state.cursor = attempts.count - 1
    case .search:
      entry = TextEntry(purpose: .search, label: "Search", field: TextField(state.search))
    case .filterSection:
      // Those that have an attempt; the others would leave nothing.
      let sections = Section.allCases.filter { section in history.contains { $0.section == section } }
      state.section = next(state.section, in: [nil] + sections)
    case .filterOutcome: state.outcome = next(state.outcome, in: HistoryState.OutcomeFilter.all)
    case .filterDate: state.days = next(state.days, in: HistoryState.spans)
    case .sort: state.sort = next(state.sort, in: HistoryState.Sort.allCases)
    case .clearFilters: state = HistoryState(sort: state.sort)
    case .drill:
      drill(attempts[state.shownCursor(of: attempts.count)].question, now: now)
      return []
    case .open: return openAttempt(attempts[state.shownCursor(of: attempts.count)])
    case .back:
      back()
      return []
    default: return []
    }
    switch action {
    case .filterSection, .filterOutcome, .filterDate, .sort: state.cursor = 0
    default: state.cursor = state.shownCursor(of: attempts.count)
    }
    screen = .history(state)
    return []
  }

  private func next<Value: Equatable>(_ value: Value, in values: [Value]) -> Value {
    values[((values.firstIndex(of: value) ?? 0) + 1) % values.count]
  }

  /// A briefing for one question once more.
  mutating func drill(_ question: Question.ID, now: Moment) {
    guard let section = shelf.questions.first(where: { $0.id == question })?.section else { return }
    let scripts = shelf.scripts.filter { $0.sections.contains(section) }
    guard let first = scripts.first else { return }
    var briefing = BriefingState(scripts: scripts, script: first, settings: settings, now: now)
    briefing.filter.question = question
    briefing.count = 1
    open(.briefing(briefing))
  }

  func availabilityOfDrill(_ question: Question.ID?) -> Availability {
    guard let question else { return .off("No attempt to drill again.") }
    guard let known = shelf.questions.first(where: { $0.id == question }) else {
      return .off("The banks do not have \(question) any more.")
    }
    return shelf.scripts.contains { $0.sections.contains(known.section) }
      ? .on : .off("There is no round for \(known.section.title) yet.")
  }
}

extension HistoryState {
  /// The list may have become shorter since the cursor was set.
  func shownCursor(of count: Int) -> Int { max(0, min(count - 1, cursor)) }
}
