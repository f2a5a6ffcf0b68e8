/// What a strong answer covers: one claim that the speaker can decide in a second.
public struct ChecklistLine: Hashable, Codable, Sendable {
  public enum Level: String, CaseIterable, Codable, Sendable { case senior, staff }

  public var line: String
  /// The id of the phase in which it is due; nil for the whole answer.
  public var part: String?
  /// Without it the answer fails.
  public var must: Bool
  /// Expected from this level on; nil from everyone.
  public var level: Level?

  public init(_ line: String, part: String? = nil, must: Bool = false, level: Level? = nil) {
    self.line = line
    self.part = part
    self.must = must
    self.level = level
  }
}

/// A question the interviewer asks after the first answer.
public struct Followup: Hashable, Codable, Sendable {
  public var ask: String
  /// The point to make; empty in banks of the first format.
  public var answer: String

  public init(_ ask: String, answer: String = "") {
    self.ask = ask
    self.answer = answer
  }
}

/// News that the interviewer brings in the middle of a design.
public struct Curveball: Hashable, Codable, Sendable {
  public var say: String
  /// The id of the phase it arrives in; nil in banks of the first format.
  public var part: String?
  /// What a strong candidate does now; empty in banks of the first format.
  public var answer: String

  public init(_ say: String, part: String? = nil, answer: String = "") {
    self.say = say
    self.part = part
    self.answer = answer
  }
}

/// A good clarifying question of a design prompt, and what the interviewer replies to it.
public struct ClarifyEntry: Hashable, Codable, Sendable {
  public var tag: String
  public var ask: String
  /// Other words that people use for it.
  public var also: [String]
  public var reply: String
  /// A design that does not know the reply is likely to be wrong.
  public var must: Bool

  public init(tag: String, ask: String, also: [String] = [], reply: String, must: Bool = false) {
    self.tag = tag
    self.ask = ask
    self.also = also
    self.reply = reply
    self.must = must
  }
}

/// Where a claim can be looked up.
public struct Source: Hashable, Codable, Sendable {
  public var title: String
  public var authors: String?
  public var year: Int?
  public var url: String

  public init(title: String, authors: String? = nil, year: Int? = nil, url: String) {
    self.title = title
    self.authors = authors
    self.year = year
    self.url = url
  }
}
