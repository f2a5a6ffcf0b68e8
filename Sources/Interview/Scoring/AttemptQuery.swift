/// Which attempts are meant. Nothing set means all.
public struct AttemptFilter: Hashable, Sendable {
  public enum Result: Hashable, Sendable {
    case any, only(Outcome), unscored

    public static let all: [Result] = [.any] + Outcome.allCases.map { .only($0) } + [.unscored]
  }

  public var section: Section?
  public var result = Result.any
  /// The first local day, as whole days since 1970-01-01.
  public var firstDay: Int?
  /// Every word begins a word of title, id, topic, remark or notes; case and accents do not matter.
  public var search = ""
  public var question: Question.ID?

  public init() {}

  /// Whether a line matches all but the search, which needs the notes.
  public func admits(_ line: AttemptLine) -> Bool {
    if let section, line.section != section { return false }
    if let question, line.question != question { return false }
    if let firstDay, line.dayNumber < firstDay { return false }
    switch result {
    case .any: return true
    case .only(let outcome): return line.outcome == outcome
    case .unscored: return !line.isScored && !line.isVoid
    }
  }
}

public enum AttemptSort: String, CaseIterable, Hashable, Sendable {
  /// The newest first; lowest final score first, those without one last; most overtime first. Equals newest first.
  case date, score, overtime
}

/// A stretch of a list of attempts.
public struct AttemptQuery: Hashable, Sendable {
  public var filter: AttemptFilter
  public var sort: AttemptSort
  public var offset: Int
  public var limit: Int

  public init(_ filter: AttemptFilter = AttemptFilter(), sort: AttemptSort = .date, offset: Int = 0, limit: Int) {
    self.filter = filter
    self.sort = sort
    self.offset = offset
    self.limit = limit
  }
}

public struct AttemptPage: Hashable, Sendable {
  public var lines: [AttemptLine] = []
  /// Of the first line among all that match.
  public var offset = 0
  /// How many match.
  public var count = 0
  /// How many there are.
  public var all = 0
  /// The sections that have an attempt.
  public var sections: [Section] = []
  /// The last attempts that match and count, the newest first.
  public var recent: [AttemptLine] = []

  public init() {}

  /// How many recent attempts a page has.
  public static let recentCount = 8
}

/// What the start screen shows of the past.
public struct Overview: Hashable, Sendable {
  /// The newest first.
  public var recent: [AttemptLine] = []
  public var attempts = 0
  /// Of the questions of each section, how many had this outcome the last time.
  public var latest: [Section: [Outcome: Int]] = [:]
  /// The newest first.
  public var paused: [StoredRound] = []
  /// How many paused rounds cannot be read.
  public var unreadable = 0

  public init() {}
}
