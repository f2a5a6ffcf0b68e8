import Canvas
import Interview

/// A line that waits for text, above the footer.
struct TextEntry: Hashable, Sendable {
  enum Purpose: Hashable, Sendable {
    case note
    /// A clarifying question, with or without its tag in front.
    case clarify
    case assumption
    case remark
    case search
    case seed
    case budget
    case facet(Facet)
  }

  var purpose: Purpose
  var label: String
  var field: TextField
  /// Words that Tab completes, and what stands behind a completed one.
  var completions: [String] = []

  /// Completes the word in front of the cursor when exactly one begins so, or up to where they part.
  mutating func complete(suffix: String) {
    let typed = field.text
    guard field.cursor == field.characters.count, !typed.isEmpty, !typed.contains(" ") else { return }
    let fitting = completions.filter { $0.hasPrefix(typed.lowercased()) }
    guard let first = fitting.first else { return }
    let common = fitting.dropFirst().reduce(first) { String(zip($0, $1).prefix { $0 == $1 }.map(\.0)) }
    field = TextField(fitting.count == 1 ? first + suffix : common)
  }
}
