import Canvas
import Interview

// The events, notes and code of an attempt, as lines of text.
extension AttemptScreen {
  func lines(of page: Page, width: Int) -> [RichLine] {
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
    section(
      "Remark", attempt.card.remark.isEmpty ? [] : wrapped(attempt.card.remark, width: width).map { RichLine($0) })
    let tagWidth = (attempt.clarifications.map(\.tag.count).max() ?? 0) + 1
    section(
      "Clarifying questions",
      attempt.clarifications.flatMap {
        $0.lines(label: ClockText.passed($0.at - start).leftPadded(to: 7) + "  ", tagWidth: tagWidth, width: width)
      })
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
    section("Reference", attempt.card.saved ? run.referenceLines(ofAttempt: position, width: width) : [])
    return lines
  }

  private func codeLines(width: Int) -> [RichLine] {
    guard attempt.snapshots.indices.contains(snapshot) else { return [] }
    let shown = attempt.snapshots[snapshot]
    let lines = diff
    let added = lines.count { $0.change == .added }
    let removed = lines.count { $0.change == .removed }
    let at = ClockText.passed(shown.at - attempt.starts[0])
    let change =
      if added + removed > 0 {
        "+\(added) −\(removed) compared with \(comparison.name)"
      } else if comparison.text.utf8.elementsEqual(shown.text.utf8) {
        "the same as \(comparison.name)"
      } else {
        "only line endings differ from \(comparison.name)"
      }
    let head = "Snapshot \(snapshot + 1) of \(attempt.snapshots.count) at \(at), \(change)"
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
