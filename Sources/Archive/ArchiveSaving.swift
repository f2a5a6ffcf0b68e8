import Foundation
import GRDB
import Interview

/// How far a round's clock had come, and when that was on the machine's clocks.
public struct ClockMark: Hashable, Sendable {
  public var at: Milliseconds
  public var moment: Moment

  public init(at: Milliseconds, moment: Moment) {
    self.at = at
    self.moment = moment
  }
}

extension Archive {
  /// Makes the file say what the round says: new events are appended, those taken back are marked, attempts are
  /// summed up. Saving the same again changes nothing, so a save that failed is simply tried again later.
  /// - Parameter durable: whether the disk must have it before this returns; else a crash of the machine (not of the
  ///   program) may lose the last seconds.
  public func save(_ run: RoundRun, clock: ClockMark, durable: Bool) throws {
    do {
      try catching { try write(run, clock: clock, durable: durable) }
    } catch {
      // What is known of the file may be why it failed.
      written[run.setup.id] = nil
      nextNumber[run.setup.id] = nil
      throw error
    }
  }

  private func write(_ run: RoundRun, clock: ClockMark, durable: Bool) throws {
    let id = run.setup.id
    let known = try written[id] ?? storedEvents(of: id)
    var next = try nextNumber[id] ?? storedNumber(of: id)
    let shared = zip(known, run.events).prefix { $0 == $1 }.count
    try queue.writeWithoutTransaction { database in
      if durable { try database.execute(sql: "PRAGMA synchronous = FULL") }
      defer { if durable { try? database.execute(sql: "PRAGMA synchronous = NORMAL") } }
      try database.inTransaction(.immediate) {
        try insert(run, in: database)
        if shared < known.count { try takeBack(known.count - shared, of: id, in: database) }
        for event in run.events[shared...] {
          try insert(event, number: next, of: id, in: database)
          next += 1
        }
        for index in run.attempts.indices {
          try insert(run.summary(ofAttempt: index, at: clock.at), in: database)
        }
        try database.execute(
          sql: "DELETE FROM attempt WHERE round = ? AND position >= ?", arguments: [id, run.attempts.count])
        try write(clock, of: id, in: database)
        return .commit
      }
    }
    written[id] = run.events
    nextNumber[id] = next
  }

  /// The sign of life of a running round: one small row.
  public func save(_ clock: ClockMark, of round: String) throws {
    try catching { try queue.write { try write(clock, of: round, in: $0) } }
  }

  private func insert(_ run: RoundRun, in database: Database) throws {
    let state = run.isOver ? "over" : run.isKept ? "kept" : "running"
    if written[run.setup.id] == nil {
      try database.execute(
        sql: """
          INSERT INTO round (id, script, started_at, zone_offset, state, setup) VALUES (?, ?, ?, ?, ?, ?)
          ON CONFLICT (id) DO NOTHING
          """,
        arguments: [
          run.setup.id, run.setup.script.id, run.setup.startedAt.count, run.setup.zoneOffset, state,
          try json(run.setup),
        ])
    }
    try database.execute(
      sql: "UPDATE round SET state = ? WHERE id = ? AND state <> ?", arguments: [state, run.setup.id, state])
  }

  private func insert(_ event: RoundEvent, number: Int, of round: String, in database: Database) throws {
    try database.execute(
      sql: "INSERT INTO event (round, number, at, wall, kind) VALUES (?, ?, ?, ?, ?)",
      arguments: [round, number, event.at.count, event.wall.count, try json(event.kind)])
  }

  private func takeBack(_ count: Int, of round: String, in database: Database) throws {
    try database.execute(
      sql: """
        UPDATE event SET taken_back = 1 WHERE round = ? AND number IN
          (SELECT number FROM event WHERE round = ? AND taken_back = 0 ORDER BY number DESC LIMIT ?)
        """,
      arguments: [round, round, count])
  }

  private func insert(_ summary: AttemptSummary, in database: Database) throws {
    try database.execute(
      sql: """
        INSERT INTO attempt (round, position, question, section, started_at, outcome, is_scored, is_void, summary)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (round, position) DO UPDATE SET outcome = excluded.outcome, is_scored = excluded.is_scored,
          is_void = excluded.is_void, started_at = excluded.started_at, summary = excluded.summary
        """,
      arguments: [
        summary.round, summary.position, summary.question, summary.section.rawValue, summary.startedAt.count,
        summary.outcome?.rawValue, summary.isScored, summary.isVoid, try json(summary),
      ])
  }

  private func write(_ clock: ClockMark, of round: String, in database: Database) throws {
    try database.execute(
      sql: """
        INSERT INTO clock (round, at, steady, wall) VALUES (?, ?, ?, ?)
        ON CONFLICT (round) DO UPDATE SET at = excluded.at, steady = excluded.steady, wall = excluded.wall
        """,
      arguments: [round, clock.at.count, clock.moment.steady.count, clock.moment.wall.count])
  }

  private func storedNumber(of round: String) throws -> Int {
    try queue.read {
      try Int.fetchOne($0, sql: "SELECT max(number) + 1 FROM event WHERE round = ?", arguments: [round]) ?? 0
    }
  }

  private func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
