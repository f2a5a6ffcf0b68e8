import Foundation
import GRDB
import Interview

extension QuestionIndex {
  /// Questions in each section; sections without any are left out.
  public func counts() throws -> [Section: Int] {
    try reading { database in
      try Row.fetchAll(database, sql: "SELECT section, sum(count) FROM file GROUP BY section HAVING sum(count) > 0")
        .reduce(into: [:]) { counts, row in
          if let section = Section(rawValue: row[0]) { counts[section] = row[1] }
        }
    }
  }

  /// How many mistakes the banks have; anything with a mistake is left out of the index.
  public func problemCount() throws -> Int {
    try reading { try Int.fetchOne($0, sql: "SELECT count(*) FROM problem") ?? 0 } + roundProblems.count
  }

  /// The first mistake; nil if there is none.
  public func firstProblem() throws -> Problem? {
    if let first = roundProblems.first { return first }
    return try reading { database in
      try String.fetchOne(
        database, sql: "SELECT json FROM problem JOIN file ON file.id = problem.file ORDER BY rank LIMIT 1"
      ).flatMap { try? JSONDecoder().decode(Problem.self, from: Data($0.utf8)) }
    }
  }

  /// What the filter lets through. The cost grows with the number of files, not of questions.
  public func pool(_ filter: QuestionFilter) throws -> QuestionPool {
    try reading { database in
      if let question = filter.question {
        let row = try Int.fetchOne(database, sql: "SELECT id FROM question WHERE name = ?", arguments: [question])
        return QuestionPool(row.map { [Self.part($0)] } ?? [])
      }
      let (condition, arguments) = Self.condition(filter.sections)
      var parts = try Row.fetchAll(
        database, sql: "SELECT id, count FROM file \(condition) ORDER BY rank", arguments: arguments
      ).map { QuestionPool.Part(file: $0[0], bits: Bits(all: $0[1])) }
      if filter.chosen[.topic] == nil {
        for topic in filter.without {
          let left = try Set(
            Int.fetchAll(
              database, sql: "SELECT file FROM posting WHERE facet = ? AND value = ?",
              arguments: [Facet.topic.rawValue, topic]))
          parts.removeAll { left.contains($0.file) }
        }
      }
      for (facet, value) in filter.chosen {
        let found = try Row.fetchAll(
          database, sql: "SELECT file, bits FROM posting WHERE facet = ? AND value = ?",
          arguments: [facet.rawValue, value]
        ).reduce(into: [Int: Bits]()) { $0[$1[0]] = Bits($1[1] as Data) }
        for index in parts.indices { parts[index].bits.formIntersection(found[parts[index].file] ?? Bits()) }
      }
      return QuestionPool(parts)
    }
  }

  /// The values that each facet has among the questions of the sections, sorted.
  public func choices(in sections: [Section]) throws -> [Facet: [String]] {
    try reading { database in
      let (condition, arguments) = Self.condition(sections)
      var found: [Facet: [String]] = [:]
      for row in try Row.fetchAll(
        database,
        sql: "SELECT DISTINCT facet, value FROM posting JOIN file ON file.id = posting.file \(condition)",
        arguments: arguments)
      {
        if let facet = Facet(rawValue: row[0]) { found[facet, default: []].append(row[1]) }
      }
      for (facet, values) in found { found[facet] = facet.sorted(values) }
      return found
    }
  }

  /// The ids of the questions at these places in a pool, at most 32,766.
  public func ids(at ranks: [Int], of pool: QuestionPool) throws -> [Question.ID] {
    let rows = ranks.compactMap(pool.row)
    return try reading { database in
      let marks = String(repeating: "?,", count: rows.count).dropLast()
      let found = try Row.fetchCursor(
        database, sql: "SELECT id, name FROM question INDEXED BY question_names WHERE id IN (\(marks))",
        arguments: StatementArguments(rows))
      var names: [Int: Question.ID] = [:]
      while let row = try found.next() { names[row[0]] = row[1] }
      return rows.compactMap { names[$0] }
    }
  }

  /// The ids of all questions, in the order of the banks.
  public func ids() throws -> [Question.ID] {
    try reading { database in
      try String.fetchAll(
        database,
        sql: """
          SELECT name FROM question JOIN file ON file.id = question.id >> \(IndexSchema.positionBits)
          ORDER BY rank, question.id
          """)
    }
  }

  /// The part of a pool that is among these questions, or the part that is not.
  public func keeping(_ pool: QuestionPool, _ questions: [Question.ID], isIn: Bool) throws -> QuestionPool {
    try reading { database in
      let names = String(decoding: try JSONEncoder().encode(questions), as: UTF8.self)
      let rows = try Int.fetchAll(
        database, sql: "SELECT id FROM question WHERE name IN (SELECT value FROM json_each(?))", arguments: [names])
      return pool.keeping(rows, isIn: isIn)
    }
  }

  /// A question with all that the banks say about it; nil when none has that id.
  public func entry(_ id: Question.ID) throws -> BankEntry? {
    try reading { database in
      let row = try Row.fetchOne(
        database,
        sql: """
          SELECT json, line, path FROM question JOIN file ON file.id = question.id >> \(IndexSchema.positionBits)
          WHERE name = ?
          """, arguments: [id])
      return try row.map { row in
        BankEntry(
          question: try JSONDecoder().decode(Question.self, from: Data((row[0] as String).utf8)),
          location: QuestionLocation(file: row[2], line: row[1]))
      }
    }
  }

  /// A slice of a pool, in the order of the banks or best match first. Outcomes are left out.
  public func page(_ pool: QuestionPool, search: String, offset: Int, limit: Int) throws -> QuestionPage {
    try reading { database in
      var page = QuestionPage()
      page.all = try Int.fetchOne(database, sql: "SELECT coalesce(sum(count), 0) FROM file") ?? 0
      var (pool, ranked) = (pool, [Int]?.none)
      if let pattern = searchPattern(search) { (pool, ranked) = try Self.matches(pattern, pool, in: database) }
      page.count = pool.count
      page.offset = max(0, min(offset, pool.count))
      let places = page.offset..<min(pool.count, page.offset + max(0, limit))
      page.cards = try places.compactMap { place in
        try (ranked?[place] ?? pool.row(rank: place)).flatMap { try Self.card($0, in: database) }
      }
      return page
    }
  }

  /// With more matches than this, ranking says little, and they are shown in the order of the banks.
  private static let maximumRanked = 5000

  /// The part of the pool that matches; when matches are few, also their rows, best first.
  private static func matches(
    _ pattern: String, _ pool: QuestionPool, in database: Database
  ) throws -> (QuestionPool, [Int]?) {
    let rows = try Int.fetchAll(
      database, sql: "SELECT rowid FROM question_words WHERE question_words MATCH ?", arguments: [pattern])
    let matched = pool.keeping(rows, isIn: true)
    guard matched.count <= maximumRanked, rows.count <= maximumRanked else { return (matched, nil) }
    let ranked = try Int.fetchAll(
      database,
      sql: """
        SELECT rowid FROM question_words WHERE question_words MATCH ? ORDER BY bm25(question_words, 10, 4, 1), rowid
        """, arguments: [pattern])
    return (matched, ranked.filter(matched.contains))
  }

  private static func card(_ row: Int, in database: Database) throws -> QuestionCard? {
    let statement = try database.cachedStatement(
      sql: """
        SELECT name, topic, title, difficulty, line, path FROM question
        JOIN file ON file.id = question.id >> \(IndexSchema.positionBits) WHERE question.id = ?
        """)
    guard let found = try Row.fetchOne(statement, arguments: [row]), let section = Section(of: found[0]),
      let difficulty = Difficulty(rawValue: found[3])
    else { return nil }
    return QuestionCard(
      id: found[0], section: section, topic: found[1], title: found[2], difficulty: difficulty,
      location: QuestionLocation(file: found[5], line: found[4]))
  }

  private static func part(_ row: Int) -> QuestionPool.Part {
    var bits = Bits()
    bits.insert(row & (1 << IndexSchema.positionBits - 1))
    return QuestionPool.Part(file: row >> IndexSchema.positionBits, bits: bits)
  }

  private static func condition(_ sections: [Section]) -> (sql: String, arguments: StatementArguments) {
    guard !sections.isEmpty else { return ("", []) }
    let marks = Array(repeating: "?", count: sections.count).joined(separator: ", ")
    return ("WHERE section IN (\(marks))", StatementArguments(sections.map(\.rawValue)))
  }
}
