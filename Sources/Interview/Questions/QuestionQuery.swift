/// What lists show of a question.
public struct QuestionCard: Hashable, Sendable, Identifiable {
  public var id: Question.ID
  public var section: Section
  public var topic: String
  public var title: String
  public var difficulty: Difficulty
  public var location: QuestionLocation
  /// The last time it had one; nil where it never had.
  public var outcome: Outcome?

  public init(
    id: Question.ID, section: Section, topic: String, title: String, difficulty: Difficulty,
    location: QuestionLocation
  ) {
    self.id = id
    self.section = section
    self.topic = topic
    self.title = title
    self.difficulty = difficulty
    self.location = location
  }
}

/// A stretch of a list of questions.
public struct QuestionQuery: Hashable, Sendable {
  public enum Result: Hashable, Sendable {
    case any, only(Outcome), never

    public static let all: [Result] = [.any, .never] + Outcome.allCases.map { .only($0) }
  }

  public var filter = QuestionFilter()
  /// By the outcome the last time.
  public var result = Result.any
  /// Every word begins a word of title, prompt or notes; case and accents do not matter. What fits best comes first.
  public var search = ""
  public var offset = 0
  public var limit = 0

  public init() {}
}

public struct QuestionPage: Hashable, Sendable {
  public var cards: [QuestionCard] = []
  /// Of the first card among all that match.
  public var offset = 0
  /// How many match.
  public var count = 0
  /// How many there are.
  public var all = 0

  public init() {}
}

/// What a round may draw from.
public struct PoolFacts: Hashable, Sendable {
  public var count = 0
  /// How many of them were never asked; nil where too many were asked to count.
  public var fresh: Int?
  /// Why there are none, in a sentence.
  public var emptyReason: String?

  public init() {}
}

/// A question as it stands in the banks, and where.
public struct BankEntry: Hashable, Sendable {
  public var question: Question
  public var location: QuestionLocation

  public init(question: Question, location: QuestionLocation) {
    self.question = question
    self.location = location
  }
}

/// Where something stands in a bank.
public struct QuestionLocation: Hashable, Sendable {
  public var file: String
  /// From 1.
  public var line: Int

  public init(file: String, line: Int) {
    self.file = file
    self.line = line
  }
}
