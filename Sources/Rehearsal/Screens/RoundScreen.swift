import Canvas
import Interview

/// A part of a round, played against its clock, or the gap between two questions.
struct RoundScreen: Screen {
  /// Lines that the prompt is scrolled by: from its top, and from the end of a conversation once something was asked.
  var scroll = 0
  /// The candidate closed the line of clarifying questions; otherwise it opens again after each reply.
  var isLineClosed = false

  enum Line: String { case note, ask, assumption }

  static let modes = [
    Mode<Self>("Round", playing),
    Mode<Self>(
      "Round, clarifying",
      [
        Command([.enter, "i"], "ask", "ask a clarifying question; `tag:` in front limits the search to that tag") {
          state, model in
          state.isLineClosed = false
          model.beginAsking()
          return .stay
        }
      ], playing),
    Mode<Self>(
      "Round, coding",
      [
        Command(["e"], "editor", "open the work file in your editor; the clock keeps running") { _, model in
          guard let run = model.live?.run else { return .stay }
          return .effects([.edit(model.newJob(), .work(run.workFile))])
        }
      ], playing),
    Mode<Self>(
      "Round, between two questions",
      [
        Command([.space, .enter], "next question", "start the next question") { state, model in state.next(&model) },
        pause("pause or resume"), note("add a note to the previous question"), undo(nil, "undo the last action"),
        leave("leave the round: pause it, or end it"),
      ]),
  ]

  private static let playing =
    [
      Command<Self>([.space], "next", "next part; after the last one, the scorecard") { $0.next(&$1) }
        .relabeled { _, model in
          guard let run = model.live?.run else { return "next" }
          return run.phaseIndex + 1 < run.plan.phases.count ? "next" : "scorecard"
        },
      pause("pause or resume; recorded"), note("write a note; the clock keeps running"),
      Command(["h"], "hint", "show the next hint; recorded", off: { _, model in model.whyNoHint }) { _, model in
        .effects(model.record(.hinted))
      },
      undo("undo", "undo the last action, including a move to the next part"),
      leave("leave: pause the round, discard the question, or stay"),
    ]
    + Command.upDown(nil, ("scroll the prompt and what was asked", "scroll down")) { state, model, step in
      state.scroll(by: step, model)
    }

  private static func pause(_ help: String) -> Command<Self> {
    Command(["p"], "pause", help) { _, model in
      .effects(model.record(model.live?.run.isPaused == true ? .continued : .paused))
    }.relabeled { _, model in model.live?.run.isPaused == true ? "resume" : "pause" }
  }

  private static func note(_ help: String) -> Command<Self> {
    Command(["n"], "note", help) { _, model in
      model.type(Line.note, "Note")
      return .stay
    }
  }

  private static func undo(_ label: String?, _ help: String) -> Command<Self> {
    Command(["u"], label, help, off: { _, model in model.whyNoUndo }) { _, model in .effects(model.undo()) }
  }

  private static func leave(_ help: String) -> Command<Self> {
    Command(["q", .escape], "leave", help) { _, model in
      model.prompt = AnyPrompt(LeavingPrompt())
      return .stay
    }.asWay
  }

  func mode(in model: Model) -> Mode<Self> {
    guard let run = model.live?.run else { return Self.modes[0] }
    if model.isInGap { return Self.modes[3] }
    return run.phase?.clarifyTags.isEmpty == false
      ? Self.modes[1] : run.setup.script.workFile ? Self.modes[2] : Self.modes[0]
  }

  private mutating func next(_ model: inout Model) -> Step {
    guard let run = model.live?.run else { return .stay }
    if let phase = run.phase, !phase.clarifyTags.isEmpty, run.attempt?.clarifications.isEmpty == true,
      model.confirmed != .next
    {
      model.confirming = .next
      model.say("You haven't asked anything yet. Press Space again to move on anyway.", .warning)
      return .stay
    }
    scroll = 0
    return .effects(model.record(.advanced))
  }

  /// A conversation is read backward from its end, anything else from the top.
  private mutating func scroll(by step: Int, _ model: Model) {
    guard let run = model.live?.run, let phase = run.phase else { return }
    let width = RoundPage.conversationWidth(phase: phase, columns: model.size.columns)
    let isTalk = !phase.clarifyTags.isEmpty && run.attempt?.clarifications.isEmpty == false
    let lines = Conversation(run: run, phase: phase).lines(width: width)
    // At least three lines stay visible.
    scroll = max(0, min(lines.count - 3, scroll + (isTalk ? -step : step)))
  }

  // MARK: Lines of text

  /// Whether the line of clarifying questions should be open.
  func isAsking(_ run: RoundRun) -> Bool {
    run.phase?.clarifyTags.isEmpty == false && run.hold == nil && !isLineClosed
  }

  mutating func cancel(_ line: Line, _ model: inout Model) {
    if line == .ask { isLineClosed = true }
  }

  mutating func finish(_ text: String, of line: Line, _ model: inout Model) -> Step {
    guard !text.isEmpty else {
      cancel(line, &model)
      return .stay
    }
    switch line {
    case .note:
      // In a part the note is on the screen; elsewhere nothing else would show that it was saved.
      if model.live?.run.phase == nil { model.say("Note saved.") }
      return .effects(model.record(.noted(text: text)))
    case .ask:
      scroll = 0
      return .effects(model.ask(text))
    case .assumption: return .effects(model.record(.assumed(text: text)))
    }
  }

  func keep(_ text: String, of line: Line, _ model: inout Model) -> [Effect] {
    model.record(line == .assumption ? .assumed(text: text) : .noted(text: text))
  }

  // MARK: Drawing

  func draw(_ model: Model, into canvas: inout Canvas) {
    guard let live = model.live else { return }
    let run = live.run
    let clock = live.clock(at: model.now)
    let area = Frame(title: run.heading, status: run.revealed(model.settings)).draw(model, into: &canvas)
    if case .gap = run.stage {
      GapView(run: run, clock: clock).render(in: area, into: &canvas)
    } else if let phase = run.phase {
      let choosing = model.prompt?.state as? ReplyPrompt
      let page = RoundPage(run: run, phase: phase, clock: clock, scroll: scroll, choosing: choosing)
      page.render(in: area, into: &canvas)
    }
  }
}

extension Model {
  fileprivate var whyNoHint: String? {
    guard let run = live?.run else { return nil }
    let hints = run.question.hints.count
    if hints == 0 { return "This question has no hints." }
    return (run.attempt?.hints ?? 0) < hints ? nil : "All \(hints) hints are shown."
  }
}
