import Canvas
import Interview

extension Model {
  /// The tags of the current phase.
  var clarifyTags: [ClarifyTag] { live?.run.phase?.clarifyTags ?? [] }

  mutating func beginAsking(_ text: String = "") {
    type(RoundScreen.Line.ask, "Ask", text, completions: clarifyTags.map(\.name), suffix: ": ")
    entry?.accept = "send"
    entry?.cancel = "other keys"
  }

  /// Finds the reply to what was typed; asks back if more than one would do.
  mutating func ask(_ text: String) -> [Effect] {
    guard let run = live?.run else { return [] }
    let finder = ReplyFinder(entries: run.question.clarify, tags: clarifyTags)
    let (tag, question) = finder.tagged(text)
    guard !question.isEmpty else {
      beginAsking(tag.map { "\($0): " } ?? text)
      return []
    }
    let found = finder.find(text)
    if found.entries.count > 1 {
      prompt = AnyPrompt(ReplyPrompt(typed: text, tag: tag, text: question, found: found))
      return []
    }
    return answer(question, tag: tag, with: found.entries.first, score: found.score)
  }

  /// - Parameter tag: as typed in front of the question.
  /// - Parameter choice: which of the offered replies it was, counting from 1; 0 for none of them.
  fileprivate mutating func answer(
    _ text: String, tag: String? = nil, with entry: Int?, score: Double, choice: Int? = nil
  ) -> [Effect] {
    guard let run = live?.run else { return [] }
    let known = entry.map { run.question.clarify[$0] }
    let before = known.flatMap { known in run.attempt?.clarifications.firstIndex { $0.reply == known.reply } }
    if let before {
      say("That was answered already: see number \(before + 1).")
    } else if known == nil {
      say("The interviewer leaves it to you: make an assumption and say it out loud.")
      type(RoundScreen.Line.assumption, "Assume")
    }
    return record(
      .asked(
        tag: known?.tag ?? tag ?? "", text: text, reply: before == nil ? known?.reply : nil,
        match: ReplyMatch(entry: entry, score: score, choice: choice)))
  }
}

/// More than one reply fits what was typed: which one was meant?
struct ReplyPrompt: Prompt {
  var typed: String
  /// In front of the question, if one was typed there.
  var tag: String?
  var text: String
  var found: FoundReplies

  static let modes = [
    Mode<Self>(
      "Choosing a reply",
      [
        Command(["0"], "none of these", "none of these: the interviewer leaves it to you") { state, model in
          state.choose(nil, &model)
        },
        Command([.escape], "edit", "back to the question's text") { state, model in
          model.beginAsking(state.typed)
          return .back
        }.asWay,
      ])
  ]

  func dataCommands(in model: Model) -> [Command<Self>] {
    found.entries.indices.map { index in
      let command = Command<Self>(
        [.character(Character("\(index + 1)"))], index == 0 ? "choose" : nil, "this is what I asked"
      ) { state, model in state.choose(index, &model) }
      return index == 0 ? command.paired("1–\(found.entries.count)") : command
    }
  }

  private func choose(_ index: Int?, _ model: inout Model) -> Step {
    // A new screen is scrolled so that the newest reply is visible.
    model.screen = AnyScreen(RoundScreen())
    let entry = index.map { found.entries[$0] }
    return Step(
      move: .back,
      effects: model.answer(text, tag: tag, with: entry, score: found.score, choice: index.map { $0 + 1 } ?? 0))
  }

  func question(in model: Model) -> String { "Which do you mean?" }

  func keep(_ model: inout Model) -> [Effect] { model.record(.noted(text: typed)) }
}
