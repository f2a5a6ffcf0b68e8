import Canvas
import Interview

/// A phase of clarifying: the prompt and what was asked and answered since, and which tags were touched.
struct Conversation {
  var run: RoundRun
  var phase: PhasePlan
  /// A typed question that more than one reply fits.
  var choosing: ReplyPrompt?

  private var asked: [Clarification] { run.attempt?.clarifications ?? [] }

  func lines(width: Int) -> [RichLine] {
    let tagWidth = (asked.map(\.tag.count) + phase.clarifyTags.map(\.name.count)).max().map { $0 + 1 } ?? 0
    let talk = asked.enumerated().flatMap { index, question in
      question.lines(label: "\(index + 1)".leftPadded(to: 2) + " ", tagWidth: tagWidth, width: width)
    }
    let choices = choosing.map { self.choices($0, width: width) } ?? []
    return run.promptLines(phase: phase, width: width) + (talk.isEmpty ? [] : [RichLine()] + talk)
      + (choices.isEmpty ? [] : [RichLine()] + choices)
  }

  private func choices(_ prompt: ReplyPrompt, width: Int) -> [RichLine] {
    let entries = prompt.found.entries.map { run.question.clarify[$0] }
    let tagWidth = (entries.map(\.tag.count).max() ?? 0) + 1
    return wrapped(prompt.text, width: width).map { RichLine($0, .dim) }
      + entries.enumerated().flatMap { index, entry in
        let label = "\(index + 1)".leftPadded(to: 2) + " "
        let indent = label.columns + tagWidth
        return wrapped(entry.ask, width: max(1, width - indent)).enumerated().map { row, line in
          row > 0
            ? RichLine(line).indented(String(repeating: " ", count: indent))
            : RichLine(line).indented(entry.tag.padded(to: tagWidth), .dim).indented(label, .accent)
        }
      }
  }

  /// - Parameter scroll: lines back from the end, or from the top while nothing was asked.
  func add(scroll: Int, width: Int, to column: inout Column) {
    let lines = lines(width: width)
    column.add(lines.count, least: min(lines.count, 4), rank: 7) { area, canvas in
      let most = max(0, lines.count - area.height)
      let first = asked.isEmpty && choosing == nil ? min(scroll, most) : max(0, most - scroll)
      renderScrolling(lines, from: first, in: area, into: &canvas)
    }
    let tags = tagLines(width: width)
    column.add(tags.count, rank: 15) { area, canvas in
      for (row, line) in tags.enumerated() { line.render(in: area.line(row), into: &canvas) }
    }
  }

  private func tagLines(width: Int) -> [RichLine] {
    let touched = Set(asked.map(\.tag))
    var rows: [RichLine] = []
    var used = width
    for tag in phase.clarifyTags {
      let isTouched = touched.contains(tag.name)
      let mark = isTouched ? "●" : "○"
      let text = "\(mark) \(tag.name)"
      if used + text.columns + 2 > width {
        rows.append(RichLine())
        used = 0
      }
      let style: Style = isTouched ? .good : .dim
      rows[rows.count - 1].pieces += [
        .init(text: used > 0 ? "  " : "", style: style), .init(text: mark, style: style),
        .init(text: " " + tag.name, style: style),
      ]
      used += text.columns + (used > 0 ? 2 : 0)
    }
    return rows
  }
}

extension Clarification {
  /// - Parameter label: its number or time.
  func lines(label: String, tagWidth: Int, width: Int) -> [RichLine] {
    let label = label + (tag.isEmpty ? "?" : tag).padded(to: tagWidth)
    let indent = String(repeating: " ", count: label.columns)
    let room = max(1, width - label.columns)
    var found = wrapped(text, width: room).enumerated().map { row, line in
      RichLine(line, .dim).indented(row == 0 ? label : indent, .dim)
    }
    if let reply { found += wrapped(reply, width: room).map { RichLine($0).indented(indent) } }
    if let assumption {
      found += wrapped("assumed: \(assumption)", width: room).map { RichLine($0, .cue).indented(indent) }
    }
    return found
  }
}
