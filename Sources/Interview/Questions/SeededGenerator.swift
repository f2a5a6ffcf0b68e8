/// SplitMix64 (Steele, Lea and Flood 2014): the same numbers for the same seed on every machine, permanently. The standard
/// library's shuffle may change from one version to the next; a draw that was written down must not.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Evenly from 0 to below `bound`, which must be positive.
  public mutating func below(_ bound: Int) -> Int {
    let limit = UInt64.max - UInt64.max % UInt64(bound)
    while true {
      let number = next()
      if number < limit { return Int(number % UInt64(bound)) }
    }
  }
}
