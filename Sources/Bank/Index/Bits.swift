import Foundation

/// A set of positions in a file, one bit each.
struct Bits: Hashable, Sendable {
  private(set) var words: [UInt64]

  init(count: Int = 0) { words = Array(repeating: 0, count: (count + 63) / 64) }

  /// All positions below the count.
  init(all count: Int) {
    words = Array(repeating: .max, count: (count + 63) / 64)
    if count % 64 != 0, !words.isEmpty { words[words.count - 1] = (1 << UInt64(count % 64)) - 1 }
  }

  init(_ data: Data) {
    words = Array(repeating: 0, count: (data.count + 7) / 8)
    for (index, byte) in data.enumerated() { words[index / 8] |= UInt64(byte) << UInt64(index % 8 * 8) }
  }

  var data: Data { Data(words.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64($0 * 8)) } }) }

  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  func contains(_ position: Int) -> Bool {
    position / 64 < words.count && words[position / 64] & (1 << UInt64(position % 64)) != 0
  }

  mutating func insert(_ position: Int) {
    while words.count <= position / 64 { words.append(0) }
    words[position / 64] |= 1 << UInt64(position % 64)
  }

  mutating func formIntersection(_ other: Bits) {
    for index in words.indices { words[index] &= index < other.words.count ? other.words[index] : 0 }
  }

  mutating func subtract(_ other: Bits) {
    for index in words.indices where index < other.words.count { words[index] &= ~other.words[index] }
  }

  /// The position that has this many others before it; nil beyond the last.
  func position(rank: Int) -> Int? {
    var left = rank
    for (index, word) in words.enumerated() {
      let count = word.nonzeroBitCount
      guard left < count else {
        left -= count
        continue
      }
      var rest = word
      for _ in 0..<left { rest &= rest - 1 }
      return index * 64 + rest.trailingZeroBitCount
    }
    return nil
  }
}
