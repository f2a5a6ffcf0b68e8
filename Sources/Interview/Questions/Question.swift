/// One of the seven parts of the preparation.
public enum Section: String, CaseIterable, Codable, Sendable {
  case statistics
  case mlKnowledge = "ml-knowledge"
  case mlDesign = "ml-design"
  case dsaCoding = "dsa-coding"
  case mlCoding = "ml-coding"
  case behavioral
  case papers

  public var title: String {
    switch self {
    case .statistics: "Statistics"
    case .mlKnowledge: "ML knowledge"
    case .mlDesign: "ML design"
    case .dsaCoding: "DSA coding"
    case .mlCoding: "ML coding"
    case .behavioral: "Behavioral"
    case .papers: "Papers"
    }
  }

  /// From 0, in the order that lists show them.
  public var order: Int { Self.allCases.firstIndex(of: self)! }

  /// The section that a question's id begins with; nil if there is no such section.
  public init?(of question: Question.ID) { self.init(rawValue: String(question.prefix { $0 != "/" })) }
}

public enum Difficulty: String, CaseIterable, Codable, Sendable {
  case easy, medium, hard
}

/// How often interviews ask a question.
public enum Frequency: String, CaseIterable, Codable, Sendable {
  case common, occasional, emerging
}

/// One entry of a bank.
public struct Question: Hashable, Codable, Sendable, Identifiable {
  /// `section/slug`, permanent.
  public var id: String
  public var section: Section
  public var topic: String
  public var title: String
  public var difficulty: Difficulty
  public var frequency: Frequency?
  /// Markdown. Empty only where a coding question has a link and a reminder instead.
  public var prompt: String
  public var checklist: [ChecklistLine]
  public var followups: [Followup] = []
  public var curveballs: [Curveball] = []
  public var hints: [String] = []
  /// Red flags beyond the rubric's.
  public var flags: [String] = []
  /// Reference notes, Markdown; not shown before the blind score.
  public var answer: String
  public var tags: [String] = []
  public var companies: [String] = []
  public var lists: [String] = []
  /// Ids of questions with the same idea in other clothes.
  public var siblings: [String] = []
  /// Ids of questions that should be solid first.
  public var needs: [String] = []
  /// Ids the question had before it was renamed.
  public var was: [String] = []
  public var sources: [Source] = []
  public var clarify: [ClarifyEntry] = []
  public var facts = QuestionFacts.none

  public init(
    id: String, section: Section, topic: String, title: String, difficulty: Difficulty, prompt: String,
    checklist: [ChecklistLine], answer: String
  ) {
    self.id = id
    self.section = section
    self.topic = topic
    self.title = title
    self.difficulty = difficulty
    self.prompt = prompt
    self.checklist = checklist
    self.answer = answer
  }

  /// The part of the id after the section.
  public var slug: String { String(id.dropFirst(section.rawValue.count + 1)) }

  /// What stories match it; empty where it calls for none.
  public var themes: [String] { if case .story(let facts) = facts { facts.themes } else { [] } }

  /// Spoken answers of known quality.
  public var exemplars: [Exemplar] {
    switch facts {
    case .story(let facts): facts.exemplars
    case .design(let facts): facts.exemplars
    case .none, .coding, .knowledge, .paper: []
    }
  }

  public var coding: CodingFacts? { if case .coding(let facts) = facts { facts } else { nil } }
}
