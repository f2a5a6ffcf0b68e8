import Canvas
import Interview

/// Scores an attempt: first from memory, then next to what the clock recorded.
struct ScorecardScreen: Screen {
  enum Pane: Int, CaseIterable, Hashable, Sendable {
    case checklist, scores, marks, reference

    var title: String {
      switch self {
      case .checklist: "Checklist"
      case .scores: "Scores"
      case .marks: "Flags and causes"
      case .reference: "Reference"
      }
    }
  }

  enum Line: String { case note, remark }

  /// Whether the blind step is shown, even if the evidence has been seen.
  var isBlind = true
  var pane = Pane.checklist
  var row = 0
  var line = 0
  var mark = 0
  var scroll = ScrollState()

  // MARK: Keys

  static let modes = [blind, evidence, marks, reference]

  private static let blind = Mode<Self>(
    "Scorecard, from memory", outcomes, levels,
    Command.upDown { state, model, step in state.move(by: step, model) },
    [
      Command([.enter], "evidence", "show the evidence, once everything is scored") { $0.showEvidence(&$1) },
      Command(["n"], "note", "write a note") { _, model in
        model.type(Line.note, "Note")
        return .stay
      },
      undo,
      Command([.escape, "q"], "leave", "score later, pause, discard, or stay") { _, model in
        // What was scored so far stays; an attempt that is scored late stays in the history as unscored.
        if model.live?.run.attempt?.card.late == true { return model.leaveScorecard(.postponed) }
        model.prompt = AnyPrompt(LeavingPrompt())
        return .stay
      }.asWay,
    ])

  private static let evidence = Mode<Self>(
    "Scorecard, the evidence",
    [
      Command(
        [.space], "tick", "tick the line of the checklist under the cursor",
        off: { state, _ in state.pane == .scores ? "Tab goes to the checklist; digits score." : nil },
        run: { $0.tick(&$1) })
    ], levels,
    [save, nextPane("checklist, scores, flags and causes, reference"), remark],
    Command.upDown("row", ("row above", "row below")) { state, model, step in state.move(by: step, model) },
    [
      undo,
      Command([.escape, "q"], "back", "back to the score from memory") { state, _ in
        (state.isBlind, state.row) = (true, 0)
        return .stay
      }.asWay,
    ])

  private static let marks = Mode<Self>(
    "Scorecard, flags and causes", [nextPane("to the reference notes")],
    Command.upDown(nil, ("row above", "row below"), keys: false) { state, model, step in state.move(by: step, model) },
    [
      Command([.space], "mark", "mark the row under the cursor; its letter does the same") { state, model in
        .effects(model.toggleMark(at: state.mark))
      },
      save, toChecklist([.escape]),
    ])

  private static let reference = Mode<Self>(
    "Scorecard, the reference notes", [nextPane("to the checklist")],
    Command.upDown("scroll", ("scroll up", "scroll down"), move: scrolling),
    [remark, save, toChecklist([.escape, "q"])],
    Command.pages(page: { _, _ in 8 }, move: scrolling))

  private static let outcomes = zip(
    Outcome.allCases, ["Aced it", "Took time", "Didn't get it", "Just saw it somewhere"]
  )
  .map { outcome, help in
    Command<Self>(
      [.character(outcome.letter)], nil, help, off: { state, model in state.whyNoScore(model) },
      run: { _, model in .effects(model.record(.rated(outcome: outcome))) })
  }

  private static let levels = Rubric.levels.map { level in
    let command = Command<Self>(
      [.character(Character(String(level)))], level == 1 ? "score" : nil,
      "score the row under the cursor with \(level)", off: { state, model in state.whyNoScore(model) },
      run: { $0.score(level, &$1) })
    return level == 1 ? command.paired("1-4", off: { state, model in state.whyNoScore(model) }) : command
  }

  private static let undo = Command<Self>(
    ["u"], nil, "undo the last action",
    off: { state, model in
      state.isBlind && model.live?.run.attempt?.card.looked == true
        ? "Enter shows the evidence; u undoes there." : model.whyNoUndo
    },
    run: { state, model in
      if let run = model.live?.run, case .scored(let dimension, _) = run.events.last?.kind,
        let row = run.setup.rubric.dimensions.firstIndex(where: { $0.id == dimension })
      {
        state.row = row
      }
      return .effects(model.undo())
    })

  private static let save = Command<Self>([.enter], "save", "save the scorecard and continue") { _, model in
    model.leaveScorecard(.saved)
  }

  private static let remark = Command<Self>(["n"], "remark", "a one-line remark about this attempt") { _, model in
    model.type(Line.remark, "Remark", model.live?.run.attempt?.card.remark ?? "")
    return .stay
  }

  private static func nextPane(_ help: String) -> Command<Self> {
    Command([.tab], "next pane", help) { state, _ in
      state.pane = state.pane.next(in: Pane.allCases)
      state.scroll = ScrollState()
      return .stay
    }
  }

  private static func toChecklist(_ keys: [Key]) -> Command<Self> {
    Command(keys, "back", "back to the checklist") { state, _ in
      state.pane = .checklist
      return .stay
    }.asWay
  }

  private static let scrolling: Command<Self>.Change = { state, model, step in
    guard let run = model.live?.run else { return }
    let area = state.paneArea(run, size: model.size)
    let lines = run.referenceLines(ofAttempt: run.position, width: Frame.textWidth(area.width)).count
    state.scroll.move(by: step, lines: lines, visible: area.height)
  }

  func mode(in model: Model) -> Mode<Self> {
    if isBlind { return Self.blind }
    switch pane {
    case .checklist, .scores: return Self.evidence
    case .marks: return Self.marks
    case .reference: return Self.reference
    }
  }

  /// Flags and causes by their letters.
  func dataCommands(in model: Model) -> [Command<Self>] {
    guard !isBlind, pane == .marks, let rubric = model.live?.run.setup.rubric else { return [] }
    let marks = rubric.flags.map { ($0.key, "flag: \($0.text)") } + rubric.causes.map { ($0.key, "cause: \($0.text)") }
    return marks.enumerated().map { index, mark in
      Command([.character(Character(mark.0))], nil, mark.1) { state, model in
        state.mark = index
        return .effects(model.toggleMark(at: index))
      }
    }
  }

  // MARK: Lines of text

  mutating func finish(_ text: String, of line: Line, _ model: inout Model) -> Step {
    if line == .remark { return .effects(model.record(.remarked(text: text))) }
    guard !text.isEmpty else { return .stay }
    model.say("Note saved.")
    return .effects(model.record(.noted(text: text)))
  }

  func keep(_ text: String, of line: Line, _ model: inout Model) -> [Effect] {
    model.record(line == .remark ? .remarked(text: text) : .noted(text: text))
  }
}
