import Canvas
import Interview

extension Model {
  /// The tags of the current phase.
  var clarifyTags: [ClarifyTag] { live?.run.phase?.clarifyTags ?? [] }

  mutating func beginAsking() {
    entry = TextEntry(
      purpose: .clarify, label: "Ask", field: TextField(), completions: clarifyTags.map(\.name))
  }

  /// A typed question: with a tag in front it is asked at once, else the tag is chosen by key.
  mutating func finishAsking(_ text: String, now: Moment) -> [Effect] {
    if let (tag, rest) = Self.split(text, tags: clarifyTags) { return ask(rest, tag: tag, now: now) }
    choosingTag = text
    return []
  }

  /// A question as it is typed waits for its tag.
  mutating func chooseTag(_ key: Key, now: Moment) -> [Effect] {
    guard let text = choosingTag else { return [] }
    switch key {
    case .escape:
      choosingTag = nil
      entry = TextEntry(
        purpose: .clarify, label: "Ask", field: TextField(text), completions: clarifyTags.map(\.name))
      return []
    case .character(let character):
      guard let tag = clarifyTags.first(where: { $0.key == character }) else {
        say("\(character) is not a tag key.", now: now)
        return []
      }
      choosingTag = nil
      return ask(text, tag: tag.name, now: now)
    default: return []
    }
  }

  private mutating func ask(_ text: String, tag: String, now: Moment) -> [Effect] {
    guard let run = live?.run else { return [] }
    let reply = run.reply(to: tag)
    let effects = record(.asked(tag: tag, text: text, reply: reply), now: now)
    if case .round(var state) = screen {
      state.scroll = 0
      screen = .round(state)
    }
    if reply == nil {
      say("The interviewer leaves it to you: make an assumption and say it.", now: now)
      entry = TextEntry(purpose: .assumption, label: "Assume", field: TextField())
    }
    return effects
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

extension RoundRun {
  /// The bank's next reply to this tag that was not given yet; nil when it has none (left).
  func reply(to tag: String) -> String? {
    let given = Set(attempt?.clarifications.compactMap(\.reply) ?? [])
    return question.clarify.first { $0.tag == tag && !given.contains($0.reply) }?.reply
  }
}
