import Bank
import ContentHash
import Foundation
import Interview

/// The files that hold the indexes: one for each set of banks that has been used.
public struct IndexCache {
  private let folder: String

  /// - Parameter folder: for files that can be rebuilt at any time.
  public init(folder: String) { self.folder = folder }

  private static let days = 60

  /// Opens the index of these banks and brings it up to date. One that has not been used for sixty days is deleted when
  /// a new one is made.
  public func open(
    banks: [String], files: @escaping () -> BankFiles, progress: QuestionIndex.Progress
  ) throws -> QuestionIndex {
    let name = banks.map { SafeFile.realPath($0) ?? $0 }.joined(separator: "\n")
    let path = "\(folder)/index-\(contentHash(name)).sqlite"
    if access(path, F_OK) != 0 { prune() }
    let index = try QuestionIndex(path: path, files: files, progress: progress)
    // The file's date says when it was last used.
    if index.cacheProblem == nil { utimes(path, nil) }
    return index
  }

  private func prune() {
    let oldest = Moment.now().wall.wholeSeconds - Self.days * 86_400
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] where name.hasPrefix("index-") {
      let modified = Stamp(of: "\(folder)/\(name)").modified / 1_000_000_000
      guard modified > 0, modified < oldest else { continue }
      unlink("\(folder)/\(name)")
    }
  }
}
