import Canvas
import Interview

/// The phases of an attempt with their debt bars, then what they share.
struct TimeTable {
  var summary: AttemptSummary

  private struct Row {
    var title: String
    var time: Milliseconds
    var length: Milliseconds?
    var isLimit: Bool
    /// Of a group or one of its phases: the last to go where room is short.
    var isShared: Bool
  }

  private static let narrowestBar = 4

  var rowCount: Int { rows.count }

  /// Each group stands behind its last phase.
  private var rows: [Row] {
    var rows: [Row] = []
    for (index, phase) in summary.phases.enumerated() {
      rows.append(
        Row(
          title: phase.title, time: phase.time, length: phase.bound.length, isLimit: phase.bound.limit != nil,
          isShared: phase.group != nil))
      for group in summary.groups where lastPhase(of: group) == index {
        rows.append(Row(title: group.title, time: group.time, length: group.limit, isLimit: true, isShared: true))
      }
    }
    return rows
  }

  private func lastPhase(of group: AttemptSummary.Group) -> Int? {
    group.id == AttemptPlan.budgetGroup
      ? summary.phases.indices.last : summary.phases.lastIndex { $0.group == group.id }
  }

  func render(in area: Rect, into canvas: inout Canvas) {
    var rows = rows
    let all = rows.count
    while rows.count > area.height, let last = rows.lastIndex(where: { !$0.isShared }) { rows.remove(at: last) }
    let titles = min(20, rows.map { canvas.columns(of: $0.title) }.max() ?? 0)
    // Where there is no room for a bar the figures stand alone.
    let room = area.width - titles - 2 - 15
    let width = room < Self.narrowestBar ? 0 : room
    for (index, row) in rows.prefix(area.height).enumerated() {
      let line = area.line(index)
      canvas.write(row.title.fitted(to: titles), in: line)
      let bar = Rect(column: line.column + titles + 2, row: line.row, width: width, height: 1)
      let scale = max(row.time, row.length.map { Milliseconds($0.count * 4 / 3) } ?? row.time)
      DebtBar(time: row.time, length: row.length, isLimit: row.isLimit, scale: max(scale, .seconds(1)))
        .render(in: bar, into: &canvas)
      let at = titles + 2 + (width > 0 ? width + 1 : 0)
      canvas.write(ClockText.passed(row.time).leftPadded(to: 6), in: line, at: at)
      guard let length = row.length else { continue }
      // Between what both clocks say, so that the sum is right to the second.
      let debt = Overtime(.seconds(row.time.wholeSeconds) - length, isLimit: row.isLimit)
      canvas.write(debt.text.leftPadded(to: 7), debt.isOver ? .over : .dim, in: line, at: at + 6)
    }
    if all > min(rows.count, area.height) { canvas.writeRight("…", .dim, in: area.line(area.height - 1)) }
  }
}

extension AttemptSummary {
  /// Pauses, hints, what was asked, snapshots: a line each where there is something to say.
  func factLines(run: RoundRun) -> [String] {
    let attempt = run.attempts[position]
    var facts: [String] = []
    var counted: [String] = []
    if hints > 0 { counted.append("\(hints) hint\(hints == 1 ? "" : "s")") }
    if pauses > 0 { counted.append("\(pauses) pause\(pauses == 1 ? "" : "s") of \(ClockText.passed(pauseTime))") }
    if !attempt.snapshots.isEmpty {
      counted.append("\(attempt.snapshots.count) snapshot\(attempt.snapshots.count == 1 ? "" : "s")")
    }
    facts.append(counted.isEmpty ? "no hints, no pauses" : counted.joined(separator: ", "))
    let tags = Set(run.setup.plans[position].phases.flatMap { $0.clarifyTags.map(\.name) })
    if !tags.isEmpty {
      let asked = Set(attempt.clarifications.map(\.tag)).intersection(tags)
      let missed = run.setup.plans[position].phases.flatMap { $0.clarifyTags.map(\.name) }.filter {
        !asked.contains($0)
      }
      let repeated = attempt.clarifications.count(where: \.isRepeated)
      let again = repeated > 0 ? ", \(repeated) of them twice" : ""
      facts.append("\(attempt.clarifications.count) asked\(again), \(asked.count) of \(tags.count) tags")
      let decisive = attempt.unasked(of: run.setup.questions[position]).count(where: \.must)
      if decisive > 0 { facts.append("\(decisive) decisive question\(decisive == 1 ? "" : "s") never asked") }
      if !missed.isEmpty { facts.append("not asked about: \(missed.joined(separator: ", "))") }
    }
    return facts
  }
}
