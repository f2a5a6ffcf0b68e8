/// Something on the clock that is worth a bell or a wake.
public struct Alarm: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// So much is left of a limit, of the phase or group with this title.
    case warning(title: String, left: Milliseconds)
    /// The phase or group with this title has reached its limit or target.
    case over(title: String)
  }

  public var at: Milliseconds
  public var kind: Kind
}

extension RoundRun {
  /// What the clocks of the current phase and its group, or of the gap, reach after `start` and up to `end`, in order.
  /// A phase that starts by itself in between is seen too.
  public func alarms(after start: Milliseconds, through end: Milliseconds) -> [Alarm] {
    var found: [Alarm] = []
    var run = caughtUp(at: start)
    while true {
      let next = run.nextTransition(through: end)
      for alarm in run.stageAlarms() where alarm.at > start && alarm.at <= (next ?? end) && !found.contains(alarm) {
        found.append(alarm)
      }
      guard let next else { break }
      run.catchUp(to: next)
    }
    return found.sorted { $0.at < $1.at }
  }

  /// The next point at which something happens by itself: an alarm or the start of a phase.
  public func nextAlarm(after time: Milliseconds) -> Milliseconds? {
    let run = caughtUp(at: time)
    return (run.stageAlarms().map(\.at) + [run.transition].compactMap { $0 }).filter { $0 > time }.min()
  }

  private func nextTransition(through end: Milliseconds) -> Milliseconds? {
    transition.flatMap { $0 <= end ? $0 : nil }
  }

  /// When the current phase or gap ends by itself.
  private var transition: Milliseconds? {
    switch stage {
    case .phase:
      guard let phase, phase.automatic, let length = phase.bound.length, let start = attempt?.starts.last else {
        return nil
      }
      return moment(after: length, from: start)
    case .gap(let since):
      guard let gap = setup.script.gap, gap.automatic else { return nil }
      return moment(after: gap.length, from: since)
    case .scoring, .finished: return nil
    }
  }

  private func stageAlarms() -> [Alarm] {
    switch stage {
    case .phase:
      guard let phase, let start = attempt?.starts.last else { return [] }
      var found: [Alarm] = []
      if let length = phase.bound.length {
        found += alarms(title: phase.title, length: length, warnings: phase.warnings, from: start)
      }
      for group in plan.groups(in: phase) {
        let before = groupTime(group.id, ofAttempt: position, at: start)
        found += alarms(title: group.title, length: group.limit - before, warnings: group.warnings, from: start)
      }
      return found
    case .gap(let since):
      guard let gap = setup.script.gap else { return [] }
      return alarms(title: "", length: gap.length, warnings: [], from: since)
    case .scoring, .finished: return []
    }
  }

  private func alarms(
    title: String, length: Milliseconds, warnings: [Milliseconds], from start: Milliseconds
  ) -> [Alarm] {
    let over = Alarm.Kind.over(title: title)
    let points = warnings.map { (length - $0, Alarm.Kind.warning(title: title, left: $0)) } + [(length, over)]
    return points.compactMap { point, kind in
      guard point > .zero, let time = moment(after: point, from: start) else { return nil }
      return Alarm(at: time, kind: kind)
    }
  }
}
