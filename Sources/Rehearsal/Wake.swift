import Canvas
import Interview

/// How often a running round gives a heartbeat: with the second that may pass before it, less than five are lost.
private let heartbeatInterval = Milliseconds.seconds(4)

/// When something will next happen by itself.
public struct Wakes: Hashable, Sendable {
  /// A clock on the screen shows the next second, and nothing else changes.
  public var flip: Moment?
  /// Something is due to be saved; the screen does not change as long as that works.
  public var heartbeat: Moment?
  /// A bell, the end of a part, a message that disappears.
  public var other: Moment?

  public init(flip: Moment? = nil, heartbeat: Moment? = nil, other: Moment? = nil) {
    self.flip = flip
    self.heartbeat = heartbeat
    self.other = other
  }

  /// A heartbeat waits for the next second on the screen: one wake for both.
  public var next: Moment? {
    let first = flip ?? heartbeat
    guard let other else { return first }
    return first.map { min($0, other) } ?? other
  }

  /// Waking later than this means that the machine slept or the program was stopped.
  private static let longestDelay = Milliseconds.seconds(60)

  /// Whether no one was there.
  /// - Parameter last: when the clock was last read.
  public func areMissed(at now: Moment, since last: Moment) -> Bool {
    now.steady - max(last.steady, next?.steady ?? last.steady) > Self.longestDelay
  }

  /// Whether only a clock on the screen, and perhaps a heartbeat, is due.
  public func areOnlyTicks(at now: Moment, since last: Moment) -> Bool {
    flip != nil && other.map { now < $0 } ?? true && !areMissed(at: now, since: last)
  }
}

/// When to wake the program next; never if only a key can change anything.
public func wakes(_ model: Model, after now: Moment) -> Wakes {
  var others: [Moment] = []
  if let message = model.message, message.until > now { others.append(message.until) }
  let isTimed = model.live?.isTimed(at: now) == true
  if let live = model.live, isTimed, let alarm = live.run.nextAlarm(after: live.clock(at: now)) {
    others.append(live.moment(of: alarm))
  }
  let heartbeat = isTimed || model.unsaved != nil ? nextHeartbeat(after: now) : nil
  return Wakes(flip: flip(model, after: now), heartbeat: heartbeat, other: others.min())
}

/// When a clock on the screen shows the next second. Nothing is drawn while an editor is open.
public func flip(_ model: Model, after now: Moment) -> Moment? {
  guard let live = model.live, live.editor == nil, live.isTimed(at: now) else { return nil }
  let clock = live.clock(at: now)
  return live.run.caughtUp(at: clock).untilFlip(at: clock).map { live.moment(of: clock + $0) }
}

/// Heartbeats fall on a grid of the steady clock, so that when they are due depends on nothing but the time.
private func nextHeartbeat(after now: Moment) -> Moment {
  now.advanced(by: Milliseconds(heartbeatInterval.count - now.steady.count % heartbeatInterval.count))
}

extension RoundRun {
  /// Until the main clock's text changes, or while it stands that of the pause.
  fileprivate func untilFlip(at clock: Milliseconds) -> Milliseconds? {
    if hold != nil { return Milliseconds(1000 - holdTime(at: clock).count % 1000) }
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
