import Bank
import Interview
import Support

/// docs/clarifying.md: how typed questions find their replies, how well, and ten of them as they are answered.
struct ClarifyingDocument {
  private let reader = BankReader(BankFiles(banks: [Fixtures.banks], rounds: Fixtures.banks))

  private static let typed = [
    ("card-fraud", "how many transactions a day"), ("card-fraud", "latancy budget?"),
    ("card-fraud", "do we know if blocked payments were really fraud"),
    ("internal-answers", "how many docs + who can see what"),
    ("internal-answers", "can i call an llm api or self hosted"), ("lift-parts-search", "is there wifi in the shaft"),
    ("lift-parts-search", "system: what do they use now"),
    ("practice-reminders", "is there a holdout that gets nothing"),
    ("shop-agent", "which programming language?"),
    ("judge-validity", "sorry if this is obvious, but is the judge also used to train the models by any chance?"),
  ]

  func text() throws -> String {
    let tags = reader.scripts.flatMap(\.phases).first { !$0.clarifyTags.isEmpty }?.clarifyTags ?? []
    let first = ReplyFigures(try LabeledQuestion.all("first"), questions: reader.questions, tags: tags)
    let second = ReplyFigures(try LabeledQuestion.all("second"), questions: reader.questions, tags: tags)
    return """
      # Clarifying questions

      Written by `make docs` from the banks, the labeled questions, and the program itself.

      In a design round you type your clarifying questions, and the interviewer answers what you asked. Each design
      question in the banks has ten or so entries: a good question (`ask`), other ways people ask for the same thing (`also`),
      and the reply. `ReplyFinder` compares the words you typed with each entry: BM25 over its texts, the cue phrases of
      its tag in the round script ("how many" for scale), and the closest single phrase. Words are reduced to stems,
      abbreviations written out, typing errors corrected. It sends your words nowhere and needs no model.

      - One entry clearly fits: its reply. Each entry replies once; asked again, you are pointed to the first time.
      - Two or three fit, or only part of the question is understood: you choose from what it could mean.
      - Nothing fits: the interviewer leaves it to you, and you state an assumption.

      ## How well it works

      `swift test --filter ReplyTests` on questions as people type them, each labeled with the replies that would satisfy:
      `Tests/Fixtures/clarifying`. The weights were set on the first set. The second was written afterward by someone who
      had not seen how replies are found. *First choice*: the entry that fits best is one that was asked for, among
      the questions that have a reply. *Wrong reply*: something else was answered without asking back, among all.

      | set | questions | first choice | wrong reply | answered at once | no reply where there is none |
      |---|---|---|---|---|---|
      \(row("first", first))
      \(row("second", second))

      ## Ten questions

      \(try Self.typed.map { try transcript($0, $1, tags) }.joined(separator: "\n\n"))

      """
  }

  private func row(_ name: String, _ figures: ReplyFigures) -> String {
    let atOnce = Double(figures.atOnce) / Double(figures.answerable)
    return "| \(name) | \(figures.asked) | \(percent(figures.firstChoice)) | \(percent(figures.wrongReplies)) "
      + "| \(percent(atOnce)) | \(figures.declined) of \(figures.unanswerable) |"
  }

  private func percent(_ share: Double) -> String { "\(Double((share * 1000).rounded()) / 10)%" }

  private func transcript(_ slug: String, _ text: String, _ tags: [ClarifyTag]) throws -> String {
    guard let question = reader.questions.first(where: { $0.section == .mlDesign && $0.slug == slug }) else {
      throw Missing(description: "no design question \(slug)")
    }
    let found = ReplyFinder(entries: question.clarify, tags: tags).find(text)
    let entries = found.entries.map { question.clarify[$0] }
    var answer = "> Your call: state an assumption."
    if entries.count == 1 {
      answer = "> \(entries[0].reply)"
    } else if entries.count > 1 {
      let choices = entries.enumerated().map { ">\n> \($0 + 1). \($1.tag): \($1.ask)" }.joined(separator: "\n")
      answer = "> Which do you mean?\n\(choices)"
    }
    return "*\(question.title)*: **\(text)**\n\n\(answer)"
  }

  private struct Missing: Error, CustomStringConvertible { var description: String }
}
