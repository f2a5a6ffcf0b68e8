import Canvas
import Interview
import Support
import Testing

@testable import Rehearsal

/// Clarifying, scoring and drawing.
@Suite struct ScoringPlayTests {
  // MARK: Clarifying

  @Test func tagsByPrefixCompletionAndKey() throws {
    let play = try Plays.play(
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
    let play = try Plays.play("d <enter> <space> <message anything yet> <space>")
    #expect(play.model.live?.run.phaseIndex == 1)
    // Any other key takes the question back.
    for key in ["h", "x <message x does nothing>"] {
      let other = try Plays.play(
        "d <enter> <space> <message anything yet> \(key) <space> <message anything yet>")
      #expect(other.model.live?.run.phaseIndex == 0)
    }
  }

  // MARK: Scoring

  @Test func theEvidenceWaitsForTheWholeBlindScore() throws {
    _ = try Plays.play(Plays.one + Plays.toScorecard + "<enter> <message Still to score: how it went>")
    _ = try Plays.play(
      Plays.one + Plays.toScorecard + "t 3 3 3 3 <enter> <message Still to score: Reflection>")
  }

  @Test func blindScoresStayAsGiven() throws {
    let play = try Plays.play(
      Plays.one + Plays.toScorecard
        + "t 3 3 3 3 3 <enter> <esc> 1 <message is final> a <message is final> <enter> <tab> 1 <enter>")
    #expect(Plays.summary(play).blind["relevance"] == 3)
    #expect(Plays.summary(play).final["relevance"] == 1)
    #expect(Plays.summary(play).band == .leaningNo)
  }

  @Test func escGoesBackAStepAndLosesNothing() throws {
    let play = try Plays.play(
      Plays.one + Plays.toScorecard
        + "t 3 4 <esc> <esc> 2 2 2 <enter> <space> <tab> <tab> l <esc> <esc> <enter> <tab> <tab> <enter>")
    let card = play.saved[0].run.attempts[0].card
    #expect(card.saved && card.ticks == [0] && card.causes == ["long"])
    #expect(card.blind.values.sorted() == [2, 2, 2, 3, 4])
  }

  // MARK: Drawing

  @Test func nothingComesBackBeforeThePoolIsUsedUp() throws {
    var play = try Plays.play("")
    var drawn: [String] = []
    for _ in 0..<6 {
      try play.play(Plays.one + "<+1s> q v <+24:00:00>")
      drawn.append(play.saved.last!.run.setup.questions[0].id)
    }
    #expect(Set(drawn.prefix(3)).count == 3)
    #expect(Set(drawn.suffix(3)).count == 3)
  }

  @Test func aGivenSeedDoesNotLookAtThePast() throws {
    let seeded = "b <down><down><down><down><down> / \"42\" <enter> <enter> <+1s> q v"
    let play = try Plays.play(seeded + seeded)
    #expect(play.saved[0].run.setup.questions == play.saved[1].run.setup.questions)
    #expect(play.saved[0].run.setup.seed == 42)
  }

  @Test func anEmptyPoolNamesTheFilter() throws {
    _ = try Plays.play(
      "b <down> <right> <down> <right> <right> <right> <down> <right> <enter> <message No question matches: company acme left none (section behavioral alone: 3, topic people alone: 3, difficulty hard alone: 2, company acme alone: 1).>"
    )
  }

  @Test func difficultyTopicAndCompanyStayHidden() throws {
    func shown(_ settings: Settings, _ script: String) throws -> String {
      try Plays.play(script, settings).picture().textPlane
    }
    let hidden = try shown(Settings(), Plays.one + "<+1s>")
    #expect(!hidden.contains("people") && !hidden.contains("acme") && !hidden.contains("medium"))
    var open = Settings()
    open.reveal = true
    #expect(try shown(open, Plays.one + "<+1s>").contains("medium · people · acme"))
    #expect(
      try shown(Settings(), Plays.one + Plays.toScorecard + "t 3 3 3 3 3 <enter> <enter>").contains("people · medium"))
  }
}
