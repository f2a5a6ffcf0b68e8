/// The kinds of rounds that a key and a command start. What a kind plays is data: the scripts that name it.
public enum RoundKind: String, CaseIterable, Codable, Sendable {
  case behavioral, design, coding

  /// The key that starts it on Home.
  public var key: Character { rawValue.first! }

  /// In the list of keys.
  public var help: String {
    switch self {
    case .behavioral: "behavioral round: STAR, two minutes"
    case .design: "ML design round"
    case .coding: "coding round"
    }
  }

  /// For someone who is here for the first time.
  public var welcome: String {
    switch self {
    case .behavioral: "behavioral, spoken aloud: 30 seconds a part, two minutes in all"
    case .design: "ML design: up to ten minutes of clarifying questions first"
    case .coding: "coding: 25 to 35 minutes a question, in your own editor"
    }
  }

  /// Of the command.
  public var abstract: String {
    switch self {
    case .behavioral: "A behavioral round: Situation, Task, Action, Result in two minutes."
    case .design: "An ML design round: up to ten minutes of clarifying questions first."
    case .coding: "A coding round against 25 to 35 minutes, in your own editor."
    }
  }

  /// `b, d or c`
  public static var keyWords: String {
    let keys = allCases.map { String($0.key) }
    return keys.dropLast().joined(separator: ", ") + " or " + keys.last!
  }
}

/// Which round scripts to pick.
public enum RoundFilter: Hashable, Sendable {
  case all
  case kind(RoundKind)
  /// Those that draw from this section.
  case section(Section)
}
