import Canvas
import Interview
import Support
import Testing

@testable import Rehearsal

/// Leaving, coming back, and trouble on the way.
@Suite struct LeavingPlayTests {
  // MARK: Leaving and coming back

  @Test func keptRoundsGoOnWhereTheyWere() throws {
    var play = try Plays.play(Plays.one + "<+10s> q k <+50:00:00> r <enter> <+5s> <space> q k")
    #expect(Plays.summary(play).phases[0].time == .seconds(15))
    // What was put aside waits on Home; it does not ask.
    play = try play.restarted(after: .minutes(5))
    try play.play("r <enter> <+7s> <space>")
    #expect(Plays.summary(play).phases[1].time == .seconds(7))
  }

  @Test func killedRoundsGoOnAndLoseLessThanFiveSeconds() throws {
    for seconds in 1...24 {
      var play = try Plays.play(Plays.one + "<+\(seconds)s>").restarted(after: .minutes(3))
      try play.play("<enter> <space>")
      let time = Plays.summary(play).phases[0].time
      #expect(time <= .seconds(seconds) && time > .seconds(seconds - 5))
    }
  }

  @Test func voidAndStay() throws {
    let void = try Plays.play(Plays.one + "<+10s> q v")
    #expect(Plays.summary(void).isVoid && void.model.live == nil)
    let stay = try Plays.play(Plays.one + "<+10s> q <esc> <+1s> <space>")
    #expect(Plays.summary(stay).phases[0].time == .seconds(11))
    // The clock goes on while the question waits.
    #expect(Plays.summary(try Plays.play(Plays.one + "<+10s> q <+5s> s <space>")).phases[0].time == .seconds(15))
  }

  @Test func anAttemptCanBeScoredLater() throws {
    let play = try Plays.play(Plays.one + Plays.toScorecard + "<esc> l s t 3 3 3 3 3 <enter> <enter>")
    #expect(Plays.summary(play).isLate && Plays.summary(play).isScored)
    #expect(play.model.live == nil)
  }

  @Test func quittingKeepsTheRoundAndTheLineBeingWritten() throws {
    let play = try Plays.play(Plays.one + "<+10s> n \"half a no\" <ctrl-c>")
    #expect(play.effects.last == .quit)
    // Not put aside: the next start asks about it.
    #expect(!play.saved[0].run.isKept && !play.saved[0].run.isOver)
    #expect(Plays.summary(play).notes == ["half a no"])
  }

  /// Another program may have taken the round up since this one read the archive.
  @Test func aStaleRoundIsReadAnewBeforeItIsTakenUp() throws {
    let kept = try Plays.play(Plays.one + "<+10s> q k")
    var other = try kept.restarted()
    try other.play("r <enter> " + Plays.toScorecard + "t 3 3 3 3 3 <enter> <enter>")
    for keys in ["r <enter>", "r v"] {
      var stale = kept
      try stale.play("\(keys) <message Another greenroom has done that in the meantime.>")
      #expect(stale.model.live == nil)
      #expect(stale.saved == kept.saved)
      #expect(stale.effects.contains(.releaseLock))
    }
  }

  @Test func eachPausedRoundCanBeTakenUp() throws {
    let two = "c <enter> <+9s> q k " + Plays.one + "<+5s> q k "
    let first = try Plays.play(two + "r <enter> <+1s>")
    #expect(first.model.live?.run.setup.script.id == "behavioral")
    let second = try Plays.play(two + "r <down> <enter> <+1s>")
    #expect(second.model.live?.run.setup.script.id == "dsa-coding")
    let detail = try Plays.play(two + "h j <enter> r <+1s>")
    #expect(detail.model.live?.run.setup.script.id == "dsa-coding")
  }

  @Test func aLineBeingWrittenOutlivesAStop() throws {
    let play = try Plays.play(Plays.one + "<+10s> n \"half\" <sleep 10m> o \" done\" <enter>")
    #expect(Plays.summary(play).notes == ["half done"])
    let choosing = try Plays.play("d <enter> \"clicks, and does it grow?\" <enter> <sleep 10m> c 1")
    #expect(choosing.model.live?.run.attempt?.clarifications.map(\.match?.choice) == [1])
  }

  @Test func lateScoringShowsWhatWasScored() throws {
    let two = "b <left><left> <enter> " + Plays.toScorecard + "<esc> l <space> "
    var play = try Plays.play(two)
    while play.model.live?.run.isScoring == false { try play.play("<+1s> <space>") }
    try play.play("a 4 4 4 4 4 <enter> <enter> <left> s t 3 3 3 3 3 <enter> <enter>")
    #expect(play.picture().textPlane.contains("attempt 1 of 2"))
    try play.play("<tab>")
    #expect(play.picture().textPlane.contains("scoring postponed"))
  }

  // MARK: Trouble

  @Test func aFullDiskDoesNotStopTheRound() throws {
    var play = try Plays.play(Plays.one + "<+5s>")
    play.saveFailure = "the disk is full"
    try play.play("h <+10s> <space> <+3s>")
    #expect(play.picture().textPlane.contains("not saved: the disk is full"))
    #expect(play.saved[0].run.events.count == 1)
    play.saveFailure = nil
    try play.play("<+5s> <message Saving works again.>")
    #expect(play.saved[0].run == play.model.live?.run)
    #expect(!play.picture().textPlane.contains("not saved"))
  }

  @Test func whatIsNotSavedIsNotThrownAwayUnasked() throws {
    var play = try Plays.play(Plays.one + "<+5s>")
    play.saveFailure = "the disk is full"
    try play.play("<space> <ctrl-c> <message Not saved: the disk is full>")
    #expect(!play.effects.contains(.quit))
    try play.play("<ctrl-c>")
    #expect(play.effects.contains(.quit))
  }

  @Test func aSecondProgramMayLookButNotPlay() throws {
    var play = try Plays.play(Plays.one + Plays.toScorecard + "t 3 3 3 3 3 <enter> <enter> <esc>")
    play.denial = "Another greenroom is running a round: Behavioral on /dev/pts/1 (process 7)."
    try play.play(
      "b <enter> <message Another greenroom is running a round: Behavioral on /dev/pts/1> <esc> h <enter> <tab> <esc>")
    #expect(play.model.live == nil)
  }

  @Test func pasteIsTextAndNeverKeys() throws {
    let play = try Plays.play(
      Plays.one + "n <paste q\\nv and \\u{1B}[31m> <enter> <paste qv> <message Nothing to paste into>")
    #expect(Plays.summary(play).notes.count == 1)
    #expect(play.model.live != nil)
  }

  @Test func aLostWorkFileBeginsWithTheLastSnapshot() throws {
    var play = try Plays.play("c <enter> e <editor abc\\n> <message Snapshot 1> e")
    guard case .work(let file) = play.editedFile else { return #expect(Bool(false), "no editor") }
    #expect(file.start == "abc\n")
    try play.closeEditor(nil, problem: "The work file is gone.")
    #expect(play.model.said == "The work file is gone.")
    #expect(play.model.live?.run.attempt?.snapshots.count == 1)
  }
}
