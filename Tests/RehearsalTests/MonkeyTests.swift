import Canvas
import Interview
import Support
import Testing

@testable import Rehearsal

/// Laws that hold whatever is pressed, whenever.
@Suite struct MonkeyTests {
  private static let keys: [Key] =
    Array("abcdefghijklmnopqrstuvwxyzGFLBCI1234/?: ").map { .character($0) } + [
      .enter, .enter, .space, .space, .escape, .tab, .up, .down, .left, .right, .home, .end, .pageUp, .pageDown,
      .backspace,
      .control("w"), .control("u"), .control("z"), .alt("b"), .other, .delete, .backTab, .wordLeft,
    ]

  /// Plays at random; after each step hands the play on.
  private func play(seed: Int, steps: Int, _ look: (Play, inout SeededGenerator) throws -> Void) throws {
    var chance = SeededGenerator(seed: UInt64(seed))
    var play = Play()
    // So that most plays are in a round soon.
    try play.play(["", "b <enter>", "d <enter>", "c <enter>", "d <up> <left> <enter>"][chance.below(5)])
    for _ in 0..<steps {
      switch chance.below(20) {
      case 0: try play.pass(Milliseconds(chance.below(400_000)))
      case 1, 2, 3: try play.pass(Milliseconds(chance.below(3000)))
      case 4: play.sleep(.seconds(61 + chance.below(1000)))
      case 5: play.handle(.paste("paste \u{1B}[2J 日本"))
      case 6: play.handle(.resized(Size(columns: chance.below(120), rows: chance.below(40))))
      case 7:
        if play.editedFile != nil { try play.closeEditor(chance.below(3) == 0 ? nil : "code \(chance.below(9))\n") }
      case 8: play.saveFailure = chance.below(3) == 0 ? "the disk is full" : nil
      case 9: play.denial = chance.below(4) == 0 ? "Another greenroom is running a round." : nil
      default: if play.editedFile == nil { play.press(Self.keys[chance.below(Self.keys.count)]) }
      }
      if play.model.isQuitting { play = try play.restarted(after: .seconds(chance.below(90))) }
      try look(play, &chance)
    }
  }

  /// wake(t1); wake(t2) leaves the same model as wake(t2), across any number of phases.
  @Test(arguments: 0..<60) func wakesCarryNoInformation(seed: Int) throws {
    try play(seed: seed, steps: 60) { play, chance in
      let late = play.now.advanced(by: Milliseconds(1 + chance.below(2_000_000)))
      var direct = play.model
      _ = update(&direct, .wake(since: play.now), now: late)
      var stepped = play.model
      var time = play.now
      for _ in 0..<3 {
        let next = time.advanced(by: Milliseconds(chance.below(max(1, late.steady.count - time.steady.count))))
        _ = update(&stepped, .wake(since: time), now: next)
        time = next
      }
      _ = update(&stepped, .wake(since: time), now: late)
      #expect(stepped == direct)
      #expect(direct == play.model)
    }
  }

  /// A picture may be drawn of any state at any size, and drawing it again gives the same.
  @Test(arguments: 0..<60) func everyStateCanBeDrawn(seed: Int) throws {
    try play(seed: seed, steps: 60) { play, chance in
      let size = Size(columns: chance.below(140), rows: chance.below(50))
      let charset: Charset = chance.below(2) == 0 ? .utf8 : .ascii
      let picture = play.picture(size: size, charset: charset)
      #expect(picture.cells.count == size.columns * size.rows)
      #expect(picture == play.picture(size: size, charset: charset))
      if charset == .ascii {
        #expect(picture.cells.allSatisfy { picture.text(of: $0).utf8.allSatisfy { (32..<127).contains($0) } })
      }
      if let cursor = picture.cursor { #expect(cursor.column < size.columns && cursor.row < size.rows) }
    }
  }

  /// Until something else is due, a picture whose clocks alone were moved on is the picture that would be drawn.
  @Test(arguments: 0..<60) func aTickIsAsGoodAsAPicture(seed: Int) throws {
    try play(seed: seed, steps: 60) { play, chance in
      var canvas = play.picture()
      var now = play.now
      let due = wakes(play.model, after: now)
      let other = due.other ?? play.now.advanced(by: .minutes(9))
      for _ in 0..<4 {
        guard let flip = flip(play.model, after: now), flip < other else { return }
        now = flip.advanced(by: Milliseconds(chance.below(900)))
        guard now < other, tick(play.model, now: now, &canvas) != nil else { return }
        var whole = Canvas(size: play.model.size)
        render(play.model, now: now, into: &whole)
        #expect(canvas.textPlane == whole.textPlane && canvas.rolePlane == whole.rolePlane)
      }
    }
  }

  /// It is woken before the clock on the screen changes, and not much oftener.
  @Test(arguments: 0..<40) func theProgramSleepsLongEnough(seed: Int) throws {
    try play(seed: seed, steps: 50) { play, _ in
      guard let wake = wakes(play.model, after: play.now).next else { return }
      #expect(wake > play.now)
      if let live = play.model.live, live.editor == nil {
        let before = wake.advanced(by: Milliseconds(-1))
        func text(_ now: Moment) -> String? {
          let run = live.run.caughtUp(at: live.clock(at: now))
          return run.hold == nil ? run.mainClock(at: live.clock(at: now))?.text : nil
        }
        #expect(text(before) == text(play.now))
      }
      var sleeper = play
      let before = sleeper.wakeCount
      try sleeper.pass(.seconds(10))
      // A flip a second, the alarms of a phase and its group, heartbeats, a message that goes.
      #expect(sleeper.wakeCount - before <= 24)
    }
  }

  /// What was saved last is the fold over its own events, and is the live round wherever saving worked.
  @Test(arguments: 0..<60) func whatIsSavedFoldsToTheLiveRound(seed: Int) throws {
    try play(seed: seed, steps: 80) { play, _ in
      for entry in play.saved {
        #expect(
          RoundRun(entry.run.setup, events: entry.run.events).caughtUp(at: entry.heartbeat.at)
            == entry.run.caughtUp(at: entry.heartbeat.at))
      }
      guard let live = play.model.live, play.model.unsaved == nil else { return }
      #expect(play.saved.contains { $0.run.events == live.run.events })
    }
  }
}
