import Canvas
import Interview
import Support
import Testing

@testable import Rehearsal

/// Rounds played to their end, and their clocks.
@Suite struct RoundPlayTests {
  /// The banks may lose their rounds between drawing Home and the next keypress; a query may fail.
  @Test func aBriefingWithoutARoundOnlyGoesBack() throws {
    for answer: Answer? in [.rounds([]), nil] {
      var play = Play()
      try play.play("c")
      // The state before its answer has come.
      var model = play.model
      model.screens[model.screens.count - 1] = AnyScreen(BriefingScreen(RoundFilter.kind(.design)))
      if let answer { model.take(answer, to: .rounds(.kind(.design))) }
      var canvas = Canvas(size: model.size)
      render(model, now: play.now, into: &canvas)
      #expect(canvas.textPlane.contains("The banks have no round for this; see") == (answer != nil))
      for key: Key in [.enter, .left, .down, "/", "x", .tab, "?", .escape, .control("c")] {
        _ = update(&model, .key(key), now: play.now)
        if key == .escape { _ = update(&model, .key(.escape), now: play.now) }
      }
      #expect(model.screens.count == 1 && model.isQuitting)
    }
  }

  // MARK: Each round to its end

  @Test func behavioralToItsEnd() throws {
    let first =
      Plays.toScorecard + "t 3 4 3 2 3 <enter> <space> <tab> 2 <tab> l <tab> n \"Numbers first.\" <enter> <enter> "
    var play = try Plays.play("b <left><left> <enter> " + first + "<+15s> <space> ")
    // The second question has a follow-up or two.
    while play.model.live?.run.isScoring == false { try play.play("<+5s> <space>") }
    try play.play("a 4 4 4 4 4 <enter> <enter>")
    #expect(play.model.live == nil)
    let round = play.saved[0].run
    #expect(round.isOver)
    #expect(round.attempts.count == 2)
    let summary = Plays.summary(play)
    #expect(summary.outcome == .took && summary.isScored)
    #expect(summary.blind["relevance"] == 3 && summary.final["relevance"] == 2)
    #expect(summary.remark == "Numbers first.")
    #expect(round.attempts[0].card.causes == ["long"])
    #expect(round.attempts[0].card.ticks == [0])
    #expect(summary.phases.prefix(4).map(\.time) == Array(repeating: .seconds(20), count: 4))
    #expect(round.gaps == [.seconds(15)])
    #expect(play.effects.contains(.releaseLock))
  }

  @Test(arguments: ["design-45", "design-60", "design-35", "clarify"]) func designToItsEnd(script: String) throws {
    let scripts = Fixtures.scripts(of: .design)
    let index = try #require(scripts.firstIndex { $0.id == script })
    var play = try Plays.play(
      "d <up>" + String(repeating: "<right>", count: index)
        + " <enter> \"users: Who?\" <enter> <message make an assumption> \"Agents.\" <enter> <esc>")
    while play.model.live?.run.isScoring == false { try play.play("<+2m> <space>") }
    let rows = play.model.live!.run.setup.rubric.dimensions.count
    try play.play("d " + String(repeating: "2 ", count: rows) + "<enter> <enter>")
    #expect(Plays.summary(play).script == script)
    #expect(Plays.summary(play).isScored)
    #expect(play.saved[0].run.attempts[0].clarifications.map(\.assumption) == ["Agents."])
  }

  @Test(arguments: ["", "<up> <right>"]) func codingToItsEnd(choose: String) throws {
    let play = try Plays.play(
      "c \(choose) <enter> <+3m> <space> <+5m> <space> e <+10m> <editor x = 1\\n> <message Snapshot 1> <space> <space> s 1 2 3 4 \(choose.isEmpty ? "" : "1") <enter> <enter>"
    )
    #expect(Plays.summary(play).outcome == .saw)
    #expect(play.saved[0].run.attempts[0].snapshots.map(\.text) == ["x = 1\n"])
    #expect(play.saved[0].run.attempts[0].snapshots[0].at == .minutes(18))
    let round = play.saved[0].run
    #expect(Plays.summary(play).band == round.setup.rubric.band(of: round.attempts[0].card.final))
  }

  // MARK: Clocks

  @Test func theClockFlipsOnceASecond() throws {
    var play = try Plays.play(Plays.one)
    var pictures: [String] = []
    for _ in 0..<33 {
      pictures.append(play.picture().textPlane)
      try play.play("<+1s>")
    }
    #expect(Set(pictures).count == 33)
    // One wake a second, and one more where the heartbeat falls between two flips.
    #expect(play.wakeCount <= 36)
  }

  @Test func homeNeverWakes() throws {
    var play = try Plays.play("")
    #expect(wakes(play.model, after: play.now).next == nil)
    try play.play("<+10:00:00>")
    #expect(play.wakeCount == 0)
  }

  @Test func theEndOfAPartRings() throws {
    func bells(_ script: String, _ settings: Settings = Settings()) throws -> Int {
      try Plays.play(Plays.one + script, settings).effects.count { $0 == .bell }
    }
    #expect(try bells("<+29s>") == 0)
    #expect(try bells("<+31s>") == 1)
    #expect(try bells("<+29s> p <+1m> p") == 0)
    // Situation's limit, then the core's.
    #expect(try bells("<+121s>") == 2)
    var quiet = Settings()
    quiet.bell = false
    #expect(try bells("<+121s>", quiet) == 0)
  }

  @Test func theLastMinuteRingsBehindTheEditor() throws {
    let coding = "c <enter> e "
    // The first part's end rings as everywhere; the last minute of the budget rings only while the editor hides it.
    #expect(try Plays.play(coding + "<+23m>").effects.count { $0 == .bell } == 1)
    #expect(try Plays.play(coding + "<+24m>").effects.count { $0 == .bell } == 2)
    #expect(try Plays.play("c <enter> <+24m>").effects.count { $0 == .bell } == 1)
    _ = try Plays.play(coding + "<+24:20> <editor x> <message 0:40 left>")
    _ = try Plays.play(coding + "<+26:00> <editor x> <message 1:00 over time>")
  }

  @Test func pausesAreStamped() throws {
    let play = try Plays.play(Plays.one + "<+10s> p <+30s> p <+5s> <space>")
    #expect(Plays.summary(play).pauses == 1)
    #expect(Plays.summary(play).pauseTime == .seconds(30))
    #expect(Plays.summary(play).phases[0].time == .seconds(15))
  }

  @Test func aWrongNextIsUndone() throws {
    let play = try Plays.play(Plays.one + "<+10s> <space> <+2s> u <message Undone: the move> <+3s> <space>")
    #expect(Plays.summary(play).phases[0].time == .seconds(15))
    let code = try Plays.play(Plays.one + Plays.toScorecard + "<+4s> u <message Undone: the move> <+1s> <space>")
    #expect(Plays.summary(code).phases.last?.time == .seconds(25))
  }

  @Test func afterASleepTheCandidateDecides() throws {
    #expect(
      Plays.summary(try Plays.play(Plays.one + "<+10s> <sleep 10m> o <+2s> <space>")).phases[0].time == .seconds(12))
    #expect(
      Plays.summary(try Plays.play(Plays.one + "<+10s> <sleep 10m> c <+2s> <space>")).phases[0].time == .seconds(612))
    // Nothing else is answered meanwhile.
    _ = try Plays.play(Plays.one + "<+10s> <sleep 10m> p <message p does nothing here>")
    // A pause needs no question.
    #expect(try Plays.play(Plays.one + "<+10s> p <sleep 10m> p <+1s> <space>").saved[0].run.breaks.count == 1)
  }

  // MARK: Rounds are data

  /// A copy of the script with a fifth part, 45 seconds each and other cues is played as it says.
  @Test func anEditedScriptIsPlayed() throws {
    var bank = Fixtures.small
    let index = try #require(bank.scripts.firstIndex { $0.id == "behavioral" })
    var script = bank.scripts[index]
    for part in 0..<4 { script.phases[part].bound = .limit(.seconds(45)) }
    var lesson = script.phases[3]
    (lesson.id, lesson.title, lesson.cues) = ("lesson", "Lesson", ["What I do since …"])
    script.phases.insert(lesson, at: 4)
    script.groups[0].limit = .seconds(225)
    bank.scripts[index] = script
    let play = try Plays.play(
      Plays.one + "<+40s> <space> <+40s> <space> <+40s> <space> <+40s> <space> <+5s>", bank: bank)
    let picture = play.picture().textPlane
    #expect(picture.contains("Lesson"))
    #expect(picture.contains("What I do since …"))
    #expect(picture.contains("2:45 of 3:45"))
    #expect(play.effects.count { $0 == .bell } == 0)
  }

  @Test func phasesThatAdvanceByThemselves() throws {
    var bank = Fixtures.small
    let index = try #require(bank.scripts.firstIndex { $0.id == "behavioral" })
    for part in 0..<4 { bank.scripts[index].phases[part].automatic = true }
    var play = try Plays.play(Plays.one + "<+65s>", bank: bank)
    #expect(play.picture().textPlane.contains("Action"))
    try play.play("<space>")
    #expect(Plays.summary(play).phases.prefix(3).map(\.time) == [.seconds(30), .seconds(30), .seconds(5)])
  }

  /// The scorecard comes by itself, to the eye as to the keys.
  @Test func aLastPhaseThatEndsByItself() throws {
    var bank = Fixtures.small
    let index = try #require(bank.scripts.firstIndex { $0.id == "behavioral" })
    bank.scripts[index].phases = Array(bank.scripts[index].phases.prefix(4))
    for part in 0..<4 { bank.scripts[index].phases[part].automatic = true }
    var play = try Plays.play(Plays.one + "<+125s>", bank: bank)
    #expect(play.picture().textPlane.contains("from memory"))
    try play.play("t 3 3 3 3 3 <enter> <enter>")
    #expect(Plays.summary(play).isScored)
    #expect(Plays.summary(play).phases.map(\.time) == Array(repeating: .seconds(30), count: 4))
    let slept = try Plays.play(Plays.one + "<+125s> <sleep 10m>", bank: bank)
    #expect(slept.model.live?.run.asksAboutSleep == false)
  }

  @Test func aBudgetCountsPhasesOfOtherGroupsToo() throws {
    var bank = Fixtures.small
    let index = try #require(bank.scripts.firstIndex { $0.id == "dsa-coding" })
    bank.scripts[index].groups = [PhaseGroup(id: "think", title: "Think", limit: .minutes(8), warnings: [])]
    for part in 0..<2 { bank.scripts[index].phases[part].group = "think" }
    let play = try Plays.play("c <enter> <+2m> <space> <+7m>", bank: bank)
    let round = play.model.live!.run
    #expect(round.mainClock(at: .minutes(9))?.passed == .minutes(9))
    #expect(round.groupTime("think", ofAttempt: 0, at: .minutes(9)) == .minutes(9))
    // The end of Plan, of Think; and behind them the budget's own.
    #expect(round.alarms(after: .minutes(7), through: .minutes(40)).contains { $0.at == .minutes(25) })
  }
}
