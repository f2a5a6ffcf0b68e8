import Foundation
import GRDB
import Interview
import Support
import Rehearsal
import Testing

@testable import Archive

@Suite struct ArchiveTests {
  let scratch = Scratch()

  private var path: String { scratch("data/archive.sqlite") }

  /// A played round with all kinds of events in it.
  private func played(_ script: String) throws -> Play {
    var play = Play()
    try play.play(script)
    return play
  }

  private func save(_ play: Play, in archive: Archive) throws {
    for entry in play.saved {
      try archive.save(entry, durable: true)
    }
  }

  @Test func whatIsSavedComesBack() throws {
    let play = try played("b <enter> <+36s> h n \"é 日本\" <enter> <space> <+20s> p <+14s> p <+3s>")
    let archive = try Archive(path: path)
    try save(play, in: archive)
    let again = try Archive(path: path)
    let found = try #require(try again.unfinished().rounds.first)
    #expect(found.run == play.saved[0].run)
    #expect(found.heartbeat.at == play.saved[0].heartbeat.at)
    #expect(
      try again.attempts()
        == play.saved[0].run.attempts.indices.map {
          play.saved[0].run.summary(ofAttempt: $0, at: play.saved[0].heartbeat.at)
        })
    #expect(try again.integrityProblems() == [])
  }

  /// The archive follows a live round event by event, undo and all, and holds it at every moment.
  @Test func everyEventIsThereAsItHappens() throws {
    let archive = try Archive(path: path)
    var play = Play()
    let keys = [
      "b", "<enter>", "<+5s>", "h", "<space>", "u", "<message Undone>", "n \"x\" <enter>", "<space>", "<+31s>",
      "<space>", "p", "<+9s>", "u <message Undone>", "<space>",
    ]
    var script = ""
    for key in keys {
      script += " " + key
      guard !key.hasPrefix("<message"), key != "u" else { continue }
      play = try played(script)
      try save(play, in: archive)
      guard let live = play.saved.first else { continue }
      #expect(try Archive(path: path, readOnly: true).round(live.id)?.run == live.run)
    }
    // What was undone is still in the file, marked.
    let marked = try archive.queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM event WHERE undone = 1") }
    #expect(marked == 2)
  }

  @Test func savingTheSameAgainChangesNothing() throws {
    let play = try played("b <enter> <+5s> h <space>")
    let archive = try Archive(path: path)
    try save(play, in: archive)
    try save(play, in: archive)
    let another = try Archive(path: path)
    try save(play, in: another)
    let count = try archive.queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM event") }
    #expect(count == play.saved[0].run.events.count)
  }

  // MARK: Files that are something else

  private func kind(_ body: () throws -> Archive) -> ArchiveError.Kind? {
    do {
      _ = try body()
      return nil
    } catch {
      return (error as? ArchiveError)?.kind
    }
  }

  private func bytes(_ path: String) -> Data? { FileManager.default.contents(atPath: path) }

  @Test func aForeignDatabaseStaysAsItIs() throws {
    let path = scratch("other.sqlite")
    try DatabaseQueue(path: path).write { try $0.execute(sql: "CREATE TABLE t (x); INSERT INTO t VALUES (1)") }
    let before = bytes(path)
    #expect(kind { try Archive(path: path) } == .foreign)
    #expect(bytes(path) == before)
  }

  @Test func aNewerArchiveStaysAsItIs() throws {
    _ = try Archive(path: path)
    try DatabaseQueue(path: path).write {
      try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('9 from the future')")
    }
    try DatabaseQueue(path: path).writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
    let before = bytes(path)
    #expect(kind { try Archive(path: path) } == .newer)
    #expect(bytes(path) == before)
  }

  @Test func aDamagedFileStaysAsItIs() throws {
    let noDatabase = scratch.write("text.sqlite", String(repeating: "this is no database ", count: 500))
    let before = bytes(noDatabase)
    #expect(kind { try Archive(path: noDatabase) } == .damaged)
    #expect(bytes(noDatabase) == before)

    let play = try played("b <enter> <space>")
    try save(play, in: try Archive(path: path))
    try DatabaseQueue(path: path).writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
    var half = try #require(bytes(path))
    half.removeLast(half.count / 2)
    let cut = scratch("cut.sqlite")
    try half.write(to: URL(fileURLWithPath: cut))
    #expect(
      kind {
        let archive = try Archive(path: cut); _ = try archive.attempts(); return archive
      } == .damaged)
  }

  @Test func placesThatCannotBeWritten() throws {
    scratch.write("file", "")
    #expect(kind { try Archive(path: scratch("file/archive.sqlite")) } == .unreachable)
    try FileManager.default.createDirectory(atPath: scratch("folder"), withIntermediateDirectories: true)
    #expect(kind { try Archive(path: scratch("folder")) } == .noFile)
    if getuid() != 0 {
      try FileManager.default.createDirectory(atPath: scratch("locked"), withIntermediateDirectories: true)
      chmod(scratch("locked"), 0o500)
      #expect(kind { try Archive(path: scratch("locked/a.sqlite")) } == .unwritable)
    }
  }

  @Test func eachErrorIsOneLineThatSaysWhatToDo() {
    let kinds: [ArchiveError.Kind] = [
      .newer, .foreign, .damaged, .unwritable, .full, .gone, .busy, .unreadable, .other,
    ]
    for kind in kinds {
      let text = ArchiveError(kind: kind, path: "/tmp/a.sqlite", detail: "why").description
      #expect(!text.contains("\n") && text.count > 20)
    }
  }

  @Test func anArchiveThatWasTakenAwayIsNoticed() throws {
    let archive = try Archive(path: path)
    #expect(archive.isInPlace)
    try FileManager.default.moveItem(atPath: path, toPath: scratch("moved.sqlite"))
    #expect(!archive.isInPlace)
    scratch.write("data/archive.sqlite", "")
    #expect(!archive.isInPlace)
  }

  @Test func foldersAndFilesAreForTheirOwnerAlone() throws {
    let archive = try Archive(path: path)
    try save(try played("b <enter>"), in: archive)
    func mode(_ path: String) throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
    #expect(try mode(scratch("data")) == 0o700)
    for name in try FileManager.default.contentsOfDirectory(atPath: scratch("data")) {
      #expect(try mode(scratch("data/\(name)")) == 0o600, "\(name)")
    }
  }

  // MARK: The schema

  /// One behavioral question with its scorecard saved.
  static let scored =
    "b <left> <left> <left> <enter> <space> <space> <space> <space> <space> <space> <space> a 3 3 3 3 3 <enter> <enter>"

  @Test func theSchemaKeepsItsOwnRules() throws {
    let archive = try Archive(path: path)
    try save(try played(Self.scored), in: archive)
    func refuses(_ sql: String) -> Bool {
      (try? archive.queue.write { try $0.execute(sql: sql) }) == nil
    }
    #expect(refuses("INSERT INTO event (round, number, at, wall, format, kind) VALUES ('none', 0, 0, 0, 2, '{}')"))
    #expect(refuses("UPDATE event SET at = -1"))
    #expect(refuses("UPDATE event SET format = 0"))
    #expect(refuses("UPDATE attempt_score SET level = 5"))
    #expect(refuses("UPDATE attempt_phase SET bound = 'rest'"))
    #expect(refuses("UPDATE round SET state = 'lost'"))
    #expect(refuses("UPDATE attempt SET outcome = 'great'"))
    #expect(refuses("UPDATE attempt SET question = NULL"))
    #expect(refuses("UPDATE event SET at = 'text'"))
    let id = try archive.queue.read { try Int.fetchOne($0, sql: "PRAGMA application_id") }
    #expect(id == 0x6772_6E72)
    #expect(try archive.queue.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "wal")
  }

  // MARK: The play lock

  @Test func onePlaysAndTheOtherIsToldWhoDoes() throws {
    _ = try Archive(path: path)
    #expect(PlayLock.holder(archive: path) == nil)
    let holder = PlayLock.Holder(process: 7, terminal: "/dev/pts/3", round: "", title: "Behavioral")
    var lock = PlayLock(archive: path, holder: holder)
    #expect(lock != nil)
    lock?.name(round: "r1")
    #expect(PlayLock(archive: path, holder: holder) == nil)
    #expect(PlayLock.holder(archive: path)?.round == "r1")
    #expect(PlayLock.holder(archive: path)?.title == "Behavioral")
    lock = nil
    #expect(PlayLock.holder(archive: path) == nil)
    #expect(PlayLock(archive: path, holder: holder) != nil)
  }
}
