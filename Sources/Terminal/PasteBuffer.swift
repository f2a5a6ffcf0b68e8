/// What a bracketed paste contains, byte by byte as it arrives. A slow connection may pause anywhere, even inside the
/// end sequence itself.
struct PasteBuffer {
  /// Longer pastes are cut off: no text that this program takes is longer.
  static let maximumBytes = 1 << 20

  private static let end = Array("\u{1B}[201~".utf8)

  private var bytes: [UInt8] = []
  /// How many bytes of the end sequence have arrived.
  private var matched = 0

  /// - Returns: how many of the bytes belong to the paste, including its end, once that has arrived; nil until then.
  mutating func add(_ new: some Collection<UInt8>) -> Int? {
    for (index, byte) in new.enumerated() {
      if byte == Self.end[matched] {
        matched += 1
        if matched == Self.end.count { return index + 1 }
        continue
      }
      for held in Self.end.prefix(matched) { keep(held) }
      // The first byte of the end sequence is its only escape.
      matched = byte == Self.end[0] ? 1 : 0
      if matched == 0 { keep(byte) }
    }
    return nil
  }

  /// Invalid UTF-8 becomes U+FFFD; a line ending of any kind becomes a line feed.
  var text: String {
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    for (index, byte) in bytes.enumerated() {
      // Most terminals send a carriage return for each line ending; some send both characters.
      if byte == 10, index > 0, bytes[index - 1] == 13 { continue }
      plain.append(byte == 13 ? 10 : byte)
    }
    return String(decoding: plain, as: UTF8.self)
  }

  private mutating func keep(_ byte: UInt8) {
    if bytes.count < Self.maximumBytes { bytes.append(byte) }
  }
}
