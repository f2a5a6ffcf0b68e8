import Canvas
import Interview

/// Where the program starts: the sections, paused rounds, and the latest attempts.
struct HomeScreen: Screen {
  enum Pane: Hashable, Sendable { case sections, recent }

  var pane = Pane.sections
  /// Where most begin, and where nothing but a voice is needed.
  var sections = ListState(cursor: Section.allCases.firstIndex(of: .behavioral)!)
  var recent = ListState()

  static let modes = [
    Mode<Self>(
      "Home",
      [
        Command(
          [.enter], nil, "start a round of the section under the cursor, or open the attempt",
          off: { $0.whyNotOpen($1) }, run: { $0.open($1) })
      ],
      RoundKind.allCases.map(start),
      [
        Command(
          ["r"], "resume", "resume the paused round",
          off: { _, model in model.paused.isEmpty ? "No round is paused." : nil },
          run: { _, model in
            model.prompt = AnyPrompt(ResumePrompt(round: model.paused[0].id))
            return .stay
          }),
        Command(["h"], "history", "browse all attempts") { _, _ in .open(HistoryScreen()) },
        Command(["/"], "bank", "browse all questions") { _, _ in .open(BankScreen()) },
        Command([.tab], nil, "switch between sections and recent attempts") { state, model in
          state.pane = state.pane == .sections && !model.overview.recent.isEmpty ? .recent : .sections
          return .stay
        },
      ],
      Command.upDown { state, model, step in
        if state.pane == .sections {
          state.sections.move(by: step, of: Section.allCases.count, wraps: true)
        } else {
          state.recent.move(by: step, of: recentCount(model))
        }
      },
      [.keys, .quit(["q", .control("c")], "quit", label: "quit"), .suspend], isWhole: true)
  ]

  private static func start(_ kind: RoundKind) -> Command<Self> {
    Command(
      [.character(kind.key)], kind.rawValue, kind.help,
      off: { _, model in
        !model.catalog.kinds.contains(kind)
          ? "The banks have no round for \(kind.rawValue); see greenroom bank check." : nil
      },
      run: { _, _ in .open(BriefingScreen(.kind(kind))) })
  }

  func queries(in model: Model) -> [Query] { [.overview(recent: Model.recentCount)] }

  private var section: Section { Section.allCases[sections.shown(of: Section.allCases.count)] }

  private func whyNotOpen(_ model: Model) -> String? {
    guard pane == .sections else { return nil }
    guard model.catalog.sections.contains(section) else {
      return "The banks have no round for \(section.title) yet. Press \(RoundKind.keyWords) to start another kind."
    }
    guard model.catalog.counts[section] != nil else {
      return "The banks have no questions for \(section.title)."
    }
    return nil
  }

  private func open(_ model: Model) -> Step {
    let count = Self.recentCount(model)
    if pane == .recent, count > 0 { return model.open(model.overview.recent[recent.shown(of: count)]) }
    return .open(BriefingScreen(.section(section)))
  }
}

extension HomeScreen {
  /// As many of the last attempts as fit below the sections.
  static func recentCount(_ model: Model) -> Int {
    max(0, min(model.overview.recent.count, model.size.rows - (model.paused.isEmpty ? 15 : 16)))
  }

  func draw(_ model: Model, into canvas: inout Canvas) {
    let problems = model.catalog.problems
    var left =
      problems == 0 ? "" : "\(problems) problem\(problems == 1 ? "" : "s") in the banks: \(model.catalog.checkCommand)"
    if model.overview.unreadable > 0 {
      let rounds = model.overview.unreadable == 1 ? "1 round" : "\(model.overview.unreadable) rounds"
      left = "\(rounds) cannot be read: greenroom doctor"
    }
    var area = Frame(title: "greenroom", status: left, statusStyle: .warn).draw(model, into: &canvas)
    renderSections(model, in: area.takeTop(Section.allCases.count + 1), into: &canvas)
    _ = area.takeTop(1)
    if !model.paused.isEmpty, model.prompt == nil {
      let line = area.takeTop(1)
      canvas.write("Paused", .warn, in: line)
      canvas.write("r", .accent, in: line, at: 7)
      let summary = model.paused[0].summary(in: model.settings.zone, now: model.now)
      canvas.write(summary.fitted(to: line.width - 10), in: line, at: 10)
    }
    if model.overview.attempts == 0 {
      renderWelcome(model, in: area, into: &canvas)
    } else {
      renderLast(model, in: area, into: &canvas)
    }
  }

  private func renderSections(_ model: Model, in area: Rect, into canvas: inout Canvas) {
    let bar = max(8, min(40, area.width - 40))
    canvas.write("Section", .dim, in: area.line(0), at: 2)
    let legend = area.width < 70 ? "aced·took time·missed·saw" : "aced · took time · missed · saw"
    canvas.write(legend, .dim, in: area.line(0), at: 17)
    for (index, section) in Section.allCases.enumerated() {
      let line = area.line(index + 1)
      let isSelected = pane == .sections && index == sections.shown(of: Section.allCases.count)
      let questions = model.catalog.counts[section] ?? 0
      let latest = model.overview.latest[section] ?? [:]
      let asked = latest.values.reduce(0, +)
      if isSelected { canvas.write(canvas.charset.pointer, .accent, in: line) }
      canvas.write(section.title, questions == 0 ? .dim : isSelected ? .strong : .text, in: line, at: 2)
      guard questions > 0 || asked > 0 else {
        canvas.write("no questions in the banks", .dim, in: line, at: 17)
        continue
      }
      let shares = Outcome.allCases.map { latest[$0] ?? 0 }
      let whole = max(questions, asked)
      let box = Rect(column: line.column + 17, row: line.row, width: bar, height: 1)
      canvas.fillLine(canvas.charset == .utf8 ? "·" : " ", .rule, in: box)
      renderOutcomes(shares, whole: whole, in: box, into: &canvas)
      // Beside the bar, however wide the terminal is.
      let counts = "\(asked) of \(questions)".leftPadded(to: 11)
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

  private func renderLast(_ model: Model, in area: Rect, into canvas: inout Canvas) {
    canvas.write("Recent", .dim, in: area.line(1), at: 2)
    let today = LocalTime(model.now.wall, in: model.settings.zone)
    let count = Self.recentCount(model)
    for (index, attempt) in model.overview.recent.prefix(count).enumerated() {
      let line = area.line(index + 2)
      let isSelected = pane == .recent && index == recent.shown(of: count)
      AttemptColumns(width: area.width).render(attempt, today: today, isSelected: isSelected, in: line, into: &canvas)
    }
  }
}
