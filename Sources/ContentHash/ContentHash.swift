internal import CHash

/// A name for a text: the 32 hexadecimal digits of the 128-bit XXH3 of its UTF-8. Equal texts have equal names on
/// every machine.
public func contentHash(_ text: String) -> String {
  var text = text
  let hash = text.withUTF8 { hash_contents($0.baseAddress, $0.count) }
  return hex(hash.high) + hex(hash.low)
}

private func hex(_ value: UInt64) -> String {
  let digits = String(value, radix: 16)
  return String(repeating: "0", count: 16 - digits.count) + digits
}
