/// What lists show of a question.
public struct QuestionCard: Hashable, Sendable, Identifiable {
  public var id: Question.ID
  public var section: Section
  public var topic: String
  public var title: String
  public var difficulty: Difficulty
  public var location: QuestionLocation
  /// The latest one; nil if it never had one.
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

/// Asks for a slice of a list of questions.
public struct QuestionQuery: Hashable, Sendable {
  public enum Result: Hashable, Sendable {
    case any, only(Outcome), never

    public static let all: [Result] = [.any, .never] + Outcome.allCases.map { .only($0) }
  }

  public var filter = QuestionFilter()
  /// By the latest outcome.
  public var result = Result.any
  /// Every word must begin a word of title, prompt or notes; case and accents do not matter. Best match first.
  public var search = ""
  public var offset = 0
  public var limit = 0

  public init() {}
}

public struct QuestionPage: Hashable, Sendable {
  public var cards: [QuestionCard] = []
  /// The place of the first card among all that match.
  public var offset = 0
  /// How many match.
  public var count = 0
  /// How many questions there are in all.
  public var all = 0

  public init() {}
}

/// What a round may draw from.
public struct PoolFacts: Hashable, Sendable {
  public var count = 0
  /// How many of them were never asked; nil when too many were asked to count them.
  public var fresh: Int?
  /// Why there are none, in a sentence.
  public var emptyReason: String?

  public init() {}
}

/// A question as the banks have it, and where it is.
public struct BankEntry: Hashable, Sendable {
  public var question: Question
  public var location: QuestionLocation

  public init(question: Question, location: QuestionLocation) {
    self.question = question
    self.location = location
  }
}

/// Where something is in a bank.
public struct QuestionLocation: Hashable, Sendable {
  public var file: String
  /// Counted from 1.
  public var line: Int

  public init(file: String, line: Int) {
    self.file = file
    self.line = line
  }
}
