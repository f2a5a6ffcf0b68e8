// Every time that a screen shows is computed here from the events and from now; nothing counts.
extension RoundRun {
  /// Time between two points of the round that no break takes out.
  public func active(from start: Milliseconds, to end: Milliseconds) -> Milliseconds {
    guard end > start else { return .zero }
    var taken = Milliseconds.zero
    for stretch in breaks {
      taken += max(.zero, min(stretch.to, end) - max(stretch.from, start))
    }
    if let hold { taken += max(.zero, end - max(hold.from, start)) }
    return end - start - taken
  }

  /// When so much active time will have passed since `start`; nil while the clock stands and it is not reached before.
  func moment(after length: Milliseconds, from start: Milliseconds) -> Milliseconds? {
    var end = start + length
    for stretch in breaks where stretch.to > start {
      if stretch.from >= end { break }
      end += stretch.to - max(stretch.from, start)
    }
    if let hold, hold.from < end { return nil }
    return end
  }

  /// Active time in each phase that the attempt reached.
  public func times(ofAttempt index: Int, at now: Milliseconds) -> [Milliseconds] {
    guard attempts.indices.contains(index) else { return [] }
    let starts = attempts[index].starts
    let last = attempts[index].end ?? now
    return starts.indices.map { phase in
      active(from: starts[phase], to: phase + 1 < starts.count ? starts[phase + 1] : last)
    }
  }

  /// Active time in the current phase.
  public func phaseTime(at now: Milliseconds) -> Milliseconds {
    times(ofAttempt: position, at: now).last ?? .zero
  }

  /// Active time in the phases of a group so far.
  public func groupTime(_ group: String, ofAttempt index: Int, at now: Milliseconds) -> Milliseconds {
    let plan = setup.plans[index]
    return zip(plan.phases, times(ofAttempt: index, at: now)).filter { plan.counts($0.0, for: group) }.map(\.1).sum
  }

  /// Active time in the gap so far.
  public func gapTime(at now: Milliseconds) -> Milliseconds {
    if case .gap(let since) = stage { active(from: since, to: now) } else { .zero }
  }

  /// How long the clock has been held.
  public func holdTime(at now: Milliseconds) -> Milliseconds {
    hold.map { max(.zero, now - $0.from) } ?? .zero
  }

  /// The clock that counts most now: the budget where there is one, else the phase, else the gap.
  public func mainClock(at now: Milliseconds) -> MainClock? {
    switch stage {
    case .phase:
      guard let phase else { return nil }
      if let group = plan.group(plan.mainGroup) {
        return MainClock(
          passed: groupTime(group.id, ofAttempt: position, at: now), bound: .limit(group.limit),
          warnings: group.warnings)
      }
      return MainClock(passed: phaseTime(at: now), bound: phase.bound, warnings: phase.warnings)
    case .gap:
      guard let gap = setup.script.gap else { return nil }
      return MainClock(passed: gapTime(at: now), bound: .target(gap.length), warnings: [])
    case .scoring, .finished: return nil
    }
  }
}

extension RoundRun {
  /// The clock that counts most in words: `Task 0:11 left`, `Task +0:03 over`, `Task paused`, `scoring`; with a budget
  /// `Plan 4:10 left, 22:31 left in all`.
  public func clockWords(at now: Milliseconds) -> String {
    let run = caughtUp(at: now)
    switch run.stage {
    case .scoring: return "scoring"
    case .finished: return "over"
    case .phase, .gap: break
    }
    let title = run.phase?.title ?? "gap"
    if run.hold != nil { return "\(title) paused" }
    guard let clock = run.mainClock(at: now) else { return title }
    guard let phase = run.phase, run.plan.mainGroup != nil else { return "\(title) \(clock.words)" }
    // A budget's clock is not the part's.
    let part = MainClock(passed: run.phaseTime(at: now), bound: phase.bound, warnings: [])
    return "\(title) \(part.words), \(clock.words) in all"
  }
}

/// A clock with its bound, as a screen shows it.
public struct MainClock: Hashable, Sendable {
  public var passed: Milliseconds
  public var bound: TimeBound
  public var warnings: [Milliseconds]

  public enum Urgency: Int, Comparable, Sendable {
    case calm, soon, last, over

    public static func < (left: Urgency, right: Urgency) -> Bool { left.rawValue < right.rawValue }
  }

  public init(passed: Milliseconds, bound: TimeBound, warnings: [Milliseconds]) {
    self.passed = passed
    self.bound = bound
    self.warnings = warnings
  }

  /// What is left of the limit or target, negative when it is over; nil for a clock without either.
  public var left: Milliseconds? { bound.length.map { $0 - passed } }

  public var overtime: Overtime? { bound.overtime(of: passed) }

  /// Counting down where there is a length, else up.
  public var text: String { left.map { ClockText.left($0) } ?? ClockText.passed(passed) }

  /// `0:11 left`, `+0:03 over`, or the time alone.
  public var words: String { overtime.map { "\(text) \($0.isPast ? "over" : "left")" } ?? text }

  /// Targets are never over, and only their last warning is worth a color.
  public var urgency: Urgency {
    guard let left, let overtime else { return .calm }
    if overtime.isPast { return overtime.isOver ? .over : .calm }
    guard let last = warnings.min(), left <= warnings.max()! else { return .calm }
    return overtime.isLimit && left <= last ? .last : .soon
  }

  /// Time until the text changes.
  public var untilChange: Milliseconds { Milliseconds(1000 - passed.count % 1000) }
}
