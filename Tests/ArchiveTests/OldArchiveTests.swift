import Foundation
import GRDB
import Interview
import Support
import Testing

@testable import Archive

/// What was stored once opens forever: `archives/` has a dump of every schema that ever was, written by the program of
/// its day, with every kind of event in it.
@Suite struct OldArchiveTests {
  let scratch = Scratch()

  static let folder = Fixtures.package + "/Tests/ArchiveTests/archives"
  static let schemas = [1, 2, 3, 4]

  /// A file as the program of that schema left it.
  private func restored(_ schema: Int) throws -> String { try Self.restored(schema, in: scratch) }

  static func restored(_ schema: Int, in scratch: Scratch) throws -> String {
    let path = scratch("\(schema).sqlite")
    let dump = try String(contentsOfFile: "\(folder)/\(schema).sql", encoding: .utf8)
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.writeWithoutTransaction { database in
      try database.execute(sql: dump)
      // Not in a dump.
      try database.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
    }
    try queue.close()
    return path
  }

  private func count(_ sql: String, _ path: String) throws -> Int {
    try DatabaseQueue(path: path).read { try Int.fetchOne($0, sql: sql) ?? -1 }
  }

  @Test(arguments: schemas) func itOpensFoldsAndLists(schema: Int) throws {
    let path = try restored(schema)
    let rounds = try count("SELECT count(*) FROM round", path)
    let attempts = try count("SELECT count(*) FROM attempt", path)
    let archive = try Archive(path: path)
    #expect(try archive.integrityProblems() == [])
    #expect(try archive.unreadable() == [])
    let listed = try archive.attempts()
    #expect(rounds >= 7 && attempts >= 8 && listed.count == attempts)
    #expect(try archive.unfinished().rounds.count >= 2)
    // The columns are what the events come to, whatever the version that wrote them.
    let repaired = try archive.repair()
    #expect(repaired.rounds == rounds && repaired.unreadable == [])
    #expect(try archive.attempts() == listed)
    // A paused round is played on.
    let paused = try #require(try archive.unfinished().rounds.first)
    var run = paused.run
    run.append(RoundEvent(at: paused.heartbeat.at, wall: paused.heartbeat.moment.wall, .resumed))
    run.append(
      RoundEvent(at: paused.heartbeat.at + .seconds(5), wall: paused.heartbeat.moment.wall + .seconds(5), .advanced))
    try archive.save(
      StoredRound(
        run: run, heartbeat: Heartbeat(at: paused.heartbeat.at + .seconds(5), moment: paused.heartbeat.moment)),
      durable: true)
    #expect(try Archive(path: path, readOnly: true).round(run.setup.id)?.run == run)
  }

  @Test(arguments: schemas) func everyKindOfEventIsInIt(schema: Int) throws {
    let path = try restored(schema)
    let kinds = try DatabaseQueue(path: path).read {
      Set(try String.fetchAll($0, sql: "SELECT key FROM event, json_each(event.kind)"))
    }
    let missing = Set(StoredSamples.kinds.map(\.name)).subtracting(kinds)
    #expect(missing == [], "play these with the program of that schema and dump again")
  }

  /// Whoever changes a stored type meets this list: rows of before have other fields.
  @Test func storedTypesHaveTheFieldsOfTheirFormat() throws {
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try StoredSamples.fields.write(
        toFile: "\(Self.folder)/fields-\(StoredForm.current).txt", atomically: true, encoding: .utf8)
      Issue.record("recorded the fields")
    }
    let pinned = try String(contentsOfFile: "\(Self.folder)/fields-\(StoredForm.current).txt", encoding: .utf8)
    #expect(
      StoredSamples.fields == pinned,
      """
      A stored type has changed. Rows of format \(StoredForm.current) lack what is new: raise StoredForm.current, add \
      the step to StoredForm.upgraded, add a dump of today's schema to archives/, and write fields-N.txt anew.
      """)
  }

  /// Every stored type and every kind of event comes back from its JSON as it was.
  @Test func storedTypesComeBack() throws {
    for kind in StoredSamples.kinds {
      let back: RoundEvent.Kind = try StoredSetup.decoded(try storedJSON(kind), "event")
      #expect(back == kind)
    }
    for question in StoredSamples.questions {
      let back: Question = try StoredSetup.decoded(try storedJSON(question), "question")
      #expect(back == question)
    }
    #expect(try StoredSetup.decoded(try storedJSON(StoredSamples.script), "script") == StoredSamples.script)
    #expect(try StoredSetup.decoded(try storedJSON(StoredSamples.rubric), "rubric") == StoredSamples.rubric)
  }

  /// A field that a row lacks makes that row unreadable, in words, and none but that row.
  @Test func aRowWithoutAFieldOfTodayIsNamed() throws {
    for question in StoredSamples.questions {
      let json = try StoredForm.object(try storedJSON(question), .question)
      for key in ["title", "checklist", "facts", "flags"] {
        var less = json
        less[key] = nil
        #expect(throws: StoredForm.Unreadable.self) {
          let _: Question = try StoredSetup.decoded(try StoredForm.text(less), "question")
        }
        // The step from the first format gives the later fields; the others were always there.
        guard key != "title", key != "checklist" else { continue }
        let old = try StoredForm.upgraded(try StoredForm.text(less), .question, from: 1)
        let _: Question = try StoredSetup.decoded(old, "question")
      }
      var more = json
      more["of a later day"] = ["anything"]
      let back: Question = try StoredSetup.decoded(try StoredForm.text(more), "question")
      #expect(back == question)
    }
  }
}

/// One row that cannot be read hides nothing else.
@Suite struct UnreadableRowTests {
  let scratch = Scratch()

  private var path: String { scratch("data/archive.sqlite") }

  private func archive() throws -> Archive {
    let archive = try Archive(path: path)
    for script in ["b <enter> <+31s> <space> n \"mine\" <enter>", "c <enter> <+20s>"] {
      var play = Play()
      try play.play(script)
      var run = play.saved[0].run
      let setup = run.setup
      run = RoundRun(
        RoundSetup(
          id: "round of \(setup.script.id)", script: setup.script, rubric: setup.rubric, questions: setup.questions,
          plans: setup.plans, seed: setup.seed, startedAt: setup.startedAt, zoneOffset: setup.zoneOffset),
        events: run.events)
      try archive.save(
        StoredRound(run: run, heartbeat: Heartbeat(at: play.saved[0].heartbeat.at, moment: play.now)), durable: true)
    }
    return archive
  }

  struct Fault: CustomTestStringConvertible, Sendable {
    var what: String
    var sql: String
    var reason: String
    var testDescription: String { what }
  }

  static let faults = [
    Fault(
      what: "a setup that is no JSON", sql: "UPDATE round SET setup = 'oops'", reason: "a setup that cannot be read"),
    Fault(
      what: "a setup without a field", sql: "UPDATE round SET setup = json_remove(setup, '$.seed')",
      reason: "a setup without `seed`"),
    Fault(what: "a setup of a later format", sql: "UPDATE round SET format = 99", reason: "later greenroom"),
    Fault(what: "no clock", sql: "DELETE FROM clock WHERE round = (SELECT id FROM round", reason: "no clock"),
    Fault(
      what: "a content that is no JSON",
      sql: "UPDATE content SET json = '{' WHERE hash = (SELECT setup ->> 'script' FROM round",
      reason: "a script that cannot be read"),
    Fault(
      what: "a content of a later format",
      sql: "UPDATE content SET format = 99 WHERE hash = (SELECT setup ->> '$.questions[0]' FROM round",
      reason: "later greenroom"),
    Fault(
      what: "a content that is gone", sql: "DELETE FROM content WHERE hash = (SELECT setup ->> '$.plans[0]' FROM round",
      reason: "a plan that is missing"),
    Fault(
      what: "an event that is no JSON",
      sql: "UPDATE event SET kind = 'oops' WHERE number = 1 AND round = (SELECT id FROM round",
      reason: "an event that cannot be read"),
    Fault(
      what: "an event of a kind that nobody knows",
      sql: "UPDATE event SET kind = '{\"applauded\":{}}' WHERE number = 1 AND round = (SELECT id FROM round",
      reason: "an event of a kind that this greenroom does not know"),
    Fault(
      what: "an event without a field",
      sql: "UPDATE event SET kind = '{\"noted\":{}}' WHERE number = 1 AND round = (SELECT id FROM round",
      reason: "an event without `text`"),
    Fault(
      what: "an event of a later format",
      sql: "UPDATE event SET format = 99 WHERE number = 1 AND round = (SELECT id FROM round", reason: "later greenroom"),
  ]

  @Test(arguments: faults) func itIsNamedAndTheRestIsThere(fault: Fault) throws {
    let archive = try archive()
    let attempts = try archive.attempts()
    #expect(attempts.count == 2)
    let condition = "WHERE id = 'round of behavioral'"
    let sql = fault.sql.contains("(SELECT") ? "\(fault.sql) \(condition))" : "\(fault.sql) \(condition)"
    try archive.queue.write { try $0.execute(sql: sql) }
    archive.forget()
    let found = try archive.unfinished()
    #expect(found.rounds.map(\.run.setup.id) == ["round of dsa-coding"])
    #expect(found.unreadable.map(\.id) == ["round of behavioral"])
    #expect(found.unreadable.first?.reason.contains(fault.reason) == true, "\(found.unreadable)")
    #expect(try archive.attempts() == attempts)
    #expect(try archive.unreadable().count == 1)
    #expect(try archive.repair().unreadable.count == 1)
    #expect(try archive.attempts() == attempts)
    #expect(throws: ArchiveError.self) { try archive.round("round of behavioral") }
    #expect(try archive.round("round of dsa-coding") != nil)
  }

  @Test func anAttemptOfASectionThatNobodyKnows() throws {
    let archive = try archive()
    try archive.queue.write {
      try $0.execute(sql: "UPDATE attempt SET section = 'astrology' WHERE round = 'round of behavioral'")
      try $0.execute(sql: "UPDATE attempt SET notes = '7' WHERE round = 'round of dsa-coding'")
    }
    #expect(try archive.attempts().map(\.section) == [.dsaCoding])
    // Its events know better.
    #expect(try archive.repair().rounds == 2)
    try archive.queue.write { try $0.execute(sql: "DELETE FROM attempt WHERE section = 'astrology'") }
    #expect(try archive.repair().rounds == 2)
    #expect(try archive.attempts().count == 2)
  }

  /// A clock that was ahead when the program died: the round resumes where it was.
  @Test func aClockInTheFuture() throws {
    let archive = try archive()
    try archive.queue.write { try $0.execute(sql: "UPDATE clock SET wall = 99999999999999, steady = 99999999999999") }
    archive.forget()
    #expect(try archive.unfinished().rounds.map(\.heartbeat.at) == [.seconds(31), .seconds(20)])
  }

  /// Rows of schema 1 as a disk or an editor may have left them: the archive opens, what can be read is there.
  @Test(arguments: [
    "UPDATE round SET setup = 'oops' WHERE state = 'kept'",
    "UPDATE round SET setup = json_remove(setup, '$.seed') WHERE state = 'kept'",
    "UPDATE round SET setup = json_set(setup, '$.questions', 7) WHERE state = 'kept'",
    "UPDATE attempt SET summary = 'oops' WHERE position = 0 AND round = (SELECT id FROM round WHERE state = 'kept')",
    "UPDATE attempt SET summary = json_remove(summary, '$.title') WHERE round = (SELECT id FROM round WHERE state = 'kept')",
  ])
  func anOldArchiveWithADamagedRow(sql: String) throws {
    let path = scratch("old.sqlite")
    let dump = try String(contentsOfFile: OldArchiveTests.folder + "/1.sql", encoding: .utf8)
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA foreign_keys = OFF")
      try database.execute(sql: dump)
      try database.execute(sql: "PRAGMA application_id = \(Schema.applicationID); PRAGMA ignore_check_constraints = ON")
      try database.execute(sql: sql)
    }
    try queue.close()
    let archive = try Archive(path: path)
    #expect(try archive.attempts().count >= 7)
    #expect(try archive.unfinished().rounds.count > 0)
    let paused = try archive.queue.read {
      try Int.fetchOne($0, sql: "SELECT count(*) FROM round WHERE state = 'paused'") ?? 0
    }
    let bad = sql.contains("attempt") ? 0 : paused
    #expect(try archive.unreadable().count == bad)
    // What the summaries lacked is in the events.
    let all = try archive.queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM round") ?? 0 }
    #expect(try archive.repair().rounds == all - bad)
  }
}
