import Canvas
import Interview

/// One attempt of a round, looked at again.
struct DetailState: Hashable, Sendable {
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

  /// Facts, pages and a blank row above the page.
  static let headRows = 3

  var run: RoundRun
  var position: Int
  var page = Page.overview
  var scroll = 0
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

  mutating func compare() {
    guard page == .code, attempt.snapshots.indices.contains(snapshot) else { return }
    diff = lineDiff(from: comparison.text, to: attempt.snapshots[snapshot].text)
  }

  var attempt: AttemptRun { run.attempts[position] }
  var question: Question { run.setup.questions[position] }

  /// Code only where there is some.
  var pages: [Page] { Page.allCases.filter { $0 != .code || !attempt.snapshots.isEmpty } }

  /// The round's clock behind its last event: an attempt under way has taken that long so far.
  var end: Milliseconds { run.events.last?.at ?? .zero }
}

extension DetailState {
  func availability(of action: Action) -> Availability {
    switch action {
    case .scoreLate:
      if attempt.card.saved { return .off("This attempt is scored.") }
      if attempt.isVoid { return .off("A void attempt does not count.") }
      return run.isOver ? .on : .off("This round is paused; r resumes it.")
    case .resume: return run.isOver ? .off("This round is over.") : .on
    case .left where page == .code: return snapshot > 0 ? .on : .off("This is the first snapshot.")
    case .right where page == .code:
      return snapshot + 1 < attempt.snapshots.count ? .on : .off("This is the last snapshot.")
    case .left: return position > 0 ? .on : .off("This is the first attempt of its round.")
    case .right: return position + 1 < run.attempts.count ? .on : .off("This is the last attempt of its round.")
    default: return .on
    }
  }
}

extension Model {
  func openAttempt(_ attempt: AttemptSummary) -> [Effect] { [.loadRound(id: attempt.round, attempt: attempt.position)] }

  /// A detail that is open already gives way: the same attempt would lie under itself.
  mutating func showAttempt(_ attempt: Int, of run: RoundRun) {
    guard run.attempts.indices.contains(attempt) else { return }
    let state = DetailState(run: run, attempt: attempt)
    if case .detail = screen { screen = .detail(state) } else { open(.detail(state)) }
  }

  mutating func performOnDetail(_ action: Action, now: Moment) -> [Effect] {
    guard case .detail(var state) = screen else { return [] }
    let page = max(1, size.rows - 8)
    switch action {
    case .nextPane:
      let pages = state.pages
      state.page = pages[((pages.firstIndex(of: state.page) ?? 0) + 1) % pages.count]
      state.scroll = 0
    case .left where state.page == .code: state.snapshot -= 1
    case .right where state.page == .code: state.snapshot += 1
    case .left, .right:
      state = DetailState(run: state.run, attempt: state.position + (action == .right ? 1 : -1))
    case .markBase:
      state.base = state.base == state.snapshot ? nil : state.snapshot
      say(
        state.base.map { "Comparing with snapshot \($0 + 1)." } ?? "Comparing with the previous snapshot.", now: now)
    case .up: state.scroll = max(0, state.scroll - 1)
    case .down: state.scroll += 1
    case .pageUp: state.scroll = max(0, state.scroll - page)
    case .pageDown: state.scroll += page
    case .first: state.scroll = 0
    case .last: state.scroll = .max / 2
    case .drill:
      drill(state.question.id, now: now)
      return []
    case .scoreLate:
      pending = .score(attempt: state.position)
      return [.claim(title: state.run.setup.script.title, round: state.run.setup.id)]
    case .resume:
      pending = .resume
      return [.claim(title: state.run.setup.script.title, round: state.run.setup.id)]
    case .back:
      back()
      return []
    default: return []
    }
    switch action {
    case .nextPane, .left, .right, .markBase: state.compare()
    default: break
    }
    let visible = size.rows - Frame.rows - DetailState.headRows
    state.scroll = clampedScroll(state.scroll, lines: state.contentHeight(size: size), visible: visible)
    screen = .detail(state)
    return []
  }
}
