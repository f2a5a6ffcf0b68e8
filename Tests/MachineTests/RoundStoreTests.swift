import Archive
import Canvas
import Foundation
import Interview
import Support
import Rehearsal
import Testing

@testable import Machine

/// Two programs on one archive, disks without room, and archives that are taken away, on real files.
@Suite struct RoundStoreTests {
  private let scratch = Scratch()
  private var path: String { scratch("data/archive.sqlite") }
  private let now = Play.start

  private func store() throws -> RoundStore { RoundStore(try Archive(path: path)) }

  /// The round that a play leaves, under an id of its own.
  private func round(_ script: String) throws -> RoundRun {
    var play = Play()
    try play.play(script)
    return play.saved[0].run
  }

  private static let kept = "b <left><left><left> <enter> <+10s> q k"
  private static let scored = """
    b <left><left><left> <enter> <+10s> q k r <enter> <space><space><space><space><space><space><space>
    t 3 3 3 3 3 <enter> <enter>
    """

  private func acquireLock(_ store: inout RoundStore, round: String? = nil) -> StoredRound?? {
    let request = LockRequest(.resume, title: "Behavioral", round: round)
    for event in store.acquireLock(request, terminal: "", now: now, prepare: { _, _, _ in throw CancellationError() }) {
      if case .lockAcquired(_, _, let found) = event { return .some(found) }
    }
    return nil
  }

  private func stored(_ id: String) throws -> RoundRun? { try Archive(path: path, readOnly: true).round(id)?.run }

  private func failed(_ events: [Event]) -> Bool {
    events.contains { if case .saveFailed = $0 { true } else { false } }
  }

  @Test func oneAcquiresTheLockAndTheOtherIsDenied() throws {
    var (first, second) = (try store(), try store())
    #expect(acquireLock(&first) != nil)
    #expect(acquireLock(&second) == nil)
    first.releaseLock()
    #expect(acquireLock(&second) != nil)
  }

  @Test func theLockBringsTheRoundAsItIsNow() throws {
    var (first, second) = (try store(), try store())
    let kept = try round(Self.kept)
    _ = acquireLock(&first)
    _ = first.save(kept, at: .seconds(10), durable: true, now: now)
    first.releaseLock()
    #expect(acquireLock(&second, round: kept.setup.id)??.run == kept)
    let scored = try round(Self.scored)
    _ = second.save(scored, at: .seconds(10), durable: true, now: now)
    second.releaseLock()
    #expect(acquireLock(&first, round: kept.setup.id)??.run == scored)
  }

  /// An archive that another program brought in its place keeps what that program knows.
  @Test func aReplacedFileIsNotWrittenOver() throws {
    var first = try store()
    let kept = try round(Self.kept)
    _ = acquireLock(&first)
    _ = first.save(kept, at: .seconds(10), durable: true, now: now)
    first.releaseLock()
    let scored = try round(Self.scored)
    do {
      // Closed before the file goes: two connections of one process would share a log that only one of them may reset.
      var second = try store()
      _ = acquireLock(&second, round: kept.setup.id)
      _ = second.save(scored, at: .seconds(10), durable: true, now: now)
      second.releaseLock()
    }
    let copy = scratch("copy.sqlite")
    try DatabaseCopy.copy(path, to: copy)
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.moveItem(atPath: copy, toPath: path)
    #expect(acquireLock(&first) != nil)
    #expect(try stored(kept.setup.id) == scored)
  }

  @Test func aMovedArchiveIsBegunAgainWithTheRound() throws {
    var store = try store()
    let run = try round(Self.kept)
    _ = acquireLock(&store)
    _ = store.save(run, at: .seconds(10), durable: true, now: now)
    try FileManager.default.moveItem(atPath: scratch("data"), toPath: scratch("elsewhere"))
    let events = store.heartbeat(of: run.setup.id, at: .seconds(14), now: now)
    #expect(events.contains { if case .archiveReplaced = $0 { true } else { false } } && events.last == .saved)
    #expect(try stored(run.setup.id) == run)
    // The play lock came along.
    var other = try self.store()
    #expect(acquireLock(&other) == nil)
    // And what was written before is whole where it went.
    #expect(try Archive(path: scratch("elsewhere/archive.sqlite"), readOnly: true).round(run.setup.id)?.run == run)
  }

  @Test func whatIsNotSavedLiesOverTheFile() throws {
    var store = try store()
    let run = try round(Self.kept)
    _ = acquireLock(&store)
    // A folder in the place of the archive cannot be opened.
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    #expect(failed(store.save(run, at: .seconds(10), durable: true, now: now)))
    #expect(store.unsavedTitles == ["Behavioral"])
    store.releaseLock()
    #expect(failed(store.saveAgain()))
    try FileManager.default.removeItem(atPath: path)
    #expect(store.saveAgain().last == .saved)
    #expect(store.unsavedTitles.isEmpty)
    #expect(try stored(run.setup.id) == run)
    var other = try self.store()
    #expect(acquireLock(&other) != nil)
  }

  /// A paused round that cannot be read is counted; attempts and the other paused rounds are there.
  @Test func anUnreadableRoundHidesNothing() throws {
    var store = try store()
    let run = try round(Self.kept)
    _ = store.save(run, at: .seconds(10), durable: true, now: now)
    store.releaseLock()
    let archive = try Archive(path: path)
    _ = try archive.repair()
    try DatabaseFile.execute("UPDATE round SET setup = 'oops'", in: path)
    let overview = try store.overview(recent: 5)
    #expect(overview.recent.count == 1 && overview.paused.isEmpty && overview.unreadable == 1)
    let catalog = Catalog(counts: [:], kinds: [], sections: [])
    var model = Model(settings: Settings(), size: Size(columns: 80, rows: 24), catalog: catalog, now: now)
    _ = update(&model, .started, now: now)
    _ = update(&model, .answered(.overview(recent: 5), .overview(overview)), now: now)
    var canvas = Canvas(size: Size(columns: 80, rows: 24))
    render(model, now: now, into: &canvas)
    #expect(canvas.textPlane.contains("1 round cannot be read: greenroom doctor"))
    #expect(canvas.textPlane.contains("Recent"))
  }
}

/// A backup as another program would make it.
private enum DatabaseCopy {
  static func copy(_ path: String, to copy: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c", "import sqlite3, sys; sqlite3.connect(sys.argv[1]).backup(sqlite3.connect(sys.argv[2]))", path,
      copy,
    ]
    try process.run()
    process.waitUntilExit()
  }
}

/// Changes a file behind the program's back.
enum DatabaseFile {
  static func execute(_ sql: String, in path: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c", "import sqlite3,sys; c=sqlite3.connect(sys.argv[1]); c.executescript(sys.argv[2])", path, sql,
    ]
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
  }
}
