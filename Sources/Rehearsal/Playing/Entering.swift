import Canvas
import Interview

extension Model {
  /// Keys while a line of text is open.
  mutating func takeInEntry(_ key: Key, now: Moment) -> [Effect] {
    if choosingTag != nil { return chooseTag(key, now: now) }
    guard var entry else { return [] }
    switch key {
    case .escape:
      self.entry = nil
      if entry.purpose == .search { setSearch("") }
      return []
    case .enter:
      self.entry = nil
      return finish(entry, now: now)
    case .tab:
      entry.complete(suffix: entry.purpose == .clarify ? ": " : "")
      self.entry = entry
      return []
    default:
      if entry.field.take(key) {
        self.entry = entry
        typed(in: entry)
      } else if key != .other {
        say("Enter accepts, Esc cancels.", now: now)
      }
      return []
    }
  }

  private mutating func finish(_ entry: TextEntry, now: Moment) -> [Effect] {
    let text = entry.field.text.trimmed
    switch entry.purpose {
    case .note:
      guard !text.isEmpty else { return [] }
      // In a round the note is on the screen; elsewhere nothing else would say so.
      if live?.run.phase == nil { say("Note saved.", now: now) }
      return record(.noted(text: text), now: now)
    case .clarify: return text.isEmpty ? [] : finishAsking(text, now: now)
    case .assumption: return text.isEmpty ? [] : record(.assumed(text: text), now: now)
    case .remark: return record(.remarked(text: text), now: now)
    case .search:
      setSearch(text)
      return []
    case .seed, .facet, .budget: return finishBriefingEntry(entry.purpose, text: text, now: now)
    }
  }

  /// The history shows what fits while it is typed.
  mutating func typed(in entry: TextEntry) {
    if entry.purpose == .search { setSearch(entry.field.text) }
  }

  private mutating func setSearch(_ text: String) {
    guard case .history(var state) = screen else { return }
    state.search = text
    state.cursor = 0
    screen = .history(state)
  }
}

extension String {
  var trimmed: String {
    var text = Substring(self)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
