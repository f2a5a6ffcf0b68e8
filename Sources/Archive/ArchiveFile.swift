import Foundation
import GRDB

/// The file that an archive's path leads to, before SQLite opens it.
enum ArchiveFile {
  /// The same path for the same file, whatever links lead to it. The file itself need not exist yet.
  static func realPath(_ path: String) -> String {
    if let found = realpath(path, nil) {
      defer { free(found) }
      return String(cString: found)
    }
    guard let folder = realpath(folder(of: path), nil) else { return path }
    defer { free(folder) }
    return "\(String(cString: folder))/\(parts(of: path).name)"
  }

  static func folder(of path: String) -> String { parts(of: path).folder }

  /// Split by hand: Foundation in Swift 6.3 traps on the path `.`.
  private static func parts(of path: String) -> (folder: String, name: Substring) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path[...]) }
    return (slash == path.startIndex ? "/" : String(path[..<slash]), path[path.index(after: slash)...])
  }

  /// Whether the file exists. It is an error if that cannot be determined.
  /// - Throws: `ArchiveError`.
  static func exists(_ path: String) throws -> Bool {
    var status = stat()
    if stat(path, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFREG else { throw ArchiveError(kind: .noFile, path: path) }
      return true
    }
    guard errno == ENOENT else { throw ArchiveError(kind: .unreachable, path: path, detail: reason()) }
    return false
  }

  static func isEmpty(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_size == 0
  }

  /// Whether SQLite can write to the file and to what it creates next to it.
  static func isWritable(_ path: String) -> Bool {
    access(path, W_OK) == 0 && access(folder(of: realPath(path)), W_OK) == 0
  }

  /// Creates the folder and the file if they are missing.
  /// - Throws: `ArchiveError`.
  static func make(_ path: String) throws {
    let folder = folder(of: path)
    if access(folder, F_OK) != 0 {
      do {
        try FileManager.default.createDirectory(
          atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      } catch {
        throw ArchiveError(kind: .unwritable, path: path, detail: "its folder cannot be created")
      }
    }
    guard try !exists(path) || access(path, W_OK) == 0 else {
      throw ArchiveError(kind: .unwritable, path: path, detail: reason())
    }
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw ArchiveError(kind: .unwritable, path: path, detail: reason()) }
    close(descriptor)
  }

  /// The C library's message for its last error.
  static func reason() -> String { String(cString: strerror(errno)).lowercased() }
}

/// A copy for reading an archive that cannot be written to: reading in place, too, would need a file next to it.
enum Snapshot {
  private static let tries = 3

  /// The copy, opened and brought up to date. Nothing is left of it on disk once it is closed.
  /// - Parameter check: throws for a file that is not ours.
  /// - Throws: `ArchiveError`.
  static func open(_ path: String, check: (Database) throws -> Void) throws -> DatabaseQueue {
    var template = Array("\(NSTemporaryDirectory())/greenroom-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw noRoom(path) }
    let folder = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    // An open file outlives its name.
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let copy = "\(folder)/archive.sqlite"
    try copyWhole(ArchiveFile.realPath(path), to: copy)
    let queue = try DatabaseQueue(path: copy)
    try queue.unsafeRead(check)
    try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
    if try queue.unsafeRead(Schema.isOld) { try Schema.migrator.migrate(queue) }
    try queue.close()
    var configuration = Configuration()
    configuration.readonly = true
    return try DatabaseQueue(path: copy, configuration: configuration)
  }

  /// Includes the log next to it. Starts over if another program writes in the meantime.
  private static func copyWhole(_ path: String, to copy: String) throws {
    for last in 1...tries {
      let before = stamps(path)
      for suffix in ["", "-wal"] {
        try? FileManager.default.removeItem(atPath: copy + suffix)
        guard suffix.isEmpty || access(path + suffix, F_OK) == 0 else { continue }
        do {
          try FileManager.default.copyItem(atPath: path + suffix, toPath: copy + suffix)
        } catch {
          if stamps(path) != before { break }
          guard access(path, R_OK) == 0 else {
            throw ArchiveError(kind: .unreachable, path: path, detail: ArchiveFile.reason())
          }
          throw noRoom(path)
        }
        chmod(copy + suffix, 0o600)
      }
      if stamps(path) == before { return }
      if last == tries { throw ArchiveError(kind: .busy, path: path) }
    }
  }

  private static func noRoom(_ path: String) -> ArchiveError {
    let detail =
      "nothing can be written next to it, and there is no room for a copy; set TMPDIR to a folder with free space"
    return ArchiveError(kind: .unreachable, path: path, detail: detail)
  }

  private static func stamps(_ path: String) -> [Int] {
    ["", "-wal"].flatMap { suffix in
      var status = stat()
      guard stat(path + suffix, &status) == 0 else { return [0, 0, 0] }
      #if os(Linux)
        return [Int(status.st_size), Int(status.st_mtim.tv_sec), Int(status.st_mtim.tv_nsec)]
      #else
        return [Int(status.st_size), Int(status.st_mtimespec.tv_sec), Int(status.st_mtimespec.tv_nsec)]
      #endif
    }
  }
}
