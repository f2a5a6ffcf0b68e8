/// The questions that a filter lets through, in the order of the banks, by file and position.
public struct QuestionPool: Sendable {
  struct Part: Sendable {
    var file: Int
    var bits: Bits
    /// How many questions the previous parts have.
    var before = 0
  }

  private var parts: [Part]
  private var places: [Int: Int]
  public private(set) var count = 0

  init(_ parts: [Part]) {
    self.parts = parts.filter { $0.bits.count > 0 }
    for index in self.parts.indices {
      self.parts[index].before = count
      count += self.parts[index].bits.count
    }
    places = Dictionary(uniqueKeysWithValues: self.parts.enumerated().map { ($1.file, $0) })
  }

  /// The row of the question that has this many others before it.
  func row(rank: Int) -> Int? {
    guard rank >= 0, rank < count else { return nil }
    var (low, high) = (0, parts.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if parts[middle].before <= rank { low = middle } else { high = middle - 1 }
    }
    let part = parts[low]
    return part.bits.position(rank: rank - part.before).map { part.file << IndexSchema.positionBits | $0 }
  }

  func contains(_ row: Int) -> Bool {
    guard let place = places[row >> IndexSchema.positionBits] else { return false }
    return parts[place].bits.contains(row & (1 << IndexSchema.positionBits - 1))
  }

  /// The questions that are among these rows, or those that are not.
  func keeping(_ rows: [Int], isIn: Bool) -> QuestionPool {
    var found: [Int: Bits] = [:]
    for row in rows {
      found[row >> IndexSchema.positionBits, default: Bits()].insert(row & (1 << IndexSchema.positionBits - 1))
    }
    return QuestionPool(
      parts.map { part in
        var part = part
        let bits = found[part.file] ?? Bits()
        if isIn { part.bits.formIntersection(bits) } else { part.bits.subtract(bits) }
        return part
      })
  }
}
