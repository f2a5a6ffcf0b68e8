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
  /// Let go of: a connection that is closed must not be asked anything.
  private var isFinished = false

  /// Opens the archive, or makes a new one with its folder.
  /// - Parameter readOnly: for commands that only look; the file must be there.
  /// - Throws: `ArchiveError`; a file that is not ours, newer or damaged is left as it is.
  public init(path: String, readOnly: Bool = false) throws {
    self.path = path
    do {
      if !readOnly { try Self.makePlace(for: path) }
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
    identity = nil
    queue = try DatabaseQueue()
    try Schema.migrator.migrate(queue)
  }

  /// Opens the archive for commands that only look; nil where there is none, or a file that nothing was written to.
  /// - Throws: `ArchiveError`.
  public static func reading(_ path: String) throws -> Archive? {
    guard access(path, F_OK) == 0 else { return nil }
    var archive = try Archive(path: path, readOnly: true)
    let tables = try archive.catching {
      try archive.queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_schema") ?? 0 }
    }
    guard tables > 0 else { return nil }
    let isOld = try archive.catching { try archive.queue.unsafeRead(Schema.isOld) }
    // What an older program wrote is brought up to date first.
    if isOld { archive = try Archive(path: path) }
    return archive
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

  private static func makePlace(for path: String) throws {
    let folder = (path as NSString).deletingLastPathComponent
    if !folder.isEmpty, access(folder, F_OK) != 0 {
      do {
        try FileManager.default.createDirectory(
          atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      } catch {
        throw ArchiveError(kind: .unwritable, path: path, detail: "its folder cannot be made")
      }
    }
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw ArchiveError(kind: .unwritable, path: path, detail: String(cString: strerror(errno)).lowercased())
    }
    close(descriptor)
  }

  private static func check(_ database: Database, path: String) throws {
    let application = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
    guard application == Schema.applicationID || (application == 0 && tables == 0) else {
      throw ArchiveError(kind: .foreign, path: path)
    }
    if tables > 0, try Schema.isOld(database), try Schema.migrator.hasBeenSuperseded(database) {
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
