import Canvas
import Interview

extension BriefingState {
  private static let labelWidth = 13

  func render(_ model: Model, now: Moment, into canvas: inout Canvas) {
    var area = Frame(title: script.sectionTitle, status: "briefing").render(model, now: now, into: &canvas)
    for row in rows(in: model.shelf) { render(row, model, in: area.takeTop(1), into: &canvas) }
    _ = area.takeTop(1)
    renderScript(in: &area, into: &canvas)
    _ = area.takeTop(1)
    for text in advice {
      for line in wrapped(text, width: area.width) { canvas.write(line, .dim, in: area.takeTop(1)) }
    }
  }

  private func render(_ row: Row, _ model: Model, in line: Rect, into canvas: inout Canvas) {
    let isSelected = row == self.row
    canvas.write(row.title, isSelected ? .strong : .dim, in: line)
    let value = value(row)
    let shown = isSelected ? "‹ \(value) ›" : "  \(value)"
    let width = canvas.write(
      shown, isSelected ? Style(.accent, bold: true) : .text, in: line, at: Self.labelWidth)
    let aside = line.inset(left: Self.labelWidth + max(14, width + 2))
    canvas.write(self.aside(row, model).fitted(to: aside.width), .dim, in: aside)
  }

  private func aside(_ row: Row, _ model: Model) -> String {
    switch row {
    case .script: return scripts.count > 1 ? "of \(scripts.count): \(scripts.map(\.title).joined(separator: ", "))" : ""
    case .questions: return poolWords(model)
    case .facet(.difficulty): return script.most > 1 || filter.chosen[.difficulty] == nil ? "" : poolWords(model)
    case .facet: return choices(row, in: model.shelf).compactMap { $0 }.joined(separator: "  ")
    case .budget:
      guard let budget = script.budget else { return "" }
      return "easy \(budget.easy.written)  medium \(budget.medium.written)  hard \(budget.hard.written)"
    case .seed: return isSeeded ? "the same seed draws the same questions" : "least-asked first"
    }
  }

  private func poolWords(_ model: Model) -> String {
    let pool = pool(in: model.shelf)
    let seen = Set(model.history.map(\.question))
    let fresh = pool.count { !seen.contains($0.id) }
    return pool.isEmpty ? "no match" : "\(pool.count) match, \(fresh) never asked"
  }

  /// The phases with their times, wrapped, then what they share.
  private func renderScript(in area: inout Rect, into canvas: inout Canvas) {
    if let id = filter.question {
      canvas.write("Question", .dim, in: area)
      canvas.write(id, in: area.takeTop(1).inset(left: Self.labelWidth))
    }
    let phases = script.phases.map { phase in
      switch phase.bound {
      case .limit(let length): "\(phase.title) \(length.written)\(phase.repeatsForFollowups ? " each" : "")"
      case .target(let length): "\(phase.title) about \(length.written)\(phase.repeatsForFollowups ? " each" : "")"
      case .rest: "\(phase.title) the rest"
      case .open: phase.title
      }
    }
    canvas.write("Parts", .dim, in: area)
    for line in wrappedItems(phases, width: area.width - Self.labelWidth) {
      canvas.write(line, in: area.takeTop(1).inset(left: Self.labelWidth))
    }
    for group in script.groups {
      let names = script.phases.filter { $0.group == group.id }.map(\.title)
      let words = "\(group.title) \(group.limit.written) for \(names.first ?? "") to \(names.last ?? "")"
      canvas.write(words, .dim, in: area.takeTop(1).inset(left: Self.labelWidth))
    }
    let parts = script.phases.compactMap(\.bound.limit).sum
    if let budget, parts > budget {
      let words = "the parts take \(parts.written) together, more than the budget of \(budget.written)"
      canvas.write(words, .warn, in: area.takeTop(1).inset(left: Self.labelWidth))
    }
  }

  private func wrappedItems(_ items: [String], width: Int) -> [String] {
    var lines: [String] = []
    for item in items {
      if let last = lines.last, last.columns + 2 + item.columns <= width {
        lines[lines.count - 1] = last + "  " + item
      } else {
        lines.append(item.fitted(to: width))
      }
    }
    return lines
  }
}

extension RoundScript {
  var sectionTitle: String { sections.count == 1 ? sections[0].title : title }
}

extension Model {
  mutating func performOnBriefing(_ action: Action, now: Moment) -> [Effect] {
    guard case .briefing(var state) = screen else { return [] }
    let rows = state.rows(in: shelf)
    let index = rows.firstIndex(of: state.row) ?? 0
    switch action {
    case .up, .down:
      state.row = rows[(index + (action == .down ? 1 : -1) + rows.count) % rows.count]
    case .left: state.change(rows[index], by: -1, in: shelf, settings: settings)
    case .right: state.change(rows[index], by: 1, in: shelf, settings: settings)
    case .search: openBriefingEntry(rows[index], state, now: now)
    case .back: back()
    case .open:
      pending = .begin(state)
      return [.claim(title: state.script.title, round: nil)]
    default: return []
    }
    if action != .back { screen = .briefing(state) }
    return []
  }

  private mutating func openBriefingEntry(_ row: BriefingState.Row, _ state: BriefingState, now: Moment) {
    let choices = state.choices(row, in: shelf).compactMap { $0 }
    switch row {
    case .seed: entry = TextEntry(purpose: .seed, label: "Seed", field: TextField())
    case .budget: entry = TextEntry(purpose: .budget, label: "Budget", field: TextField())
    case .script, .questions, .facet(.difficulty): say("Left and right change this row.", now: now)
    case .facet(let facet):
      entry = TextEntry(purpose: .facet(facet), label: facet.title, field: TextField(), completions: choices)
    }
  }

  mutating func finishBriefingEntry(_ purpose: TextEntry.Purpose, text: String, now: Moment) -> [Effect] {
    guard case .briefing(var state) = screen else { return [] }
    let value = text.isEmpty || text == "any" ? nil : text.lowercased()
    switch purpose {
    case .seed where text.isEmpty:
      (state.seed, state.isSeeded) = (BriefingState.seedOfDay(settings, now: now), false)
    case .budget:
      let range = BriefingState.leastBudget...BriefingState.mostBudget
      guard text.isEmpty || Milliseconds(written: text).map(range.contains) == true else {
        say("A budget is from 5m to 180m, for example 30m.", .warning, now: now)
        return []
      }
      state.budget = Milliseconds(written: text)
    case .seed:
      guard let seed = UInt64(text) else {
        say("A seed is a whole number, 0 or more.", .warning, now: now)
        return []
      }
      (state.seed, state.isSeeded) = (seed, true)
    case .facet(let facet): state.filter.chosen[facet] = value
    default: return []
    }
    screen = .briefing(state)
    if state.pool(in: shelf).isEmpty { say(state.emptyReason(in: shelf), .warning, now: now) }
    return []
  }
}
