import Foundation

/// Reading files that may be anything: a pipe, a device, a link to elsewhere, eight gigabytes, not text.
public enum SafeFile {
  /// Bytes; a file of a bank, a script or the configuration is far smaller.
  public static let maximumBytes = 8 << 20

  /// The text of a plain file of at most `maximumBytes`, without a byte order mark.
  /// - Parameter folder: when given, the file must lie in it once links are followed.
  /// - Throws: a `Problem` that names the file as `shown`.
  public static func text(at path: String, shown: String, within folder: String? = nil) throws -> String {
    func problem(_ what: String, _ fix: String) -> Problem { Problem(file: shown, what: what, fix: fix) }
    if let folder, let real = realPath(path), let realFolder = realPath(folder), !real.hasPrefix(realFolder + "/") {
      throw problem("a link that leads out of the bank", "put the file itself here")
    }
    // Non-blocking, so that a pipe without a writer cannot hold us.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else {
      throw problem("cannot be read: \(reason())", "check that it is there and its permissions")
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw problem("cannot be read: \(reason())", "check the file") }
    guard status.st_mode & S_IFMT == S_IFREG else { throw problem("not a plain file", "put a YAML file here") }
    guard status.st_size <= maximumBytes else {
      throw problem("larger than 8 MiB", "split it into several files")
    }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size) + 1)
    var count = 0
    while count < bytes.count {
      let got = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress! + count, $0.count - count) }
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw problem("cannot be read: \(reason())", "check the disk") }
      if got == 0 { break }
      count += got
    }
    bytes.removeLast(bytes.count - count)
    // Some Windows programs start UTF-8 files with this mark.
    if bytes.starts(with: byteOrderMark) { bytes.removeFirst(byteOrderMark.count) }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw problem("encoded as UTF-16", "save the file as UTF-8")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let line = bytes.prefix(firstInvalid(bytes)).count { $0 == 10 } + 1
      throw Problem(file: shown, line: line, what: "not UTF-8", fix: "save the file as UTF-8")
    }
    return text
  }

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  public static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// The system's words for the last error.
  public static func reason() -> String { String(cString: strerror(errno)).lowercased() }

  private static func firstInvalid(_ bytes: [UInt8]) -> Int {
    var (low, high) = (0, bytes.count)
    while low < high {
      let middle = (low + high + 1) / 2
      // A prefix may end inside a character: up to three bytes less are as good.
      let valid = (0...min(3, middle)).contains { String(validating: bytes.prefix(middle - $0), as: UTF8.self) != nil }
      if valid { low = middle } else { high = middle - 1 }
    }
    return low
  }
}
