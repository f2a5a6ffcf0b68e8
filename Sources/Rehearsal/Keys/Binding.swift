import Canvas

/// Where a key is pressed. Each has its own bindings; a key does one thing in one context.
enum Context: String, CaseIterable, Hashable, Sendable {
  case home, briefing, round, clarify, coding, gap
  case leaving, leavingGap, leavingScorecard, slept, resuming
  case blind, evidence, marks, reference
  case history, detail, code, help, tooSmall

  var title: String {
    switch self {
    case .home: "Home"
    case .briefing: "Briefing"
    case .round: "Round"
    case .clarify: "Round, clarifying"
    case .coding: "Round, coding"
    case .gap: "Round, between two questions"
    case .leaving: "Leaving a round"
    case .leavingGap: "Leaving between two questions"
    case .leavingScorecard: "Leaving a scorecard"
    case .slept: "After sleep or Ctrl-Z"
    case .resuming: "Resuming a round"
    case .blind: "Scorecard, from memory"
    case .evidence: "Scorecard, the evidence"
    case .marks: "Scorecard, flags and causes"
    case .reference: "Scorecard, the reference notes"
    case .history: "History"
    case .detail: "One attempt"
    case .code: "One attempt, its code"
    case .help: "Help"
    case .tooSmall: "Terminal too small"
    }
  }
}

/// An action with its keys and its words in one context.
struct Binding: Hashable, Sendable {
  var action: Action
  var keys: [Key]
  /// In the footer, a word or two; nil leaves it to the help.
  var label: String?
  /// In the help and in docs/keys.md.
  var help: String

  init(_ action: Action, _ keys: [Key], _ label: String?, _ help: String) {
    self.action = action
    self.keys = keys
    self.label = label
    self.help = help
  }

  /// All its keys, as the help names them.
  var allKeyNames: String { keys.map(\.symbol).joined(separator: " ") }
}

extension Key {
  /// Short, as a footer shows it.
  var symbol: String {
    switch self {
    case .up: "↑"
    case .down: "↓"
    case .left: "←"
    case .right: "→"
    default: description
    }
  }
}
