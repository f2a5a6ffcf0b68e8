import Foundation
import GRDB
import Interview

/// Rounds and rubrics in the index: read on demand, since the program can start without them.
extension QuestionIndex {
  /// The scripts that the filter lets through, in order.
  public func scripts(_ filter: RoundFilter = .all) throws -> [RoundScript] {
    try reading { database in
      let (condition, arguments): (String, StatementArguments) =
        switch filter {
        case .all: ("", [])
        case .kind(let kind): ("WHERE kind = ?", [kind.rawValue])
        case .section(let section): ("WHERE sections LIKE ?", ["% \(section.rawValue) %"])
        }
      return try String.fetchAll(
        database, sql: "SELECT json FROM script \(condition) ORDER BY rank", arguments: arguments
      ).map { try JSONDecoder().decode(RoundScript.self, from: Data($0.utf8)) }
    }
  }

  /// nil if the banks have none with that id.
  public func rubric(_ id: Rubric.ID) throws -> Rubric? {
    try reading { database in
      try String.fetchOne(database, sql: "SELECT json FROM rubric WHERE id = ?", arguments: [id]).map {
        try JSONDecoder().decode(Rubric.self, from: Data($0.utf8))
      }
    }
  }

  public func rubricIDs() throws -> [Rubric.ID] {
    try reading { try String.fetchAll($0, sql: "SELECT id FROM rubric ORDER BY id") }
  }

  /// The kinds and sections that have a round.
  public func playable() throws -> (kinds: Set<RoundKind>, sections: Set<Section>) {
    try reading { database in
      var found: (kinds: Set<RoundKind>, sections: Set<Section>) = ([], [])
      for row in try Row.fetchAll(database, sql: "SELECT kind, sections FROM script") {
        if let kind = RoundKind(rawValue: row[0]) { found.kinds.insert(kind) }
        found.sections.formUnion((row[1] as String).split(separator: " ").compactMap { Section(rawValue: String($0)) })
      }
      return found
    }
  }

  /// What `part` may name in the questions of each section.
  func parts() throws -> [Section: [String]] {
    try reading { database in
      var parts: [Section: [String]] = [:]
      for row in try Row.fetchAll(database, sql: "SELECT sections, parts FROM script ORDER BY rank") {
        for name in (row[0] as String).split(separator: " ") {
          guard let section = Section(rawValue: String(name)) else { continue }
          parts[section, default: []] += (row[1] as String).split(separator: " ").map(String.init)
        }
      }
      return parts
    }
  }

  /// What reading questions depends on, as one string to compare: the parts, and the facets that get postings.
  func partsText() throws -> String {
    let parts = try reading { try String.fetchAll($0, sql: "SELECT sections || parts FROM script ORDER BY rank") }
    return (parts + Facet.allCases.map(\.rawValue)).joined(separator: ";")
  }

  /// Reads rounds and rubrics again if any of their files has changed.
  func updateRounds(_ files: BankFiles) throws {
    let stamps: [String] = (files.rubrics + files.rounds).map { file in
      let stamp = Stamp(of: file.path)
      return "\(file.path) \(stamp.size) \(stamp.modified)"
    }
    let stamp = stamps.joined(separator: "\n") as String
    let (known, problems) = try reading { (try Self.setting("rounds", in: $0), try Self.setting("problems", in: $0)) }
    roundProblems = []
    guard known != stamp else {
      // Usually there are none, and even decoding an empty list takes time.
      if let problems, !problems.isEmpty {
        roundProblems = try JSONDecoder().decode([Problem].self, from: Data(problems.utf8))
      }
      return
    }
    let reader = RoundsReader(files)
    roundProblems = reader.problems
    try writing { database in
      try database.inTransaction(.immediate) {
        try Self.store(reader.scripts, reader.rubrics, in: database)
        try Self.set("rounds", stamp, in: database)
        let problems = reader.problems.isEmpty ? "" : try Self.json(reader.problems)
        try Self.set("problems", problems, in: database)
        return .commit
      }
    }
  }

  static func store(_ scripts: [RoundScript], _ rubrics: [Rubric], in database: Database) throws {
    try database.execute(sql: "DELETE FROM script; DELETE FROM rubric")
    for (rank, script) in scripts.enumerated() {
      let sections: String = script.sections.map(\.rawValue).joined(separator: " ")
      let parts: String = script.phases.map(\.id).joined(separator: " ")
      try database.execute(
        sql: "INSERT INTO script VALUES (?, ?, ?, ?, ?, ?)",
        arguments: [script.id, rank, script.kind.rawValue, " \(sections) ", " \(parts) ", try json(script)])
    }
    for rubric in rubrics {
      try database.execute(sql: "INSERT INTO rubric VALUES (?, ?)", arguments: [rubric.id, try json(rubric)])
    }
  }

  private static func json(_ value: some Encodable) throws -> String {
    String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
  }

  static func setting(_ name: String, in database: Database) throws -> String? {
    try String.fetchOne(database, sql: "SELECT value FROM setting WHERE name = ?", arguments: [name])
  }

  static func set(_ name: String, _ value: String, in database: Database) throws {
    try database.execute(
      sql: "INSERT INTO setting VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
      arguments: [name, value])
  }
}
