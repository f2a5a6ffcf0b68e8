import Canvas

/// A line of text being typed above the footer. The screen that opened it gets the text.
struct TextEntry: Hashable, Sendable {
  /// Which of the screen's lines it is.
  var line: String
  var label: String
  var field: TextField
  /// Words that Tab completes, and what follows a completed one.
  var completions: [String] = []
  var suffix = ""
  /// What Enter and Esc do, for the footer.
  var accept = "accept"
  var cancel = "cancel"

  /// Completes the word before the cursor if exactly one starts with it, or up to where the candidates differ.
  mutating func complete() {
    let typed = field.text
    guard field.cursor == field.characters.count, !typed.isEmpty, !typed.contains(" ") else { return }
    let fitting = completions.filter { $0.hasPrefix(typed.lowercased()) }
    guard let first = fitting.first else { return }
    let common = fitting.dropFirst().reduce(first) { String(zip($0, $1).prefix { $0 == $1 }.map(\.0)) }
    field.set(fitting.count == 1 ? first + suffix : common)
  }
}

extension TextEntry {
  /// The keys of an open line, listed here for the help; they are handled elsewhere.
  static let keys: [(keys: String, help: String)] = [
    ("enter, esc", "accept, cancel"),
    ("tab", "complete a word that the program knows"),
    ("← → ctrl-b ctrl-f", "a character to the left, to the right"),
    ("alt-b alt-f", "a word to the left, to the right; ctrl-← and ctrl-→ do the same"),
    ("ctrl-a ctrl-e", "to the beginning, to the end; home and end do the same"),
    ("ctrl-w alt-d", "delete the previous word, the next word; alt-backspace also deletes the previous word"),
    ("ctrl-u ctrl-k", "delete to the beginning, to the end"),
    ("↑ ↓", "in a round: scroll what is above the line"),
    ("ctrl-y", "put back what was deleted or canceled last"),
  ]
}

extension Model {
  /// What a line has no use for scrolls the conversation above it.
  private static let keysOfTheScreen: Set<Key> = [.up, .down, .pageUp, .pageDown]

  mutating func takeInEntry(_ key: Key) -> [Effect] {
    guard var entry else { return [] }
    switch key {
    case .escape:
      self.entry = nil
      if !entry.field.text.trimmed.isEmpty {
        discardedText = entry.field.text
        if live != nil { say("Canceled. Next time you type, Ctrl-Y brings it back.") }
      }
      cancel(entry)
      return []
    case .enter:
      self.entry = nil
      return finish(entry)
    case .tab:
      entry.complete()
      self.entry = entry
      typed(in: entry)
      return []
    default:
      if entry.field.take(key) {
        self.entry = entry
        typed(in: entry)
      } else if screen.state is RoundScreen, Self.keysOfTheScreen.contains(key) {
        return screen.state.press(key, on: &self) ?? []
      } else if key != .other {
        say("Enter accepts, Esc cancels.")
      }
      return []
    }
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
