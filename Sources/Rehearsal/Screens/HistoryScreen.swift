import Canvas
import Interview

/// All attempts, filtered, sorted, searched.
struct HistoryScreen: Screen {
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

  enum Line: String { case search }

  /// Days back from today, today included; nil for all.
  static let spans: [Int?] = [nil, 1, 7, 30]

  var list = ListState()
  var section: Section?
  var outcome = OutcomeFilter.any
  var days: Int?
  var search = ""
  var sort = Sort.date

  static let modes = [
    Mode<Self>(
      "History",
      [
        Command([.enter], "open", "open the attempt", off: whyNone) { state, model in
          state.chosen(model).map(model.open) ?? .stay
        },
        Command(["/"], "search", "search titles, ids and notes") { state, model in
          model.type(Line.search, "Search", state.search)
          return .stay
        },
        filter(["f"], "section", "cycle through the sections") { state, model in
          // Those that have an attempt; the others would leave nothing.
          let sections = Section.allCases.filter { section in model.history.contains { $0.section == section } }
          state.section = state.section.next(in: [nil] + sections)
        },
        filter(["o"], "outcome", "cycle through the outcomes") { state, _ in
          state.outcome = state.outcome.next(in: OutcomeFilter.all)
        },
        filter(["t"], "date", "today, seven days, thirty days, all") { state, _ in
          state.days = state.days.next(in: spans)
        },
        filter(["s"], "sort", "sort by date, score or overtime") { state, _ in
          state.sort = state.sort.next(in: Sort.allCases)
        },
        Command(
          ["d"], "drill again", "a round with only this question",
          off: { state, model in whyNone(state, model) ?? state.chosen(model).flatMap { model.whyNoDrill($0.question) }
          },
          run: { state, model in state.chosen(model).map { model.drill($0.question) } ?? .stay }),
        filter(["x"], nil, "clear all filters") { state, _ in state = HistoryScreen(sort: state.sort) },
      ],
      Command.upDown(move: move), [.back],
      Command.pages(page: { _, model in model.size.rows - 8 }, move: move))
  ]

  private static let move: Command<Self>.Change = { state, model, step in
    state.list.move(by: step, of: state.attempts(of: model).count)
  }

  private static func filter(
    _ keys: [Key], _ label: String?, _ help: String, change: @escaping @Sendable (inout Self, Model) -> Void
  ) -> Command<Self> {
    Command(keys, label, help) { state, model in
      change(&state, model)
      state.list = ListState()
      return .stay
    }
  }

  private static let whyNone: Command<Self>.WhyOff = { state, model in
    state.attempts(of: model).isEmpty ? "No attempt is shown." : nil
  }

  private func chosen(_ model: Model) -> AttemptSummary? {
    let attempts = attempts(of: model)
    return attempts.isEmpty ? nil : attempts[list.shown(of: attempts.count)]
  }

  /// The list shows what fits while it is typed.
  mutating func typed(_ text: String, in line: Line, _ model: inout Model) { (search, list) = (text, ListState()) }

  mutating func finish(_ text: String, of line: Line, _ model: inout Model) -> Step {
    typed(text, in: line, &model)
    return .stay
  }

  mutating func cancel(_ line: Line, _ model: inout Model) { typed("", in: line, &model) }
}

extension Equatable {
  /// The value that follows in a cycle of them.
  func next(in values: [Self]) -> Self { values[((values.firstIndex(of: self) ?? 0) + 1) % values.count] }
}

extension HistoryScreen {
  func draw(_ model: Model, into canvas: inout Canvas) {
    let attempts = attempts(of: model)
    let all = model.history.count
    let count = attempts.count == all ? "\(all)" : "\(attempts.count) of \(all)"
    let words = filterWords.isEmpty ? "" : " · \(filterWords)"
    let status = "\(count) attempt\(all == 1 ? "" : "s")\(words) · \(sort.title)"
    var area = Frame(title: "History", status: status).draw(model, into: &canvas)
    guard !attempts.isEmpty else {
      let text =
        all == 0
        ? "No attempts yet. Every round you play appears here."
        : "No attempt matches. x clears the filters."
      for (row, line) in wrapped(text, width: area.width).enumerated() {
        canvas.write(line, .dim, in: area.line(row + 1))
      }
      return
    }
    renderTrend(attempts, in: area.takeBottom(1), into: &canvas)
    _ = area.takeBottom(1)
    let columns = AttemptColumns(width: area.width)
    columns.renderHeader(in: area.takeTop(1), into: &canvas)
    let today = LocalTime(model.now.wall, zoneOffset: model.settings.zoneOffset)
    let cursor = list.shown(of: attempts.count)
    let first = list.first(of: attempts.count, rows: area.height)
    for (row, attempt) in attempts.dropFirst(first).prefix(area.height).enumerated() {
      columns.render(attempt, today: today, isSelected: first + row == cursor, in: area.line(row), into: &canvas)
      if first + row == cursor { AttemptColumns.select(area.line(row), in: &canvas) }
    }
  }

  private static let trendLength = 8

  /// The last scores and times over among those shown, the newest at the right.
  private func renderTrend(_ attempts: [AttemptSummary], in line: Rect, into canvas: inout Canvas) {
    let recent = attempts.sorted { $0.startedAt > $1.startedAt }.filter { !$0.isVoid }
    let means = recent.compactMap(\.finalMean).prefix(Self.trendLength).reversed().map { $0 }
    guard means.count > 1 else { return }
    let overs = recent.prefix(Self.trendLength).reversed().map { Double($0.overtime.excess.count) }
    var offset = canvas.write(
      sparkline(means, from: 1, to: 4, charset: canvas.charset), .accent, in: line)
    offset += canvas.write("  final score, last \(means.count)", .dim, in: line, at: offset) + 5
    let most = overs.max() ?? 0
    guard most > 0, offset + 30 <= line.width else { return }
    offset += canvas.write(sparkline(overs, from: 0, to: most, charset: canvas.charset), .warn, in: line, at: offset)
    canvas.write("  overtime, last \(overs.count)", .dim, in: line, at: offset)
  }
}
