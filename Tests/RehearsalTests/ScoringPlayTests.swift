import Canvas
import Interview
import Support
import Testing

@testable import Rehearsal

/// Clarifying, scoring and drawing.
@Suite struct ScoringPlayTests {
  // MARK: Clarifying

  @Test func repliesToWhatWasAsked() throws {
    let play = try Plays.play(
      """
      d <enter> "queries at peak?" <enter> "sc" <tab> "how fast does it grow" <enter> "any clicks" <enter>
      "peak queries again" <enter> <message see number 1> "who is the ceo" <enter> <message make an assumption> <esc>
      """)
    let asked = play.model.live!.run.attempt!.clarifications
    #expect(asked.map(\.tag) == ["scale", "scale", "labels", "scale", ""])
    #expect(asked.map { $0.match?.entry } == [0, 1, 3, 0, nil])
    // One reply is given once.
    #expect(asked.map { $0.reply != nil } == [true, true, true, false, false])
    #expect(asked.map(\.isRepeated) == [false, false, false, true, false])
  }

  @Test func twoRepliesThatFitAreOffered() throws {
    let asked = "d <enter> \"clicks, and does it grow?\" <enter> "
    var play = try Plays.play(asked)
    let prompt = try #require(play.model.prompt?.state as? ReplyPrompt)
    #expect(Set(prompt.found.entries) == [1, 3])
    let first = prompt.found.entries[0]
    try play.play("2")
    #expect(play.model.live?.run.attempt?.clarifications.map(\.match?.entry) == [prompt.found.entries[1]])
    #expect(play.model.live?.run.attempt?.clarifications[0].match?.choice == 2)
    let neither = try Plays.play(asked + "0 <message make an assumption>")
    #expect(neither.model.live?.run.attempt?.clarifications.map(\.match?.entry) == [nil])
    let edited = try Plays.play(asked + "<esc> <enter> 1")
    #expect(edited.model.live?.run.attempt?.clarifications.map(\.match?.entry) == [first])
  }

  @Test func whatWasNeverAskedIsInTheReference() throws {
    var play = try Plays.play("d <enter> \"queries at peak?\" <enter> <esc>")
    while play.model.live?.run.isScoring == false { try play.play("<+1m> <space>") }
    try play.play("t 2 2 2 2 2 2 <enter> <tab> <tab> <tab>")
    let page = play.picture(size: Size(columns: 140, rows: 40)).textPlane
    #expect(page.contains("Never asked") && page.contains("300 articles a week."))
    #expect(!page.contains("40,000 articles; 20 queries"))
    #expect(page.contains("1 asked, 1 of 9 tags"))
  }

  @Test func aTagInFrontLimitsTheSearch() throws {
    let play = try Plays.play(
      "d <enter> \"lat: and the rest\" <enter> \"users: who\" <enter> <message make an assumption>")
    let asked = play.model.live!.run.attempt!.clarifications
    #expect(asked.map(\.tag) == ["latency", "users"])
    #expect(asked.map(\.text) == ["and the rest", "who"])
    #expect(asked.map { $0.match?.entry } == [2, nil])
  }

  @Test func aTagAloneIsNoQuestion() throws {
    let play = try Plays.play("d <enter> \"lat\" <tab> <enter>")
    #expect(play.model.live?.run.attempt?.clarifications == [])
    #expect(play.model.entry?.field.text == "latency: ")
  }

  @Test func aQuestionCanBeTypedWhilePaused() throws {
    let play = try Plays.play("d <enter> <esc> p i \"any clicks\" <enter>")
    #expect(play.model.live?.run.isPaused == true)
    #expect(play.model.live?.run.attempt?.clarifications.map(\.tag) == ["labels"])
  }

  @Test func arrowsScrollBehindTheLine() throws {
    let asked = "d <enter> \"queries at peak?\" <enter> \"how fast does it grow\" <enter> "
    let play = try Plays.play(asked + "\"abc\" <up> <up>")
    #expect((play.model.screen.state as? RoundScreen)?.scroll == 2)
    #expect(play.model.entry?.field.text == "abc")
  }

  /// Awkward questions find nothing, or something, but never break the round.
  @Test(arguments: [
    String(repeating: "how many articles ", count: 600), "🎉", "???", ":", "scale:", "s:", "…", "a\u{301}",
  ])
  func awkwardQuestions(text: String) throws {
    var play = try Plays.play("d <enter>")
    play.handle(.paste(text))
    play.press(.enter)
    #expect(play.model.live?.run.isScoring == false)
    _ = play.picture()
  }

  @Test func theLineIsOpenUntilItIsClosed() throws {
    // Keys typed before Enter are text.
    let typed = try Plays.play("d <enter> \"hn p\"")
    #expect(typed.model.live?.run.attempt?.hints == 0)
    #expect(typed.model.entry?.field.text == "hn p")
    for close in ["<esc>", "<enter>"] {
      let closed = try Plays.play("d <enter> \(close) h p")
      #expect(closed.model.live?.run.attempt?.hints == 1)
      #expect(closed.model.live?.run.isPaused == true)
    }
    // A note does not open it again, the key of the line does, and so does the next question.
    let noted = try Plays.play("d <enter> <esc> n \"x\" <enter> h")
    #expect(noted.model.live?.run.attempt?.hints == 1)
    let again = try Plays.play("d <enter> <esc> i \"articles\"")
    #expect(again.model.entry?.field.text == "articles")
    let resumed = try Plays.play("d <enter> <esc> p <+1m> p <enter> \"growth\"")
    #expect(resumed.model.entry?.field.text == "growth")
  }

  @Test func leavingClarifyUnaskedAsksOnce() throws {
    let play = try Plays.play("d <enter> <esc> <space> <message anything yet> <space>")
    #expect(play.model.live?.run.phaseIndex == 1)
    // Any other key takes the question back.
    for key in ["h", "x <message x does nothing>"] {
      let other = try Plays.play(
        "d <enter> <esc> <space> <message anything yet> \(key) <space> <message anything yet>")
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
