import Canvas
import Interview

/// How often a running round gives a heartbeat: with the second that may pass before it, less than five are lost.
private let heartbeatInterval = Milliseconds.seconds(4)

/// When the picture changes by itself next; nil when only a key can change it.
public func nextWake(_ model: Model, after now: Moment) -> Moment? {
  var wakes: [Moment] = []
  if let message = model.message, message.until > now { wakes.append(message.until) }
  let isTimed = model.live?.isTimed(at: now) == true
  if let live = model.live, isTimed {
    let clock = live.clock(at: now)
    let run = live.run.settled(at: clock)
    // Behind an editor nothing is drawn: only bells and heartbeats are due.
    let flip = live.editor != nil ? nil : run.untilFlip(at: clock).map { clock + $0 }
    wakes += [flip, run.nextAlarm(after: clock)].compactMap { $0.map(live.moment(of:)) }
  }
  if model.unsaved != nil || (model.live?.editor != nil && isTimed) {
    wakes.append(nextHeartbeat(after: now))
  }
  return wakes.min()
}

/// Heartbeats fall on a grid of the steady clock, so that when they are due depends on nothing but the time.
private func nextHeartbeat(after now: Moment) -> Moment {
  now.advanced(by: Milliseconds(heartbeatInterval.count - now.steady.count % heartbeatInterval.count))
}

extension RoundRun {
  /// Until the main clock's text changes, or while it stands that of the pause.
  fileprivate func untilFlip(at clock: Milliseconds) -> Milliseconds? {
    if standing != nil { return Milliseconds(1000 - standingTime(at: clock).count % 1000) }
    return mainClock(at: clock)?.untilChange
  }
}

extension Model {
  /// Bells and heartbeats that fell due since then. Changes nothing: a wake carries no information.
  func wakeEffects(since: Moment, now: Moment) -> [Effect] {
    guard now > since else { return [] }
    var effects: [Effect] = []
    let before = live?.clock(at: since) ?? .zero
    let after = live?.clock(at: now) ?? .zero
    if settings.bell, let live,
      live.run.alarms(after: before, through: after).contains(where: { rings($0, live: live) })
    {
      effects.append(.bell)
    }
    guard now.steady.count / heartbeatInterval.count > since.steady.count / heartbeatInterval.count else {
      return effects
    }
    if unsaved != nil {
      effects.append(.saveAgain)
    } else if let live, live.isTimed(at: now) {
      effects.append(.heartbeat(round: live.run.setup.id, at: after))
    }
    return effects
  }

  /// The end of a phase rings, and while the editor hides the clock the last minute of the budget as well.
  private func rings(_ alarm: Alarm, live: LiveRound) -> Bool {
    switch alarm.kind {
    case .over: return true
    case .warning(let title, let left):
      return live.editor != nil && left <= .minutes(1) && title == live.run.plan.group(live.run.plan.mainGroup)?.title
    }
  }
}
