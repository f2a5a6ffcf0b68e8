/// A question and its answer, tags and all, of the clarifying phase.
public struct Clarification: Hashable, Sendable {
  public var at: Milliseconds
  /// Empty where nothing was found.
  public var tag: String
  public var text: String
  /// Of the bank; nil where it has none.
  public var reply: String?
  /// nil in older archives.
  public var match: ReplyMatch?
  public var assumption: String?

  /// Whether what was asked had been answered before.
  public var isRepeated: Bool { reply == nil && match?.entry != nil }
}

public struct Snapshot: Hashable, Sendable {
  public var at: Milliseconds
  public var text: String
}

public struct Note: Hashable, Sendable {
  public var at: Milliseconds
  public var text: String
}

/// One question worked on once.
public struct AttemptRun: Hashable, Sendable {
  /// When each phase began that was reached.
  public internal(set) var starts: [Milliseconds]
  /// When the last phase was left.
  public internal(set) var end: Milliseconds?
  public internal(set) var notes: [Note] = []
  public internal(set) var hints = 0
  public internal(set) var clarifications: [Clarification] = []
  public internal(set) var snapshots: [Snapshot] = []
  public internal(set) var card = Scorecard()
  public internal(set) var isVoid = false
}

extension AttemptRun {
  /// What the interviewer could have answered and was not asked.
  public func unasked(of question: Question) -> [ClarifyEntry] {
    let given = Set(clarifications.compactMap(\.reply))
    return question.clarify.filter { !given.contains($0.reply) }
  }
}

/// A round on its way: the fold over its events, and nothing that is not in them.
public struct RoundRun: Hashable, Sendable {
  public enum Stage: Hashable, Sendable {
    /// In the phase that the current attempt began last.
    case phase
    /// Between two questions, since then.
    case gap(since: Milliseconds)
    /// Of the attempt at this position, since then.
    case scoring(attempt: Int, since: Milliseconds)
    case finished
  }

  /// A stretch that no clock counts.
  public struct Break: Hashable, Sendable {
    public enum Reason: Hashable, Sendable { case pause, sleep }
    public var from: Milliseconds
    public var to: Milliseconds
    public var reason: Reason
  }

  public let setup: RoundSetup
  public private(set) var events: [RoundEvent] = []
  public internal(set) var attempts: [AttemptRun] = []
  public internal(set) var stage = Stage.finished
  /// In order of time, without overlap.
  public internal(set) var breaks: [Break] = []
  public internal(set) var gaps: [Milliseconds] = []
  public internal(set) var scorings: [Milliseconds] = []
  /// The clock stands since then: a pause, or a stop that waits for its answer.
  public internal(set) var hold: Break?
  public internal(set) var isKept = false

  public init(_ setup: RoundSetup, events: [RoundEvent] = []) {
    self.setup = setup
    for event in events { append(event) }
  }

  public mutating func append(_ event: RoundEvent) {
    // Time that passed while no one was there is settled only once it is known whether it counts.
    if case .slept(let since) = event.kind { catchUp(to: since) } else { catchUp(to: event.at) }
    apply(event)
    events.append(event)
  }

  /// The last thing the candidate did. A file saved since then stays saved.
  public var lastAction: RoundEvent? { lastActionIndex.map { events[$0] } }

  private var lastActionIndex: Int? {
    events.lastIndex { if case .snapshot = $0.kind { false } else { true } }
  }

  /// The same round without the last action; nil if that action cannot be undone.
  public func undone() -> RoundRun? {
    guard let index = lastActionIndex, events[index].kind.isUndoable else { return nil }
    let before = RoundRun(setup, events: Array(events[..<index]))
    // A file that was saved for a question that has not begun is of no attempt.
    guard before.attempts.count == attempts.count else { return before }
    return RoundRun(setup, events: Array(events[..<index] + events[(index + 1)...]))
  }

  /// The round as it is then: phases and gaps that end by themselves have ended.
  public func caughtUp(at time: Milliseconds) -> RoundRun {
    var run = self
    run.catchUp(to: time)
    return run
  }
}

extension RoundRun {
  /// Index of the attempt that is played, was played last, or is scored.
  public var position: Int {
    if case .scoring(let attempt, _) = stage { return attempt }
    return max(0, attempts.count - 1)
  }

  public var question: Question { setup.questions[position] }
  public var plan: AttemptPlan { setup.plans[position] }
  public var attempt: AttemptRun? { attempts.indices.contains(position) ? attempts[position] : nil }

  /// Index of the current phase in the plan.
  public var phaseIndex: Int {
    let position = position
    return attempts.indices.contains(position) ? max(0, attempts[position].starts.count - 1) : 0
  }
  public var phase: PhasePlan? { stage == .phase ? plan.phases[phaseIndex] : nil }

  public var isPaused: Bool { hold?.reason == .pause }
  public var asksAboutSleep: Bool { hold?.reason == .sleep }
  public var isOver: Bool { stage == .finished }
  public var hasNextQuestion: Bool { attempts.count < setup.questions.count }
}
