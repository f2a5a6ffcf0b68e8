import Foundation
import GRDB
import Interview

extension Archive {
  /// Of the code that sums attempts up; raised when the same events would give other columns.
  static let fold = 3

  /// Every attempt, the newest first. What cannot be read of one hides no other.
  public func attempts() throws -> [AttemptSummary] {
    try catching {
      try queue.read { database in
        let phases = try Dictionary(
          grouping: Row.fetchAll(database, sql: "SELECT * FROM attempt_phase ORDER BY round, position, number"),
          by: AttemptKey.init)
        let groups = try Dictionary(
          grouping: Row.fetchAll(database, sql: "SELECT * FROM attempt_group ORDER BY round, position, number"),
          by: AttemptKey.init)
        let scores = try Dictionary(
          grouping: Row.fetchAll(database, sql: "SELECT * FROM attempt_score"), by: AttemptKey.init)
        return try Row.fetchAll(
          database, sql: "SELECT * FROM attempt ORDER BY started_at DESC, id DESC"
        ).compactMap { row in
          let key = AttemptKey(row)
          return AttemptSummary(
            row, phases: phases[key] ?? [], groups: groups[key] ?? [], scores: scores[key] ?? [])
        }
      }
    }
  }

  /// How many attempts there are, and how many of them an older version of the code summed up.
  public func attemptCounts() throws -> (all: Int, old: Int) {
    try catching {
      try queue.read { database in
        let row = try Row.fetchOne(
          database, sql: "SELECT count(*) AS whole, coalesce(sum(fold < ?), 0) AS old FROM attempt",
          arguments: [Self.fold])!
        return (row["whole"], row["old"])
      }
    }
  }

  static func writeAttempts(of run: RoundRun, at clock: Milliseconds, in database: Database) throws {
    for index in run.attempts.indices { try write(run.summary(ofAttempt: index, at: clock), in: database) }
    try database.cachedStatement(sql: "DELETE FROM attempt WHERE round = ? AND position >= ?").execute(
      arguments: [run.setup.id, run.attempts.count])
  }

  private static func write(_ summary: AttemptSummary, in database: Database) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO attempt VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (round, position) DO UPDATE SET title = excluded.title, started_at = excluded.started_at,
          ended_at = excluded.ended_at, outcome = excluded.outcome, blind_mean = excluded.blind_mean,
          final_mean = excluded.final_mean, band = excluded.band, overtime = excluded.overtime,
          pauses = excluded.pauses, pause_time = excluded.pause_time, hints = excluded.hints,
          is_scored = excluded.is_scored, is_late = excluded.is_late, is_void = excluded.is_void,
          remark = excluded.remark, notes = excluded.notes, fold = excluded.fold,
          zone_offset = excluded.zone_offset, end_zone_offset = excluded.end_zone_offset
        """
    ).execute(
      arguments: [
        summary.round, summary.position, summary.question, summary.title, summary.section.rawValue, summary.topic,
        summary.difficulty.rawValue, summary.script, summary.startedAt.count, summary.endedAt?.count,
        summary.zoneOffset, summary.outcome?.rawValue, summary.blindMean, summary.finalMean, summary.band?.rawValue,
        summary.overtime.excess.count, summary.pauses, summary.pauseTime.count, summary.hints, summary.isScored,
        summary.isLate, summary.isVoid, summary.remark, try storedJSON(summary.notes), fold, summary.endZoneOffset,
      ])
    let key: StatementArguments = [summary.round, summary.position]
    for table in ["attempt_phase", "attempt_group", "attempt_score"] {
      try database.cachedStatement(sql: "DELETE FROM \(table) WHERE round = ? AND position = ?").execute(arguments: key)
    }
    for (number, phase) in summary.phases.enumerated() {
      try database.cachedStatement(sql: "INSERT INTO attempt_phase VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)").execute(
        arguments: key + [
          number, phase.id, phase.title, phase.time.count, phase.bound.name, phase.bound.length?.count, phase.group,
        ])
    }
    for (number, group) in summary.groups.enumerated() {
      try database.cachedStatement(sql: "INSERT INTO attempt_group VALUES (?, ?, ?, ?, ?, ?, ?)").execute(
        arguments: key + [number, group.id, group.title, group.time.count, group.limit.count])
    }
    for (rater, levels) in [("self-blind", summary.blind), ("self", summary.final)] {
      for (dimension, level) in levels {
        try database.cachedStatement(sql: "INSERT INTO attempt_score VALUES (?, ?, ?, ?, ?)").execute(
          arguments: key + [dimension, rater, level])
      }
    }
  }
}

private struct AttemptKey: Hashable {
  let round: String
  let position: Int

  init(_ row: Row) {
    round = row["round"]
    position = row["position"]
  }
}

extension TimeBound {
  fileprivate var name: String {
    switch self {
    case .limit: "limit"
    case .target: "target"
    case .rest, .open: "open"
    }
  }

  fileprivate init(_ row: Row) {
    let length = (row["length"] as Int?).map { Milliseconds($0) }
    switch (row["bound"] as String, length) {
    case ("limit", let length?): self = .limit(length)
    case ("target", let length?): self = .target(length)
    default: self = .open
    }
  }
}

extension AttemptSummary {
  /// nil for a row of a section or difficulty that this program does not know.
  fileprivate init?(_ row: Row, phases: [Row], groups: [Row], scores: [Row]) {
    guard let section = Section(rawValue: row["section"]), let difficulty = Difficulty(rawValue: row["difficulty"])
    else { return nil }
    func levels(_ rater: String) -> [String: Int] {
      scores.filter { $0["rater"] == rater }.reduce(into: [:]) { $0[$1["dimension"] as String] = $1["level"] as Int }
    }
    self.init(
      round: row["round"], position: row["position"], question: row["question"], title: row["title"],
      section: section, topic: row["topic"], difficulty: difficulty, script: row["script"],
      startedAt: Milliseconds(row["started_at"]), endedAt: (row["ended_at"] as Int?).map { Milliseconds($0) },
      zoneOffset: row["zone_offset"], endZoneOffset: row["end_zone_offset"] ?? row["zone_offset"],
      outcome: (row["outcome"] as String?).flatMap(Outcome.init),
      blind: levels("self-blind"), final: levels("self"), blindMean: row["blind_mean"], finalMean: row["final_mean"],
      band: (row["band"] as String?).flatMap(Band.init),
      phases: phases.map { phase in
        Phase(
          id: phase["phase"], title: phase["title"], time: Milliseconds(phase["time"]), bound: TimeBound(phase),
          group: phase["phase_group"])
      },
      groups: groups.map { group in
        Group(
          id: group["phase_group"], title: group["title"], time: Milliseconds(group["time"]),
          limit: Milliseconds(group["length"]))
      },
      pauses: row["pauses"], pauseTime: Milliseconds(row["pause_time"]), hints: row["hints"], isVoid: row["is_void"],
      isScored: row["is_scored"], isLate: row["is_late"],
      notes: (try? JSONDecoder().decode([String].self, from: Data((row["notes"] as String).utf8))) ?? [],
      remark: row["remark"])
  }
}
