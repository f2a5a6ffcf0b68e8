import Foundation

/// Tells whether a file has changed, without reading the file.
public struct Stamp: Equatable {
  public var size = 0
  /// Nanoseconds since 1970; 0 for a file that does not exist.
  public var modified = 0

  init(size: Int, modified: Int) { (self.size, self.modified) = (size, modified) }

  public init(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return }
    size = Int(status.st_size)
    #if os(Linux)
      modified = Int(status.st_mtim.tv_sec) * 1_000_000_000 + Int(status.st_mtim.tv_nsec)
    #else
      modified = Int(status.st_mtimespec.tv_sec) * 1_000_000_000 + Int(status.st_mtimespec.tv_nsec)
    #endif
  }
}
