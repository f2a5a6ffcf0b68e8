import Archive
import Canvas
import Foundation
import Interview
import Playing
import Rehearsal
import Testing

@testable import greenroom

/// Two programs on one archive, disks without room, and archives that are taken away, on real files.
@Suite struct RoundStoreTests {
  private let scratch = Scratch()
  private var path: String { scratch("data/archive.sqlite") }
  private let now = Play.start

  private func store() throws -> RoundStore { RoundStore(try Archive(path: path)) }

  /// The round that a play leaves, under an id of its own.
  private func round(_ script: String) throws -> RoundRun {
    var play = Play(shelf: Fixtures.shelf)
    try play.play(script)
    return play.saved[0].run
  }

  private static let kept = "b <left><left><left> <enter> <+10s> q k"
  private static let scored = """
    b <left><left><left> <enter> <+10s> q k r <enter> <space><space><space><space><space><space><space>
    t 3 3 3 3 3 <enter> <enter>
    """

  private func claim(_ store: inout RoundStore, round: String? = nil) -> StoredRound?? {
    for event in store.claim(title: "Behavioral", round: round, terminal: "", now: now) {
      if case .granted(_, let found) = event { return .some(found) }
    }
    return nil
  }

  private func stored(_ id: String) throws -> RoundRun? { try Archive(path: path, readOnly: true).round(id)?.run }

  private func failed(_ events: [Event]) -> Bool {
    events.contains { if case .saveFailed = $0 { true } else { false } }
  }

  @Test func oneClaimsAndTheOtherIsRefused() throws {
    var (first, second) = (try store(), try store())
    #expect(claim(&first) != nil)
    #expect(claim(&second) == nil)
    first.release()
    #expect(claim(&second) != nil)
  }

  @Test func theClaimBringsTheRoundAsItIsNow() throws {
    var (first, second) = (try store(), try store())
    let kept = try round(Self.kept)
    _ = claim(&first)
    _ = first.save(kept, at: .seconds(10), durable: true, now: now)
    first.release()
    #expect(claim(&second, round: kept.setup.id)??.run == kept)
    let scored = try round(Self.scored)
    _ = second.save(scored, at: .seconds(10), durable: true, now: now)
    second.release()
    #expect(claim(&first, round: kept.setup.id)??.run == scored)
  }

  /// An archive that another program brought in its place keeps what that program knows.
  @Test func aReplacedFileIsNotWrittenOver() throws {
    var first = try store()
    let kept = try round(Self.kept)
    _ = claim(&first)
    _ = first.save(kept, at: .seconds(10), durable: true, now: now)
    first.release()
    let scored = try round(Self.scored)
    do {
      // Closed before the file goes: two connections of one process would share a log that only one of them may reset.
      var second = try store()
      _ = claim(&second, round: kept.setup.id)
      _ = second.save(scored, at: .seconds(10), durable: true, now: now)
      second.release()
    }
    let copy = scratch("copy.sqlite")
    try DatabaseCopy.copy(path, to: copy)
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.moveItem(atPath: copy, toPath: path)
    #expect(claim(&first) != nil)
    #expect(try stored(kept.setup.id) == scored)
  }

  @Test func aMovedArchiveIsBegunAgainWithTheRound() throws {
    var store = try store()
    let run = try round(Self.kept)
    _ = claim(&store)
    _ = store.save(run, at: .seconds(10), durable: true, now: now)
    try FileManager.default.moveItem(atPath: scratch("data"), toPath: scratch("elsewhere"))
    let events = store.keepClock(of: run.setup.id, at: .seconds(14), now: now)
    #expect(events.contains { if case .archiveReplaced = $0 { true } else { false } } && events.last == .saved)
    #expect(try stored(run.setup.id) == run)
    // The play lock came along.
    var other = try self.store()
    #expect(claim(&other) == nil)
    // And what was written before is whole where it went.
    #expect(try Archive(path: scratch("elsewhere/archive.sqlite"), readOnly: true).round(run.setup.id)?.run == run)
  }

  @Test func whatIsNotSavedLiesOverTheFile() throws {
    var store = try store()
    let run = try round(Self.kept)
    _ = claim(&store)
    // A folder in the place of the archive cannot be opened.
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    #expect(failed(store.save(run, at: .seconds(10), durable: true, now: now)))
    #expect(store.unsavedTitles == ["Behavioral"])
    store.release()
    #expect(failed(store.saveAgain()))
    try FileManager.default.removeItem(atPath: path)
    #expect(store.saveAgain().last == .saved)
    #expect(store.unsavedTitles.isEmpty)
    #expect(try stored(run.setup.id) == run)
    var other = try self.store()
    #expect(claim(&other) != nil)
  }

  /// A paused round that cannot be read is counted; attempts and the other paused rounds are there.
  @Test func anUnreadableRoundHidesNothing() throws {
    var store = try store()
    let run = try round(Self.kept)
    _ = store.save(run, at: .seconds(10), durable: true, now: now)
    store.release()
    let archive = try Archive(path: path)
    _ = try archive.repair()
    try DatabaseFile.execute("UPDATE round SET setup = 'oops'", in: path)
    guard case .historyLoaded(let attempts, let waiting, let unreadable) = store.history() else {
      Issue.record("no history")
      return
    }
    #expect(attempts.count == 1 && waiting.isEmpty && unreadable == 1)
    var model = Model(settings: Settings(), size: Size(columns: 80, rows: 24), shelf: Fixtures.shelf)
    _ = update(&model, store.history(), now: now)
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
