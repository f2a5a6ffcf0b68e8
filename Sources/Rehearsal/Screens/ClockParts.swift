import Canvas
import Interview

/// The big clock with what it is for.
struct ClockView {
  var run: RoundRun
  var phase: PhasePlan
  var at: Milliseconds

  /// The words stand still while the digits grow and shrink.
  static let wordsColumn = 22

  /// The digits alone: all that changes each second while the clock runs.
  func renderDigits(in area: Rect, into canvas: inout Canvas) {
    guard let main = run.mainClock(at: at) else { return }
    BigDigits.render(main.text, run.hold != nil ? .dim : style(main.urgency), in: area, into: &canvas)
  }

  func render(in area: Rect, into canvas: inout Canvas) {
    guard let main = run.mainClock(at: at) else { return }
    let isHeld = run.hold != nil
    renderDigits(in: area, into: &canvas)
    let beside = area.inset(left: max(Self.wordsColumn, BigDigits.width(of: main.text) + 4))
    canvas.write("\(phase.title)\(length)".fitted(to: beside.width), .strong, in: beside.line(0))
    for (row, line) in wrapped(phase.instruction, width: beside.width).prefix(isHeld ? 1 : 2).enumerated() {
      canvas.write(line, .dim, in: beside.line(1 + row))
    }
    if let words = run.holdWords(at: at) { canvas.write(words, Style(.warn, bold: true), in: beside.line(2)) }
  }

  /// What the big clock counts against.
  private var length: String {
    if let budget = run.plan.group(run.plan.mainGroup) { return " · \(budget.limit.inWords) in total" }
    switch phase.bound {
    case .limit(let length): return " · \(length.inWords)"
    case .target(let length): return " · about \(length.inWords)"
    case .rest, .open: return ""
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

/// The bar of a limit that several phases share.
struct GroupView {
  var run: RoundRun
  var group: PhaseGroup
  var clock: Milliseconds

  /// Wider bars say no more and cost the terminal more each second.
  private static let widestBar = 40

  func render(in line: Rect, into canvas: inout Canvas) {
    let phases = run.plan.phases
    let times = run.times(ofAttempt: run.position, at: clock)
    let parts = phases.indices.filter { phases[$0].group == group.id }.map { index in
      (share: phases[index].bound.length ?? .zero, used: index < times.count ? times[index] : .zero)
    }
    let used = parts.map(\.used).sum
    let words = "\(ClockText.passed(used)) of \(group.limit.written)"
    let label = canvas.write(group.title, .dim, in: line) + 2
    let bar = min(Self.widestBar, max(0, line.width - label - words.count - 3))
    SharedBar(limit: group.limit, parts: parts)
      .render(in: Rect(column: line.column + label, row: line.row, width: bar, height: 1), into: &canvas)
    canvas.write(words, Overtime(used - group.limit).isOver ? .over : .text, in: line, at: label + bar + 3)
  }
}

/// Between two questions.
struct GapView {
  var run: RoundRun
  var clock: Milliseconds

  func render(in area: Rect, into canvas: inout Canvas) {
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
      if let words = run.holdWords(at: clock) { canvas.write(words, .warn, in: beside.line(2)) }
    }
    column.render(in: area, into: &canvas)
  }
}

extension RoundRun {
  /// `paused 0:48`, or since when nobody was there; nil while the clock runs.
  fileprivate func holdWords(at time: Milliseconds) -> String? {
    guard hold != nil else { return nil }
    return (isPaused ? "paused " : "suspended ") + ClockText.passed(holdTime(at: time))
  }
}
