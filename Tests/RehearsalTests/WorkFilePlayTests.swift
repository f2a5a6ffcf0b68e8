import Interview
import Support
import Testing

@testable import Rehearsal

/// The work file of a coding round: saved by the editor that has the terminal, or by one that has left it.
@Suite struct WorkFilePlayTests {
  private func snapshots(_ play: Play) -> [String] { play.saved[0].run.attempts[0].snapshots.map(\.text) }

  @Test func anEditorThatForksIsSuspectedAndStillSeen() throws {
    var play = Play()
    try play.play("c <enter> e")
    guard case .work(let file) = play.editedFile else { return #expect(Bool(false), "no editor") }
    try play.closeEditor(file.start)
    try play.play("<message The editor returned at once and changed nothing.>")
    #expect(snapshots(play) == [])
    try play.play("<+2s> <save late\\n> <+1m> <save late\\n> <save later\\n>")
    #expect(snapshots(play) == ["late\n", "later\n"])
    #expect(play.saved[0].run.attempts[0].snapshots.map(\.at) == [.seconds(2), .seconds(62)])
  }

  @Test func savesAreSeenWhileTheEditorIsOpen() throws {
    let play = try Plays.play(
      "c <enter> e <+1m> <save a\\n> <+1m> <save b\\n> <+1m> <editor b\\n> <message Snapshot 2> e <+5s> <editor b\\n> <message The work file was not changed.>"
    )
    #expect(snapshots(play) == ["a\n", "b\n"])
  }

  /// Up to the last key of the scorecard, and again when an attempt is scored later.
  @Test func savesAreSeenUntilTheAttemptIsScored() throws {
    let rated = "t 3 3 3 3 <enter>"
    var play = try Plays.play("c <enter> <space><space><space><space> <save a\\n> \(rated) <save b\\n> <enter>")
    #expect(snapshots(play) == ["a\n", "b\n"] && Plays.summary(play).isScored)
    #expect(play.model.workFile == nil)
    play = try Plays.play("c <enter> <space><space><space><space> <esc> l s <save c\\n> \(rated) <enter>")
    #expect(snapshots(play) == ["c\n"] && Plays.summary(play).isScored)
    // A round without a work file has none of this.
    #expect(try Plays.play(Plays.one).model.workFile == nil)
  }

  /// Undo is for what the candidate did.
  @Test func aSaveDoesNotStandInTheWayOfUndo() throws {
    let play = try Plays.play("c <enter> <+5s> <space> <+5s> <save a\\n> <+5s> u <message Undone: the move>")
    #expect(snapshots(play) == ["a\n"] && play.model.live?.run.phaseIndex == 0)
    #expect(play.saved[0].run.events.map(\.kind) == [.began, .snapshot(text: "a\n")])
    #expect(try play.restarted().saved[0].run == play.saved[0].run)
  }

  /// The question begins again, and its file is read again.
  @Test func aSaveForAQuestionThatHasNotBegunIsOfNoAttempt() throws {
    let scored = "<space><space><space><space> <save one\\n> t 3 3 3 3 <enter> <enter> "
    var play = try Plays.play("c <right> <enter> \(scored) <space> <save two\\n> u <message Undone: the move>")
    #expect(play.saved[0].run.attempts.map { $0.snapshots.map(\.text) } == [["one\n"]])
    try play.play("<space> <save two\\n>")
    #expect(play.saved[0].run.attempts.map { $0.snapshots.map(\.text) } == [["one\n"], ["two\n"]])
  }

  @Test func aSaveDuringAPauseIsSeenWhenTheRoundIsResumed() throws {
    var play = try Plays.play("c <enter> <+5s> <save a\\n> q k")
    #expect(play.model.workFile == nil)
    try play.play("r <enter> <save b\\n>")
    #expect(snapshots(play) == ["a\n", "b\n"])
  }

  @Test func lineEndsOfAnyKind() throws {
    let play = try Plays.play(
      "c <enter> e <+5s> <editor a\\nb\\nc\\n> <message Snapshot 1> e <+5s> <editor a\\r\\nb\\r\\nc\\r\\n> <message Snapshot 2> <space><space><space><space> t 3 3 3 3 <enter> <enter> <tab><tab><tab>"
    )
    #expect(snapshots(play) == ["a\nb\nc\n", "a\r\nb\r\nc\r\n"])
    #expect(play.picture().textPlane.contains("only line endings differ from snapshot 1"))
    let changed = try Plays.play(
      "c <enter> e <+5s> <editor a\\nb\\nc\\n> <message Snapshot 1> e <+5s> <editor a\\r\\nB\\r\\nc\\r\\n> <message Snapshot 2> <space><space><space><space> t 3 3 3 3 <enter> <enter> <tab><tab><tab>"
    )
    #expect(changed.picture().textPlane.contains("+1 −1 compared with snapshot 1"))
    #expect("a\r\nb\r\nc\r\n".lineCount == 3 && "a\rb".lineCount == 2 && "".lineCount == 0 && "\n".lineCount == 1)
  }

  @Test(arguments: ["\n", "\r\n", "\r"]) func theDiffIsOfLines(end: String) {
    let old = ["one", "two", "three", ""].joined(separator: "\n")
    let new = ["one", "2", "three", ""].joined(separator: end)
    #expect(lineDiff(from: old, to: new).map(\.change) == [nil, .removed, .added, nil, nil])
    #expect(lineDiff(from: old, to: "one\r\ntwo\rthree\n").allSatisfy { $0.change == nil })
    #expect(lineDiff(from: new, to: new).allSatisfy { $0.change == nil })
    // Not the same bytes, though Swift calls them equal.
    #expect(lineDiff(from: "é", to: "e\u{301}").map(\.change) == [.removed, .added])
  }
}
