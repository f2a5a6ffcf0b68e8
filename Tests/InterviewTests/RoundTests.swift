import Testing

@testable import Interview

@Suite struct RoundTests {
  @Test func overrunningSituationEatsTheCore() {
    let run = Samples.run([(0, .began), (36_000, .advanced), (50_000, .advanced)])
    #expect(run.times(ofAttempt: 0, at: Milliseconds(55_000)) == [.seconds(36), .seconds(14), .seconds(5)])
    #expect(run.groupTime("core", ofAttempt: 0, at: Milliseconds(55_000)) == .seconds(55))
    #expect(run.summary(ofAttempt: 0, at: Milliseconds(55_000)).phases[0].overtime == Overtime(.seconds(6)))
  }

  /// Even if a later event has an earlier date than the first.
  @Test func noAttemptEndsBeforeItStarted() {
    for hour in [-3_600, -30, 3_600] {
      var run = Samples.run([(0, .began)])
      let started = run.summary(ofAttempt: 0, at: .zero).startedAt
      run.append(RoundEvent(at: .seconds(60), wall: started + .seconds(60 + hour), .voided))
      let ended = run.summary(ofAttempt: 0, at: .seconds(60)).endedAt
      // If it was set forward, the clock may be correct now and wrong before: what it said is kept.
      #expect(ended == started + .seconds(60 + max(0, hour)))
    }
  }

  @Test func followUpsAreAPhaseEach() {
    let plan = Samples.behavioral.plan(for: Samples.question("q", followups: 3))
    #expect(plan.phases.suffix(3).map(\.title) == ["followup 1", "followup 2", "followup 3"])
    #expect(plan.phases.suffix(3).map(\.id) == ["followup-1", "followup-2", "followup-3"])
    #expect(plan.phases.suffix(3).map(\.followup) == ["f0", "f1", "f2"])
    #expect(Samples.behavioral.plan(for: Samples.question("q", followups: 0)).phases.count == 5)
    var drawing = Samples.behavioral
    let last = drawing.phases.firstIndex { $0.repeatsForFollowups }!
    drawing.phases[last].mostFollowups = 2
    func drawn(_ seed: UInt64) -> [String] {
      drawing.plan(for: Samples.question("q", followups: 4), seed: seed).phases.compactMap(\.followup)
    }
    #expect((0..<50).allSatisfy { drawn($0).count == 2 && drawn($0) == drawn($0).sorted() })
    #expect(Set((0..<50).flatMap(drawn)) == ["f0", "f1", "f2", "f3"])
    #expect(drawn(7) == drawn(7) && Set((0..<50).map(drawn)).count == 6)
    #expect(drawing.asking(followups: 3).plan(for: Samples.question("q", followups: 4)).phases.count == 8)
    #expect(drawing.asking(followups: 0).plan(for: Samples.question("q", followups: 4)).phases.count == 5)
    #expect(drawing.plan(for: Samples.question("q", followups: 1)).phases.compactMap(\.followup) == ["f0"])
  }

  @Test func aBudgetLeavesTheRest() {
    let script = RoundScript(
      id: "c", title: "C", kind: .coding, sections: [.dsaCoding], rubric: "r", count: 1, most: 1,
      budget: Budget(
        title: "Budget", easy: .minutes(25), medium: .minutes(30), hard: .minutes(35),
        warnings: [.minutes(5), .minutes(1)]),
      phases: [
        PhaseScript(id: "plan", title: "Plan", bound: .limit(.minutes(8))),
        PhaseScript(id: "write", title: "Write", bound: .rest),
        PhaseScript(id: "trace", title: "Trace", bound: .limit(.minutes(4))),
      ])
    func rest(_ difficulty: Difficulty, _ budget: Milliseconds? = nil) -> TimeBound {
      script.plan(for: Samples.question("q", section: .dsaCoding, difficulty: difficulty), budget: budget).phases[1]
        .bound
    }
    #expect(rest(.easy) == .limit(.minutes(13)))
    #expect(rest(.medium) == .limit(.minutes(18)))
    #expect(rest(.hard) == .limit(.minutes(23)))
    #expect(rest(.easy, .minutes(5)) == .open)
    let plan = script.plan(for: Samples.question("q"), budget: .minutes(5))
    #expect(plan.groups.map(\.limit) == [.minutes(5)])
    #expect(plan.groups[0].warnings == [.minutes(1)])
  }

  @Test func aWrongNextIsAsIfItHadNotBeenPressed() {
    let right = Samples.run([(0, .began), (20_000, .noted(text: "n"))])
    var wrong = right
    wrong.append(Samples.event(21_000, .advanced))
    #expect(wrong.phaseIndex == 1)
    #expect(wrong.undone() == right)
    #expect(wrong.undone()?.phaseTime(at: .seconds(29)) == .seconds(29))
  }

  @Test func pausesAreNobodysTime() {
    let run = Samples.run([(0, .began), (10_000, .paused), (40_000, .continued)])
    #expect(run.phaseTime(at: .seconds(45)) == .seconds(15))
    let summary = run.summary(ofAttempt: 0, at: .seconds(45))
    #expect(summary.pauses == 1)
    #expect(summary.pauseTime == .seconds(30))
  }

  @Test func nextEndsAPause() {
    let run = Samples.run([(0, .began), (10_000, .paused), (40_000, .advanced)])
    #expect(!run.isPaused)
    #expect(run.times(ofAttempt: 0, at: .seconds(41)) == [.seconds(10), .seconds(1)])
  }

  @Test func aStopIsTakenOutOrCounts() {
    let slept: [(Int, RoundEvent.Kind)] = [(0, .began), (100_000, .slept(since: .seconds(10)))]
    let asked = Samples.run(slept)
    #expect(asked.asksAboutSleep)
    #expect(asked.phaseTime(at: .seconds(120)) == .seconds(10))
    #expect(Samples.run(slept + [(130_000, .sleepTakenOut)]).phaseTime(at: .seconds(131)) == .seconds(11))
    #expect(Samples.run(slept + [(130_000, .sleepCounted)]).phaseTime(at: .seconds(131)) == .seconds(131))
  }

  @Test func anAttemptBehindTheOther() {
    var events: [(Int, RoundEvent.Kind)] = [(0, .began)]
    for second in 1...7 { events.append((second * 10_000, .advanced)) }
    var run = Samples.run(events)
    #expect(run.stage == .scoring(attempt: 0, since: .seconds(70)))
    run.append(Samples.event(80_000, .saved))
    #expect(run.stage == .gap(since: .seconds(80)))
    run.append(Samples.event(95_000, .advanced))
    #expect(run.stage == .phase)
    #expect(run.position == 1)
    #expect(run.gaps == [.seconds(15)])
    run.append(Samples.event(96_000, .voided))
    #expect(run.isOver)
    #expect(run.attempts.map(\.isVoid) == [false, true])
  }

  @Test func blindScoresStay() {
    var events: [(Int, RoundEvent.Kind)] = [(0, .began)]
    for second in 1...7 { events.append((second * 1000, .advanced)) }
    events += [
      (8000, .rated(outcome: .took)), (8001, .scored(dimension: "one", level: 4)),
      (8002, .scored(dimension: "two", level: 3)),
    ]
    events += [(9000, .looked), (9001, .scored(dimension: "one", level: 2))]
    let card = Samples.run(events).attempts[0].card
    #expect(card.blind == ["one": 4, "two": 3])
    #expect(card.final == ["one": 2, "two": 3])
  }

  @Test func eventsThatDoNotFitChangeNothing() {
    let kinds: [RoundEvent.Kind] = [
      .saved, .postponed, .continued, .sleepCounted, .sleepTakenOut, .reopened(attempt: 5), .began,
    ]
    for kind in kinds {
      var run = Samples.run([(0, .began)])
      let before = run
      run.append(Samples.event(1000, kind))
      #expect(run.stage == before.stage)
      #expect(run.attempts == before.attempts)
    }
  }

  @Test func anUnscoredAttemptCanBeScoredLater() {
    var events: [(Int, RoundEvent.Kind)] = [(0, .began)]
    for second in 1...7 { events.append((second * 1000, .advanced)) }
    let setup = Samples.setup(questions: [Samples.question("a")])
    var run = Samples.run(events + [(9000, .postponed)], setup)
    #expect(run.isOver)
    run.append(Samples.event(9000, .reopened(attempt: 0), setup))
    #expect(run.isScoring)
    run.append(Samples.event(9500, .saved, setup))
    #expect(run.isOver)
    let summary = run.summary(ofAttempt: 0, at: .seconds(10))
    #expect(summary.isLate && summary.isScored)
    #expect(run.ledger(at: .seconds(9)).scoring == .seconds(2))
  }
}

@Suite struct RubricTests {
  private func band(_ one: Int, _ two: Int) -> Band? { Samples.rubric.band(of: ["one": one, "two": two]) }

  @Test func bands() {
    #expect(band(4, 4) == .yes)
    #expect(band(3, 3) == .leaningYes)
    #expect(band(2, 2) == .leaningNo)
    #expect(band(2, 1) == .no)
    #expect(Samples.rubric.band(of: ["one": 3]) == nil)
  }

  @Test func aOneInACoreDimensionIsAVeto() {
    #expect(band(1, 4) == .leaningNo)
    #expect(band(4, 1) == .leaningYes)
    #expect(band(1, 1) == .no)
    #expect(Samples.rubric.isVetoed(["one": 1]))
    #expect(!Samples.rubric.isVetoed(["two": 1]))
  }
}
