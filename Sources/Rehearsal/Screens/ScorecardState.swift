import Canvas
import Interview

struct ScorecardState: Hashable, Sendable {
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

  /// The blind step is shown, although the evidence may have been seen.
  var isBlind = true
  var pane = Pane.checklist
  var row = 0
  var line = 0
  var mark = 0
  var scroll = 0

  var context: Context {
    if isBlind { return .blind }
    switch pane {
    case .checklist, .scores: return .evidence
    case .marks: return .marks
    case .reference: return .reference
    }
  }
}

extension ScorecardState {
  func availability(of action: Action, in model: Model) -> Availability {
    guard let run = model.live?.run, let card = run.attempt?.card else { return .off("No attempt to score.") }
    switch action {
    case .rate where card.looked, .level where isBlind && card.looked:
      return .off("The score from memory is final; Enter shows the evidence.")
    case .undo where isBlind && card.looked: return .off("Enter shows the evidence; u undoes there.")
    case .level where pane == .checklist && !isBlind: return .off("Tab goes to the scores; digits change them there.")
    case .tick where pane == .scores && !isBlind: return .off("Tab goes to the checklist; digits score.")
    default: return .on
    }
  }
}

extension Model {
  mutating func performOnScorecard(_ action: Action, now: Moment) -> [Effect] {
    guard case .scorecard(var state) = screen, let run = live?.run, let card = run.attempt?.card else { return [] }
    let rubric = run.setup.rubric
    var effects: [Effect] = []
    switch action {
    case .rate(let index): effects = record(.rated(outcome: Outcome.allCases[index]), now: now)
    case .level(let level):
      effects = record(.scored(dimension: rubric.dimensions[state.row].id, level: level), now: now)
      if state.isBlind {
        state.row = state.nextRow(rubric, scored: Set(card.blind.keys).union([rubric.dimensions[state.row].id]))
      }
    case .up, .down: state.move(by: action == .down ? 1 : -1, run: run)
    case .pageUp, .pageDown: state.scroll = max(0, state.scroll + (action == .pageDown ? 8 : -8))
    case .first: state.scroll = 0
    case .last: state.scroll = .max / 2
    case .tick where state.pane == .marks: return toggleMark(at: state.mark, now: now)
    case .tick:
      let on = !card.ticks.contains(state.line)
      effects = record(.ticked(line: state.line, on: on), now: now)
      state.line = min(run.question.checklist.count - 1, state.line + 1)
    case .nextPane:
      let panes = ScorecardState.Pane.allCases
      state.pane = panes[(state.pane.rawValue + 1) % panes.count]
      state.scroll = 0
    case .note: entry = TextEntry(purpose: .note, label: "Note", field: TextField())
    case .remark: entry = TextEntry(purpose: .remark, label: "Line", field: TextField(card.remark))
    case .undo:
      if case .scored(let dimension, _) = run.events.last?.kind,
        let row = rubric.dimensions.firstIndex(where: { $0.id == dimension })
      {
        state.row = row
      }
      effects = undo(now: now)
      // Undo may have led back into the round.
      guard case .scorecard = screen else { return effects }
    case .open: return goOnFromScorecard(state, card: card, now: now)
    case .back: return goBackFromScorecard(state, now: now)
    default: break
    }
    if state.context == .reference {
      let lines = run.question.referenceLines(width: Frame.textWidth(size.columns - 4)).count
      state.scroll = clampedScroll(state.scroll, lines: lines, visible: state.paneRows(run, size: size))
    }
    screen = .scorecard(state)
    return effects
  }

  private mutating func goOnFromScorecard(_ state: ScorecardState, card: Scorecard, now: Moment) -> [Effect] {
    var state = state
    if state.isBlind {
      guard sayWhatIsMissing(&state, card: card, now: now) else { return [] }
      let effects = card.looked ? [] : record(.looked, now: now)
      (state.isBlind, state.row) = (false, 0)
      screen = .scorecard(state)
      return effects
    }
    return leaveScorecard(.saved, now: now)
  }

  /// - Returns: whether the score from memory is whole; else the cursor goes to what it lacks.
  private mutating func sayWhatIsMissing(_ state: inout ScorecardState, card: Scorecard, now: Moment) -> Bool {
    guard let rubric = live?.run.setup.rubric, !card.isComplete(for: rubric) else { return true }
    let missing = rubric.dimensions.filter { card.blind[$0.id] == nil }.map(\.title)
    let words = (card.outcome == nil ? ["how it went (a t d s)"] : []) + missing
    say("Still to score: \(words.joined(separator: ", ")).", now: now)
    state.row = state.nextRow(rubric, scored: Set(card.blind.keys))
    screen = .scorecard(state)
    return false
  }

  private mutating func goBackFromScorecard(_ state: ScorecardState, now: Moment) -> [Effect] {
    var state = state
    if state.isBlind, live?.run.attempt?.card.late == true {
      // What was given so far stays; the attempt waits in the history as before.
      return leaveScorecard(.postponed, now: now)
    } else if state.isBlind {
      dialog = .leaving
    } else if state.pane == .checklist || state.pane == .scores {
      (state.isBlind, state.row) = (true, 0)
    } else {
      state.pane = .checklist
    }
    screen = .scorecard(state)
    return []
  }

  /// A flag or a cause by its letter.
  mutating func toggleMark(key: Character, now: Moment) -> [Effect]? {
    guard let rubric = live?.run.setup.rubric else { return nil }
    guard let index = (rubric.flags + rubric.causes).firstIndex(where: { $0.key == String(key) }) else { return nil }
    if case .scorecard(var state) = screen {
      state.mark = index
      screen = .scorecard(state)
    }
    return toggleMark(at: index, now: now)
  }

  private mutating func toggleMark(at index: Int, now: Moment) -> [Effect] {
    guard let run = live?.run, let card = run.attempt?.card else { return [] }
    let rubric = run.setup.rubric
    if index < rubric.flags.count {
      let id = rubric.flags[index].id
      return record(.flagged(id: id, on: !card.flags.contains(id)), now: now)
    }
    guard rubric.causes.indices.contains(index - rubric.flags.count) else { return [] }
    let id = rubric.causes[index - rubric.flags.count].id
    return record(.caused(id: id, on: !card.causes.contains(id)), now: now)
  }
}

extension ScorecardState {
  /// The next row without a score, from the cursor on and then from the top; the cursor's own when there is none.
  fileprivate func nextRow(_ rubric: Rubric, scored: Set<String>) -> Int {
    let open = rubric.dimensions.indices.filter { !scored.contains(rubric.dimensions[$0].id) }
    return open.first { $0 >= row } ?? open.first ?? row
  }

  fileprivate mutating func move(by step: Int, run: RoundRun) {
    func moved(_ value: Int, _ count: Int) -> Int { max(0, min(count - 1, value + step)) }
    let rubric = run.setup.rubric
    if isBlind || pane == .scores {
      row = moved(row, rubric.dimensions.count)
    } else if pane == .checklist {
      line = moved(line, run.question.checklist.count)
    } else if pane == .marks {
      mark = moved(mark, rubric.flags.count + rubric.causes.count)
    } else {
      scroll = max(0, scroll + step)
    }
  }
}
