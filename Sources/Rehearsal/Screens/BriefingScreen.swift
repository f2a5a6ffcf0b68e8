import Canvas
import Interview

/// What will be drawn and played; everything can be changed before the clock starts.
struct BriefingScreen: Screen {
  /// nil until the rounds to choose from have been loaded.
  private(set) var plan: Briefing?
  private var rounds: RoundFilter?
  /// The only question, if it is fixed.
  private var question: Question.ID?
  /// The row under the cursor.
  private var row = BriefingRow.script

  enum Line: String {
    /// The value of the row under the cursor.
    case value
  }

  init(_ briefing: Briefing) { begin(briefing) }

  /// The first of the rounds that the filter lets through, with the others to choose from.
  init(_ rounds: RoundFilter, question: Question.ID? = nil) {
    self.rounds = rounds
    self.question = question
  }

  private mutating func begin(_ briefing: Briefing) {
    plan = briefing
    row = briefing.script.most == 1 ? .script : .questions
  }

  mutating func receive(_ answer: Answer, to query: Query, _ model: Model) {
    guard plan == nil, let rounds, query == .rounds(rounds), case .rounds(let scripts) = answer,
      let first = scripts.first
    else { return }
    var briefing = Briefing(scripts: scripts, script: first, settings: model.settings, now: model.now)
    if let question {
      briefing.filter.question = question
      briefing.count = 1
    }
    begin(briefing)
  }

  /// Used only once it is loaded: before that, the mode has no command that needs it.
  private var briefing: Briefing {
    get { plan! }
    set { plan = newValue }
  }

  static let modes = [whole, empty]

  private static let whole =
    Mode<Self>(
      "Briefing",
      [
        Command(
          [.enter], "start", "start the clock",
          off: { state, model in state.pool(model).emptyReason },
          run: { state, _ in .effects([.acquireLock(LockRequest(.begin(state.briefing), title: state.script.title))]) })
      ],
      Command.leftRight("change", ("previous value", "next value")) { state, model, step in
        state.briefing.change(state.shownRow(model), by: step, state.choices(model), settings: model.settings)
      },
      Command.upDown("row", ("row above", "row below")) { state, model, step in
        let rows = state.briefing.rows(state.choices(model))
        let index = rows.firstIndex(of: state.row) ?? 0
        state.row = rows[(index + step + rows.count) % rows.count]
      },
      [
        Command(["/"], "type a value", "type the value of this row") { state, model in
          state.beginTyping(&model)
          return .stay
        },
        .back, .keys, .quit([.control("c")], "quit"), .suspend,
      ], isWhole: true)

  /// There is nothing to change or start.
  private static let empty = Mode<Self>(
    "Briefing without a round", [.back, .keys, .quit([.control("c")], "quit"), .suspend], isWhole: true)

  func mode(in model: Model) -> Mode<Self> { plan == nil ? Self.empty : Self.whole }

  func queries(in model: Model) -> [Query] {
    plan.map { [.pool($0.filter), .choices($0.filter.sections)] } ?? rounds.map { [.rounds($0)] } ?? []
  }

  private func choices(_ model: Model) -> [Facet: [String]] { model.choices(in: briefing.filter.sections) }

  private func pool(_ model: Model) -> PoolFacts { model.pool(briefing.filter) }

  /// Which rows there are depends on the script.
  private func shownRow(_ model: Model) -> BriefingRow {
    let rows = briefing.rows(choices(model))
    return rows.contains(row) ? row : rows[0]
  }

  private func beginTyping(_ model: inout Model) {
    let row = shownRow(model)
    let values = briefing.values(row, choices(model)).compactMap { $0 }
    switch row {
    case .script, .questions, .facet(.difficulty): model.say("Left and right change this row.")
    case .seed, .budget, .facet: model.type(Line.value, row.title, completions: values)
    }
  }

  mutating func finish(_ text: String, of line: Line, _ model: inout Model) -> Step {
    switch shownRow(model) {
    case .script, .questions: break
    case .seed:
      guard !text.isEmpty else {
        (briefing.seed, briefing.isSeeded) = (Briefing.seedOfDay(model.settings, now: model.now), false)
        break
      }
      guard let seed = UInt64(text) else {
        model.say("A seed is a whole number, 0 or more.", .warning)
        return .stay
      }
      (briefing.seed, briefing.isSeeded) = (seed, true)
    case .budget:
      let range = Briefing.minimumBudget...Briefing.maximumBudget
      guard text.isEmpty || Milliseconds(written: text).map(range.contains) == true else {
        model.say("A budget is from 5m to 180m, for example 30m.", .warning)
        return .stay
      }
      briefing.budget = Milliseconds(written: text)
    case .facet(let facet): briefing.filter.chosen[facet] = text.isEmpty || text == "any" ? nil : text.lowercased()
    }
    return .stay
  }
}

extension BriefingScreen {
  private var script: RoundScript { briefing.script }

  private static let labelWidth = 13

  func draw(_ model: Model, into canvas: inout Canvas) {
    guard plan != nil else {
      let area = Frame(title: "Briefing").draw(model, into: &canvas)
      if rounds.map({ model.answers[.rounds($0)] != nil }) == true {
        drawWarning("The banks have no round for this; see greenroom bank check.", in: area, into: &canvas)
      }
      return
    }
    var area = Frame(title: script.sectionTitle, status: "briefing").draw(model, into: &canvas)
    for row in briefing.rows(choices(model)) { render(row, model, in: area.takeTop(1), into: &canvas) }
    if let reason = pool(model).emptyReason { area = drawWarning(reason, in: area, into: &canvas) }
    _ = area.takeTop(1)
    renderScript(in: &area, into: &canvas)
    _ = area.takeTop(1)
    // The first to go on a small terminal.
    for text in script.advice {
      for line in wrapped(text, width: area.width) { canvas.write(line, .dim, in: area.takeTop(1)) }
    }
  }

  /// - Returns: the area left below it.
  @discardableResult
  private func drawWarning(_ text: String, in area: Rect, into canvas: inout Canvas) -> Rect {
    var area = area
    for line in wrapped(text, width: area.width) { canvas.write(line, .warn, in: area.takeTop(1)) }
    return area
  }

  private func render(_ row: BriefingRow, _ model: Model, in line: Rect, into canvas: inout Canvas) {
    let isSelected = row == shownRow(model)
    canvas.write(row.title, isSelected ? .strong : .dim, in: line)
    let value = briefing.value(row)
    let shown = isSelected ? "‹ \(value) ›" : "  \(value)"
    let width = canvas.write(
      shown, isSelected ? Style(.accent, bold: true) : .text, in: line, at: Self.labelWidth)
    let aside = line.inset(left: Self.labelWidth + max(14, width + 2))
    canvas.write(self.aside(row, model).fitted(to: aside.width), .dim, in: aside)
  }

  private func aside(_ row: BriefingRow, _ model: Model) -> String {
    switch row {
    case .script:
      return briefing.scripts.count > 1
        ? "of \(briefing.scripts.count): \(briefing.scripts.map(\.title).joined(separator: ", "))" : ""
    case .questions: return poolWords(model)
    case .facet(.difficulty):
      return script.most > 1 || briefing.filter.chosen[.difficulty] == nil ? "" : poolWords(model)
    case .facet: return briefing.values(row, choices(model)).compactMap { $0 }.joined(separator: "  ")
    case .budget:
      guard let budget = script.budget else { return "" }
      return "easy \(budget.easy.written)  medium \(budget.medium.written)  hard \(budget.hard.written)"
    case .seed: return briefing.isSeeded ? "the same seed draws the same questions" : "least-asked first"
    }
  }

  private func poolWords(_ model: Model) -> String {
    let pool = pool(model)
    guard pool.count > 0 else { return "no match" }
    return "\(pool.count) match" + (pool.fresh.map { ", \($0) never asked" } ?? "")
  }

  /// The phases with their times, wrapped, then what they share.
  private func renderScript(in area: inout Rect, into canvas: inout Canvas) {
    if let id = briefing.filter.question {
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
    if let budget = briefing.budget, parts > budget {
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
