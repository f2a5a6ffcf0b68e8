import Foundation
import GRDB
import Interview
import Support
import Testing

@testable import Archive

/// Where an archive lives: one file under many names, or in a place where nothing can be written.
@Suite struct PlaceTests {
  let scratch = Scratch()

  private let holder = PlayLock.Holder(process: 7, terminal: "", round: "r1", title: "Behavioral")

  // MARK: Names

  @Test func oneArchiveHasOneLock() throws {
    let path = scratch("real/deep/a.sqlite")
    _ = try Archive(path: path)
    let files = FileManager.default
    try files.createSymbolicLink(atPath: scratch("folder"), withDestinationPath: "real")
    try files.createSymbolicLink(atPath: scratch("real/file.sqlite"), withDestinationPath: "deep/a.sqlite")
    try files.createSymbolicLink(atPath: scratch("chain.sqlite"), withDestinationPath: "folder/file.sqlite")
    let names = [
      path, scratch("folder/deep/a.sqlite"), scratch("real/file.sqlite"), scratch("folder/file.sqlite"),
      scratch("chain.sqlite"), scratch("real/../real/deep/./a.sqlite"), scratch("real//deep/a.sqlite"),
    ]
    for first in names {
      let lock = try #require(PlayLock(archive: first, holder: holder))
      for second in names {
        #expect(PlayLock.holder(archive: second) == holder, "\(first) \(second)")
        #expect(PlayLock(archive: second, holder: holder) == nil, "\(first) \(second)")
      }
      withExtendedLifetime(lock) {}
    }
    #expect(PlayLock.holder(archive: path) == nil)
    let others =
      try files.contentsOfDirectory(atPath: scratch("real")) + files.contentsOfDirectory(atPath: scratch.path)
    #expect(!others.contains { $0.hasSuffix(".lock") })
  }

  @Test func aNameForAFileThatIsNotThereYet() throws {
    try FileManager.default.createDirectory(atPath: scratch("real"), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: scratch("folder"), withDestinationPath: "real")
    let lock = try #require(PlayLock(archive: scratch("folder/new.sqlite"), holder: holder))
    #expect(PlayLock.holder(archive: scratch("real/new.sqlite")) == holder)
    withExtendedLifetime(lock) {}
  }

  @Test(arguments: ["", "/"]) func aFolderIsNoArchive(ending: String) throws {
    scratch.write("folder/x", "")
    for open in [{ _ = try Archive.open($0) }, { _ = try Archive.reading($0) }] as [(String) throws -> Void] {
      let error = #expect(throws: ArchiveError.self) { try open(scratch("folder") + ending) }
      #expect(error?.description.contains("is a folder or a device, not a file; name a file") == true)
    }
    #expect(throws: ArchiveError.self) { try Archive.open("/dev/null") }
    #expect(throws: ArchiveError.self) { try Archive.reading("/dev/null") }
  }

  // MARK: Copies

  /// With rounds that are only in the log so far, as while the program is running or after it was killed.
  @Test func aCopyHasWhatTheLogHas() throws {
    var play = Play()
    try play.play("b <enter> <+36s> <space> q k")
    let path = scratch("a.sqlite")
    let writer = try Archive(path: path)
    for round in play.saved { try writer.save(round, durable: true) }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path + "-wal")).count > 0)
    try FileManager.default.createSymbolicLink(atPath: scratch("link"), withDestinationPath: "a.sqlite")
    let before = try FileManager.default.contentsOfDirectory(atPath: scratch.path).sorted()
    for name in ["a.sqlite", "link"] {
      let queue = try Snapshot.open(scratch(name)) { _ in }
      #expect(try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM attempt") } == 1)
      #expect(throws: DatabaseError.self) { try queue.write { try $0.execute(sql: "DELETE FROM attempt") } }
    }
    // The log has not been moved into the file, and nothing was left next to it.
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path).sorted() == before)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path + "-wal")).count > 0)
    withExtendedLifetime(writer) {}
  }

  @Test(arguments: OldArchiveTests.schemas) func aCopyOfAnOldArchiveIsBroughtUpToDate(schema: Int) throws {
    let path = try OldArchiveTests.restored(schema, in: scratch)
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    let queue = try Snapshot.open(path) { _ in }
    #expect(try queue.read(Schema.isOld) == false)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
  }
}
