import Foundation
import GRDB
import Interview
import Support
import Testing

@testable import Bank

/// The index says what a look at every file would say.
@Suite struct IndexTests {
  let scratch = Scratch()
  var path: String { scratch("cache/index.sqlite") }
  var bank: String { scratch("bank") }

  func index(_ files: [String] = [], read: ((Int) -> Void)? = nil) throws -> QuestionIndex {
    let banks = files.isEmpty ? [bank] : files
    var done = 0
    let index = try QuestionIndex(path: path, files: { BankFiles(banks: banks, rounds: Fixtures.banks) }) { read, of in
      #expect(read < of)
      done += 1
    }
    read?(done)
    return index
  }

  func ids(_ index: QuestionIndex, _ filter: QuestionFilter = QuestionFilter()) throws -> [Question.ID] {
    let pool = try index.pool(filter)
    return try index.ids(at: Array(0..<pool.count), of: pool)
  }

  func write(_ topic: String, _ questions: [(id: String, title: String)], section: String = "statistics") {
    let entries = questions.map { id, title in
      "  - {id: \(id), title: \"\(title)\", difficulty: easy, prompt: Why?, answer: Because., checklist: [Said why], tags: [\(topic)]}\n"
    }
    scratch.write(
      "bank/\(section)/\(topic).yaml", "section: \(section)\ntopic: \(topic)\nquestions:\n" + entries.joined())
  }

  @Test func theBuiltInBanks() throws {
    let reader = BankReader(BankFiles(banks: [Fixtures.banks]))
    let index = try index([Fixtures.banks])
    #expect(index.cacheProblem == nil)
    #expect(try index.scripts() == reader.scripts)
    for kind in RoundKind.allCases {
      #expect(try index.scripts(.kind(kind)) == reader.scripts.filter { $0.kind == kind })
    }
    for section in Section.allCases {
      #expect(try index.scripts(.section(section)) == reader.scripts.filter { $0.sections.contains(section) })
    }
    for rubric in reader.rubrics { #expect(try index.rubric(rubric.id) == rubric) }
    #expect(try index.playable().kinds == Set(reader.scripts.map(\.kind)))
    #expect(try index.playable().sections == Set(reader.scripts.flatMap(\.sections)))
    #expect(try index.problemCount() == 0)
    #expect(try Set(ids(index)) == Set(reader.questions.map(\.id)))
    #expect(try index.counts() == Dictionary(grouping: reader.questions, by: \.section).mapValues(\.count))
    for question in reader.questions {
      let entry = try #require(try index.entry(question.id))
      #expect(entry.question == question && entry.location == reader.locations[question.id])
    }
    for section in Section.allCases {
      for facet in Facet.allCases {
        let some = reader.questions.filter { $0.section == section }
        let values = facet.sorted(some.flatMap(facet.values))
        #expect(try index.choices(in: [section])[facet] ?? [] == values)
        for value in values.prefix(5) {
          var filter = QuestionFilter(sections: [section])
          filter.chosen = [.difficulty: "medium"]
          filter.chosen[facet] = value
          #expect(try Set(ids(index, filter)) == Set(reader.questions.filter(filter.admits).map(\.id)))
        }
      }
    }
  }

  @Test func onlyWhatChangedIsReadAgain() throws {
    write("a", [("x", "X"), ("y", "Y")])
    write("b", [("z", "Z")])
    _ = try index { #expect($0 == 2) }
    _ = try index { #expect($0 == 0) }
    write("a", [("x", "X"), ("y", "Ypsilon")])
    let changed = try index { #expect($0 == 1) }
    #expect(try changed.entry("statistics/y")?.question.title == "Ypsilon")
    // Touched, and the same.
    utimes("\(bank)/statistics/b.yaml", nil)
    _ = try index { #expect($0 == 1) }
    _ = try index { #expect($0 == 0) }
    unlink("\(bank)/statistics/a.yaml")
    let without = try index { #expect($0 == 0) }
    #expect(try ids(without) == ["statistics/z"])
    try changed.reload()
    #expect(try ids(changed) == ["statistics/z"])
  }

  /// Whatever is done to the files, the index is as one that is made anew.
  @Test(arguments: 0..<30) func anyChangeLeadsToTheSame(seed: Int) throws {
    var chance = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<8 {
      let topic = ["a", "b", "c"][chance.below(3)]
      switch chance.below(5) {
      case 0: unlink("\(bank)/statistics/\(topic).yaml")
      case 1: scratch.write("bank/statistics/\(topic).yaml", "oops: [")
      default:
        // The same ids here and there, so that files take questions from each other.
        let questions = (0..<1 + chance.below(4)).map { _ in ("q\(chance.below(6))", "Title \(chance.below(3))") }
        write(topic, questions)
      }
      let kept = try index()
      let again = try QuestionIndex(path: scratch("cache/new-\(UUID().uuidString).sqlite")) {
        BankFiles(banks: [bank], rounds: Fixtures.banks)
      }
      #expect(try ids(kept) == ids(again))
      #expect(try kept.problemCount() == again.problemCount())
      let reader = BankReader(BankFiles(banks: [bank], rounds: Fixtures.banks))
      #expect(try Set(ids(kept)) == Set(reader.questions.map(\.id)))
      for question in reader.questions {
        #expect(try kept.entry(question.id)?.location == reader.locations[question.id])
      }
    }
  }

  @Test func searchIsRankedAndForgiving() throws {
    write("a", [("x", "Épées and swords"), ("y", "The deadline"), ("z", "Other")])
    scratch.write(
      "bank/statistics/b.yaml",
      "section: statistics\ntopic: b\nquestions:\n  - {id: w, title: Words, difficulty: easy, prompt: What?, answer: A deadline passed., checklist: [Said so]}\n"
    )
    let index = try index()
    func found(_ search: String) throws -> [String] {
      try index.page(index.pool(QuestionFilter()), search: search, offset: 0, limit: 9).cards.map {
        String($0.id.last!)
      }
    }
    // The title counts for more than the notes; words may be begun only, and without their accents.
    #expect(try found("deadline") == ["y", "w"])
    #expect(try found("epe") == ["x"])
    #expect(try found("ÉPÉE sw") == ["x"])
    #expect(try found("dead pass") == ["w"])
    #expect(try found("nothing") == [])
    #expect(try found("\" OR * NEAR(") == [])
    #expect(try found("").count == 4)
    let page = try index.page(index.pool(QuestionFilter()), search: "", offset: 3, limit: 9)
    #expect(page.cards.count == 1 && page.offset == 3 && page.count == 4 && page.all == 4)
  }
}

/// A cache may be anything, and nothing is lost by it.
@Suite struct BadCacheTests {
  private let tests = IndexTests()

  private func prepare() throws -> QuestionIndex {
    tests.write("a", [("x", "X"), ("y", "Y")])
    return try tests.index()
  }

  private func isWell(_ index: QuestionIndex, inFile: Bool = true) throws {
    #expect(try tests.ids(index) == ["statistics/x", "statistics/y"])
    #expect((index.cacheProblem == nil) == inFile, "\(index.cacheProblem ?? "")")
    #expect(try !index.scripts().isEmpty)
  }

  @Test(arguments: [
    "",
    "not a database at all, but long enough to have a header of a hundred bytes: " + String(repeating: "x", count: 100),
  ])
  func anythingInItsPlace(text: String) throws {
    _ = try prepare()
    try text.write(toFile: tests.path, atomically: false, encoding: .utf8)
    try isWell(tests.index())
    try isWell(tests.index { #expect($0 == 0) })
  }

  @Test(arguments: [1, 3, 5, 8]) func aDamagedFile(page: Int) throws {
    _ = try prepare()
    let file = try FileHandle(forUpdating: URL(fileURLWithPath: tests.path))
    try file.seek(toOffset: UInt64(page * 4096))
    try file.write(contentsOf: Data(repeating: 0xA5, count: 4096))
    try file.close()
    let index = try tests.index()
    #expect(try tests.ids(index) == ["statistics/x", "statistics/y"])
    #expect(try index.entry("statistics/x") != nil)
  }

  @Test(arguments: ["PRAGMA user_version = 99", "PRAGMA application_id = 7", "DROP TABLE posting"])
  func ofAnotherVersion(sql: String) throws {
    _ = try prepare()
    try DatabaseQueue(path: tests.path).write { try $0.execute(sql: sql) }
    tests.write("a", [("x", "X"), ("y", "Yes")])
    try isWell(tests.index())
  }

  @Test func aFolderInItsPlace() throws {
    tests.scratch.write("cache/index.sqlite/file", "")
    let index = try prepare()
    try isWell(index, inFile: false)
    #expect(index.cacheProblem?.contains("reads all banks at each start") == true)
    tests.write("a", [("y", "Y")])
    try index.reload()
    #expect(try tests.ids(index) == ["statistics/y"])
  }

  @Test func aFileInPlaceOfItsFolder() throws {
    tests.scratch.write("cache", "")
    try isWell(prepare(), inFile: false)
  }

  /// What is there is used as long as nothing changed.
  @Test func aFileThatCannotBeWritten() throws {
    _ = try prepare()
    chmod(tests.path, 0o400)
    try isWell(tests.index())
  }

  @Test func deletedWhileItIsUsed() throws {
    let index = try prepare()
    unlink(tests.path)
    try isWell(index)
    #expect(try index.entry("statistics/x") != nil)
    tests.write("a", [("y", "Y")])
    try index.reload()
    #expect(try tests.ids(index) == ["statistics/y"])
    #expect(try tests.ids(tests.index()) == ["statistics/y"])
  }

  @Test func damagedWhileItIsUsed() throws {
    tests.write("a", (0..<400).map { ("q\($0)", "Title \($0)") })
    let index = try tests.index()
    try Data(repeating: 0x5A, count: 1 << 20).write(to: URL(fileURLWithPath: tests.path), options: [])
    #expect(try tests.ids(index).count == 400)
    #expect(try index.entry("statistics/q7")?.question.title == "Title 7")
  }

  /// Two programs that start at once, and one that works while the other reads changes in.
  @Test func twoAtOnce() throws {
    tests.write("a", [("x", "X"), ("y", "Y")])
    let paths = (path: tests.path, bank: tests.bank)
    let outcomes = Outcomes()
    DispatchQueue.concurrentPerform(iterations: 4) { _ in
      let index = try? QuestionIndex(path: paths.path) { BankFiles(banks: [paths.bank], rounds: Fixtures.banks) }
      outcomes.add(index?.cacheProblem == nil && (try? index?.pool(QuestionFilter()).count) == 2)
    }
    #expect(outcomes.all == [true, true, true, true])
    let first = try tests.index()
    tests.write("b", [("z", "Z")])
    let second = try tests.index()
    #expect(try tests.ids(second).count == 3 && tests.ids(first).count == 3)
  }
}

/// What several threads found.
private final class Outcomes: @unchecked Sendable {
  private let lock = NSLock()
  private var found: [Bool] = []

  func add(_ value: Bool) { lock.withLock { found.append(value) } }
  var all: [Bool] { lock.withLock { found } }
}
