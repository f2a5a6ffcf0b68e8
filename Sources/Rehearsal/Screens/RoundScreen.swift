import Canvas
import Interview

struct RoundViewState: Hashable, Sendable {
  /// Lines of the prompt that are scrolled away.
  var scroll = 0
}

extension RoundViewState {
  func render(_ model: Model, now: Moment, into canvas: inout Canvas) {
    guard let live = model.live else { return }
    let run = live.run
    let clock = live.clock(at: now)
    let frame = Frame(title: run.heading, status: run.revealed(model.settings))
    let area = frame.render(model, now: now, into: &canvas)
    if case .gap = run.stage {
      renderGap(run, clock: clock, in: area, into: &canvas)
    } else if let phase = run.phase {
      column(run, phase: phase, clock: clock, width: area.width, model: model).render(in: area, into: &canvas)
    }
  }

  /// In the order in which the eye should meet them; the rank says what goes first where room is short.
  private func column(_ run: RoundRun, phase: PhasePlan, clock: Milliseconds, width: Int, model: Model) -> Column {
    var column = Column()
    let prompt = run.promptLines(phase: phase, width: width)
    column.add(prompt.count, least: min(prompt.count, 2), rank: 4) { area, canvas in
      renderScrolled(prompt, in: area, into: &canvas)
    }
    column.add(BigDigits.rows, rank: 20) { area, canvas in
      ClockView(run: run, phase: phase, at: clock).render(in: area, into: &canvas)
    }
    addTrack(run, clock: clock, to: &column)
    if let group = run.plan.group(phase.group), group.id != run.plan.mainGroup {
      column.add(1, rank: 12, gap: run.plan.phases.count > 1) { area, canvas in
        renderGroup(group, run: run, clock: clock, in: area, into: &canvas)
      }
    }
    if !phase.clarifyTags.isEmpty {
      addClarifications(run, phase: phase, width: width, to: &column)
    }
    addWords(run, phase: phase, width: width, to: &column)
    return column
  }

  private func addTrack(_ run: RoundRun, clock: Milliseconds, to column: inout Column) {
    let times = run.times(ofAttempt: run.position, at: clock)
    let inverted = run.justEnded(at: clock) ? run.phaseIndex : nil
    if let group = run.plan.group(run.plan.mainGroup) {
      column.add(MilestoneRuler.rows, least: 2, rank: 10) { area, canvas in
        MilestoneRuler(
          phases: run.plan.phases, times: times, current: run.phaseIndex, limit: group.limit, inverted: inverted
        ).render(in: area, into: &canvas)
      }
    } else {
      column.add(PhaseTrack.rows, least: 2, rank: 10) { area, canvas in
        PhaseTrack(phases: run.plan.phases, times: times, current: run.phaseIndex, inverted: inverted)
          .render(in: area, into: &canvas)
      }
    }
  }

  private func addWords(_ run: RoundRun, phase: PhasePlan, width: Int, to column: inout Column) {
    func add(_ label: String, _ texts: [String], _ style: Style, rank: Int, least: Int = 1, lastFirst: Bool = false) {
      guard !texts.isEmpty else { return }
      let lines = texts.flatMap { wrapped($0, width: width - 8) }
      column.add(lines.count, least: min(least, lines.count), rank: rank) { area, canvas in
        canvas.write(label, .dim, in: area)
        for (row, line) in (lastFirst ? lines.suffix(area.height) : lines.prefix(area.height)).enumerated() {
          canvas.write(line, style, in: area.line(row).inset(left: 8))
        }
      }
    }
    if !phase.cues.isEmpty {
      let oneLine = phase.cues.map { "“\($0)”" }.joined(separator: "  ")
      add("Cue", oneLine.columns <= width - 8 ? [oneLine] : phase.cues.map { "“\($0)”" }, .cue, rank: 6)
    }
    let hints = run.attempt?.hints ?? 0
    add("Hint", Array(run.question.hints.prefix(hints)), .accent, rank: 8, lastFirst: true)
    let snapshots = run.attempt?.snapshots ?? []
    if let last = snapshots.last {
      let lines = last.text.split(separator: "\n", omittingEmptySubsequences: false).count
      add("Code", ["snapshot \(snapshots.count), \(lines) lines"], .dim, rank: 3)
    }
    add("Notes", run.attempt?.notes.map(\.text) ?? [], .text, rank: 2, lastFirst: true)
  }

  private func addClarifications(_ run: RoundRun, phase: PhasePlan, width: Int, to column: inout Column) {
    let asked = run.attempt?.clarifications ?? []
    let tagWidth = phase.clarifyTags.map(\.name.count).max()! + 1
    let lines = asked.enumerated().flatMap { index, entry in
      entry.lines(number: index + 1, tagWidth: tagWidth, width: width)
    }
    column.add(lines.count, least: min(lines.count, 3), rank: 7) { area, canvas in
      for (row, line) in lines.suffix(area.height).enumerated() { line.render(in: area.line(row), into: &canvas) }
    }
    let tags = phase.clarifyTags.map(\.name)
    let rows = tagRows(tags, asked: Set(asked.map(\.tag)), width: width)
    column.add(rows.count, rank: 15, gap: !lines.isEmpty) { area, canvas in
      for (row, line) in rows.enumerated() { line.render(in: area.line(row), into: &canvas) }
    }
  }

  private func tagRows(_ tags: [String], asked: Set<String>, width: Int) -> [RichLine] {
    var rows: [RichLine] = []
    var used = width
    for tag in tags {
      let isAsked = asked.contains(tag)
      let text = "\(isAsked ? "●" : "○") \(tag)"
      if used + text.columns + 2 > width {
        rows.append(RichLine())
        used = 0
      }
      rows[rows.count - 1].pieces.append(.init(text: (used > 0 ? "  " : "") + text, style: isAsked ? .good : .dim))
      used += text.columns + 2
    }
    return rows
  }

  /// Wider bars say no more and cost the terminal more each second.
  private static let widestBar = 40

  private func renderGroup(
    _ group: PhaseGroup, run: RoundRun, clock: Milliseconds, in line: Rect, into canvas: inout Canvas
  ) {
    let phases = run.plan.phases
    let times = run.times(ofAttempt: run.position, at: clock)
    let parts = phases.indices.filter { phases[$0].group == group.id }.map { index in
      (phases[index].bound.length ?? .zero, index < times.count ? times[index] : .zero)
    }
    let used = parts.map(\.1).sum
    let words = "\(ClockText.passed(used)) of \(group.limit.written)"
    let label = canvas.write(group.title, .dim, in: line) + 2
    let bar = min(Self.widestBar, max(0, line.width - label - words.count - 3))
    SharedBar(limit: group.limit, parts: parts.map { (share: $0.0, used: $0.1) })
      .render(in: Rect(column: line.column + label, row: line.row, width: bar, height: 1), into: &canvas)
    canvas.write(words, used >= group.limit + .seconds(1) ? .over : .text, in: line, at: label + bar + 3)
  }

  private func renderScrolled(_ lines: [RichLine], in area: Rect, into canvas: inout Canvas) {
    let most = max(0, lines.count - area.height)
    let first = min(scroll, most)
    for (row, line) in lines.dropFirst(first).prefix(area.height).enumerated() {
      line.render(in: area.line(row), into: &canvas)
    }
    if first < most { canvas.writeRight(" ↓ more", .dim, in: area.line(area.height - 1)) }
    if first > 0 { canvas.writeRight(" ↑", .dim, in: area.line(0)) }
  }

  private func renderGap(_ run: RoundRun, clock: Milliseconds, in area: Rect, into canvas: inout Canvas) {
    guard let gap = run.setup.script.gap else { return }
    var column = Column()
    let cue = wrapped(gap.cue, width: area.width)
    column.add(cue.count, rank: 5) { area, canvas in
      for (row, line) in cue.enumerated() { canvas.write(line, .cue, in: area.line(row)) }
    }
    column.add(BigDigits.rows, rank: 9) { area, canvas in
      guard let main = run.mainClock(at: clock) else { return }
      BigDigits.render(main.text, run.isPaused ? .dim : .time, in: area, into: &canvas)
      let beside = area.inset(left: BigDigits.width(of: main.text) + 4)
      canvas.write("Question \(run.attempts.count + 1) of \(run.setup.questions.count)", .strong, in: beside.line(0))
      canvas.write(
        gap.automatic ? "starts by itself at 0:00" : "starts when you press space", .dim, in: beside.line(1))
      if run.isPaused {
        canvas.write("paused \(ClockText.passed(run.standingTime(at: clock)))", .warn, in: beside.line(2))
      }
    }
    column.render(in: area, into: &canvas)
  }
}

/// The big clock with what it is for.
private struct ClockView {
  var run: RoundRun
  var phase: PhasePlan
  var at: Milliseconds

  func render(in area: Rect, into canvas: inout Canvas) {
    guard let main = run.mainClock(at: at) else { return }
    let stands = run.standing != nil
    BigDigits.render(main.text, stands ? .dim : style(main.urgency), in: area, into: &canvas)
    // The words stand still while the digits grow and shrink.
    let beside = area.inset(left: max(20, BigDigits.width(of: main.text) + 4))
    var title = phase.title
    if let group = run.plan.group(run.plan.mainGroup) { title += " · of \(group.limit.written)" }
    canvas.write(title.fitted(to: beside.width), .strong, in: beside.line(0))
    for (row, line) in wrapped(phase.instruction, width: beside.width).prefix(stands ? 1 : 2).enumerated() {
      canvas.write(line, .dim, in: beside.line(1 + row))
    }
    if stands {
      canvas.write("paused \(ClockText.passed(run.standingTime(at: at)))", Style(.warn, bold: true), in: beside.line(2))
    }
  }

  private func style(_ urgency: MainClock.Urgency) -> Style {
    switch urgency {
    case .calm: .time
    case .soon: .warn
    case .last: Style(.warn, bold: true)
    case .over: .over
    }
  }
}

extension RoundRun {
  var heading: String {
    let count = setup.questions.count
    let title = setup.script.title
    return count > 1 ? "\(title) · question \(position + 1) of \(count)" : "\(title) · \(question.title)"
  }

  /// Difficulty, topic and company, where they may be seen before the score.
  func revealed(_ settings: Settings) -> String {
    settings.reveal
      ? ([question.difficulty.rawValue, question.topic] + question.companies).joined(separator: " · ") : ""
  }

  /// The follow-up in its phase, else the prompt; a coding question without one shows link and reminder.
  func promptLines(phase: PhasePlan, width: Int) -> [RichLine] {
    if let followup = phase.followup { return richLines(followup, width: width, style: .strong) }
    guard question.prompt.isEmpty, let facts = question.coding else {
      return richLines(question.prompt, width: width, style: .strong)
    }
    var lines = [RichLine(question.title, .strong)]
    if let link = facts.link { lines += wrapped(link, width: width).map { RichLine($0, .accent) } }
    return lines + wrapped(facts.reminder ?? "", width: width).map { RichLine($0) }
  }

  /// Within three seconds after the current phase reached its limit or target.
  func justEnded(at time: Milliseconds) -> Bool {
    guard let length = phase?.bound.length else { return false }
    let passed = phaseTime(at: time) - length
    return passed >= .zero && passed < .seconds(3)
  }
}

extension Clarification {
  func lines(number: Int, tagWidth: Int, width: Int) -> [RichLine] {
    let label = "\(number)".leftPadded(to: 2) + " " + tag.padded(to: tagWidth)
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

extension String {
  func leftPadded(to width: Int) -> String { String(repeating: " ", count: max(0, width - columns)) + self }
}
