import Canvas
import Interview

extension DetailState {
  func render(_ model: Model, now: Moment, into canvas: inout Canvas) {
    let count = run.attempts.count
    let place = count > 1 ? "attempt \(position + 1) of \(count)" : run.setup.script.title
    var area = Frame(title: question.title, status: place).render(model, now: now, into: &canvas)
    renderFacts(model, now: now, in: area.takeTop(1), into: &canvas)
    renderTabs(in: area.takeTop(1), into: &canvas)
    _ = area.takeTop(1)
    if isHidden, page == .overview || page == .events {
      for (row, line) in hiddenLines(width: area.width).enumerated() { line.render(in: area.line(row), into: &canvas) }
      return
    }
    switch page {
    case .overview: renderOverview(in: area, into: &canvas)
    case .events, .notes, .code:
      renderScrolling(lines(width: Frame.textWidth(area.width)), from: scroll, in: area, into: &canvas)
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

  private func renderFacts(_ model: Model, now: Moment, in line: Rect, into canvas: inout Canvas) {
    let summary = run.summary(ofAttempt: position, at: end)
    let today = LocalTime(now.wall, zoneOffset: model.settings.zoneOffset)
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

  // MARK: Events, notes, code

  private func lines(width: Int) -> [RichLine] {
    switch page {
    case .overview: return []
    case .events: return eventLines(width: width)
    case .notes: return noteLines(width: width)
    case .code: return codeLines(width: width)
    }
  }

  private func eventLines(width: Int) -> [RichLine] {
    run.log(ofAttempt: position).flatMap { entry in
      let label = ClockText.passed(entry.at).leftPadded(to: 7) + "  "
      let indent = String(repeating: " ", count: label.count)
      return wrapped(entry.text, width: max(1, width - label.count)).enumerated().map { row, line in
        RichLine(line).indented(row == 0 ? label : indent, .dim)
      }
    }
  }

  private func noteLines(width: Int) -> [RichLine] {
    var lines: [RichLine] = []
    func section(_ title: String, _ body: [RichLine]) {
      guard !body.isEmpty else { return }
      lines += (lines.isEmpty ? [] : [RichLine()]) + [RichLine(title, .strong)] + body
    }
    let start = attempt.starts[0]
    section(
      "Notes",
      attempt.notes.flatMap { note in
        wrapped(note.text, width: max(1, width - 9)).enumerated().map { row, line in
          RichLine(line).indented(
            row == 0 ? ClockText.passed(note.at - start).leftPadded(to: 7) + "  " : String(repeating: " ", count: 9),
            .dim)
        }
      })
    section("Note", attempt.card.remark.isEmpty ? [] : wrapped(attempt.card.remark, width: width).map { RichLine($0) })
    let tagWidth = (attempt.clarifications.map(\.tag.count).max() ?? 0) + 1
    section(
      "Clarifying questions",
      attempt.clarifications.enumerated().flatMap { $1.lines(number: $0 + 1, tagWidth: tagWidth, width: width) })
    let checklist = attempt.card.looked ? run.setup.checklistRows(ofQuestion: position) : []
    section(
      "Checklist",
      checklist.enumerated().flatMap { index, entry in
        wrapped(entry.text, width: max(1, width - 6)).enumerated().map { row, line in
          let on = attempt.card.ticks.contains(index)
          let mark = row == 0 && entry.isMust ? "! " : "  "
          return RichLine(line).indented(mark, .warn).indented(
            row > 0 ? "    " : on ? "[x] " : "[ ] ", on ? .good : .dim)
        }
      })
    section("Reference", attempt.card.saved ? question.referenceLines(width: width) : [])
    return lines
  }

  private func codeLines(width: Int) -> [RichLine] {
    guard attempt.snapshots.indices.contains(snapshot) else { return [] }
    let shown = attempt.snapshots[snapshot]
    let lines = diff
    let added = lines.count { $0.change == .added }
    let removed = lines.count { $0.change == .removed }
    let at = ClockText.passed(shown.at - attempt.starts[0])
    let head =
      "Snapshot \(snapshot + 1) of \(attempt.snapshots.count) at \(at), +\(added) −\(removed) compared with \(comparison.name)"
    return [RichLine(head, .dim), RichLine()]
      + lines.map { line in
        let text = line.text.replacing("\t", with: "    ").fitted(to: max(1, width - 2))
        return switch line.change {
        case .added: RichLine("+ \(text)", .good)
        case .removed: RichLine("- \(text)", Style(.over))
        case nil: RichLine("  \(text)")
        }
      }
  }

  /// What the shown snapshot is compared with, and its name.
  var comparison: (text: String, name: String) {
    if let base, base != snapshot { return (attempt.snapshots[base].text, "snapshot \(base + 1)") }
    if snapshot > 0 { return (attempt.snapshots[snapshot - 1].text, "snapshot \(snapshot)") }
    return (question.workFileStart, "the starter file")
  }
}
