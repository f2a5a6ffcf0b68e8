import Foundation

/// The play lock: one program at a time on one archive. Released by the system when the program dies.
public final class PlayLock {
  /// Who plays, for the message to the other.
  public struct Holder: Codable, Hashable, Sendable {
    public var process: Int32
    /// The terminal's name, empty without one.
    public var terminal: String
    public var round: String
    public var title: String

    public init(process: Int32, terminal: String, round: String, title: String) {
      self.process = process
      self.terminal = terminal
      self.round = round
      self.title = title
    }
  }

  private let descriptor: Int32
  public private(set) var holder: Holder

  /// Takes the lock of the archive at `path`; nil when another has it or no file can be made.
  public init?(archive path: String, holder: Holder) {
    let file = open(Self.file(for: path), O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { return nil }
    // Whoever asks who plays holds it for a moment.
    var tries = 0
    while flock(file, LOCK_EX | LOCK_NB) != 0 {
      tries += 1
      guard tries < 5 else {
        close(file)
        return nil
      }
      usleep(4000)
    }
    descriptor = file
    self.holder = holder
    write(holder)
  }

  /// Says which round is played, once it is known.
  public func name(round: String) {
    guard holder.round != round else { return }
    holder.round = round
    write(holder)
  }

  private func write(_ holder: Holder) {
    guard let data = try? JSONEncoder().encode(holder) else { return }
    ftruncate(descriptor, 0)
    _ = data.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
  }

  deinit { close(descriptor) }

  /// Who plays on that archive now; nil when nobody does.
  public static func holder(archive path: String) -> Holder? {
    let file = open(self.file(for: path), O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    // Asking for it shared succeeds unless someone plays.
    if flock(file, LOCK_SH | LOCK_NB) == 0 { return nil }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = pread(file, &bytes, bytes.count, 0)
    let data = Data(bytes.prefix(max(0, count)))
    return (try? JSONDecoder().decode(Holder.self, from: data))
      ?? Holder(process: 0, terminal: "", round: "", title: "")
  }

  /// Named after the file itself, so two paths to one archive share one lock.
  public static func file(for path: String) -> String { ArchiveFile.realPath(path) + ".lock" }
}
