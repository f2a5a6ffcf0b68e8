import Foundation
import GRDB
import Interview

/// The questions, rounds and rubrics of all banks, ready for queries: a cache in a file that rereads only what changed
/// in the banks. You can delete the file at any time; if it cannot be written, the banks are read into memory.
public final class QuestionIndex {
  /// Called for each file that is read: how many are done, and of how many. Progress is saved now and then, so
  /// that the program can be interrupted.
  public typealias Progress = (_ done: Int, _ all: Int) -> Void

  /// Problems in rounds, rubrics and folders.
  var roundProblems: [Problem] = []
  /// Why the file is not being used, in one line; nil when it is.
  public private(set) var cacheProblem: String?
  private var queue: DatabaseQueue
  private let path: String?
  private let files: () -> BankFiles

  /// Opens the index and brings it up to date.
  /// - Parameters:
  ///   - path: the index file.
  ///   - files: the banks as they are now.
  /// - Throws: only when even an index in memory fails.
  public init(path: String, files: @escaping () -> BankFiles, progress: Progress = { _, _ in }) throws {
    self.path = path
    self.files = files
    do {
      queue = try Self.open(path)
    } catch {
      queue = try DatabaseQueue()
      try fallBack(error)
      return
    }
    do {
      try update(from: files(), progress: progress)
    } catch {
      // Probably damaged; a new one is just as good.
      do {
        Self.remove(path)
        queue = try Self.open(path)
        try update(from: files(), progress: progress)
      } catch {
        try fallBack(error)
      }
    }
  }

  /// An index in memory, without a file, of what a reader has read.
  public init(_ reader: BankReader, files: @escaping () -> BankFiles = { BankFiles(banks: []) }) throws {
    path = nil
    self.files = files
    queue = try DatabaseQueue()
    try fill(from: reader)
  }

  /// Reads what has changed in the banks since the last time.
  public func reload() throws {
    guard path != nil, cacheProblem == nil else { return try refill() }
    do { try update(from: files()) { _, _ in } } catch { try fallBack(error) }
  }

  /// Reads from the file; if that fails, from memory from now on. Uses no transaction: each answer is one statement
  /// or reads what only this program would change.
  func reading<Value>(_ body: (Database) throws -> Value) throws -> Value {
    do { return try queue.unsafeRead(body) } catch {
      guard path != nil, cacheProblem == nil else { throw error }
      try fallBack(error)
      return try queue.unsafeRead(body)
    }
  }

  func writing(_ body: (Database) throws -> Void) throws { try queue.writeWithoutTransaction(body) }

  private func fallBack(_ error: any Error) throws {
    let reason = (error as? DatabaseError)?.message ?? "\(error)"
    cacheProblem =
      "The index of the banks cannot be used (\(path ?? ""): \(reason)). greenroom reads all banks at each start."
    try refill()
  }

  private func refill() throws {
    queue = try DatabaseQueue()
    try fill(from: BankReader(files()))
  }

  private func fill(from reader: BankReader) throws {
    try queue.write { try $0.execute(sql: IndexSchema.tables) }
    roundProblems = reader.problems
    try store(reader)
  }

  // MARK: The file

  private static func open(_ path: String) throws -> DatabaseQueue {
    let folder = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    do {
      return try opened(path)
    } catch let error as DatabaseError where error.resultCode == .SQLITE_NOTADB || error.resultCode == .SQLITE_CORRUPT {
      remove(path)
      return try opened(path)
    }
  }

  private static func opened(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.busyMode = .timeout(10)
    configuration.prepareDatabase { database in
      // If a crash of the machine damages the cache, it is rebuilt.
      try database.execute(sql: "PRAGMA synchronous = OFF; PRAGMA cache_size = -8000")
    }
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    if try queue.unsafeRead(isCurrent) { return queue }
    if try queue.read({ try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_schema") ?? 0 }) > 0 {
      // Made by another version.
      try queue.close()
      remove(path)
      return try opened(path)
    }
    try queue.writeWithoutTransaction { database in
      try database.inTransaction(.immediate) {
        // Another program may have created the tables in the meantime.
        if try !isCurrent(database) { try database.execute(sql: IndexSchema.tables) }
        return .commit
      }
    }
    return queue
  }

  private static func isCurrent(_ database: Database) throws -> Bool {
    try Int.fetchOne(database, sql: "PRAGMA application_id") == IndexSchema.applicationID
      && Int.fetchOne(database, sql: "PRAGMA user_version") == IndexSchema.version
  }

  private static func remove(_ path: String) {
    for file in [path, path + "-journal"] { unlink(file) }
  }
}
