import Canvas
import Interview

/// One attempt of a round, for review.
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
  /// The snapshot that is shown, and the one it is compared with if that is not the previous one.
  var snapshot = 0
  var base: Int?
  /// The shown snapshot against what it is compared with; made when either changes, not on every keypress.
  private(set) var diff: [DiffLine] = []

  init(run: RoundRun, attempt: Int) {
    self.run = run
    position = attempt
    snapshot = max(0, run.attempts[attempt].snapshots.count - 1)
  }

  var attempt: AttemptRun { run.attempts[position] }
  var question: Question { run.setup.questions[position] }

  /// Code only if there is some; wide terminals show the overview next to every page.
  func pages(_ size: Size) -> [Page] {
    let isWide = Frame.halves(of: Frame.area(size)) != nil
    return Page.allCases.filter { page in
      switch page {
      case .overview: !isWide
      case .events, .notes: true
      case .code: !attempt.snapshots.isEmpty
      }
    }
  }

  /// The page to show on a terminal of this size.
  func shownPage(_ size: Size) -> Page { pages(size).contains(page) ? page : .notes }

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
    state.page = state.shownPage(model.size).next(in: state.pages(model.size))
    state.scroll = ScrollState()
    state.compare(model)
    return .stay
  }

  private static let paging = Command<Self>.pages(page: { _, model in model.size.rows - 8 }, move: scroll)

  private static let scroll: Command<Self>.Change = { state, model, step in
    state.scroll.move(by: step, lines: state.contentHeight(size: model.size), visible: visibleRows(model))
  }

  /// The facts, the tabs and a blank row above the page.
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

  /// An attempt that is already open is replaced; otherwise it would be stacked on itself.
  mutating func show(_ run: RoundRun, attempt: Int) {
    guard run.attempts.indices.contains(attempt) else { return }
    let state = AttemptScreen(run: run, attempt: attempt)
    if screen.state is AttemptScreen { screen = AnyScreen(state) } else { open(state) }
  }
}
