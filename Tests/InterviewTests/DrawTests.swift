import Testing

@testable import Interview

@Suite struct DrawTests {
  private func pool(_ count: Int) -> [Question] { (0..<count).map { Samples.question("q\($0)") } }

  @Test(arguments: 0..<100) func equalSeedsDrawEqually(seed: Int) throws {
    var chance = Chance(seed: UInt64(seed))
    let size = chance.within(1...40)
    let once = try QuestionDraw.pick(5, of: size, seed: UInt64(seed))
    #expect(try QuestionDraw.pick(5, of: size, seed: UInt64(seed)) == once)
    #expect(Set(once).count == once.count && once.count == min(5, size))
    #expect(once.allSatisfy((0..<size).contains))
  }

  /// A draw that was written down: must never change.
  @Test func theDrawOfASeedIsPermanent() throws {
    #expect(try QuestionDraw.pick(4, of: 10, seed: 20_261_122) == expected)
    var generator = SeededGenerator(seed: 1_234_567)
    // The reference values of SplitMix64 for this seed.
    #expect(generator.next() == 6_457_827_717_110_365_317)
    #expect(generator.next() == 3_203_168_211_198_807_973)
  }

  private let expected = [6, 7, 0, 4]

  /// Round after round, nothing comes back before the pool is used up.
  @Test(arguments: 0..<100) func nothingComesBackBeforeThePoolIsUsedUp(seed: Int) throws {
    var chance = Chance(seed: UInt64(seed))
    let size = chance.within(1...25)
    var drawn = [Int](repeating: 0, count: size)
    for _ in 0..<60 {
      let draws: ([Int]) -> [Int] = { places in places.map { drawn[$0] } }
      for place in try QuestionDraw.pick(chance.within(1...6), of: size, seed: chance.next(), draws: draws) {
        drawn[place] += 1
      }
      #expect(drawn.max()! - drawn.min()! <= 1)
    }
  }

  /// Of a pool of any size so many are looked at and no more, and those that were never drawn come first.
  @Test func aLargePoolIsNotLookedThrough() throws {
    var looked = 0
    let picked = try QuestionDraw.pick(4, of: 100_000, seed: 7) { places in
      looked += places.count
      return places.map { $0 % 2 }
    }
    #expect(looked == QuestionDraw.sample)
    #expect(picked.allSatisfy { $0 % 2 == 0 } && Set(picked).count == 4)
  }

  @Test func everyPlaceComesUp() throws {
    var counts = [Int](repeating: 0, count: 6)
    for seed in 0..<6000 { counts[try QuestionDraw.pick(1, of: 6, seed: UInt64(seed))[0]] += 1 }
    // Six standard deviations around 1000.
    #expect(counts.allSatisfy { (827...1173).contains($0) }, "\(counts)")
  }

  @Test func seedsDiffer() throws {
    let draws = try (0..<50).map { try QuestionDraw.pick(3, of: 30, seed: UInt64($0)) }
    #expect(Set(draws).count > 40)
  }

  @Test func theConditionThatEmptiedThePoolIsNamed() {
    var other = Samples.question("o", section: .mlDesign, topic: "u", difficulty: .hard)
    other.lists = ["grind75"]
    let all = pool(3) + [other]
    var filter = QuestionFilter(sections: [.behavioral])
    func reason() -> String { filter.emptyReason { filter in all.count(where: filter.admits) } }
    filter.chosen = [.topic: "u", .difficulty: "hard"]
    #expect(
      reason()
        == "No question matches: topic u left none (section behavioral alone: 3, topic u alone: 1, difficulty hard alone: 1)."
    )
    filter.chosen[.topic] = "t"
    #expect(reason().hasPrefix("No question matches: difficulty hard left none"))
    filter.chosen = [.list: "grind75"]
    filter.sections = []
    #expect(all.filter(filter.admits).map(\.id) == [other.id])
  }
}
