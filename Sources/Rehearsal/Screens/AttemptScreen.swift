import Canvas
import Interview

/// One attempt of a round, looked at again.
struct AttemptScreen: Screen {
  enum Page: Int, CaseIterable, Hashable, Sendable {
    case overview, events, notes, code

    var title: String {
      switch self {
      case .overview: "Overview"
      case .events: "Events"
      case .notes: "Notes"
      case .code: "Code"
      }
    }
  }

  var run: RoundRun
  var position: Int
  var page = Page.overview
  var scroll = ScrollState()
  /// The snapshot that is shown, and the one it is compared with when that is not the one before.
  var snapshot = 0
  var base: Int?
  /// The shown snapshot against what it is compared with; made when one of them changes, not on each key.
  private(set) var diff: [DiffLine] = []

  init(run: RoundRun, attempt: Int) {
    self.run = run
    position = attempt
    snapshot = max(0, run.attempts[attempt].snapshots.count - 1)
  }

  var attempt: AttemptRun { run.attempts[position] }
  var question: Question { run.setup.questions[position] }

  /// Code only where there is some.
  var pages: [Page] { Page.allCases.filter { $0 != .code || !attempt.snapshots.isEmpty } }

  /// The round's clock after its last event: an attempt under way has taken that long so far.
  var end: Milliseconds { run.events.last?.at ?? .zero }

  // MARK: Keys

  static let modes = [anyPage, code]

  private static let anyPage = Mode<Self>(
    "One attempt",
    [
      nextPage,
      Command(
        ["s"], "score", "score an attempt that was left unscored", off: { state, _ in state.whyNoScore },
        run: { state, _ in .effects([.acquireLock(LockRequest(.score(attempt: state.position), state.run))]) }),
      Command(
        ["d"], "drill again", "a round with only this question",
        off: { state, model in model.whyNoDrill(state.question.id) },
        run: { state, model in model.drill(state.question.id) }),
      Command(
        ["r"], nil, "resume this round, when it is paused",
        off: { state, _ in state.run.isOver ? "This round is over." : nil },
        run: { state, _ in .effects([.acquireLock(LockRequest(.resume, state.run))]) }),
    ],
    Command.leftRight(
      "attempt", ("previous attempt in this round", "next attempt in this round"),
      off: { state, _, step in
        if step < 0 { return state.position > 0 ? nil : "This is the first attempt of its round." }
        return state.position + 1 < state.run.attempts.count ? nil : "This is the last attempt of its round."
      },
      move: { state, _, step in state = AttemptScreen(run: state.run, attempt: state.position + step) }),
    Command.upDown("scroll", ("scroll up", "scroll down"), move: scroll), [.back], paging)

  private static let code = Mode<Self>(
    "One attempt, its code", [nextPage],
    Command.leftRight(
      "snapshot", ("previous snapshot", "next snapshot"),
      off: { state, _, step in
        if step < 0 { return state.snapshot > 0 ? nil : "This is the first snapshot." }
        return state.snapshot + 1 < state.attempt.snapshots.count ? nil : "This is the last snapshot."
      },
      move: { state, model, step in
        state.snapshot += step
        state.compare(model)
      }),
    [
      Command(["b"], "compare with this", "compare with this snapshot; again: with the previous one") { state, model in
        state.base = state.base == state.snapshot ? nil : state.snapshot
        model.say(state.base.map { "Comparing with snapshot \($0 + 1)." } ?? "Comparing with the previous snapshot.")
        state.compare(model)
        return .stay
      }
    ],
    Command.upDown("scroll", ("scroll up", "scroll down"), move: scroll), [.back], paging)

  private static let nextPage = Command<Self>([.tab], "next page", "overview, events, notes, code") { state, model in
    state.page = state.page.next(in: state.pages)
    state.scroll = ScrollState()
    state.compare(model)
    return .stay
  }

  private static let paging = Command<Self>.pages(page: { _, model in model.size.rows - 8 }, move: scroll)

  private static let scroll: Command<Self>.Change = { state, model, step in
    state.scroll.move(by: step, lines: state.contentHeight(size: model.size), visible: visibleRows(model))
  }

  /// Facts, pages and a blank row above the page.
  private static let headRows = 3

  private static func visibleRows(_ model: Model) -> Int { model.size.rows - Frame.rows - headRows }

  func queries(in model: Model) -> [Query] { [.pool(QuestionFilter(question: question.id))] }

  func mode(in model: Model) -> Mode<Self> { page == .code ? Self.code : Self.anyPage }

  /// Why the attempt cannot be scored late; nil when it can.
  var whyNoScore: String? {
    if attempt.card.saved { return "This attempt is scored." }
    if attempt.isVoid { return "A void attempt does not count." }
    return run.isOver ? nil : "This round is paused; r resumes it."
  }

  private mutating func compare(_ model: Model) {
    guard page == .code, attempt.snapshots.indices.contains(snapshot) else { return }
    diff = lineDiff(from: comparison.text, to: attempt.snapshots[snapshot].text)
    scroll.move(by: 0, lines: contentHeight(size: model.size), visible: Self.visibleRows(model))
  }
}

extension Model {
  func open(_ attempt: AttemptLine) -> Step { .effects([.loadRound(id: attempt.round, attempt: attempt.position)]) }

  /// An attempt that is open already gives way: the same would lie under itself.
  mutating func show(_ run: RoundRun, attempt: Int) {
    guard run.attempts.indices.contains(attempt) else { return }
    let state = AttemptScreen(run: run, attempt: attempt)
    if screen.state is AttemptScreen { screen = AnyScreen(state) } else { open(state) }
  }
}

extension AttemptScreen {
  func draw(_ model: Model, into canvas: inout Canvas) {
    let count = run.attempts.count
    let place = count > 1 ? "attempt \(position + 1) of \(count)" : run.setup.script.title
    var area = Frame(title: question.title, status: place).draw(model, into: &canvas)
    renderFacts(model, in: area.takeTop(1), into: &canvas)
    renderTabs(in: area.takeTop(1), into: &canvas)
    _ = area.takeTop(1)
    if isHidden, page == .overview || page == .events {
      for (row, line) in hiddenLines(width: area.width).enumerated() { line.render(in: area.line(row), into: &canvas) }
      return
    }
    switch page {
    case .overview: renderOverview(in: area, into: &canvas)
    case .events, .notes, .code:
      renderScrolling(lines(width: Frame.textWidth(area.width)), from: scroll.offset, in: area, into: &canvas)
    }
  }

  /// What the clock saw comes after the score from memory, here too.
  private var isHidden: Bool { !attempt.card.looked && !attempt.isVoid }

  private func hiddenLines(width: Int) -> [RichLine] {
    let text =
      run.isOver
      ? "Not scored yet: s scores it from memory. The timings come after that."
      : "This round is paused; r resumes it."
    return wrapped(text, width: width).map { RichLine($0, .dim) }
  }

  /// Rows of the page that is shown, so that scrolling stops at its end.
  func contentHeight(size: Size) -> Int {
    let width = max(1, size.columns - 4)
    return page == .overview ? overviewHeight(width: width) : lines(width: Frame.textWidth(width)).count
  }

  private func renderFacts(_ model: Model, in line: Rect, into canvas: inout Canvas) {
    let summary = run.summary(ofAttempt: position, at: end)
    let today = LocalTime(model.now.wall, zoneOffset: model.settings.zoneOffset)
    let when = LocalTime(summary.startedAt, zoneOffset: summary.zoneOffset).relative(to: today)
    var facts = [when, question.section.title]
    // Hidden before the score, here too: the question may come again.
    if attempt.card.saved || summary.isVoid || model.settings.reveal {
      facts += [question.topic, question.difficulty.rawValue]
    }
    if summary.isVoid {
      facts.append("void")
    } else if let outcome = summary.outcome {
      facts.append(outcome.title)
    } else {
      facts.append("not scored")
    }
    if summary.isLate { facts.append("scored later") }
    canvas.write(facts.joined(separator: " · ").fitted(to: line.width), .dim, in: line)
  }

  private func renderTabs(in line: Rect, into canvas: inout Canvas) {
    var offset = 0
    for page in pages {
      offset +=
        canvas.write(page.title, page == self.page ? Style(.accent, bold: true) : .dim, in: line, at: offset) + 3
    }
  }

  // MARK: Overview

  private static let widthForTwo = 74

  private func overviewParts(width: Int) -> (times: TimeTable, facts: [String], scores: ScoreTable, marks: [RichLine]) {
    let summary = run.summary(ofAttempt: position, at: end)
    return (
      TimeTable(summary: summary), summary.factLines(run: run),
      ScoreTable(rubric: run.setup.rubric, card: attempt.card), markLines(width: width)
    )
  }

  private func overviewHeight(width: Int) -> Int {
    let (times, facts, scores, marks) = overviewParts(width: width)
    let left = times.rowCount + 1 + facts.count
    let top = width >= Self.widthForTwo ? max(left, scores.rowCount) : left + 1 + scores.rowCount
    return top + (marks.isEmpty ? 0 : 1 + marks.count)
  }

  private func renderOverview(in area: Rect, into canvas: inout Canvas) {
    let height = overviewHeight(width: area.width)
    markMore(above: scroll.offset > 0, below: scroll.offset + area.height < height, beside: area, into: &canvas)
    let (times, facts, scores, marks) = overviewParts(width: area.width)
    canvas.scroll(height: height, from: scroll.offset, in: area) { canvas, page in
      var page = page
      var left = page
      var right = page
      if page.width >= Self.widthForTwo {
        left = right.takeLeft(page.width - ScoreTable.width(of: page.width)).inset(right: 2)
      } else {
        _ = right.takeTop(times.rowCount + 1 + facts.count + 1)
      }
      times.render(in: left.takeTop(times.rowCount), into: &canvas)
      for (row, fact) in facts.enumerated() { canvas.write(fact.fitted(to: left.width), .dim, in: left.line(row + 1)) }
      scores.render(in: right, into: &canvas)
      let below = page.takeBottom(marks.count)
      for (row, line) in marks.enumerated() { line.render(in: below.line(row), into: &canvas) }
    }
  }

  /// Red flags, causes and the line of notes.
  private func markLines(width: Int) -> [RichLine] {
    let card = attempt.card
    let rubric = run.setup.rubric
    func labelled(_ label: String, _ texts: [String], _ style: Style) -> [RichLine] {
      let indent = String(repeating: " ", count: 9)
      return texts.flatMap { wrapped($0, width: max(1, width - 9)) }.enumerated().map { row, line in
        RichLine(line, style).indented(row == 0 ? label.padded(to: 9) : indent, .dim)
      }
    }
    return labelled("Flags", rubric.flags.filter { card.flags.contains($0.id) }.map(\.text), .warn)
      + labelled("Causes", rubric.causes.filter { card.causes.contains($0.id) }.map(\.text), .text)
      + labelled("Note", card.remark.isEmpty ? [] : [card.remark], .text)
  }
}
