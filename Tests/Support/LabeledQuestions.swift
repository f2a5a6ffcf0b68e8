import Bank
import Foundation
import Interview

/// Clarifying questions as people type them, and which replies would satisfy: `Tests/Fixtures/clarifying`.
public struct LabeledQuestion: Sendable {
  public var question: String
  /// `scale.1`, the first entry with that tag; empty if no reply of the question fits.
  public var replies: Set<String>
  public var text: String

  /// - Parameter file: `first`, on which the weights were set, or `second`, written afterward by someone who had not seen
  ///   how replies are found.
  public static func all(_ file: String) throws -> [LabeledQuestion] {
    let text = try String(contentsOfFile: Fixtures.package + "/Tests/Fixtures/clarifying/\(file).tsv", encoding: .utf8)
    return text.split(separator: "\n").map { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      return LabeledQuestion(
        question: fields[0], replies: fields[1] == "-" ? [] : Set(fields[1].split(separator: ",").map(String.init)),
        text: fields[2])
    }
  }
}

extension ClarifyEntry {
  /// How the labels name each entry.
  public static func labels(_ entries: [ClarifyEntry]) -> [String] {
    entries.indices.map { index in
      "\(entries[index].tag).\(entries[...index].count { $0.tag == entries[index].tag })"
    }
  }
}

/// How well replies are found.
public struct ReplyFigures {
  public private(set) var asked = 0
  public private(set) var answerable = 0
  /// The best entry was one of those that fit.
  public private(set) var first = 0
  /// Answerable, and answered at once.
  public private(set) var atOnce = 0
  /// Answered at once with something else than was asked.
  public private(set) var wrong = 0
  public private(set) var unanswerable = 0
  /// No reply where none fits.
  public private(set) var declined = 0
  /// What went wrong, one a line.
  public private(set) var misses: [String] = []

  public var firstChoice: Double { Double(first) / Double(answerable) }
  public var wrongReplies: Double { Double(wrong) / Double(asked) }

  public init(_ labeled: [LabeledQuestion], questions: [Question], tags: [ClarifyTag]) {
    let questions = Dictionary(
      questions.filter { $0.section == .mlDesign }.map { ($0.slug, $0) }, uniquingKeysWith: { first, _ in first })
    for line in labeled {
      guard let entries = questions[line.question]?.clarify else { continue }
      let labels = ClarifyEntry.labels(entries)
      let found = ReplyFinder(entries: entries, tags: tags).find(line.text).entries.map { labels[$0] }
      asked += 1
      let isFirst = found.first.map(line.replies.contains) == true
      let isWrong = found.count == 1 && !isFirst
      if isWrong { wrong += 1 }
      if line.replies.isEmpty {
        unanswerable += 1
        if found.isEmpty { declined += 1 }
      } else {
        answerable += 1
        if isFirst { first += 1 }
        if found.count == 1 { atOnce += 1 }
      }
      if isWrong || (!line.replies.isEmpty && !isFirst) {
        misses.append("\(line.question)\t\(line.replies.sorted())\t\(found)\t\(line.text)")
      }
    }
  }
}
