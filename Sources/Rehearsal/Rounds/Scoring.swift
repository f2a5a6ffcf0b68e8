import Interview

extension ScorecardScreen {
  func whyNoScore(_ model: Model) -> String? {
    if isBlind {
      return model.live?.run.attempt?.card.looked == true
        ? "The score from memory is final; Enter shows the evidence." : nil
    }
    return pane == .checklist ? "Tab goes to the scores; digits change them there." : nil
  }

  mutating func score(_ level: Int, _ model: inout Model) -> Step {
    guard let run = model.live?.run, let card = run.attempt?.card else { return .stay }
    let rubric = run.setup.rubric
    let dimension = rubric.dimensions[row].id
    if isBlind { row = nextRow(rubric, scored: Set(card.blind.keys).union([dimension])) }
    return .effects(model.record(.scored(dimension: dimension, level: level)))
  }

  mutating func tick(_ model: inout Model) -> Step {
    guard let run = model.live?.run, let card = run.attempt?.card else { return .stay }
    let ticked = line
    line = min(run.question.checklist.count - 1, line + 1)
    return .effects(model.record(.ticked(line: ticked, on: !card.ticks.contains(ticked))))
  }

  /// Only once the score from memory is complete; otherwise moves the cursor to what is missing.
  mutating func showEvidence(_ model: inout Model) -> Step {
    guard let run = model.live?.run, let card = run.attempt?.card else { return .stay }
    let rubric = run.setup.rubric
    guard card.isComplete(for: rubric) else {
      let missing = rubric.dimensions.filter { card.blind[$0.id] == nil }.map(\.title)
      let words = (card.outcome == nil ? ["how it went (a t d s)"] : []) + missing
      model.say("Still to score: \(words.joined(separator: ", ")).")
      row = nextRow(rubric, scored: Set(card.blind.keys))
      return .stay
    }
    (isBlind, row) = (false, 0)
    return .effects(card.looked ? [] : model.record(.looked))
  }

  mutating func move(by step: Int, _ model: Model) {
    guard let run = model.live?.run else { return }
    func moved(_ value: Int, _ count: Int) -> Int { max(0, min(count - 1, value + step)) }
    let rubric = run.setup.rubric
    if isBlind || pane == .scores {
      row = moved(row, rubric.dimensions.count)
    } else if pane == .checklist {
      line = moved(line, run.question.checklist.count)
    } else {
      mark = moved(mark, rubric.flags.count + rubric.causes.count)
    }
  }

  /// The next unscored row, wrapping at the end; the current row if all are scored.
  private func nextRow(_ rubric: Rubric, scored: Set<String>) -> Int {
    let open = rubric.dimensions.indices.filter { !scored.contains(rubric.dimensions[$0].id) }
    return open.first { $0 >= row } ?? open.first ?? row
  }
}

extension Model {
  /// A flag or a cause, by its index in both lists together.
  mutating func toggleMark(at index: Int) -> [Effect] {
    guard let run = live?.run, let card = run.attempt?.card else { return [] }
    let rubric = run.setup.rubric
    if index < rubric.flags.count {
      let id = rubric.flags[index].id
      return record(.flagged(id: id, on: !card.flags.contains(id)))
    }
    guard rubric.causes.indices.contains(index - rubric.flags.count) else { return [] }
    let id = rubric.causes[index - rubric.flags.count].id
    return record(.caused(id: id, on: !card.causes.contains(id)))
  }
}
