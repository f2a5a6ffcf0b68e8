/// What is between the brackets of a paste, byte by byte as it comes. A slow line may pause anywhere, also inside of the
/// end itself.
struct PasteBuffer {
  /// Longer pastes are cut: nothing that is typed into this program is larger.
  static let maximumBytes = 1 << 20

  private static let end = Array("\u{1B}[201~".utf8)

  private var bytes: [UInt8] = []
  /// How many bytes of the end have come.
  private var matched = 0

  /// - Returns: how many of the bytes belong to the paste, its end included, once that has come; nil before.
  mutating func add(_ new: some Collection<UInt8>) -> Int? {
    for (index, byte) in new.enumerated() {
      if byte == Self.end[matched] {
        matched += 1
        if matched == Self.end.count { return index + 1 }
        continue
      }
      for held in Self.end.prefix(matched) { keep(held) }
      // The end begins with the only escape in it.
      matched = byte == Self.end[0] ? 1 : 0
      if matched == 0 { keep(byte) }
    }
    return nil
  }

  /// Broken UTF-8 becomes U+FFFD, a carriage return a line feed.
  var text: String {
    String(decoding: bytes.map { $0 == 13 ? 10 : $0 }, as: UTF8.self)
  }

  private mutating func keep(_ byte: UInt8) {
    if bytes.count < Self.maximumBytes { bytes.append(byte) }
  }
}
