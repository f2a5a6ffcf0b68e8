import Foundation
import GRDB
import Interview

/// The file with everything the candidate did. Each verb is one transaction and takes effect whole or not at all.
public final class Archive {
  public let path: String
  let queue: DatabaseQueue
  /// Inode and device of the open file, to notice when another takes its place.
  private let identity: FileIdentity?
  /// The events of each round as the file has them, so that a save writes only what is new.
  var written: [String: [RoundEvent]] = [:]
  /// Numbers of events are never used twice, also not after one was taken back.
  var nextNumber: [String: Int] = [:]
  /// Why nothing can be saved to it, in one line; nil for an archive opened for writing.
  public let readOnlyReason: String?
  /// Let go of: a connection that is closed must not be asked anything.
  private var isFinished = false

  /// Opens the archive, or makes a new one with its folder.
  /// - Parameter readOnly: for commands that only look; the file must be there.
  /// - Throws: `ArchiveError`; a file that is not ours, newer or damaged is left as it is.
  public init(path: String, readOnly: Bool = false) throws {
    self.path = path
    readOnlyReason = nil
    do {
      if !readOnly { try ArchiveFile.make(path) }
      var configuration = Configuration()
      configuration.readonly = readOnly
      configuration.busyMode = .timeout(2)
      configuration.prepareDatabase { database in
        try database.execute(sql: "PRAGMA synchronous = NORMAL; PRAGMA cache_size = -8000")
      }
      queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.unsafeRead { try Self.check($0, path: path) }
      if !readOnly {
        // Only now, since it writes: another program's file must stay as it is.
        try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
        if try queue.unsafeRead(Schema.isOld) { try Schema.migrator.migrate(queue) }
      }
      identity = try FileIdentity(path: path)
    } catch {
      throw ArchiveError(error, path: path)
    }
  }

  /// An archive that is gone with the program, for rehearsals of the program itself.
  public init() throws {
    path = ":memory:"
    readOnlyReason = nil
    identity = nil
    queue = try DatabaseQueue()
    try Schema.migrator.migrate(queue)
  }

  /// A copy of an archive that cannot be written to, as it was when opened.
  private init(copying path: String, because reason: ArchiveError) throws {
    self.path = path
    readOnlyReason = "\(reason)"
    do {
      identity = try FileIdentity(path: path)
      queue = try Snapshot.open(path) { try Self.check($0, path: path) }
    } catch {
      throw ArchiveError(error, path: path)
    }
  }

  /// Opens the archive for running rounds or, if it cannot be written to, for reading only: see `readOnlyReason`.
  /// - Throws: `ArchiveError`.
  public static func open(_ path: String) throws -> Archive {
    do {
      return try Archive(path: path)
    } catch let error as ArchiveError where [.unwritable, .full].contains(error.kind) {
      guard (try? ArchiveFile.exists(path)) == true else { throw error }
      return try Archive(copying: path, because: error)
    }
  }

  /// Opens the archive for commands that only look; nil where there is none, or a file that nothing was written to.
  /// - Throws: `ArchiveError`.
  public static func reading(_ path: String) throws -> Archive? {
    guard try ArchiveFile.exists(path), !ArchiveFile.isEmpty(path) else { return nil }
    let archive = try openForReading(path)
    let hasTables = try archive.catching { try archive.queue.read(Schema.hasTables) }
    guard hasTables else { return nil }
    let isOld = try archive.catching { try archive.queue.unsafeRead(Schema.isOld) }
    // What an older program wrote is brought up to date first.
    return isOld ? try Archive(path: path) : archive
  }

  private static func openForReading(_ path: String) throws -> Archive {
    guard ArchiveFile.isWritable(path) else {
      return try Archive(
        copying: path, because: ArchiveError(kind: .unwritable, path: path, detail: ArchiveFile.reason()))
    }
    do {
      return try Archive(path: path, readOnly: true)
    } catch let error as ArchiveError where [.unwritable, .full].contains(error.kind) {
      return try Archive(copying: path, because: error)
    }
  }

  /// Another program may have written since: what is known of the rounds is read anew when it is needed.
  public func forget() {
    written = [:]
    nextNumber = [:]
  }

  /// Writes everything into the file itself and lets go of it. Nothing else can be done with it after.
  public func finish() {
    guard !isFinished else { return }
    isFinished = true
    try? queue.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
    try? queue.close()
  }

  /// Whether it vanishes when the program ends and no other program can see it.
  public var isInMemory: Bool { identity == nil }

  /// Whether the file that is open is still the one at its path.
  public var isInPlace: Bool { identity == nil || (try? FileIdentity(path: path)) == identity }

  /// SQLite's own check of the whole file; empty when all is well.
  public func integrityProblems() throws -> [String] {
    try catching {
      try queue.read { database in
        let found = try String.fetchAll(database, sql: "PRAGMA integrity_check(20)")
        let foreign = try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").map { "foreign key: \($0)" }
        return found.filter { $0 != "ok" } + foreign
      }
    }
  }

  func catching<Value>(_ body: () throws -> Value) throws -> Value {
    guard !isFinished else { throw ArchiveError(kind: .gone, path: path) }
    do { return try body() } catch { throw ArchiveError(error, path: path) }
  }

  private static func check(_ database: Database, path: String) throws {
    let application = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    let hasTables = try Schema.hasTables(database)
    guard application == Schema.applicationID || (application == 0 && !hasTables) else {
      throw ArchiveError(kind: .foreign, path: path)
    }
    if hasTables, try Schema.isOld(database), try Schema.migrator.hasBeenSuperseded(database) {
      throw ArchiveError(kind: .newer, path: path)
    }
  }
}

/// Which file a path leads to.
private struct FileIdentity: Equatable {
  let device: UInt64
  let inode: UInt64

  init(path: String) throws {
    var status = stat()
    guard stat(path, &status) == 0 else { throw ArchiveError(kind: .gone, path: path) }
    (device, inode) = (UInt64(status.st_dev), UInt64(status.st_ino))
  }
}
