import ContentHash
import Foundation
import GRDB
import Interview

/// The setup of a round as the file has it: its seed, and the names of contents that many rounds share.
struct StoredSetup: Codable {
  var script: String
  var rubric: String
  var questions: [String]
  var plans: [String]
  var seed: UInt64

  /// Stores the contents that are not there yet.
  init(_ setup: RoundSetup, in database: Database) throws {
    func store(_ value: some Encodable) throws -> String {
      let json = try storedJSON(value)
      let hash = contentHash(json)
      try database.execute(
        sql: "INSERT INTO content (hash, format, json) VALUES (?, ?, ?) ON CONFLICT (hash) DO NOTHING",
        arguments: [hash, StoredForm.current, json])
      return hash
    }
    script = try store(setup.script)
    rubric = try store(setup.rubric)
    questions = try setup.questions.map(store)
    plans = try setup.plans.map(store)
    seed = setup.seed
  }

  func json() throws -> String { try storedJSON(self) }

  /// The setup of a row of `round`.
  /// - Throws: `StoredForm.Unreadable`, with what cannot be read.
  static func setup(of row: Row, in database: Database) throws -> RoundSetup {
    let format: Int = row["format"]
    // Before the second format a setup held all of this itself: see `ColumnsMigration`.
    guard (2...StoredForm.current).contains(format) else {
      throw StoredForm.Unreadable(description: "a setup of format \(format), written by a later greenroom or damaged")
    }
    let stored: StoredSetup = try decoded(row["setup"], "a setup")
    func content<Value: Decodable>(_ hash: String, _ kind: StoredForm.Kind) throws -> Value {
      let found = try Row.fetchOne(database, sql: "SELECT format, json FROM content WHERE hash = ?", arguments: [hash])
      guard let found else { throw StoredForm.Unreadable(description: "\(kind.noun) that is missing") }
      return try decoded(StoredForm.upgraded(found["json"], kind, from: found["format"]), kind.noun)
    }
    return RoundSetup(
      id: row["id"], script: try content(stored.script, .script), rubric: try content(stored.rubric, .rubric),
      questions: try stored.questions.map { try content($0, .question) },
      plans: try stored.plans.map { try content($0, .plan) }, seed: stored.seed,
      startedAt: Milliseconds(row["started_at"]), zoneOffset: row["zone_offset"])
  }

  static func decoded<Value: Decodable>(_ json: String, _ what: String) throws -> Value {
    do {
      return try JSONDecoder().decode(Value.self, from: Data(json.utf8))
    } catch DecodingError.keyNotFound(let key, _) {
      throw StoredForm.Unreadable(description: "\(what) without `\(key.stringValue)`")
    } catch DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context) {
      let path = context.codingPath.map(\.stringValue).joined(separator: ".")
      let place = path.isEmpty ? "of a kind that this greenroom does not know" : "that is not well formed at `\(path)`"
      throw StoredForm.Unreadable(description: "\(what) \(place)")
    } catch {
      throw StoredForm.Unreadable(description: "\(what) that cannot be read")
    }
  }
}
