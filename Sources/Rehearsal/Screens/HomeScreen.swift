import Canvas
import Interview

struct HomeState: Hashable, Sendable {
  enum Pane: Hashable, Sendable { case sections, last }

  var pane = Pane.sections
  /// Where most begin, and where nothing but a voice is needed.
  var section = Section.allCases.firstIndex(of: .behavioral)!
  var attempt = 0
}

extension HomeState {
  /// As many of the last attempts as fit below the sections.
  static func lastShown(_ model: Model) -> Int {
    max(0, min(5, model.history.count, model.size.rows - (model.waiting.isEmpty ? 15 : 16)))
  }

  func render(_ model: Model, now: Moment, into canvas: inout Canvas) {
    let problems = model.shelf.problems
    var left =
      problems == 0 ? "" : "\(problems) problem\(problems == 1 ? "" : "s") in the banks: \(model.shelf.checkCommand)"
    if model.unreadable > 0 {
      let rounds = model.unreadable == 1 ? "1 round" : "\(model.unreadable) rounds"
      left = "\(rounds) cannot be read: greenroom doctor"
    }
    var area = Frame(title: "greenroom", status: left, statusStyle: .warn).render(model, now: now, into: &canvas)
    renderSections(model, in: area.takeTop(Section.allCases.count + 1), into: &canvas)
    _ = area.takeTop(1)
    if !model.waiting.isEmpty, model.dialog == nil {
      let line = area.takeTop(1)
      canvas.write("Paused", .warn, in: line)
      canvas.write("r", .accent, in: line, at: 7)
      let summary = model.waiting[0].summary(zoneOffset: model.settings.zoneOffset, now: now)
      canvas.write(summary.fitted(to: line.width - 10), in: line, at: 10)
    }
    if model.history.isEmpty {
      renderWelcome(model, in: area, into: &canvas)
    } else {
      renderLast(model, now: now, in: area, into: &canvas)
    }
  }

  private func renderSections(_ model: Model, in area: Rect, into canvas: inout Canvas) {
    let bar = max(8, min(40, area.width - 40))
    canvas.write("Section", .dim, in: area.line(0), at: 2)
    let legend = area.width < 70 ? "aced·took time·missed·saw" : "aced · took time · missed · saw"
    canvas.write(legend, .dim, in: area.line(0), at: 17)
    for (index, section) in Section.allCases.enumerated() {
      let line = area.line(index + 1)
      let isSelected = pane == .sections && index == self.section
      let questions = model.shelf.questions.filter { $0.section == section }
      let latest = model.latestOutcomes(in: section)
      if isSelected { canvas.write(canvas.charset.pointer, .accent, in: line) }
      canvas.write(section.title, questions.isEmpty ? .dim : isSelected ? .strong : .text, in: line, at: 2)
      guard !questions.isEmpty || !latest.isEmpty else {
        canvas.write("no questions in the banks", .dim, in: line, at: 17)
        continue
      }
      let shares = Outcome.allCases.map { outcome in latest.count { $0 == outcome } }
      let whole = max(questions.count, latest.count)
      let box = Rect(column: line.column + 17, row: line.row, width: bar, height: 1)
      canvas.write(String(repeating: canvas.charset == .utf8 ? "·" : " ", count: bar), .rule, in: box)
      renderOutcomes(shares, whole: whole, in: box, into: &canvas)
      // Beside the bar, however wide the terminal is.
      let counts = "\(latest.count) of \(questions.count)".leftPadded(to: 11)
      canvas.write(counts, .dim, in: line, at: min(box.end + 1, line.end - 11) - line.column)
    }
  }

  private func renderWelcome(_ model: Model, in area: Rect, into canvas: inout Canvas) {
    let kinds = RoundKind.allCases
    for (row, kind) in kinds.enumerated() {
      canvas.write(String(kind.key), .accent, in: area.line(row + 1), at: 2)
      canvas.write(kind.welcome.fitted(to: area.width - 5), in: area.line(row + 1), at: 5)
    }
    canvas.write(
      "Press one. Then Enter starts the clock, Space moves on to the next part.".fitted(to: area.width), .dim,
      in: area.line(kinds.count + 2), at: 2)
  }

  private func renderLast(_ model: Model, now: Moment, in area: Rect, into canvas: inout Canvas) {
    canvas.write("Recent", .dim, in: area.line(1), at: 2)
    let today = LocalTime(now.wall, zoneOffset: model.settings.zoneOffset)
    for (index, attempt) in model.history.prefix(Self.lastShown(model)).enumerated() {
      let line = area.line(index + 2)
      let isSelected = pane == .last && index == self.attempt
      AttemptColumns(width: area.width).render(attempt, today: today, isSelected: isSelected, in: line, into: &canvas)
    }
  }
}

extension Model {
  /// The latest outcome of each question of the section that has one.
  func latestOutcomes(in section: Section) -> [Outcome] {
    var seen: Set<String> = []
    return history.compactMap { attempt in
      guard attempt.section == section, !attempt.isVoid, let outcome = attempt.outcome,
        seen.insert(attempt.question).inserted
      else { return nil }
      return outcome
    }
  }

  func availabilityOfOpening(_ state: HomeState) -> Availability {
    guard state.pane == .sections else { return .on }
    let section = Section.allCases[state.section]
    guard shelf.scripts.contains(where: { $0.sections.contains(section) }) else {
      return .off("There is no round for \(section.title) yet. Press \(RoundKind.keyWords) to start another kind.")
    }
    guard shelf.questions.contains(where: { $0.section == section }) else {
      return .off("The banks have no questions for \(section.title).")
    }
    return .on
  }

  mutating func performOnHome(_ action: Action, now: Moment) -> [Effect] {
    guard case .home(var state) = screen else { return [] }
    switch action {
    case .start(let kind):
      brief(shelf.scripts(of: kind), now: now)
      return []
    case .resume:
      dialog = .resuming(waiting[0])
      return []
    case .history:
      open(.history(HistoryState()))
      return []
    case .nextPane: state.pane = state.pane == .sections && !history.isEmpty ? .last : .sections
    case .up, .down:
      let step = action == .down ? 1 : -1
      if state.pane == .sections {
        state.section = (state.section + step + Section.allCases.count) % Section.allCases.count
      } else {
        let count = HomeState.lastShown(self)
        state.attempt = max(0, min(count - 1, state.attempt + step))
      }
    case .open:
      if state.pane == .last, history.indices.contains(state.attempt) {
        let attempt = history[state.attempt]
        return openAttempt(attempt)
      }
      let section = Section.allCases[state.section]
      brief(shelf.scripts.filter { $0.sections.contains(section) }, now: now)
      return []
    default: return []
    }
    screen = .home(state)
    return []
  }

  private mutating func brief(_ scripts: [RoundScript], now: Moment) {
    guard let first = scripts.first else { return }
    open(.briefing(BriefingState(scripts: scripts, script: first, settings: settings, now: now)))
  }
}
