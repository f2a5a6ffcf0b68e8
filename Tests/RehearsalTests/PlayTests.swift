import Canvas
import Interview
import Playing
import Testing

@testable import Rehearsal

/// Rounds played through by keys, with what they leave behind.
@Suite struct PlayTests {
  private func play(_ script: String, _ settings: Settings = Settings(), shelf: Shelf = Fixtures.shelf) throws -> Play {
    var play = Play(shelf: shelf, settings: settings)
    try play.play(script)
    return play
  }

  private func summary(_ play: Play, round: Int = 0, attempt: Int = 0) -> AttemptSummary {
    play.saved[round].run.summary(ofAttempt: attempt, at: play.saved[round].at)
  }

  private static let one = "b <left><left><left> <enter> "
  private static let toScorecard =
    "<+20s> <space> <+20s> <space> <+20s> <space> <+20s> <space> <+20s> <space> <+20s> <space> <+20s> <space> "

  // MARK: Each round to its end

  @Test func behavioralToItsEnd() throws {
    let first =
      Self.toScorecard + "t 3 4 3 2 3 <enter> <space> <tab> 2 <tab> l <tab> n \"Numbers first.\" <enter> <enter> "
    var play = try play("b <left><left> <enter> " + first + "<+15s> <space> ")
    // The second question has a follow-up or two.
    while play.model.live?.run.isScoring == false { try play.play("<+5s> <space>") }
    try play.play("a 4 4 4 4 4 <enter> <enter>")
    #expect(play.model.live == nil)
    let round = play.saved[0].run
    #expect(round.isOver)
    #expect(round.attempts.count == 2)
    let summary = summary(play)
    #expect(summary.outcome == .took && summary.isScored)
    #expect(summary.blind["relevance"] == 3 && summary.final["relevance"] == 2)
    #expect(summary.remark == "Numbers first.")
    #expect(round.attempts[0].card.causes == ["long"])
    #expect(round.attempts[0].card.ticks == [0])
    #expect(summary.phases.prefix(4).map(\.time) == Array(repeating: .seconds(20), count: 4))
    #expect(round.gaps == [.seconds(15)])
    #expect(play.effects.contains(.release))
  }

  @Test(arguments: ["design-45", "design-60", "design-35", "clarify"]) func designToItsEnd(script: String) throws {
    let scripts = Fixtures.shelf.scripts(for: "design")
    let index = try #require(scripts.firstIndex { $0.id == script })
    var play = try play(
      "d <up>" + String(repeating: "<right>", count: index)
        + " <enter> i \"users: Who?\" <enter> <message make an assumption> \"Agents.\" <enter>")
    while play.model.live?.run.isScoring == false { try play.play("<+2m> <space>") }
    let rows = play.model.live!.run.setup.rubric.dimensions.count
    try play.play("d " + String(repeating: "2 ", count: rows) + "<enter> <enter>")
    #expect(summary(play).script == script)
    #expect(summary(play).isScored)
    #expect(play.saved[0].run.attempts[0].clarifications.map(\.assumption) == ["Agents."])
  }

  @Test(arguments: ["", "<up> <right>"]) func codingToItsEnd(choose: String) throws {
    let play = try play(
      "c \(choose) <enter> <+3m> <space> <+5m> <space> e <+10m> <editor x = 1\\n> <message Snapshot 1> <space> <space> s 1 2 3 4 \(choose.isEmpty ? "" : "1") <enter> <enter>"
    )
    #expect(summary(play).outcome == .saw)
    #expect(play.saved[0].run.attempts[0].snapshots.map(\.text) == ["x = 1\n"])
    #expect(play.saved[0].run.attempts[0].snapshots[0].at == .minutes(18))
    let round = play.saved[0].run
    #expect(summary(play).band == round.setup.rubric.band(of: round.attempts[0].card.final))
  }

  // MARK: Clocks

  @Test func theClockFlipsOnceASecond() throws {
    var play = try play(Self.one)
    var pictures: [String] = []
    for _ in 0..<33 {
      pictures.append(play.picture().textPlane)
      try play.play("<+1s>")
    }
    #expect(Set(pictures).count == 33)
    // One wake a second, and one more where the sign of life falls between two flips.
    #expect(play.wakes <= 36)
  }

  @Test func homeNeverWakes() throws {
    var play = try play("")
    #expect(nextWake(play.model, after: play.now) == nil)
    try play.play("<+10:00:00>")
    #expect(play.wakes == 0)
  }

  @Test func theEndOfAPartRings() throws {
    func bells(_ script: String, _ settings: Settings = Settings()) throws -> Int {
      try play(Self.one + script, settings).effects.count { $0 == .bell }
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
    #expect(try play(coding + "<+23m>").effects.count { $0 == .bell } == 1)
    #expect(try play(coding + "<+24m>").effects.count { $0 == .bell } == 2)
    #expect(try play("c <enter> <+24m>").effects.count { $0 == .bell } == 1)
    _ = try play(coding + "<+24:20> <editor x> <message The last minute: 0:40 left>")
    _ = try play(coding + "<+26:00> <editor x> <message The time is over by +1:00>")
  }

  @Test func pausesAreStamped() throws {
    let play = try play(Self.one + "<+10s> p <+30s> p <+5s> <space>")
    #expect(summary(play).pauses == 1)
    #expect(summary(play).pauseTime == .seconds(30))
    #expect(summary(play).phases[0].time == .seconds(15))
  }

  @Test func aWrongNextIsUndone() throws {
    let play = try play(Self.one + "<+10s> <space> <+2s> u <message Taken back: next> <+3s> <space>")
    #expect(summary(play).phases[0].time == .seconds(15))
    let code = try self.play(Self.one + Self.toScorecard + "<+4s> u <message Taken back: next> <+1s> <space>")
    #expect(summary(code).phases.last?.time == .seconds(25))
  }

  @Test func afterASleepTheCandidateDecides() throws {
    #expect(summary(try play(Self.one + "<+10s> <sleep 10m> o <+2s> <space>")).phases[0].time == .seconds(12))
    #expect(summary(try play(Self.one + "<+10s> <sleep 10m> c <+2s> <space>")).phases[0].time == .seconds(612))
    // Nothing else is answered meanwhile.
    _ = try play(Self.one + "<+10s> <sleep 10m> p <message p does nothing here>")
    // A pause needs no question.
    #expect(try play(Self.one + "<+10s> p <sleep 10m> p <+1s> <space>").saved[0].run.breaks.count == 1)
  }

  // MARK: Leaving and coming back

  @Test func keptRoundsGoOnWhereTheyWere() throws {
    var play = try play(Self.one + "<+10s> q k <+50:00:00> r <enter> <+5s> <space> q k")
    #expect(summary(play).phases[0].time == .seconds(15))
    // What was put aside waits on Home; it does not ask.
    play = play.restarted(after: .minutes(5))
    try play.play("r <enter> <+7s> <space>")
    #expect(summary(play).phases[1].time == .seconds(7))
  }

  @Test func killedRoundsGoOnAndLoseLessThanFiveSeconds() throws {
    for seconds in 1...24 {
      var play = try play(Self.one + "<+\(seconds)s>").restarted(after: .minutes(3))
      try play.play("<enter> <space>")
      let time = summary(play).phases[0].time
      #expect(time <= .seconds(seconds) && time > .seconds(seconds - 5))
    }
  }

  @Test func voidAndStay() throws {
    let void = try play(Self.one + "<+10s> q v")
    #expect(summary(void).isVoid && void.model.live == nil)
    let stay = try play(Self.one + "<+10s> q <esc> <+1s> <space>")
    #expect(summary(stay).phases[0].time == .seconds(11))
    // The clock goes on while the question waits.
    #expect(summary(try play(Self.one + "<+10s> q <+5s> s <space>")).phases[0].time == .seconds(15))
  }

  @Test func anAttemptCanBeScoredLater() throws {
    let play = try play(Self.one + Self.toScorecard + "<esc> l s t 3 3 3 3 3 <enter> <enter>")
    #expect(summary(play).isLate && summary(play).isScored)
    #expect(play.model.live == nil)
  }

  @Test func quittingKeepsTheRoundAndTheLineBeingWritten() throws {
    let play = try play(Self.one + "<+10s> n \"half a no\" <ctrl-c>")
    #expect(play.effects.last == .quit)
    // Not put aside: the next start asks about it.
    #expect(!play.saved[0].run.isKept && !play.saved[0].run.isOver)
    #expect(summary(play).notes == ["half a no"])
  }

  /// Another program may have taken the round up since this one read the archive.
  @Test func aStaleRoundIsReadAnewBeforeItIsTakenUp() throws {
    let kept = try play(Self.one + "<+10s> q k")
    var other = kept.restarted()
    try other.play("r <enter> " + Self.toScorecard + "t 3 3 3 3 3 <enter> <enter>")
    for keys in ["r <enter>", "r v"] {
      var stale = kept
      stale.takeArchive(of: other)
      try stale.play("\(keys) <message That was done in another greenroom meanwhile.>")
      #expect(stale.model.live == nil)
      #expect(stale.saved[0].run == other.saved[0].run)
      #expect(stale.effects.last == .loadHistory && stale.effects.contains(.release))
    }
  }

  @Test func eachWaitingRoundCanBeTakenUp() throws {
    let two = "c <enter> <+9s> q k " + Self.one + "<+5s> q k "
    let first = try play(two + "r <enter> <+1s>")
    #expect(first.model.live?.run.setup.script.id == "behavioral")
    let second = try play(two + "r <down> <enter> <+1s>")
    #expect(second.model.live?.run.setup.script.id == "dsa-coding")
    let detail = try play(two + "h j <enter> r <+1s>")
    #expect(detail.model.live?.run.setup.script.id == "dsa-coding")
  }

  @Test func aLineBeingWrittenOutlivesAStop() throws {
    let play = try play(Self.one + "<+10s> n \"half\" <sleep 10m> o \" done\" <enter>")
    #expect(summary(play).notes == ["half done"])
    let tagging = try self.play("d <enter> i \"how many\" <enter> <sleep 10m> c s")
    #expect(tagging.model.live?.run.attempt?.clarifications.map(\.tag) == ["scale"])
  }

  @Test func lateScoringShowsWhatWasScored() throws {
    let two = "b <left><left> <enter> " + Self.toScorecard + "<esc> l <space> "
    var play = try play(two)
    while play.model.live?.run.isScoring == false { try play.play("<+1s> <space>") }
    try play.play("a 4 4 4 4 4 <enter> <enter> <left> s t 3 3 3 3 3 <enter> <enter>")
    #expect(play.picture().textPlane.contains("attempt 1 of 2"))
    try play.play("<tab>")
    #expect(play.picture().textPlane.contains("to be scored later"))
  }

  // MARK: Clarifying

  @Test func tagsByPrefixCompletionAndKey() throws {
    let play = try play(
      """
      d <enter> i "sc" <tab> "how many?" <enter> i "how fast does it grow?" <enter> s
      i "labels : any clicks" <enter> i "Scale: and more?" <enter> <message make an assumption> <esc>
      """)
    let asked = play.model.live!.run.attempt!.clarifications
    #expect(asked.map(\.tag) == ["scale", "scale", "labels", "scale"])
    #expect(asked.map(\.text) == ["how many?", "how fast does it grow?", "any clicks", "and more?"])
    #expect(asked.map { $0.reply != nil } == [true, true, true, false])
    // One reply is given once.
    #expect(Set(asked.compactMap(\.reply)).count == 3)
  }

  @Test func leavingClarifyUnaskedAsksOnce() throws {
    let play = try play("d <enter> <space> <message No question asked yet> <space>")
    #expect(play.model.live?.run.phaseIndex == 1)
    // Any other key takes the question back.
    for key in ["h", "x <message x does nothing>"] {
      let other = try self.play(
        "d <enter> <space> <message No question asked yet> \(key) <space> <message No question asked yet>")
      #expect(other.model.live?.run.phaseIndex == 0)
    }
  }

  // MARK: Scoring

  @Test func theEvidenceWaitsForTheWholeBlindScore() throws {
    _ = try play(Self.one + Self.toScorecard + "<enter> <message Still to score: how it went>")
    _ = try play(Self.one + Self.toScorecard + "t 3 3 3 3 <enter> <message Still to score: Reflection and scope>")
  }

  @Test func blindScoresStayAsGiven() throws {
    let play = try play(
      Self.one + Self.toScorecard
        + "t 3 3 3 3 3 <enter> <esc> 1 <message stays as it was given> a <message stays> <enter> <tab> 1 <enter>")
    #expect(summary(play).blind["relevance"] == 3)
    #expect(summary(play).final["relevance"] == 1)
    #expect(summary(play).band == .leaningNo)
  }

  @Test func escGoesBackAStepAndLosesNothing() throws {
    let play = try play(
      Self.one + Self.toScorecard
        + "t 3 4 <esc> <esc> 2 2 2 <enter> <space> <tab> <tab> l <esc> <esc> <enter> <tab> <tab> <enter>")
    let card = play.saved[0].run.attempts[0].card
    #expect(card.saved && card.ticks == [0] && card.causes == ["long"])
    #expect(card.blind.values.sorted() == [2, 2, 2, 3, 4])
  }

  // MARK: Drawing

  @Test func nothingComesBackBeforeThePoolIsUsedUp() throws {
    var play = try play("")
    var drawn: [String] = []
    for _ in 0..<6 {
      try play.play(Self.one + "<+1s> q v <+24:00:00>")
      drawn.append(play.saved.last!.run.setup.questions[0].id)
    }
    #expect(Set(drawn.prefix(3)).count == 3)
    #expect(Set(drawn.suffix(3)).count == 3)
  }

  @Test func aGivenSeedDoesNotLookAtThePast() throws {
    let seeded = "b <down><down><down><down><down> / \"42\" <enter> <enter> <+1s> q v"
    let play = try play(seeded + seeded)
    #expect(play.saved[0].run.setup.questions == play.saved[1].run.setup.questions)
    #expect(play.saved[0].run.setup.seed == 42)
  }

  @Test func anEmptyPoolNamesTheFilter() throws {
    _ = try play(
      "b <down> <right> <down> <right> <right> <right> <down> <right> <enter> <message No question fits: company acme emptied the pool (section behavioral alone leaves 3, topic people alone leaves 3, difficulty hard alone leaves 2, company acme alone leaves 1).>"
    )
  }

  @Test func difficultyTopicAndCompanyStayHidden() throws {
    func shown(_ settings: Settings, _ script: String) throws -> String {
      try play(script, settings).picture().textPlane
    }
    let hidden = try shown(Settings(), Self.one + "<+1s>")
    #expect(!hidden.contains("people") && !hidden.contains("acme") && !hidden.contains("medium"))
    var open = Settings()
    open.reveal = true
    #expect(try shown(open, Self.one + "<+1s>").contains("medium · people · acme"))
    #expect(
      try shown(Settings(), Self.one + Self.toScorecard + "t 3 3 3 3 3 <enter> <enter>").contains("people · medium"))
  }

  // MARK: Trouble

  @Test func aFullDiskDoesNotStopTheRound() throws {
    var play = try play(Self.one + "<+5s>")
    play.saveFailure = "the disk is full"
    try play.play("h <+10s> <space> <+3s>")
    #expect(play.picture().textPlane.contains("not saved: the disk is full"))
    #expect(play.saved[0].run.events.count == 1)
    play.saveFailure = nil
    try play.play("<+5s> <message Saved again.>")
    #expect(play.saved[0].run == play.model.live?.run)
    #expect(!play.picture().textPlane.contains("not saved"))
  }

  @Test func whatIsNotSavedIsNotThrownAwayUnasked() throws {
    var play = try play(Self.one + "<+5s>")
    play.saveFailure = "the disk is full"
    try play.play("<space> <ctrl-c> <message Not saved: the disk is full>")
    #expect(!play.effects.contains(.quit))
    try play.play("<ctrl-c>")
    #expect(play.effects.contains(.quit))
  }

  @Test func aSecondProgramMayLookButNotPlay() throws {
    var play = try play(Self.one + Self.toScorecard + "t 3 3 3 3 3 <enter> <enter> <esc>")
    play.refusal = "Another greenroom is playing: Behavioral on /dev/pts/1 (process 7)."
    try play.play(
      "b <enter> <message Another greenroom is playing: Behavioral on /dev/pts/1> <esc> h <enter> <tab> <esc>")
    #expect(play.model.live == nil)
  }

  @Test func pasteIsTextAndNeverKeys() throws {
    let play = try play(
      Self.one + "n <paste q\\nv and \\u{1B}[31m> <enter> <paste qv> <message Pasted text goes where text is typed>")
    #expect(summary(play).notes.count == 1)
    #expect(play.model.live != nil)
  }

  @Test func aLostWorkFileBeginsWithTheLastSnapshot() throws {
    var play = try play("c <enter> e <editor abc\\n> <message Snapshot 1> e")
    #expect(play.workFile?.start == "abc\n")
    try play.closeEditor(nil, problem: "The work file is gone.")
    #expect(play.model.said == "The work file is gone.")
    #expect(play.model.live?.run.attempt?.snapshots.count == 1)
  }

  // MARK: Rounds are data

  /// A copy of the script with a fifth part, 45 seconds each and other cues is played as it says.
  @Test func anEditedScriptIsPlayed() throws {
    var shelf = Fixtures.shelf
    let index = try #require(shelf.scripts.firstIndex { $0.id == "behavioral" })
    var script = shelf.scripts[index]
    for part in 0..<4 { script.phases[part].bound = .limit(.seconds(45)) }
    var lesson = script.phases[3]
    (lesson.id, lesson.title, lesson.cues) = ("lesson", "Lesson", ["What I do since …"])
    script.phases.insert(lesson, at: 4)
    script.groups[0].limit = .seconds(225)
    shelf.scripts[index] = script
    let play = try play(Self.one + "<+40s> <space> <+40s> <space> <+40s> <space> <+40s> <space> <+5s>", shelf: shelf)
    let picture = play.picture().textPlane
    #expect(picture.contains("Lesson"))
    #expect(picture.contains("What I do since …"))
    #expect(picture.contains("2:45 of 3:45"))
    #expect(play.effects.count { $0 == .bell } == 0)
  }

  @Test func phasesThatAdvanceByThemselves() throws {
    var shelf = Fixtures.shelf
    let index = try #require(shelf.scripts.firstIndex { $0.id == "behavioral" })
    for part in 0..<4 { shelf.scripts[index].phases[part].automatic = true }
    var play = try play(Self.one + "<+65s>", shelf: shelf)
    #expect(play.picture().textPlane.contains("Action"))
    try play.play("<space>")
    #expect(summary(play).phases.prefix(3).map(\.time) == [.seconds(30), .seconds(30), .seconds(5)])
  }

  /// The scorecard comes by itself, to the eye as to the keys.
  @Test func aLastPhaseThatEndsByItself() throws {
    var shelf = Fixtures.shelf
    let index = try #require(shelf.scripts.firstIndex { $0.id == "behavioral" })
    shelf.scripts[index].phases = Array(shelf.scripts[index].phases.prefix(4))
    for part in 0..<4 { shelf.scripts[index].phases[part].automatic = true }
    var play = try play(Self.one + "<+125s>", shelf: shelf)
    #expect(play.picture().textPlane.contains("from memory"))
    try play.play("t 3 3 3 3 3 <enter> <enter>")
    #expect(summary(play).isScored)
    #expect(summary(play).phases.map(\.time) == Array(repeating: .seconds(30), count: 4))
    let slept = try self.play(Self.one + "<+125s> <sleep 10m>", shelf: shelf)
    #expect(slept.model.live?.run.asksAboutSleep == false)
  }

  @Test func aBudgetCountsPhasesOfOtherGroupsToo() throws {
    var shelf = Fixtures.shelf
    let index = try #require(shelf.scripts.firstIndex { $0.id == "dsa-coding" })
    shelf.scripts[index].groups = [PhaseGroup(id: "think", title: "Think", limit: .minutes(8), warnings: [])]
    for part in 0..<2 { shelf.scripts[index].phases[part].group = "think" }
    let play = try play("c <enter> <+2m> <space> <+7m>", shelf: shelf)
    let round = play.model.live!.run
    #expect(round.mainClock(at: .minutes(9))?.passed == .minutes(9))
    #expect(round.groupTime("think", ofAttempt: 0, at: .minutes(9)) == .minutes(9))
    // The end of Plan, of Think; and behind them the budget's own.
    #expect(round.alarms(after: .minutes(7), through: .minutes(40)).contains { $0.at == .minutes(25) })
  }
}
