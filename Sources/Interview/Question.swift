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
}

public enum Difficulty: String, CaseIterable, Codable, Sendable {
  case easy, medium, hard
}

/// A good clarifying question of a design prompt, and what the interviewer says to it.
public struct ClarifyEntry: Hashable, Codable, Sendable {
  public var tag: String
  public var ask: String
  public var reply: String

  public init(tag: String, ask: String, reply: String) {
    self.tag = tag
    self.ask = ask
    self.reply = reply
  }
}

public struct Source: Hashable, Codable, Sendable {
  public var title: String
  public var url: String

  public init(title: String, url: String) {
    self.title = title
    self.url = url
  }
}

/// What only a coding question has.
public struct CodingFacts: Hashable, Codable, Sendable {
  public var link: String?
  public var number: Int?
  public var pattern: String?
  /// The task in one sentence, where the statement itself stays on its site.
  public var reminder: String?
  public var complexity: String?
  /// The ending of the work file, without a dot.
  public var language = "py"
  public var starter: String?
  public var solution: String?
  public var tests: String?
  public var shapes: String?

  public init() {}
}

/// One entry of a bank.
public struct Question: Hashable, Codable, Sendable, Identifiable {
  /// `section/slug`, stable for ever.
  public var id: String
  public var section: Section
  public var topic: String
  public var title: String
  public var difficulty: Difficulty
  /// Markdown. Empty only where a coding question has a link and a reminder instead.
  public var prompt: String
  public var checklist: [String]
  public var followups: [String] = []
  public var hints: [String] = []
  public var curveballs: [String] = []
  /// Reference notes, Markdown; not shown before the blind score.
  public var answer: String
  public var tags: [String] = []
  public var companies: [String] = []
  public var lists: [String] = []
  public var themes: [String] = []
  public var sources: [Source] = []
  public var clarify: [ClarifyEntry] = []
  public var coding: CodingFacts?

  public init(
    id: String, section: Section, topic: String, title: String, difficulty: Difficulty, prompt: String,
    checklist: [String], answer: String
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

  /// The part of the id behind the section.
  public var slug: String { String(id.dropFirst(section.rawValue.count + 1)) }
}
