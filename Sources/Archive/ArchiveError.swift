import GRDB

/// Why the archive cannot be used: one line that says what, where and what to do.
public struct ArchiveError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Kind: Hashable, Sendable {
    case newer, foreign, noFile, damaged, unreachable, unwritable, full, gone, busy, unreadable, other
  }

  public var kind: Kind
  public var path: String
  public var detail: String

  public var description: String {
    switch kind {
    case .newer:
      "archive \(path) was written by a newer greenroom; update this one, or name another file with --archive"
    case .foreign: "\(path) is a database of another program; name another file with --archive"
    case .noFile: "\(path) is a folder or a device, not a file; name a file with --archive"
    case .unreachable:
      "archive \(path) cannot be read (\(detail)); check its permissions or name another file with --archive"
    case .damaged: "archive \(path) is damaged (\(detail)); move it away or restore a copy, nothing was changed"
    case .unwritable:
      "archive \(path) cannot be written (\(detail)); check the folder's permissions or name another file with --archive"
    case .full: "the disk is full or cannot be written (\(detail)); make room in \(path)'s folder"
    case .gone: "archive \(path) was moved or removed while greenroom ran"
    case .busy: "archive \(path) is locked by another program; close it there"
    case .unreadable: "\(detail); `greenroom doctor` lists what cannot be read in \(path)"
    case .other: "archive \(path): \(detail)"
    }
  }

  init(kind: Kind, path: String, detail: String = "") {
    self.kind = kind
    self.path = path
    self.detail = detail
  }

  init(_ error: any Error, path: String) {
    if let known = error as? ArchiveError {
      self = known
      return
    }
    self.path = path
    if let unreadable = error as? StoredForm.Unreadable {
      (kind, detail) = (.unreadable, "a round has \(unreadable)")
      return
    }
    guard let database = error as? DatabaseError else {
      (kind, detail) = (.other, "\(error)")
      return
    }
    detail = database.message ?? "\(database.resultCode)"
    switch database.resultCode {
    case .SQLITE_NOTADB, .SQLITE_CORRUPT: kind = .damaged
    case .SQLITE_FULL: kind = .full
    // What a full disk or a file limit looks like to the write-ahead log.
    case .SQLITE_IOERR: kind = .full
    case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH: kind = .unwritable
    case .SQLITE_BUSY, .SQLITE_LOCKED: kind = .busy
    default: kind = .other
    }
  }
}
