import Foundation
import GRDB
import Interview

/// A round that was begun and is not over.
public struct UnfinishedRound: Hashable, Sendable {
  public var run: RoundRun
  /// Its last sign of life.
  public var clock: ClockMark
}

extension Archive {
  /// Rounds that wait to be taken up again, the youngest first.
  public func unfinished() throws -> [UnfinishedRound] {
    try catching {
      let ids = try queue.read {
        try String.fetchAll(
          $0, sql: "SELECT id FROM round WHERE state <> 'over' ORDER BY started_at DESC, id")
      }
      return try ids.compactMap { try round($0) }
    }
  }

  /// One round with its last sign of life; nil when there is none of that id.
  public func round(_ id: String) throws -> UnfinishedRound? {
    try catching {
      let events = try storedEvents(of: id)
      return try queue.read { database in
        let row = try Row.fetchOne(
          database,
          sql: "SELECT setup, at, steady, wall FROM round JOIN clock ON clock.round = round.id WHERE id = ?",
          arguments: [id])
        guard let row else { return nil }
        let setup = try JSONDecoder().decode(RoundSetup.self, from: Data((row["setup"] as String).utf8))
        let moment = Moment(steady: Milliseconds(row["steady"]), wall: Milliseconds(row["wall"]))
        return UnfinishedRound(
          run: RoundRun(setup, events: events), clock: ClockMark(at: Milliseconds(row["at"]), moment: moment))
      }
    }
  }

  /// Every attempt, the youngest first.
  public func attempts() throws -> [AttemptSummary] {
    try catching {
      let decoder = JSONDecoder()
      return try queue.read { database in
        try String.fetchAll(
          database, sql: "SELECT summary FROM attempt ORDER BY started_at DESC, round DESC, position DESC"
        ).map { try decoder.decode(AttemptSummary.self, from: Data($0.utf8)) }
      }
    }
  }

  func storedEvents(of round: String) throws -> [RoundEvent] {
    let decoder = JSONDecoder()
    return try queue.read { database in
      try Row.fetchAll(
        database, sql: "SELECT at, wall, kind FROM event WHERE round = ? AND taken_back = 0 ORDER BY number",
        arguments: [round]
      ).map { row in
        RoundEvent(
          at: Milliseconds(row["at"]), wall: Milliseconds(row["wall"]),
          try decoder.decode(RoundEvent.Kind.self, from: Data((row["kind"] as String).utf8)))
      }
    }
  }
}
