import Canvas
import Interview

extension Model {
  /// The tags of the current phase.
  var clarifyTags: [ClarifyTag] { live?.run.phase?.clarifyTags ?? [] }

  mutating func beginAsking(_ text: String = "") {
    type(RoundScreen.Line.ask, "Ask", text, completions: clarifyTags.map(\.name), suffix: ": ")
  }

  /// A typed question: with a tag in front it is asked at once, else the tag is chosen by key.
  mutating func finishAsking(_ text: String) -> [Effect] {
    if let (tag, rest) = Self.split(text, tags: clarifyTags) { return ask(rest, tag: tag) }
    prompt = AnyPrompt(TagPrompt(text: text))
    return []
  }

  fileprivate mutating func ask(_ text: String, tag: String) -> [Effect] {
    guard let run = live?.run else { return [] }
    let reply = run.reply(to: tag)
    if reply == nil {
      say("The interviewer leaves it to you: make an assumption and say it out loud.")
      type(RoundScreen.Line.assumption, "Assume")
    }
    return record(.asked(tag: tag, text: text, reply: reply))
  }

  /// `scale: how many articles?` as tag and question; nil without one of the tags in front.
  static func split(_ text: String, tags: [ClarifyTag]) -> (tag: String, text: String)? {
    guard let colon = text.firstIndex(of: ":") else { return nil }
    let name = text[..<colon].lowercased().filter { $0 != " " }
    let rest = text[text.index(after: colon)...].drop { $0 == " " }
    // The beginning of a name is enough where no other begins so.
    let fitting = tags.filter { !name.isEmpty && $0.name.hasPrefix(name) }
    guard let tag = tags.first(where: { $0.name == name }) ?? (fitting.count == 1 ? fitting[0] : nil), !rest.isEmpty
    else {
      return nil
    }
    return (tag.name, String(rest))
  }
}

/// Asks for the tag of a clarifying question that was typed without one.
struct TagPrompt: Prompt {
  var text: String

  static let modes = [
    Mode<Self>(
      "Tagging a question",
      [
        Command([.escape], "edit it", "back to the question's text") { state, model in
          model.beginAsking(state.text)
          return .back
        }.asWay
      ])
  ]

  func dataCommands(in model: Model) -> [Command<Self>] {
    model.clarifyTags.enumerated().map { index, tag in
      let command = Command<Self>(
        [.character(tag.key)], index == 0 ? "tag the question" : nil, "tag the question \(tag.name)"
      ) { state, model in
        // A new screen is scrolled so that the newest reply is visible.
        model.screen = AnyScreen(RoundScreen())
        return Step(move: .back, effects: model.ask(state.text, tag: tag.name))
      }
      return index == 0 ? command.paired("letter") : command
    }
  }

  func question(in model: Model) -> String { "Which kind of question?  \(text)" }

  func keep(_ model: inout Model) -> [Effect] { model.record(.noted(text: text)) }
}

extension RoundRun {
  /// The bank's next reply to this tag that was not given yet; nil when it has none (left).
  func reply(to tag: String) -> String? {
    let given = Set(attempt?.clarifications.compactMap(\.reply) ?? [])
    return question.clarify.first { $0.tag == tag && !given.contains($0.reply) }?.reply
  }
}
