import Foundation

/// The forms in which JSON was ever stored, and the steps from each to the next. The steps speak JSON and never today's
/// types: a type may change at any time, what was written stays as it was.
///
/// Whoever changes a stored type so that rows of before would not load raises `current`, adds a step here, and leaves
/// a dump of the format before in `Tests/ArchiveTests/archives/`.
enum StoredForm {
  static let current = 3

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
    if format < 3 { value = thirdFormat(value, kind) }
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

  // MARK: 2 to 3

  /// A tag of clarifying questions has the phrases that ask for it, and no key anymore; an entry may be a must. A planted
  /// fault says what it replaces. A script may leave topics out.
  private static func thirdFormat(_ value: Object, _ kind: Kind) -> Object {
    if kind == .question {
      let entries = (value["clarify"] as? [Object] ?? []).map { $0.merging(["must": false]) { old, _ in old } }
      var question = value.merging(["clarify": entries]) { $1 }
      if var facts = value["facts"] as? Object, var coding = (facts["coding"] as? Object)?["_0"] as? Object {
        coding["faults"] = (coding["faults"] as? [Object] ?? []).map { fault in
          ["find": "", "replace": "", "line": "", "symptom": fault["symptom"] ?? "", "fix": fault["fix"] ?? ""]
        }
        facts["coding"] = ["_0": coding]
        question["facts"] = facts
      }
      return question
    }
    var value = value
    if kind == .script { value["without"] = [String]() }
    guard kind == .script || kind == .plan, let phases = value["phases"] as? [Object] else { return value }
    let changed = phases.map { phase in
      let tags = (phase["clarifyTags"] as? [Object] ?? []).map {
        ["name": $0["name"] ?? "", "cues": [String]()] as Object
      }
      return phase.merging(["clarifyTags": tags]) { $1 }
    }
    return value.merging(["phases": changed]) { $1 }
  }

  private static func strings(_ value: Any?) -> [String] { value as? [String] ?? [] }
}
