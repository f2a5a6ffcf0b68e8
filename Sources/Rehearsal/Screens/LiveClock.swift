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
    if let ruler { return ruler.render(in: area, into: &canvas) }
    track.render(in: area, into: &canvas)
  }

  /// Draws of the track what another second changes.
  fileprivate func updateTrack(in area: Rect, into canvas: inout Canvas) {
    guard let ruler else { return track.renderCurrent(in: area, into: &canvas) }
    canvas.clear(area)
    ruler.render(in: area, into: &canvas)
  }

  /// Where the phases share a budget.
  private var ruler: MilestoneRuler? {
    run.plan.group(run.plan.mainGroup).map { group in
      MilestoneRuler(
        phases: run.plan.phases, times: times, current: run.phaseIndex, limit: group.limit, inverted: inverted)
    }
  }

  private var track: PhaseTrack {
    PhaseTrack(phases: run.plan.phases, times: times, current: run.phaseIndex, inverted: inverted)
  }

  private var times: [Milliseconds] { run.times(ofAttempt: run.position, at: clock) }
  private var inverted: Int? { run.justEnded(at: clock) ? run.phaseIndex : nil }
}

/// Brings a picture of this model to a later moment by drawing only its clocks. As good as drawing it all, as long as
/// nothing else is due: see `Wakes`.
/// - Returns: where something may have changed; nil for a picture that cannot be updated that way, and is left as it was.
public func tick(_ model: Model, now: Moment, _ canvas: inout Canvas) -> [Rect]? {
  guard let area = canvas.marks[LivePart.clock.rawValue], let live = model.live, !live.run.asksAboutSleep,
    let phase = live.run.phase, let main = live.run.mainClock(at: live.clock(at: now))
  else { return nil }
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
  var drawn = [area]
  if let area = canvas.marks[LivePart.track.rawValue] {
    clock.updateTrack(in: area, into: &canvas)
    drawn.append(area)
  }
  if let area = canvas.marks[LivePart.group.rawValue] {
    canvas.clear(area)
    clock.draw(.group, in: area, into: &canvas)
    drawn.append(area)
  }
  return drawn
}
