import GRDB
import Interview

extension Archive {
  /// A stretch of the attempts that match. Takes as long as what is asked for is long, however many there are.
  public func page(_ query: AttemptQuery) throws -> AttemptPage {
    try catching {
      try queue.read { database in
        var page = AttemptPage()
        let condition = Condition(query.filter)
        page.all = try Int.fetchOne(database, sql: "SELECT coalesce(sum(count), 0) FROM attempt_tally") ?? 0
        page.count = try condition.count(in: database)
        page.offset = max(0, min(query.offset, page.count))
        page.sections = try String.fetchAll(
          database, sql: "SELECT DISTINCT section FROM attempt_tally WHERE count > 0"
        ).compactMap(Section.init(rawValue:))
        // Beyond the middle it is shorter to come from the end.
        let limit = max(0, min(query.limit, page.count - page.offset))
        let isNearEnd = page.offset > page.count / 2
        let skipped = isNearEnd ? page.count - page.offset - limit : page.offset
        let rows = try Row.fetchAll(
          database,
          sql: """
            SELECT \(AttemptLine.columns) FROM attempt \(condition.sql)
            ORDER BY \(query.sort.order(isReversed: isNearEnd)) LIMIT ? OFFSET ?
            """, arguments: condition.arguments + [limit, skipped])
        page.lines = (isNearEnd ? rows.reversed() : rows).compactMap(AttemptLine.init)
        page.recent = try Self.recent(condition, in: database)
        return page
      }
    }
  }

  /// What the start screen shows.
  /// - Parameter count: of the newest attempts.
  public func overview(recent count: Int) throws -> Overview {
    var overview = Overview()
    try catching {
      try queue.read { database in
        overview.attempts = try Int.fetchOne(database, sql: "SELECT coalesce(sum(count), 0) FROM attempt_tally") ?? 0
        guard overview.attempts > 0 else { return }
        overview.recent = try Row.fetchAll(
          database,
          sql: "SELECT \(AttemptLine.columns) FROM attempt ORDER BY started_at DESC, id DESC LIMIT ?",
          arguments: [count]
        ).compactMap(AttemptLine.init)
        for row in try Row.fetchAll(database, sql: "SELECT * FROM question_tally WHERE count > 0 AND outcome <> ''") {
          guard let section = Section(rawValue: row["section"]), let outcome = Outcome(rawValue: row["outcome"]) else {
            continue
          }
          overview.latest[section, default: [:]][outcome] = row["count"]
        }
      }
    }
    let unfinished = try unfinished()
    (overview.paused, overview.unreadable) = (unfinished.rounds, unfinished.unreadable.count)
    return overview
  }

  /// How often each of these questions was drawn; those that never were are left out.
  public func draws(of questions: [Question.ID]) throws -> [Question.ID: Int] {
    try states(of: questions, "draws") { $0 }
  }

  /// One column of the states of these questions, at most 32,766; those without a value are left out.
  private func states<Value: DatabaseValueConvertible, Found>(
    of questions: [Question.ID], _ column: String, found: (Value) -> Found?
  ) throws -> [Question.ID: Found] {
    try catching {
      try queue.read { database in
        var states: [Question.ID: Found] = [:]
        let marks = String(repeating: "?,", count: questions.count).dropLast()
        let rows = try Row.fetchCursor(
          database, sql: "SELECT question, \(column) FROM question_state WHERE question IN (\(marks))",
          arguments: StatementArguments(questions))
        while let row = try rows.next() { states[row[0]] = (row[1] as Value?).flatMap(found) }
        return states
      }
    }
  }

  /// The questions whose latest outcome is this one; without an outcome, all that were ever drawn.
  /// - Parameter limit: the result is nil when there are more.
  public func questions(in sections: [Section], outcome: Outcome? = nil, limit: Int = .max) throws -> [Question.ID]? {
    try catching {
      try queue.read { database in
        var (condition, arguments) = ("1", StatementArguments())
        if !sections.isEmpty {
          condition += " AND section IN (\(String(repeating: "?,", count: sections.count).dropLast()))"
          arguments += StatementArguments(sections.map(\.rawValue))
        }
        if let outcome {
          condition += " AND outcome = ?"
          arguments += [outcome.rawValue]
        }
        let tally = "SELECT coalesce(sum(count), 0) FROM question_tally WHERE \(condition)"
        guard try Int.fetchOne(database, sql: tally, arguments: arguments) ?? 0 <= limit else { return nil }
        return try String.fetchAll(
          database, sql: "SELECT question FROM question_state WHERE \(condition)", arguments: arguments)
      }
    }
  }

  /// The latest outcome of each of these questions.
  public func outcomes(of questions: [Question.ID]) throws -> [Question.ID: Outcome] {
    try states(of: questions, "outcome") { (name: String) in Outcome(rawValue: name) }
  }

  /// The positions of a round's attempts that are in the archive.
  public func positions(ofRound round: String) throws -> Set<Int> {
    try catching {
      try queue.read { database in
        Set(try Int.fetchAll(database, sql: "SELECT position FROM attempt WHERE round = ?", arguments: [round]))
      }
    }
  }

  private static func recent(_ condition: Condition, in database: Database) throws -> [AttemptLine] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT \(AttemptLine.columns) FROM attempt \(condition.and("NOT is_void")) ORDER BY started_at DESC, id DESC
        LIMIT ?
        """, arguments: condition.arguments + [AttemptPage.recentCount]
    ).compactMap(AttemptLine.init)
  }
}

/// A filter in SQL.
private struct Condition {
  var parts: [String] = []
  var arguments = StatementArguments()
  private let filter: AttemptFilter

  init(_ filter: AttemptFilter) {
    self.filter = filter
    func add(_ part: String, _ values: StatementArguments) {
      parts.append(part)
      arguments += values
    }
    if let section = filter.section { add("section = ?", [section.rawValue]) }
    if let question = filter.question { add("question = ?", [question]) }
    switch filter.result {
    case .any: break
    case .only(let outcome): add("outcome = ?", [outcome.rawValue])
    case .unscored: add("NOT is_scored AND NOT is_void", [])
    }
    if let day = filter.firstDay {
      // The first for the index, 18 hours being the farthest zone; the second is what is meant.
      let start = day * 86_400_000
      add("started_at >= ? AND started_at + zone_offset * 1000 >= ?", [start - 64_800_000, start])
    }
    if let pattern = searchPattern(filter.search) {
      add("id IN (SELECT rowid FROM attempt_words WHERE attempt_words MATCH ?)", [pattern])
    }
  }

  var sql: String { parts.isEmpty ? "" : "WHERE " + parts.joined(separator: " AND ") }

  func and(_ part: String) -> String { "WHERE " + (parts + [part]).joined(separator: " AND ") }

  /// From the tallies where these know it.
  func count(in database: Database) throws -> Int {
    guard filter.firstDay == nil, filter.question == nil, searchPattern(filter.search) == nil else {
      return try Int.fetchOne(database, sql: "SELECT count(*) FROM attempt \(sql)", arguments: arguments) ?? 0
    }
    return try Int.fetchOne(
      database, sql: "SELECT coalesce(sum(count), 0) FROM attempt_tally \(sql)", arguments: arguments) ?? 0
  }
}

extension AttemptSort {
  fileprivate func order(isReversed: Bool) -> String {
    switch (self, isReversed) {
    case (.date, false): "started_at DESC, id DESC"
    case (.date, true): "started_at, id"
    case (.score, false): "final_mean IS NULL, final_mean, started_at DESC, id DESC"
    case (.score, true): "final_mean IS NULL DESC, final_mean DESC, started_at, id"
    case (.overtime, false): "overtime DESC, started_at DESC, id DESC"
    case (.overtime, true): "overtime, started_at, id"
    }
  }
}

extension AttemptLine {
  /// In the order in which `init` reads them; reading by name would search for each.
  fileprivate static let columns = """
    round, position, question, title, section, started_at, ended_at, zone_offset, outcome, blind_mean, final_mean, band,
    overtime, is_void, is_scored
    """

  /// nil for a row of a section that this program does not know.
  fileprivate init?(_ row: Row) {
    guard let section = Section(rawValue: row[4]) else { return nil }
    self.init(
      round: row[0], position: row[1], question: row[2], title: row[3], section: section,
      startedAt: Milliseconds(row[5]), endedAt: (row[6] as Int?).map { Milliseconds($0) }, zoneOffset: row[7],
      outcome: (row[8] as String?).flatMap(Outcome.init), blindMean: row[9], finalMean: row[10],
      band: (row[11] as String?).flatMap(Band.init), overtime: Overtime(Milliseconds(row[12])), isVoid: row[13],
      isScored: row[14])
  }
}
