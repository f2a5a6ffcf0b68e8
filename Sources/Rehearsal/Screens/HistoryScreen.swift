import Canvas
import Interview

/// All attempts, to filter, sort and search.
struct HistoryScreen: Screen {
  enum Line: String { case search }

  /// How many days back, including today; nil for all.
  static let spans: [Int?] = [nil, 1, 7, 30]

  var list = ListState()
  var section: Section?
  var result = AttemptFilter.Result.any
  var days: Int?
  var search = ""
  var sort = AttemptSort.date

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
          // Only those that have an attempt; the others would show nothing.
          let used = state.page(model).sections
          let sections = Section.allCases.filter(used.contains)
          state.section = state.section.next(in: [nil] + sections)
        },
        filter(["o"], "outcome", "cycle through the outcomes") { state, _ in
          state.result = state.result.next(in: AttemptFilter.Result.all)
        },
        filter(["t"], "date", "today, seven days, thirty days, all") { state, _ in
          state.days = state.days.next(in: spans)
        },
        filter(["s"], "sort", "sort by date, score or overtime") { state, _ in
          state.sort = state.sort.next(in: AttemptSort.allCases)
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
    state.list.move(by: step, of: state.page(model).count)
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
    state.page(model).count == 0 ? "No attempt is shown." : nil
  }

  private func chosen(_ model: Model) -> AttemptLine? {
    let page = page(model)
    return page.lines[safe: list.shown(of: page.count) - page.offset]
  }

  func queries(in model: Model) -> [Query] {
    guard let chosen = chosen(model) else { return [.attempts(query(model))] }
    let isWide = Frame.halves(of: Frame.area(model.size)) != nil
    return [.attempts(query(model)), .pool(QuestionFilter(question: chosen.question))]
      + (isWide ? [.round(chosen.round)] : [])
  }

  private func page(_ model: Model) -> AttemptPage { model.page(query(model)) }

  private func query(_ model: Model) -> AttemptQuery {
    var filter = AttemptFilter()
    (filter.section, filter.result, filter.search) = (section, result, search)
    let today = LocalTime(model.now.wall, in: model.settings.zone).dayNumber
    filter.firstDay = days.map { today - $0 + 1 }
    let window = list.window(rows: model.size.rows)
    return AttemptQuery(filter, sort: sort, offset: window.offset, limit: window.limit)
  }

  /// The list shows what matches as you type.
  mutating func typed(_ text: String, in line: Line, _ model: inout Model) { (search, list) = (text, ListState()) }

  mutating func finish(_ text: String, of line: Line, _ model: inout Model) -> Step {
    typed(text, in: line, &model)
    return .stay
  }

  mutating func cancel(_ line: Line, _ model: inout Model) { typed("", in: line, &model) }
}

extension Equatable {
  /// The next value in a cycle.
  func next(in values: [Self]) -> Self { values[((values.firstIndex(of: self) ?? 0) + 1) % values.count] }
}

extension HistoryScreen {
  func draw(_ model: Model, into canvas: inout Canvas) {
    let page = page(model)
    let count = page.count == page.all ? "\(page.all)" : "\(page.count) of \(page.all)"
    let words = filterWords.isEmpty ? "" : " · \(filterWords)"
    let status = "\(count) attempt\(page.all == 1 ? "" : "s")\(words) · \(sort.title)"
    var area = Frame(title: "History", status: status).draw(model, into: &canvas)
    guard page.count > 0 else {
      let text =
        page.all == 0
        ? "No attempts yet. Every round you play appears here."
        : "No attempt matches. x clears the filters."
      for (row, line) in wrapped(text, width: area.width).enumerated() {
        canvas.write(line, .dim, in: area.line(row + 1))
      }
      return
    }
    if let halves = Frame.halves(of: area) {
      area = halves.left
      if let chosen = chosen(model), let run = model.round(chosen.round), run.attempts.indices.contains(chosen.position)
      {
        AttemptScreen(run: run, attempt: chosen.position).drawSummary(model, in: halves.right, into: &canvas)
      }
    }
    renderTrend(page.recent, in: area.takeBottom(1), into: &canvas)
    _ = area.takeBottom(1)
    let columns = AttemptColumns(width: area.width)
    columns.renderHeader(in: area.takeTop(1), into: &canvas)
    let today = LocalTime(model.now.wall, in: model.settings.zone)
    let cursor = list.shown(of: page.count)
    let first = list.first(of: page.count, rows: area.height)
    for row in 0..<min(area.height, page.count - first) {
      guard let attempt = page.lines[safe: first + row - page.offset] else { continue }
      columns.render(attempt, today: today, isSelected: first + row == cursor, in: area.line(row), into: &canvas)
      if first + row == cursor { AttemptColumns.select(area.line(row), in: &canvas) }
    }
  }

  /// The last scores and times over among those shown, the newest at the right.
  private func renderTrend(_ recent: [AttemptLine], in line: Rect, into canvas: inout Canvas) {
    let means = recent.compactMap(\.finalMean).reversed().map { $0 }
    guard means.count > 1 else { return }
    let overs = recent.reversed().map { Double($0.overtime.excess.count) }
    var offset = canvas.write(
      sparkline(means, from: 1, to: 4, charset: canvas.charset), .accent, in: line)
    offset += canvas.write("  final score, last \(means.count)", .dim, in: line, at: offset) + 5
    let most = overs.max() ?? 0
    guard most > 0, offset + 30 <= line.width else { return }
    offset += canvas.write(sparkline(overs, from: 0, to: most, charset: canvas.charset), .warn, in: line, at: offset)
    canvas.write("  overtime, last \(overs.count)", .dim, in: line, at: offset)
  }

  /// The filters in words; empty if there are none.
  var filterWords: String {
    var words: [String] = []
    if let section { words.append(section.title) }
    switch result {
    case .any: break
    case .only(let outcome): words.append(outcome.title)
    case .unscored: words.append("not scored")
    }
    if let days { words.append(days == 1 ? "today" : "last \(days) days") }
    if !search.isEmpty { words.append("“\(search)”") }
    return words.joined(separator: " · ")
  }
}

extension AttemptSort {
  fileprivate var title: String {
    switch self {
    case .date: "newest first"
    case .score: "lowest score first"
    case .overtime: "most overtime first"
    }
  }
}

extension Array {
  subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
