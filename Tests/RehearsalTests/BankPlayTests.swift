import Bank
import Canvas
import Interview
import Support
import Testing

@testable import Rehearsal

@Suite struct BankPlayTests {
  private func picture(_ script: String, size: Size = Size(columns: 80, rows: 24)) throws -> String {
    var play = Play(size: size)
    try play.play(script)
    return play.picture().textPlane
  }

  @Test func pictures() throws {
    let asked = "c <enter> <space><space><space><space> t 3 3 3 3 <enter> <enter> <esc> <+1:00:00> "
    for (name, script) in [
      ("bank", asked + "/"), ("bank-search", asked + "/ / \"sum\""), ("bank-question", asked + "/ <down> <tab>"),
    ] {
      var play = Play()
      try play.play(script)
      Golden.expect(play, name, everywhere: name == "bank")
    }
  }

  @Test func searchAsYouType() throws {
    let all = try picture("/")
    #expect(all.contains("7 questions") && all.contains("Two Sum") && all.contains("Course Schedule"))
    let some = try picture("/ / \"two sum\"")
    #expect(some.contains("1 of 7 questions") && some.contains("Two Sum") && !some.contains("Course Schedule"))
    #expect(try picture("/ / \"two\" <esc>").contains("7 questions"))
    #expect(try picture("/ / \"nothing like it\" <enter>").contains("No question matches"))
  }

  @Test func filters() throws {
    #expect(try picture("/ f f").contains("2 of 7 questions · DSA coding"))
    #expect(try picture("/ l \"grind\" <tab> <enter>").contains("2 of 7 questions · grind75"))
    #expect(try picture("/ d \"easy\" <enter> l \"neetcode150\" <enter>").contains("0 of 7 questions"))
    #expect(try picture("/ d \"easy\" <enter> l \"neetcode150\" <enter> x").contains("7 questions"))
    #expect(try picture("/ l \"grind75\" <enter> l <enter>").contains("7 questions"))
    let asked = "c <enter> <space><space><space><space> t 3 3 3 3 <enter> <enter> <esc> / "
    #expect(try picture(asked + "o").contains("6 of 7 questions · never asked"))
    #expect(try picture(asked + "o o o").contains("1 of 7 questions · Took time"))
  }

  /// What was asked is seen with its attempts; the answer only when it is asked for.
  @Test func theQuestionInDetail() throws {
    let asked = "c <enter> <space><space><space><space> t 3 3 3 3 <enter> <enter> <esc> / / \"two sum\" <enter> "
    let detail = try picture(asked + "<tab>")
    #expect(detail.contains("Asked 1 time") && detail.contains("a shows the answer.") && !detail.contains("Checklist"))
    #expect(try picture(asked + "<tab> a").contains("Checklist"))
    #expect(try picture(asked + "<tab> a <tab> <tab> l h").contains("a shows the answer."))
    // Wide terminals show both at once.
    let wide = try picture("/", size: Size(columns: 140, rows: 40))
    #expect(wide.contains("Two Sum") && wide.contains("Never asked."))
  }

  @Test func enterStartsARoundWithIt() throws {
    var play = Play()
    try play.play("/ / \"course\" <enter> <enter> <enter>")
    #expect(play.model.live?.run.question.id == "dsa-coding/course-schedule")
    try play.play("q v")
    // As after pausing; a round that was played to its end comes back to the list.
    #expect(play.picture().textPlane.contains("Recent"))
    try play.play(
      "/ / \"course\" <enter> <enter> <enter> <space><space><space><space> t 3 3 3 3 <enter> <enter> <esc>")
    #expect(play.picture().textPlane.contains("Bank"))
  }

  @Test func theEditorGetsFileAndLine() throws {
    var play = Play()
    try play.play("/ / \"course\" <enter> e")
    #expect(play.editedFile == nil && play.picture().textPlane.contains("at line 17 in vi?"))
    // Typed ahead, it opens nothing: the prompt has to be read first.
    try play.play("<enter> <message Too soon>")
    #expect(play.editedFile == nil)
    try play.play("<esc> e <+1s> <enter>")
    guard case .bank(let location) = play.editedFile else {
      Issue.record("no editor")
      return
    }
    #expect(location.file.hasSuffix("dsa-coding/arrays.yaml") && location.line == 17)
    try play.closeEditor(nil, problem: "vi ended with status 1.")
    #expect(play.model.said == "vi ended with status 1.")
    // Banks that were read anew are asked again.
    play.handle(.catalogChanged(Catalog(counts: [.papers: 3], kinds: [], sections: [])))
    #expect(play.model.catalog.counts == [.papers: 3] && play.picture().textPlane.contains("1 of 7 questions"))
  }

  @Test func aLongListIsShownPageByPage() throws {
    var bank = Fixtures.small
    let one = try #require(bank.questions.first)
    bank.questions = (100..<900).map { index in
      var question = one
      (question.id, question.title) = ("behavioral/q\(index)", "Number \(index)")
      return question
    }
    var play = Play(bank: bank)
    try play.play("/ G")
    #expect(play.picture().textPlane.contains("Number 899"))
    try play.play("g <pagedown>")
    #expect(play.picture().textPlane.contains("Number 118"))
    #expect(!play.picture().textPlane.contains("Number 899"))
  }
}
