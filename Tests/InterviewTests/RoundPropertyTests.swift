import Testing

@testable import Interview

/// Laws that hold for rounds of any script, played at random.
@Suite struct RoundPropertyTests {
  static let seeds = 0..<400

  /// fold(events) is the live round, at every cut.
  @Test(arguments: seeds) func foldingAgainGivesTheSameRound(seed: Int) {
    let (run, end) = Samples.play(seed: seed)
    for cut in 0...run.events.count {
      let part = Array(run.events.prefix(cut))
      var live = RoundRun(run.setup)
      for event in part {
        // A live round is looked at again and again before the next event comes.
        live = live.caughtUp(at: max(live.events.last?.at ?? .zero, event.sleepStart ?? event.at))
        live.append(event)
      }
      let folded = RoundRun(run.setup, events: part)
      #expect(folded.caughtUp(at: end) == live.caughtUp(at: end))
    }
  }

  /// Being woken tells a round nothing.
  @Test(arguments: seeds) func wakesCarryNoInformation(seed: Int) {
    let (run, _) = Samples.play(seed: seed, steps: 12)
    let last = run.events.last?.at ?? .zero
    var chance = Chance(seed: UInt64(seed))
    for _ in 0..<8 {
      let late = last + Milliseconds(chance.within(0...900_000))
      var woken = run
      for time in (0..<5).map({ _ in last + Milliseconds(chance.below(late.count - last.count + 1)) }).sorted() {
        woken = woken.caughtUp(at: time)
      }
      #expect(woken.caughtUp(at: late) == run.caughtUp(at: late))
    }
  }

  /// Undo is the inverse of the last action; a file saved since then stays saved.
  @Test(arguments: seeds) func undoTakesTheLastActionBack(seed: Int) {
    let (run, end) = Samples.play(seed: seed)
    var events = run.events
    guard let index = events.lastIndex(where: { if case .snapshot = $0.kind { false } else { true } }) else { return }
    #expect(run.lastAction == events[index])
    guard events[index].kind.isUndoable else {
      #expect(run.undone() == nil)
      return
    }
    events.remove(at: index)
    var before = RoundRun(run.setup, events: Array(events[..<index]))
    // Unless it was saved for a question that has not begun.
    if before.attempts.count == run.attempts.count { before = RoundRun(run.setup, events: events) }
    #expect(run.undone()?.caughtUp(at: end) == before.caughtUp(at: end))
    for index in before.attempts.indices {
      #expect(run.undone()?.times(ofAttempt: index, at: end) == before.times(ofAttempt: index, at: end))
    }
  }

  /// Phases, pauses, stops, gaps and scorings add up to the time on the round's clock.
  @Test(arguments: seeds) func everyMillisecondIsAccountedFor(seed: Int) {
    let (run, end) = Samples.play(seed: seed)
    let now = run.caughtUp(at: end)
    let over = now.isOver ? now.end : end
    #expect(now.ledger(at: over).total == over)
  }

  @Test(arguments: seeds) func theNextAlarmIsTheFirstOfAll(seed: Int) {
    let (run, end) = Samples.play(seed: seed, steps: 10)
    let far = end + .minutes(20)
    let all = run.alarms(after: end, through: far)
    if let first = all.first {
      let next = run.nextAlarm(after: end)
      #expect(next != nil && next! <= first.at)
    }
    // Asked piece by piece, the same alarms come.
    var pieces: [Alarm] = []
    var time = end
    var chance = Chance(seed: UInt64(seed))
    while time < far {
      let next = min(far, time + Milliseconds(chance.within(1...120_000)))
      pieces += run.caughtUp(at: time).alarms(after: time, through: next)
      time = next
    }
    #expect(Set(pieces) == Set(all))
  }

  @Test(arguments: seeds) func clocksNeverGoBack(seed: Int) {
    let (run, end) = Samples.play(seed: seed, steps: 15)
    var before = run.caughtUp(at: run.events.last?.at ?? .zero)
    var chance = Chance(seed: UInt64(seed))
    var time = run.events.last?.at ?? .zero
    while time < end {
      let next = time + Milliseconds(chance.within(1...5000))
      let after = before.caughtUp(at: next)
      for index in after.attempts.indices {
        let old = before.times(ofAttempt: index, at: time)
        let new = after.times(ofAttempt: index, at: next)
        #expect(zip(old, new).allSatisfy { $0 <= $1 })
      }
      (before, time) = (after, next)
    }
  }
}

extension RoundRun {
  /// When the round was over.
  fileprivate var end: Milliseconds { events.last { $0.kind.endsScoringOrRound }?.at ?? .zero }
}

extension RoundEvent.Kind {
  fileprivate var endsScoringOrRound: Bool {
    switch self {
    case .saved, .postponed, .voided, .ended: true
    default: false
    }
  }
}

extension RoundEvent {
  fileprivate var sleepStart: Milliseconds? {
    if case .slept(let since) = kind { since } else { nil }
  }
}
