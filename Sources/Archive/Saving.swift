import Foundation
import GRDB
import Interview

extension Archive {
  /// Makes the file say what the round says: new events are appended, undone ones are marked, attempts are summed up.
  /// Saving the same again changes nothing, so a save that failed is simply tried again later.
  /// - Parameter durable: whether the disk must have it before this returns; else a crash of the machine (not of the
  ///   program) may lose the last seconds.
  public func save(_ round: StoredRound, durable: Bool) throws {
    do {
      try catching { try write(round.run, clock: round.heartbeat, durable: durable) }
    } catch {
      // What is known of the file may be why it failed.
      written[round.id] = nil
      nextNumber[round.id] = nil
      throw error
    }
  }

  private func write(_ run: RoundRun, clock: Heartbeat, durable: Bool) throws {
    let id = run.setup.id
    let known = try written[id] ?? queue.read { try Self.storedEvents(of: id, in: $0) }
    var next = try nextNumber[id] ?? storedNumber(of: id)
    let shared = zip(known, run.events).prefix { $0 == $1 }.count
    try queue.writeWithoutTransaction { database in
      if durable { try database.execute(sql: "PRAGMA synchronous = FULL") }
      defer { if durable { try? database.execute(sql: "PRAGMA synchronous = NORMAL") } }
      try database.inTransaction(.immediate) {
        try insert(run, in: database)
        if shared < known.count { try undo(known.count - shared, of: id, in: database) }
        for event in run.events[shared...] {
          try insert(event, number: next, of: id, in: database)
          next += 1
        }
        try Self.writeAttempts(of: run, at: clock.at, in: database)
        try write(clock, of: id, in: database)
        return .commit
      }
    }
    written[id] = run.events
    nextNumber[id] = next
  }

  /// The heartbeat of a running round: one small row. Its one statement is a transaction of its own.
  public func save(_ clock: Heartbeat, of round: String) throws {
    try catching { try queue.writeWithoutTransaction { try write(clock, of: round, in: $0) } }
  }

  private func insert(_ run: RoundRun, in database: Database) throws {
    let state = run.isOver ? "over" : run.isKept ? "paused" : "running"
    if written[run.setup.id] == nil {
      let isThere = try Bool.fetchOne(
        database, sql: "SELECT EXISTS (SELECT 1 FROM round WHERE id = ?)", arguments: [run.setup.id])
      if isThere != true {
        try database.execute(
          sql: """
            INSERT INTO round (id, script, started_at, zone_offset, state, format, setup) VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
          arguments: [
            run.setup.id, run.setup.script.id, run.setup.startedAt.count, run.setup.zoneOffset, state,
            StoredForm.current, try StoredSetup(run.setup, in: database).json(),
          ])
      }
    }
    try database.execute(
      sql: "UPDATE round SET state = ? WHERE id = ? AND state <> ?", arguments: [state, run.setup.id, state])
  }

  private func insert(_ event: RoundEvent, number: Int, of round: String, in database: Database) throws {
    try database.cachedStatement(
      sql: "INSERT INTO event (round, number, at, wall, zone_offset, format, kind) VALUES (?, ?, ?, ?, ?, ?, ?)"
    ).execute(
      arguments: [
        round, number, event.at.count, event.wall.count, event.zoneOffset, StoredForm.current,
        try storedJSON(event.kind),
      ])
  }

  private func undo(_ count: Int, of round: String, in database: Database) throws {
    try database.execute(
      sql: """
        UPDATE event SET undone = 1 WHERE round = ? AND number IN
          (SELECT number FROM event WHERE round = ? AND undone = 0 ORDER BY number DESC LIMIT ?)
        """,
      arguments: [round, round, count])
  }

  private func write(_ clock: Heartbeat, of round: String, in database: Database) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO clock (round, at, steady, wall) VALUES (?, ?, ?, ?)
        ON CONFLICT (round) DO UPDATE SET at = excluded.at, steady = excluded.steady, wall = excluded.wall
        """
    ).execute(arguments: [round, clock.at.count, clock.moment.steady.count, clock.moment.wall.count])
  }

  private func storedNumber(of round: String) throws -> Int {
    try queue.read {
      try Int.fetchOne($0, sql: "SELECT max(number) + 1 FROM event WHERE round = ?", arguments: [round]) ?? 0
    }
  }
}

/// With its keys in order, so that equal values have equal texts.
func storedJSON(_ value: some Encodable) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  return String(decoding: try encoder.encode(value), as: UTF8.self)
}
