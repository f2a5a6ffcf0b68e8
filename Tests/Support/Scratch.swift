import Foundation

/// A folder that goes away with the value.
public final class Scratch {
  public let path: String

  public init() {
    path = NSTemporaryDirectory() + "greenroom-\(UUID().uuidString)"
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    // What a test made unreadable must be readable to be removed.
    let all = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    for name in all where name.hasPrefix("locked") { chmod("\(path)/\(name)", 0o700) }
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Writes a file, with its folders, and returns its path.
  @discardableResult
  public func write(_ name: String, _ text: String) -> String {
    let file = "\(path)/\(name)"
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try? text.write(toFile: file, atomically: false, encoding: .utf8)
    return file
  }

  public func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }
}
