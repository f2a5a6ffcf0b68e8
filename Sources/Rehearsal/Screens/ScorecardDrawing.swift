import Canvas
import Interview

extension ScorecardScreen {
  func draw(_ model: Model, into canvas: inout Canvas) {
    guard let live = model.live, let attempt = live.run.attempt else { return }
    let run = live.run
    let status = isBlind ? "from memory" : "the evidence"
    let area = Frame(title: "Scorecard · \(run.question.title)", status: status).draw(model, into: &canvas)
    if isBlind {
      renderBlind(run, card: attempt.card, in: area, into: &canvas)
    } else {
      renderEvidence(run, clock: live.clock(at: model.now), in: area, into: &canvas)
    }
  }

  // MARK: From memory

  private func renderBlind(_ run: RoundRun, card: Scorecard, in area: Rect, into canvas: inout Canvas) {
    var area = area
    renderOutcomes(card.outcome, in: area.takeTop(area.width < 76 ? 2 : 1), into: &canvas)
    _ = area.takeTop(1)
    let rubric = run.setup.rubric
    let width = rubric.dimensions.map(\.title.count).max() ?? 0
    let halves = Frame.halves(of: area)
    var levels = halves?.right ?? area
    if let halves { area = halves.left }
    for (index, dimension) in rubric.dimensions.enumerated() {
      let line = area.takeTop(1)
      let isSelected = index == row
      if isSelected { canvas.write(canvas.charset.pointer, .accent, in: line) }
      canvas.write(dimension.title, isSelected ? .strong : .text, in: line, at: 2)
      let level = card.blind[dimension.id]
      canvas.write(
        level.map(String.init) ?? "·", level == nil ? .dim : Style(.accent, bold: true), in: line, at: width + 5)
      if !isSelected, let level {
        canvas.write(dimension.text(level: level).fitted(to: line.width - width - 8), .dim, in: line, at: width + 8)
      }
    }
    _ = area.takeTop(1)
    let dimension = rubric.dimensions[row]
    if halves == nil {
      levels = area.takeTop(Rubric.levels.count)
    } else {
      canvas.write(dimension.title, .strong, in: levels.takeTop(1))
    }
    for level in Rubric.levels {
      let isGiven = card.blind[dimension.id] == level
      let line = levels.takeTop(1)
      canvas.write("\(level)", isGiven ? Style(.accent, bold: true) : .accent, in: line, at: 2)
      canvas.write(dimension.text(level: level).fitted(to: line.width - 5), isGiven ? .strong : .text, in: line, at: 5)
    }
    if halves == nil { _ = area.takeTop(1) }
    let next = card.looked ? "Scored before the evidence; final." : "Timings come next."
    canvas.write(next, .dim, in: area.takeTop(1))
  }

  private func renderOutcomes(_ given: Outcome?, in area: Rect, into canvas: inout Canvas) {
    var offset = canvas.write("How did it go?", .text, in: area) + 2
    var line = area.line(0)
    let gap = area.height > 1 ? 2 : 3
    if area.height > 1 { (line, offset) = (area.line(1), 0) }
    for outcome in Outcome.allCases {
      if outcome == given {
        let (open, close) = canvas.charset == .utf8 ? ("▸", "◂") : (">", "<")
        let text = "\(open)\(outcome.letter) \(outcome.title)\(close)"
        offset += canvas.write(text, Style(.accent, bold: true), in: line, at: offset) + gap - 2
      } else {
        canvas.write(" \(outcome.letter)", .accent, in: line, at: offset)
        offset += canvas.write(outcome.title, .text, in: line, at: offset + 3) + 3 + gap - 1
      }
    }
  }

  // MARK: The evidence

  private func renderEvidence(_ run: RoundRun, clock: Milliseconds, in area: Rect, into canvas: inout Canvas) {
    let summary = run.summary(ofAttempt: run.position, at: clock)
    var (tables, tabs, pane) = evidenceAreas(run, summary, in: area)
    let times = TimeTable(summary: summary)
    let facts = summary.factLines(run: run)
    let scores = ScoreTable(
      rubric: run.setup.rubric, card: run.attempt!.card, selected: self.pane == .scores ? row : nil)
    if Frame.halves(of: area) != nil {
      renderTimes(times, facts: facts, in: tables.takeTop(times.rowCount + 1 + facts.count), into: &canvas)
      _ = tables.takeTop(1)
    } else {
      let left = tables.takeLeft(tables.width - ScoreTable.width(of: tables.width))
      renderTimes(times, facts: facts, in: left.inset(right: 2), into: &canvas)
    }
    scores.render(in: tables, into: &canvas)
    renderTabs(run, in: tabs, into: &canvas)
    renderPane(run, in: pane, into: &canvas)
  }

  /// Times and scores, the names of the panes, and the pane: stacked, or side by side if there is room.
  private func evidenceAreas(
    _ run: RoundRun, _ summary: AttemptSummary, in area: Rect
  ) -> (tables: Rect, tabs: Rect, pane: Rect) {
    var rest = area
    guard let halves = Frame.halves(of: area) else {
      let tables = rest.takeTop(evidenceRows(run, summary, height: area.height))
      _ = rest.takeTop(1)
      return (tables, rest.takeTop(1), rest)
    }
    rest = halves.right
    let tabs = rest.takeTop(1)
    _ = rest.takeTop(1)
    return (halves.left, tabs, rest)
  }

  /// How many rows times and scores take above the panes.
  private func evidenceRows(_ run: RoundRun, _ summary: AttemptSummary, height: Int) -> Int {
    let scores = run.setup.rubric.dimensions.count + 2
    let times = min(summary.phases.count, 8) + summary.groups.count + summary.factLines(run: run).count
    return min(max(scores, times), max(scores, height - 6))
  }

  /// Where a pane goes on a terminal of this size.
  func paneArea(_ run: RoundRun, size: Size) -> Rect {
    let summary = run.summary(ofAttempt: run.position, at: run.events.last?.at ?? .zero)
    return evidenceAreas(run, summary, in: Frame.area(size)).pane
  }

  private func renderTimes(_ times: TimeTable, facts: [String], in area: Rect, into canvas: inout Canvas) {
    var area = area
    let bottom = area.takeBottom(facts.count)
    for (row, fact) in facts.enumerated() { canvas.write(fact.fitted(to: bottom.width), .dim, in: bottom.line(row)) }
    times.render(in: area, into: &canvas)
  }

  private func renderTabs(_ run: RoundRun, in line: Rect, into canvas: inout Canvas) {
    var offset = 0
    for pane in Pane.allCases {
      var title = pane.title
      if pane == .checklist { title += " \(run.attempt!.card.ticks.count) of \(run.question.checklist.count)" }
      if pane == .marks {
        let count = run.attempt!.card.flags.count + run.attempt!.card.causes.count
        if count > 0 { title += " \(count)" }
      }
      let style: Style = pane == self.pane ? Style(.accent, bold: true) : .dim
      offset += canvas.write(title, style, in: line, at: offset) + 3
    }
  }

  private func renderPane(_ run: RoundRun, in area: Rect, into canvas: inout Canvas) {
    let card = run.attempt!.card
    let rubric = run.setup.rubric
    switch pane {
    case .checklist, .scores:
      if pane == .scores {
        let dimension = rubric.dimensions[row]
        for level in Rubric.levels {
          canvas.write("\(level)", .accent, in: area.line(level - 1), at: 2)
          canvas.write(dimension.text(level: level).fitted(to: area.width - 5), in: area.line(level - 1), at: 5)
        }
        return
      }
      renderList(run.checklistRows, selected: line, in: area, into: &canvas) { card.ticks.contains($0) }
    case .marks:
      let marks = (rubric.flags + rubric.causes).map { ChecklistRow(text: "\($0.key)  \($0.text)") }
      renderList(marks, selected: mark, in: area, into: &canvas) { index in
        index < rubric.flags.count
          ? card.flags.contains(rubric.flags[index].id)
          : card.causes.contains(rubric.causes[index - rubric.flags.count].id)
      }
    case .reference:
      renderScrolling(
        run.referenceLines(ofAttempt: run.position, width: Frame.textWidth(area.width)), from: scroll.offset, in: area,
        into: &canvas)
    }
  }

  private func renderList(
    _ rows: [ChecklistRow], selected: Int, in area: Rect, into canvas: inout Canvas, isOn: (Int) -> Bool
  ) {
    var lines: [(index: Int?, text: String, isFirst: Bool, isMust: Bool)] = []
    for (index, row) in rows.enumerated() {
      if let part = row.part, part != (index > 0 ? rows[index - 1].part : nil) {
        lines.append((nil, part, false, false))
      }
      for (number, line) in wrapped(row.text, width: area.width - 8).enumerated() {
        lines.append((index, line, number == 0, row.isMust))
      }
    }
    // The row under the cursor stays visible.
    let last = lines.lastIndex { $0.index == selected } ?? 0
    let first = max(0, last + 1 - area.height)
    markMore(above: first > 0, below: first + area.height < lines.count, beside: area, into: &canvas)
    for (row, line) in lines.dropFirst(first).prefix(area.height).enumerated() {
      guard let index = line.index else {
        canvas.write(line.text, .dim, in: area.line(row), at: 2)
        continue
      }
      let isSelected = index == selected
      if line.isFirst {
        let on = isOn(index)
        if isSelected { canvas.write(canvas.charset.pointer, .accent, in: area.line(row)) }
        canvas.write(on ? "[x]" : "[ ]", on ? .good : .dim, in: area.line(row), at: 2)
        if line.isMust { canvas.write("!", .warn, in: area.line(row), at: 6) }
      }
      canvas.write(line.text, isSelected ? .strong : .text, in: area.line(row), at: 8)
    }
  }
}
