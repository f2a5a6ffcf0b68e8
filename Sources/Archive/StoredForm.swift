import Foundation

/// The forms in which JSON was ever stored, and the steps from each to the next. The steps speak JSON and never today's
/// types: a type may change at any time, what was written stays as it was.
///
/// Whoever changes a stored type so that rows of before would not load raises `current`, adds a step here, and leaves
/// a dump of the format before in `Tests/ArchiveTests/archives/`.
enum StoredForm {
  static let current = 2

  enum Kind: String, CaseIterable {
    case script, rubric, question, plan, event

    /// With its article, for messages.
    var noun: String { self == .event ? "an event" : "a \(rawValue)" }
  }

  typealias Object = [String: Any]

  struct Unreadable: Error, CustomStringConvertible {
    var description: String
  }

  /// The same value in today's form.
  /// - Throws: `Unreadable` for a format that a later program wrote, or for JSON that is no object.
  static func upgraded(_ json: String, _ kind: Kind, from format: Int) throws -> String {
    guard format <= current else {
      throw Unreadable(description: "\(kind.noun) of format \(format), written by a later greenroom")
    }
    guard format >= 1 else { throw Unreadable(description: "\(kind.noun) of format \(format), which never was") }
    guard format < current else { return json }
    var value = try object(json, kind)
    if format < 2 { value = secondFormat(value, kind) }
    return try text(value)
  }

  static func object(_ json: String, _ kind: Kind) throws -> Object {
    guard let value = try? JSONSerialization.jsonObject(with: Data(json.utf8)) as? Object else {
      throw Unreadable(description: "\(kind.noun) that is not JSON")
    }
    return value
  }

  /// With its keys in order, so that equal values have equal texts.
  static func text(_ value: Any) throws -> String {
    String(
      decoding: try JSONSerialization.data(
        withJSONObject: value, options: [.sortedKeys, .withoutEscapingSlashes]),
      as: UTF8.self)
  }

  // MARK: 1 to 2

  /// Checklist lines, follow-ups and curveballs became objects; what only some sections have became `facts`.
  private static func secondFormat(_ value: Object, _ kind: Kind) -> Object {
    if kind == .script { return scriptOfKnownKind(value) }
    guard kind == .question else { return value }
    var question = value
    question["checklist"] = strings(value["checklist"]).map { ["line": $0, "must": false] as Object }
    question["followups"] = strings(value["followups"]).map { ["ask": $0, "answer": ""] }
    question["curveballs"] = strings(value["curveballs"]).map { ["say": $0, "answer": ""] }
    question["clarify"] = (value["clarify"] as? [Object] ?? []).map {
      $0.merging(["also": [String]()]) { old, _ in old }
    }
    for key in ["flags", "siblings", "needs", "was"] { question[key] = [String]() }
    let themes = question.removeValue(forKey: "themes")
    var facts: Object = ["none": Object()]
    if var coding = question.removeValue(forKey: "coding") as? Object {
      for key in ["edgeCases", "slips", "parts", "mutants", "requires", "faults", "blanks"] { coding[key] = [String]() }
      if let time = coding["complexity"] as? String { coding["complexity"] = ["time": time, "space": ""] }
      facts = ["coding": ["_0": coding]]
    } else if question["section"] as? String == "behavioral" {
      facts = [
        "story": ["_0": ["themes": strings(themes), "listensFor": [String](), "exemplars": [String]()] as Object]
      ]
    }
    question["facts"] = facts
    return question
  }

  /// Format 1 took any word for a command. A command that does not exist starts nothing, but its rounds must still resume.
  private static func scriptOfKnownKind(_ value: Object) -> Object {
    guard !["behavioral", "design", "coding"].contains(value["command"] as? String) else { return value }
    return value.merging(["command": "behavioral"]) { $1 }
  }

  private static func strings(_ value: Any?) -> [String] { value as? [String] ?? [] }
}
