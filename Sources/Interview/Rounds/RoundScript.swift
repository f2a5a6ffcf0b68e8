/// A round as data: its phases in order, with limits, warnings and cues. Comes from a YAML file, never from code.
public struct RoundScript: Hashable, Codable, Sendable, Identifiable {
  public var id: String
  public var title: String
  /// What starts this script.
  public var kind: RoundKind
  /// Among the scripts of a kind: the lowest is the one that a key or a command opens with.
  public var order: Int
  public var sections: [Section]
  /// Topics of these sections that are not drawn.
  public var without: [String]
  /// The id of the rubric that scores its attempts.
  public var rubric: String
  /// How many questions a round has unless the candidate says otherwise, and how many it may have at most.
  public var count: Int
  public var most: Int
  public var gap: Gap?
  public var budget: Budget?
  public var groups: [PhaseGroup]
  public var phases: [PhaseScript]
  /// Lines of advice on the briefing.
  public var advice: [String]
  /// Whether `e` opens a work file.
  public var workFile: Bool

  public init(
    id: String, title: String, kind: RoundKind, order: Int = 100, sections: [Section], without: [String] = [],
    rubric: String,
    count: Int,
    most: Int, gap: Gap? = nil, budget: Budget? = nil, groups: [PhaseGroup] = [], phases: [PhaseScript],
    advice: [String] = [],
    workFile: Bool = false
  ) {
    self.id = id
    self.title = title
    self.kind = kind
    self.order = order
    self.sections = sections
    self.without = without
    self.rubric = rubric
    self.count = count
    self.most = most
    self.gap = gap
    self.budget = budget
    self.groups = groups
    self.phases = phases
    self.advice = advice
    self.workFile = workFile
  }

  /// What its rounds draw from, if nothing else is chosen.
  public var filter: QuestionFilter { QuestionFilter(sections: sections, without: without) }

  /// The same script with so many follow-ups to a question at most.
  public func asking(followups most: Int) -> RoundScript {
    var script = self
    script.phases = phases.compactMap { phase in
      guard phase.repeatsForFollowups else { return phase }
      var phase = phase
      phase.mostFollowups = most
      return most > 0 ? phase : nil
    }
    return script
  }

  /// In an archive the kind stands under the name that it has in a file.
  private enum CodingKeys: String, CodingKey {
    case id, title, kind = "command", order, sections, without, rubric, count, most, gap, budget, groups, phases,
      advice,
      workFile
  }
}

/// The stretch between two questions of a round.
public struct Gap: Hashable, Codable, Sendable {
  public var length: Milliseconds
  public var cue: String
  /// Whether the next question starts by itself when the gap is over.
  public var automatic: Bool

  public init(length: Milliseconds, cue: String, automatic: Bool) {
    self.length = length
    self.cue = cue
    self.automatic = automatic
  }
}

/// One limit over a whole attempt, by difficulty of the question.
public struct Budget: Hashable, Codable, Sendable {
  public var title: String
  public var easy: Milliseconds
  public var medium: Milliseconds
  public var hard: Milliseconds
  public var warnings: [Milliseconds]

  public init(
    title: String, easy: Milliseconds, medium: Milliseconds, hard: Milliseconds, warnings: [Milliseconds]
  ) {
    self.title = title
    self.easy = easy
    self.medium = medium
    self.hard = hard
    self.warnings = warnings
  }

  public func length(for difficulty: Difficulty) -> Milliseconds {
    switch difficulty {
    case .easy: easy
    case .medium: medium
    case .hard: hard
    }
  }
}

/// Phases that share a limit, such as the core of a behavioral answer.
public struct PhaseGroup: Hashable, Codable, Sendable, Identifiable {
  public var id: String
  public var title: String
  public var limit: Milliseconds
  public var warnings: [Milliseconds]

  public init(id: String, title: String, limit: Milliseconds, warnings: [Milliseconds]) {
    self.id = id
    self.title = title
    self.limit = limit
    self.warnings = warnings
  }
}

/// How long a phase should take.
public enum TimeBound: Hashable, Codable, Sendable {
  /// Over it the clock goes on as overtime.
  case limit(Milliseconds)
  /// A length to aim at; going over is no fault.
  case target(Milliseconds)
  /// What the budget leaves when the limits of the other phases are taken from it. Only in scripts, never in plans.
  case rest
  case open

  public var length: Milliseconds? {
    switch self {
    case .limit(let length), .target(let length): length
    case .rest, .open: nil
    }
  }

  public var limit: Milliseconds? {
    if case .limit(let length) = self { length } else { nil }
  }
}

/// A named stretch of a round with its own clock.
public struct PhaseScript: Hashable, Codable, Sendable, Identifiable {
  public var id: String
  public var title: String
  public var bound: TimeBound
  /// Before the end, longest first.
  public var warnings: [Milliseconds]
  public var cues: [String]
  public var instruction: String
  public var group: String?
  /// Whether the next phase starts by itself when the time is over.
  public var automatic: Bool
  public var repeatsForFollowups: Bool
  /// How many of the question's follow-ups are drawn; nil for all.
  public var mostFollowups: Int?
  /// The tags a clarifying question can have; empty where the phase is not one of clarifying.
  public var clarifyTags: [ClarifyTag]

  public init(
    id: String, title: String, bound: TimeBound, warnings: [Milliseconds]? = nil, cues: [String] = [],
    instruction: String = "", group: String? = nil, automatic: Bool = false, repeatsForFollowups: Bool = false,
    mostFollowups: Int? = nil, clarifyTags: [ClarifyTag] = []
  ) {
    self.id = id
    self.title = title
    self.bound = bound
    self.warnings = warnings ?? Self.defaultWarnings(for: bound.length)
    self.cues = cues
    self.instruction = instruction
    self.group = group
    self.automatic = automatic
    self.repeatsForFollowups = repeatsForFollowups
    self.mostFollowups = mostFollowups
    self.clarifyTags = clarifyTags
  }

  /// Ten seconds, and for anything over five minutes also a minute.
  public static func defaultWarnings(for length: Milliseconds?) -> [Milliseconds] {
    guard let length else { return [] }
    let steps = length > .minutes(5) ? [Milliseconds.minutes(1), .seconds(10)] : [.seconds(10)]
    return steps.filter { $0 < length }
  }
}

/// A kind of clarifying question, and the phrases by which people ask one: "how many" for scale.
public struct ClarifyTag: Hashable, Codable, Sendable {
  public var name: String
  public var cues: [String]

  public init(name: String, cues: [String] = []) {
    self.name = name
    self.cues = cues
  }
}
