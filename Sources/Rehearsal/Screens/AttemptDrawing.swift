import Canvas
import Interview

extension AttemptScreen {
  func draw(_ model: Model, into canvas: inout Canvas) {
    let count = run.attempts.count
    let place = count > 1 ? "attempt \(position + 1) of \(count)" : run.setup.script.title
    var area = Frame(title: question.title, status: place).draw(model, into: &canvas)
    renderFacts(model, in: area.takeTop(1), into: &canvas)
    let page = shownPage(model.size)
    renderTabs(pages(model.size), page, in: area.takeTop(1), into: &canvas)
    _ = area.takeTop(1)
    if let halves = Frame.halves(of: area) {
      drawOverview(from: 0, in: halves.left, into: &canvas)
      draw(page, in: halves.right, into: &canvas)
    } else {
      draw(page, in: area, into: &canvas)
    }
  }

  private func draw(_ page: Page, in area: Rect, into canvas: inout Canvas) {
    switch page {
    case .overview: drawOverview(from: scroll.offset, in: area, into: &canvas)
    case .events where isHidden: drawHidden(in: area, into: &canvas)
    case .events, .notes, .code:
      renderScrolling(lines(of: page, width: Frame.textWidth(area.width)), from: scroll.offset, in: area, into: &canvas)
    }
  }

  private func drawOverview(from scroll: Int, in area: Rect, into canvas: inout Canvas) {
    if isHidden { drawHidden(in: area, into: &canvas) } else { renderOverview(from: scroll, in: area, into: &canvas) }
  }

  private func drawHidden(in area: Rect, into canvas: inout Canvas) {
    for (row, line) in hiddenLines(width: area.width).enumerated() { line.render(in: area.line(row), into: &canvas) }
  }

  /// The attempt shown next to a list: what it was, how it went, and what was noted.
  func drawSummary(_ model: Model, in area: Rect, into canvas: inout Canvas) {
    var area = area
    canvas.write(question.title.fitted(to: area.width), .strong, in: area.takeTop(1))
    renderFacts(model, in: area.takeTop(1), into: &canvas)
    _ = area.takeTop(1)
    guard !isHidden else { return drawHidden(in: area, into: &canvas) }
    renderOverview(from: 0, in: area.takeTop(overviewHeight(width: area.width)), into: &canvas)
    _ = area.takeTop(1)
    renderScrolling(lines(of: .notes, width: Frame.textWidth(area.width)), from: 0, in: area, into: &canvas)
  }

  /// What the clock recorded comes after the score from memory, here too.
  private var isHidden: Bool { !attempt.card.looked && !attempt.isVoid }

  private func hiddenLines(width: Int) -> [RichLine] {
    let text =
      run.isOver
      ? "Not scored yet: s scores it from memory. The timings come after that."
      : "This round is paused; r resumes it."
    return wrapped(text, width: width).map { RichLine($0, .dim) }
  }

  /// How many rows the current page has, so that scrolling stops at its end.
  func contentHeight(size: Size) -> Int {
    let area = Frame.area(size)
    let page = shownPage(size)
    if page == .overview { return overviewHeight(width: area.width) }
    let width = Frame.halves(of: area)?.right.width ?? area.width
    return lines(of: page, width: Frame.textWidth(max(1, width))).count
  }

  private func renderFacts(_ model: Model, in line: Rect, into canvas: inout Canvas) {
    let summary = run.summary(ofAttempt: position, at: end)
    let today = LocalTime(model.now.wall, in: model.settings.zone)
    let when = LocalTime(summary.startedAt, zoneOffset: summary.zoneOffset).relative(to: today)
    var facts = [when, question.section.title]
    // Hidden until it is scored, here too: the question may come up again.
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

  private func renderTabs(_ pages: [Page], _ shown: Page, in line: Rect, into canvas: inout Canvas) {
    var offset = 0
    for page in pages {
      offset +=
        canvas.write(page.title, page == shown ? Style(.accent, bold: true) : .dim, in: line, at: offset) + 3
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

  private func renderOverview(from scroll: Int, in area: Rect, into canvas: inout Canvas) {
    let height = overviewHeight(width: area.width)
    markMore(above: scroll > 0, below: scroll + area.height < height, beside: area, into: &canvas)
    let (times, facts, scores, marks) = overviewParts(width: area.width)
    canvas.scroll(height: height, from: scroll, in: area) { canvas, page in
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

  /// Red flags, causes and the remark.
  private func markLines(width: Int) -> [RichLine] {
    let card = attempt.card
    let rubric = run.setup.rubric
    func labeled(_ label: String, _ texts: [String], _ style: Style) -> [RichLine] {
      let indent = String(repeating: " ", count: 9)
      return texts.flatMap { wrapped($0, width: max(1, width - 9)) }.enumerated().map { row, line in
        RichLine(line, style).indented(row == 0 ? label.padded(to: 9) : indent, .dim)
      }
    }
    return labeled("Flags", rubric.flags.filter { card.flags.contains($0.id) }.map(\.text), .warn)
      + labeled("Causes", rubric.causes.filter { card.causes.contains($0.id) }.map(\.text), .text)
      + labeled("Remark", card.remark.isEmpty ? [] : [card.remark], .text)
  }
}
