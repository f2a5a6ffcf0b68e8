import Canvas
import Interview

/// The parts of a round's picture that change with the clock alone.
enum LivePart: Int, Sendable {
  case clock, track, group
}

/// The clocks of a part being played.
struct LiveClock {
  var run: RoundRun
  var clock: Milliseconds

  /// The group shown next to the phase's own clock; the budget gets the big one.
  var group: PhaseGroup? {
    run.plan.group(run.phase?.group).flatMap { $0.id == run.plan.mainGroup ? nil : $0 }
  }

  var trackRows: Int {
    if run.plan.mainGroup != nil { return MilestoneRuler.rows }
    // The row for overtime is always there, so that nothing jumps, but a conversation needs the room more.
    return run.phase?.clarifyTags.isEmpty == false ? 2 : PhaseTrack.rows
  }

  func draw(_ part: LivePart, in area: Rect, into canvas: inout Canvas) {
    guard let phase = run.phase else { return }
    switch part {
    case .clock: ClockView(run: run, phase: phase, at: clock).render(in: area, into: &canvas)
    case .track: drawTrack(in: area, into: &canvas)
    case .group: if let group { GroupView(run: run, group: group, clock: clock).render(in: area, into: &canvas) }
    }
  }

  private func drawTrack(in area: Rect, into canvas: inout Canvas) {
    let times = run.times(ofAttempt: run.position, at: clock)
    let inverted = run.justEnded(at: clock) ? run.phaseIndex : nil
    let phases = run.plan.phases
    if let group = run.plan.group(run.plan.mainGroup) {
      MilestoneRuler(phases: phases, times: times, current: run.phaseIndex, limit: group.limit, inverted: inverted)
        .render(in: area, into: &canvas)
    } else {
      PhaseTrack(phases: phases, times: times, current: run.phaseIndex, inverted: inverted).render(
        in: area, into: &canvas)
    }
  }
}

/// Brings a picture of this model to a later moment by drawing only its clocks. As good as drawing it all, as long as
/// nothing else is due: see `Wakes`.
/// - Returns: false for a picture that cannot be updated that way; it is left as it was.
public func tick(_ model: Model, now: Moment, _ canvas: inout Canvas) -> Bool {
  guard let area = canvas.marks[LivePart.clock.rawValue], let live = model.live, !live.run.asksAboutSleep,
    let phase = live.run.phase, let main = live.run.mainClock(at: live.clock(at: now))
  else { return false }
  let clock = LiveClock(run: live.run, clock: live.clock(at: now))
  if live.run.hold == nil, BigDigits.width(of: main.text) <= ClockView.wordsColumn - 4 {
    // The words beside the digits stay as they are.
    let digits = Rect(column: area.column, row: area.row, width: ClockView.wordsColumn - 4, height: area.height)
    canvas.clear(digits)
    ClockView(run: live.run, phase: phase, at: clock.clock).renderDigits(in: digits, into: &canvas)
  } else {
    canvas.clear(area)
    clock.draw(.clock, in: area, into: &canvas)
  }
  for part in [LivePart.track, .group] {
    guard let area = canvas.marks[part.rawValue] else { continue }
    canvas.clear(area)
    clock.draw(part, in: area, into: &canvas)
  }
  return true
}
