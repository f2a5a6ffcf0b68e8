import Foundation
import GRDB
import Interview

/// A round that the file has and this program cannot read. Its attempts are listed all the same.
public struct UnreadableRound: Hashable, Sendable, CustomStringConvertible {
  public var id: String
  /// Since 1970, UTC.
  public var startedAt: Milliseconds
  public var script: String
  public var reason: String

  public var description: String { "round \(id) (\(script)) has \(reason)" }
}

extension Archive {
  /// Rounds that can be resumed, the newest first, and those that could be if they could be read.
  public func unfinished() throws -> (rounds: [StoredRound], unreadable: [UnreadableRound]) {
    try catching {
      try queue.read { try Self.rounds("WHERE state IN ('running', 'paused')", in: $0) }
    }
  }

  /// Every round that cannot be read. Looks at all of them: for `doctor`.
  public func unreadable() throws -> [UnreadableRound] {
    try catching { try queue.read { try Self.rounds("", in: $0).unreadable } }
  }

  /// One round with its last heartbeat; nil when there is none of that id.
  /// - Throws: `ArchiveError` of kind `.unreadable` when it cannot be read.
  public func round(_ id: String) throws -> StoredRound? {
    try catching {
      let found = try queue.read { try Self.rounds("WHERE id = ?", [id], in: $0) }
      if let bad = found.unreadable.first {
        throw ArchiveError(kind: .unreadable, path: path, detail: "\(bad)")
      }
      return found.rounds.first
    }
  }

  /// Sums all attempts up again from the events of their rounds, where these can be read.
  /// - Returns: how many rounds were summed up, and those that cannot be read; their attempts stay as they are.
  public func repair() throws -> (rounds: Int, unreadable: [UnreadableRound]) {
    try catching {
      try queue.write { database in
        let found = try Self.rounds("", in: database)
        for round in found.rounds { try Self.writeAttempts(of: round.run, at: round.heartbeat.at, in: database) }
        return (found.rounds.count, found.unreadable)
      }
    }
  }

  private static func rounds(
    _ condition: String, _ arguments: StatementArguments = [], in database: Database
  ) throws -> (rounds: [StoredRound], unreadable: [UnreadableRound]) {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT id, script, started_at, zone_offset, format, setup, at, steady, wall
        FROM round LEFT JOIN clock ON clock.round = round.id \(condition) ORDER BY started_at DESC, id
        """, arguments: arguments)
    var rounds: [StoredRound] = []
    var unreadable: [UnreadableRound] = []
    for row in rows {
      do {
        rounds.append(try round(of: row, in: database))
      } catch let error as StoredForm.Unreadable {
        unreadable.append(
          UnreadableRound(
            id: row["id"], startedAt: Milliseconds(row["started_at"]), script: row["script"],
            reason: error.description))
      }
    }
    return (rounds, unreadable)
  }

  private static func round(of row: Row, in database: Database) throws -> StoredRound {
    let setup = try StoredSetup.setup(of: row, in: database)
    let run = RoundRun(setup, events: try storedEvents(of: setup.id, in: database))
    guard let at = row["at"] as Int?, let steady = row["steady"] as Int?, let wall = row["wall"] as Int? else {
      throw StoredForm.Unreadable(description: "no clock")
    }
    return StoredRound(
      run: run,
      heartbeat: Heartbeat(
        at: Milliseconds(at), moment: Moment(steady: Milliseconds(steady), wall: Milliseconds(wall))))
  }

  static func storedEvents(of round: String, in database: Database) throws -> [RoundEvent] {
    try Row.fetchAll(
      database,
      sql: "SELECT at, wall, zone_offset, format, kind FROM event WHERE round = ? AND undone = 0 ORDER BY number",
      arguments: [round]
    ).map { row in
      let kind = try StoredForm.upgraded(row["kind"], .event, from: row["format"])
      return RoundEvent(
        at: Milliseconds(row["at"]), wall: Milliseconds(row["wall"]), zoneOffset: row["zone_offset"],
        try StoredSetup.decoded(kind, StoredForm.Kind.event.noun))
    }
  }
}
