import Testing

@testable import Interview

@Suite struct DrawTests {
  private func pool(_ count: Int) -> [Question] { (0..<count).map { Samples.question("q\($0)") } }

  @Test(arguments: 0..<100) func equalSeedsDrawEqually(seed: Int) {
    var chance = Chance(seed: UInt64(seed))
    let pool = pool(chance.within(1...40))
    let once = QuestionDraw.pick(5, from: pool, seed: UInt64(seed))
    #expect(QuestionDraw.pick(5, from: chance.shuffled(pool), seed: UInt64(seed)) == once)
    #expect(Set(once.map(\.id)).count == once.count)
  }

  /// A draw that was written down: must never change.
  @Test func theDrawOfASeedIsPermanent() {
    #expect(QuestionDraw.pick(4, from: pool(10), seed: 20_261_122).map(\.title) == expected)
    var generator = SeededGenerator(seed: 1_234_567)
    // The reference values of SplitMix64 for this seed.
    #expect(generator.next() == 6_457_827_717_110_365_317)
    #expect(generator.next() == 3_203_168_211_198_807_973)
  }

  private let expected = ["q9", "q5", "q1", "q3"]

  /// Round after round, nothing comes back before the pool is used up.
  @Test(arguments: 0..<100) func nothingComesBackBeforeThePoolIsUsedUp(seed: Int) {
    var chance = Chance(seed: UInt64(seed))
    let pool = pool(chance.within(1...25))
    var drawn: [String: Int] = [:]
    for _ in 0..<60 {
      for question in QuestionDraw.pick(chance.within(1...6), from: pool, seed: chance.next(), drawn: drawn) {
        drawn[question.id, default: 0] += 1
      }
      let counts = pool.map { drawn[$0.id] ?? 0 }
      #expect(counts.max()! - counts.min()! <= 1)
    }
  }

  @Test func seedsDiffer() {
    let draws = (0..<50).map { QuestionDraw.pick(3, from: pool(30), seed: UInt64($0)).map(\.id) }
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
