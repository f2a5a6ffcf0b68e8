internal import CHash

/// The name of a content: 32 hexadecimal digits of XXH3 with 128 bits over its UTF-8. Equal contents have equal names on
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
