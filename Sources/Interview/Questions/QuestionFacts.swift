/// What only the questions of some sections have.
public enum QuestionFacts: Hashable, Codable, Sendable {
  case none
  case story(StoryFacts)
  case design(DesignFacts)
  case coding(CodingFacts)
  case knowledge(KnowledgeFacts)
  case paper(PaperFacts)
}

/// Of a behavioral question.
public struct StoryFacts: Hashable, Codable, Sendable {
  /// What stories match it.
  public var themes: [String] = []
  /// What the interviewer is listening for.
  public var listensFor: [String] = []
  /// Spoken answers of known quality.
  public var exemplars: [Exemplar] = []
  /// The id of a round script other than the section's own, for questions that call for no story.
  public var script: String?

  public init() {}
}

/// Of an ML design question.
public struct DesignFacts: Hashable, Codable, Sendable {
  /// Excerpts of known quality.
  public var exemplars: [Exemplar] = []

  public init() {}
}

/// A spoken answer, or an excerpt of one, with an expert's scores.
public struct Exemplar: Hashable, Codable, Sendable {
  public enum Level: String, CaseIterable, Codable, Sendable { case weak, middling, strong }

  public var level: Level
  /// The phase that the excerpt is of; nil for a whole answer.
  public var part: String?
  public var text: String
  /// Rubric dimension to level, 1 to 4: of an excerpt only those that it lets one judge.
  public var scores: [String: Int]
  public var why: String

  public init(level: Level, part: String? = nil, text: String, scores: [String: Int], why: String) {
    self.level = level
    self.part = part
    self.text = text
    self.scores = scores
    self.why = why
  }
}

/// Of a question that is answered in code.
public struct CodingFacts: Hashable, Codable, Sendable {
  public var link: String?
  /// On the site that the link leads to.
  public var number: Int?
  public var pattern: String?
  /// The task in one or two sentences, where the statement itself stays on its site.
  public var reminder: String?
  public var bruteForce: String?
  public var complexity: Complexity?
  public var edgeCases: [String] = []
  public var slips: [String] = []
  /// The extension of the work file, without a dot.
  public var language = "py"
  public var example: CodeExample?
  /// Requirements revealed one by one once the core works.
  public var parts: [String] = []
  /// What is seen of a broken module: the output of a run, or of a failing test.
  public var log: String?
  public var starter: String?
  public var solution: String?
  public var tests: String?
  public var shapes: String?
  /// Wrong solutions that the tests must catch.
  public var mutants: [Mutant] = []
  /// Python packages beside NumPy, for example `torch`.
  public var requires: [String] = []
  /// What is planted in a debugging question.
  public var faults: [Fault] = []
  /// What is left out of the starter, in its order.
  public var blanks: [String] = []

  public init() {}

  public struct Complexity: Hashable, Codable, Sendable {
    public var time: String
    public var space: String

    public init(time: String, space: String) {
      self.time = time
      self.space = space
    }
  }

  public struct CodeExample: Hashable, Codable, Sendable {
    public var call: String
    public var result: String
    public var why: String

    public init(call: String, result: String, why: String) {
      self.call = call
      self.result = result
      self.why = why
    }
  }

  public struct Mutant: Hashable, Codable, Sendable {
    public var name: String
    /// A piece of the solution that occurs in it once.
    public var find: String
    public var replace: String
    /// The mistake in words.
    public var slip: String

    public init(name: String, find: String, replace: String, slip: String) {
      self.name = name
      self.find = find
      self.replace = replace
      self.slip = slip
    }
  }

  /// A mistake planted in the solution of a debugging question; with all of them in, it is the starter.
  public struct Fault: Hashable, Codable, Sendable {
    /// A piece of the solution that occurs in it once.
    public var find: String
    public var replace: String
    /// Of the checklist: that it was found.
    public var line: String
    public var symptom: String
    public var fix: String

    public init(find: String, replace: String, line: String, symptom: String, fix: String) {
      self.find = find
      self.replace = replace
      self.line = line
      self.symptom = symptom
      self.fix = fix
    }
  }

  /// The solution with these faults in it.
  public static func planting(_ faults: [Fault], in solution: String) -> String {
    faults.reduce(solution) { $0.replacing($1.find, with: $1.replace, maxReplacements: 1) }
  }
}

/// Of a question on statistics or machine learning.
public struct KnowledgeFacts: Hashable, Codable, Sendable {
  /// The answer of thirty seconds.
  public var short: String?
  public var checks: [Check] = []

  public init() {}

  /// A claim of the notes that a line of Python computes.
  public struct Check: Hashable, Codable, Sendable {
    public var claim: String
    public var python: String
    public var value: Double
    public var tolerance: Double

    public init(claim: String, python: String, value: Double, tolerance: Double) {
      self.claim = claim
      self.python = python
      self.value = value
      self.tolerance = tolerance
    }
  }
}

/// Of a question that defends a paper.
public struct PaperFacts: Hashable, Codable, Sendable {
  public var authors: String?
  public var year: Int?
  public var venue: String?
  public var arxiv: String?
  public var problem: String?
  public var idea: String?
  public var claims: [Claim] = []
  public var criticism: String?
  public var probes: [Followup] = []
  /// What it helps to answer.
  public var usefulFor: [String] = []

  public init() {}

  public struct Claim: Hashable, Codable, Sendable {
    public var claim: String
    public var number: String?

    public init(claim: String, number: String?) {
      self.claim = claim
      self.number = number
    }
  }
}
