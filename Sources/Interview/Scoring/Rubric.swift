/// What an attempt is scored by: at most six dimensions of four levels, and how the mean reads.
public struct Rubric: Hashable, Codable, Sendable, Identifiable {
  public var id: String
  public var title: String
  public var dimensions: [Dimension]
  public var flags: [Mark]
  public var causes: [Mark]
  public var bands: Bands

  public init(id: String, title: String, dimensions: [Dimension], flags: [Mark], causes: [Mark], bands: Bands) {
    self.id = id
    self.title = title
    self.dimensions = dimensions
    self.flags = flags
    self.causes = causes
    self.bands = bands
  }

  public static let levels = 1...4

  public struct Dimension: Hashable, Codable, Sendable, Identifiable {
    public var id: String
    public var title: String
    /// A 1 here caps the attempt at "leaning no".
    public var core: Bool
    /// Four texts, from 1 to 4.
    public var levels: [String]

    public init(id: String, title: String, core: Bool, levels: [String]) {
      self.id = id
      self.title = title
      self.core = core
      self.levels = levels
    }

    public func text(level: Int) -> String {
      levels.indices.contains(level - 1) ? levels[level - 1] : ""
    }
  }

  /// A red flag or a cause of a bad attempt, given by one key.
  public struct Mark: Hashable, Codable, Sendable, Identifiable {
    public var id: String
    public var key: String
    public var text: String

    public init(id: String, key: String, text: String) {
      self.id = id
      self.key = key
      self.text = text
    }
  }

  /// The least mean for each band above "no".
  public struct Bands: Hashable, Codable, Sendable {
    public var leaningNo: Double
    public var leaningYes: Double
    public var yes: Double

    public init(leaningNo: Double, leaningYes: Double, yes: Double) {
      self.leaningNo = leaningNo
      self.leaningYes = leaningYes
      self.yes = yes
    }
  }
}

/// What the scores of an attempt come to.
public enum Band: String, CaseIterable, Codable, Comparable, Sendable {
  case no = "no"
  case leaningNo = "leaning-no"
  case leaningYes = "leaning-yes"
  case yes = "yes"

  /// As screens and tables show it.
  public var label: String {
    switch self {
    case .no: "no"
    case .leaningNo: "lean no"
    case .leaningYes: "lean yes"
    case .yes: "yes"
    }
  }

  public static func < (left: Band, right: Band) -> Bool {
    allCases.firstIndex(of: left)! < allCases.firstIndex(of: right)!
  }
}

extension Rubric {
  /// Mean level of the dimensions that have a score; nil without any.
  public func mean(of scores: [String: Int]) -> Double? {
    let given = dimensions.compactMap { scores[$0.id] }
    return given.isEmpty ? nil : Double(given.reduce(0, +)) / Double(given.count)
  }

  /// The band of a complete set of scores; nil while a dimension has none. A 1 in a core dimension is a veto.
  public func band(of scores: [String: Int]) -> Band? {
    guard dimensions.allSatisfy({ scores[$0.id] != nil }), let mean = mean(of: scores) else { return nil }
    let earned: Band =
      mean >= bands.yes ? .yes : mean >= bands.leaningYes ? .leaningYes : mean >= bands.leaningNo ? .leaningNo : .no
    return isVetoed(scores) ? min(earned, .leaningNo) : earned
  }

  public func isVetoed(_ scores: [String: Int]) -> Bool {
    dimensions.contains { $0.core && scores[$0.id] == 1 }
  }
}

/// A mean score with one decimal, rounded half away from zero: `2.8`.
public func decimal(_ mean: Double) -> String {
  let tenths = Int((mean * 10).rounded())
  return "\(tenths / 10).\(tenths % 10)"
}

/// How it went, in the four words of the candidate whose habits this program follows.
public enum Outcome: String, CaseIterable, Codable, Sendable {
  case aced, took, didnt, saw

  public var title: String {
    switch self {
    case .aced: "Aced it"
    case .took: "Took time"
    case .didnt: "Didn't get it"
    case .saw: "Just saw it"
    }
  }

  /// The key that gives it and the letter that lists show.
  public var letter: Character {
    switch self {
    case .aced: "a"
    case .took: "t"
    case .didnt: "d"
    case .saw: "s"
    }
  }
}
