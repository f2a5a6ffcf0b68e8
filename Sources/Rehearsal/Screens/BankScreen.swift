import Canvas
import Interview

/// All questions in the banks: search them, filter them, read one, start a round from it.
struct BankScreen: Screen {
  enum Pane: Hashable, Sendable { case list, question }

  enum Line: RawRepresentable {
    case search, facet(Facet)

    init?(rawValue: String) {
      guard let found = rawValue == "search" ? .search : Facet(rawValue: rawValue).map(Line.facet) else { return nil }
      self = found
    }

    var rawValue: String {
      switch self {
      case .search: "search"
      case .facet(let facet): facet.rawValue
      }
    }
  }

  var list = ListState()
  var pane = Pane.list
  var scroll = ScrollState()
  var showsAnswer = false
  var section: Section?
  var result = QuestionQuery.Result.any
  var chosen: [Facet: String] = [:]
  var search = ""

  // MARK: Keys

  static let modes = [
    Mode<Self>(
      "Bank", [start],
      [
        Command(["/"], "search", "search titles, prompts and notes as you type") { state, model in
          model.type(Line.search, "Search", state.search)
          return .stay
        },
        filter(["f"], "section", "cycle through the sections") { state, model in
          let sections = Section.allCases.filter { model.catalog.counts[$0] != nil }
          state.section = state.section.next(in: [nil] + sections)
          // A difficulty means the same everywhere; other choices may not exist in other sections.
          state.chosen = state.chosen.filter { $0.key == .difficulty }
        },
        filter(["o"], "outcome", "cycle through the last outcomes; never asked comes first") { state, _ in
          state.result = state.result.next(in: QuestionQuery.Result.all)
        },
      ],
      Facet.allCases.map(choose),
      [
        filter(["x"], nil, "clear search and filters") { state, _ in state = BankScreen() },
        Command([.tab], "read", "read the question") { state, _ in
          state.pane = .question
          return .stay
        },
        edit,
      ],
      Command.upDown(move: move), [.back], Command.pages(page: { _, model in model.size.rows - 6 }, move: move)),
    Mode<Self>(
      "Bank, one question", [start],
      [
        Command(["a"], "answer", "show or hide checklist, hints and reference notes") { state, _ in
          state.showsAnswer.toggle()
          state.scroll = ScrollState()
          return .stay
        },
        edit,
      ],
      Command.leftRight("question", ("previous question", "next question"), move: move),
      Command.upDown("scroll", ("scroll up", "scroll down"), move: scrolling),
      [
        Command([.tab, .escape, "q"], "list", "back to the list") { state, _ in
          state.pane = .list
          return .stay
        }.asWay
      ],
      Command.pages(page: { _, model in model.size.rows - 6 }, move: scrolling)),
  ]

  private static let start = Command<Self>(
    [.enter], "start", "start a round with this question",
    off: { state, model in
      guard let card = state.card(model) else { return "No question is shown." }
      return model.whyNoRound(for: card.section)
    },
    run: { state, model in state.card(model).map { model.drill($0.id) } ?? .stay })

  private static let edit = Command<Self>(
    ["e"], "edit", "open its file in your editor, at its line; asks first",
    off: { state, model in state.card(model) == nil ? "No question is shown." : nil },
    run: { state, model in
      guard let card = state.card(model) else { return .stay }
      model.prompt = AnyPrompt(EditPrompt(location: card.location, since: model.now))
      return .stay
    })

  private static func choose(_ facet: Facet) -> Command<Self> {
    Command(
      [.character(facet.key)], nil, "filter by \(facet.rawValue): type it, Tab completes; empty for any"
    ) { state, model in
      model.type(Line.facet(facet), facet.title, completions: model.choices(in: state.sections)[facet] ?? [])
      return .stay
    }
  }

  private static func filter(
    _ keys: [Key], _ label: String?, _ help: String, change: @escaping @Sendable (inout Self, Model) -> Void
  ) -> Command<Self> {
    Command(keys, label, help) { state, model in
      change(&state, model)
      state.goToTop()
      return .stay
    }
  }

  private static let move: Command<Self>.Change = { state, model, step in
    state.list.move(by: step, of: state.page(model).count)
    (state.scroll, state.showsAnswer) = (ScrollState(), false)
  }

  private static let scrolling: Command<Self>.Change = { state, model, step in
    let lines = state.lines(model, width: state.questionWidth(model)).count
    state.scroll.move(by: step, lines: lines, visible: model.size.rows - Frame.rows)
  }

  func mode(in model: Model) -> Mode<Self> { Self.modes[pane == .list ? 0 : 1] }

  private mutating func goToTop() { (list, scroll, showsAnswer) = (ListState(), ScrollState(), false) }

  // MARK: Lines of text

  mutating func typed(_ text: String, in line: Line, _ model: inout Model) {
    guard case .search = line else { return }
    search = text
    goToTop()
  }

  mutating func finish(_ text: String, of line: Line, _ model: inout Model) -> Step {
    switch line {
    case .search: typed(text, in: line, &model)
    case .facet(let facet):
      chosen[facet] = text.isEmpty || text == "any" ? nil : text.lowercased()
      goToTop()
    }
    return .stay
  }

  mutating func cancel(_ line: Line, _ model: inout Model) { typed("", in: line, &model) }

  // MARK: What is shown

  private static let attemptsShown = 5

  func queries(in model: Model) -> [Query] {
    let list: [Query] = [.questions(query(model)), .choices(sections)]
    let isRead = pane == .question || Frame.halves(of: Frame.area(model.size)) != nil
    guard isRead, let card = card(model) else { return list }
    return list + [.entry(card.id), .attempts(attempts(of: card.id))]
  }

  private var sections: [Section] { section.map { [$0] } ?? [] }

  private func query(_ model: Model) -> QuestionQuery {
    var query = QuestionQuery()
    query.filter.sections = sections
    (query.filter.chosen, query.result, query.search) = (chosen, result, search)
    (query.offset, query.limit) = list.window(rows: model.size.rows)
    return query
  }

  private func attempts(of question: Question.ID) -> AttemptQuery {
    var filter = AttemptFilter()
    filter.question = question
    return AttemptQuery(filter, limit: Self.attemptsShown)
  }

  private func page(_ model: Model) -> QuestionPage { model.page(query(model)) }

  private func card(_ model: Model) -> QuestionCard? {
    let page = page(model)
    return page.cards[safe: list.shown(of: page.count) - page.offset]
  }

  /// The filters in words; empty if there are none.
  private var filterWords: String {
    var words = [section?.title].compactMap { $0 } + Facet.allCases.compactMap { chosen[$0] }
    switch result {
    case .any: break
    case .never: words.append("never asked")
    case .only(let outcome): words.append(outcome.title)
    }
    if !search.isEmpty { words.append("“\(search)”") }
    return words.joined(separator: " · ")
  }

  // MARK: Drawing

  func draw(_ model: Model, into canvas: inout Canvas) {
    let page = page(model)
    let count = page.count == page.all ? "\(page.all)" : "\(page.count) of \(page.all)"
    let words = filterWords.isEmpty ? "" : " · \(filterWords)"
    let status = "\(count) question\(page.all == 1 ? "" : "s")\(words)"
    let area = Frame(title: "Bank", status: status).draw(model, into: &canvas)
    if let halves = Frame.halves(of: area) {
      drawList(page, in: halves.left, into: &canvas)
      drawQuestion(model, in: halves.right, into: &canvas)
    } else if pane == .list {
      drawList(page, in: area, into: &canvas)
    } else {
      drawQuestion(model, in: area, into: &canvas)
    }
  }

  private func drawList(_ page: QuestionPage, in area: Rect, into canvas: inout Canvas) {
    guard page.count > 0 else {
      canvas.write("No question matches. x clears search and filters.".fitted(to: area.width), .dim, in: area.line(1))
      return
    }
    var area = area
    let (topic, level) = (area.width < 64 ? 0 : 20, 8)
    let title = max(8, area.width - 4 - topic - level)
    let head = area.takeTop(1)
    canvas.write("Question", .dim, in: head, at: 4)
    if topic > 0 { canvas.write("Topic", .dim, in: head, at: 4 + title) }
    canvas.write("Level", .dim, in: head, at: 4 + title + topic)
    let cursor = list.shown(of: page.count)
    let first = list.first(of: page.count, rows: area.height)
    for row in 0..<min(area.height, page.count - first) {
      guard let card = page.cards[safe: first + row - page.offset] else { continue }
      let (line, isSelected) = (area.line(row), first + row == cursor)
      if isSelected { canvas.write(canvas.charset.pointer, .accent, in: line) }
      canvas.write(card.outcome.map { String($0.letter) } ?? "·", .dim, in: line, at: 2)
      canvas.write(card.title.fitted(to: title - 2), isSelected ? .strong : .text, in: line, at: 4)
      if topic > 0 { canvas.write(card.topic.fitted(to: topic - 2), .dim, in: line, at: 4 + title) }
      canvas.write(card.difficulty.rawValue, .dim, in: line, at: 4 + title + topic)
      if isSelected { AttemptColumns.select(line, in: &canvas) }
    }
  }

  private func drawQuestion(_ model: Model, in area: Rect, into canvas: inout Canvas) {
    renderScrolling(
      lines(model, width: Frame.textWidth(area.width)), from: scroll.offset, in: area, into: &canvas)
  }

  private func questionWidth(_ model: Model) -> Int {
    let area = Frame.area(model.size)
    return Frame.textWidth(Frame.halves(of: area)?.right.width ?? area.width)
  }

  private func lines(_ model: Model, width: Int) -> [RichLine] {
    guard let card = card(model), let question = model.entry(card.id)?.question else { return [] }
    let facts = [question.topic, question.difficulty.rawValue, question.frequency?.rawValue].compactMap { $0 }
    let lists = question.lists + question.companies
    var lines = wrapped(question.title, width: width).map { RichLine($0, .strong) }
    lines += wrapped((facts + lists).joined(separator: " · "), width: width).map { RichLine($0, .dim) }
    let prompt = question.prompt.isEmpty ? question.coding?.reminder ?? "" : question.prompt
    lines += [RichLine()] + richLines(prompt, width: width)
    lines += attemptLines(model, question.id, width: width)
    guard showsAnswer else {
      return lines + [
        RichLine(), RichLine(pane == .list ? "Tab, then a, shows the answer." : "a shows the answer.", .dim),
      ]
    }
    func section(_ title: String, _ items: [String]) {
      guard !items.isEmpty else { return }
      lines += [RichLine(), RichLine(title, .strong)]
      lines += richLines(items.map { "- \($0)" }.joined(separator: "\n"), width: width)
    }
    section("Checklist", question.checklist.map(\.line))
    section("Hints", question.hints)
    return lines + [RichLine()] + question.referenceLines(width: width)
  }

  private func attemptLines(_ model: Model, _ question: Question.ID, width: Int) -> [RichLine] {
    let page = model.page(attempts(of: question))
    guard page.count > 0 else { return [RichLine(), RichLine("Never asked.", .dim)] }
    let today = LocalTime(model.now.wall, in: model.settings.zone)
    let title = "Asked \(page.count) time\(page.count == 1 ? "" : "s")"
    return [RichLine(), RichLine(title, .strong)]
      + page.lines.map { line in
        let when = LocalTime(line.startedAt, zoneOffset: line.zoneOffset).shortRelative(to: today).padded(to: 14)
        let how = line.isVoid ? "void" : line.outcome?.title ?? "not scored"
        let band = [line.band?.label, line.finalMean.map(decimal)].compactMap { $0 }.joined(separator: " ")
        return RichLine("\(when)\(how.padded(to: 24))\(band)".fitted(to: width))
      }
  }
}
