import Foundation
import GRDB
import Interview
import Support
import Testing

@testable import Archive

/// Pages and counts say what a look at every attempt would say.
@Suite struct ListTests {
  /// An archive of random attempts, and what each list should show of them, the newest first.
  private func archive(seed: UInt64, count: Int) throws -> (archive: Archive, lines: [AttemptLine]) {
    let archive = try Archive()
    var chance = SeededGenerator(seed: seed)
    try archive.queue.write { database in
      try database.execute(sql: "INSERT INTO round VALUES ('r', 's', 0, 0, 'over', 2, '{}')")
      for position in 0..<count {
        let overtime = chance.below(3) * 5000
        let section = Section.allCases[chance.below(3)]
        let outcome = chance.below(4) == 0 ? nil : Outcome.allCases[chance.below(4)].rawValue
        let mean: Double? = chance.below(3) == 0 ? nil : 1 + Double(chance.below(7)) / 2
        let isScored = mean != nil && chance.below(5) > 0
        try database.execute(
          sql: """
            INSERT INTO attempt VALUES (NULL, 'r', ?, ?, ?, ?, 't', 'easy', 's', ?, NULL, 3600, ?, NULL, ?, NULL, ?, 0, 0, 0,
              ?, 0, ?, '', ?, 3, NULL)
            """,
          arguments: [
            position, "\(section.rawValue)/q\(chance.below(9))",
            "Title \(["Épée", "deadline", "other"][chance.below(3)])",
            section.rawValue, chance.below(40) * 43_200_000, outcome, mean, overtime, isScored,
            chance.below(6) == 0, "[\"note \(chance.below(3))\"]",
          ])
        try database.execute(
          sql: "INSERT INTO attempt_phase VALUES ('r', ?, 0, 'p', 'P', ?, 'limit', 0, NULL)",
          arguments: [position, overtime])
      }
      // Some are scored later, some are gone.
      try database.execute(sql: "UPDATE attempt SET outcome = 'aced', is_scored = 1 WHERE id % 7 = 0")
      try database.execute(sql: "UPDATE attempt SET is_void = 1 WHERE id % 11 = 0")
      try database.execute(sql: "UPDATE attempt SET remark = 'later words' WHERE id % 13 = 0")
      try database.execute(sql: "DELETE FROM attempt WHERE id % 5 = 0")
    }
    return (archive, try archive.attempts().map(\.line))
  }

  private static var filters: [AttemptFilter] {
    var filters = [AttemptFilter()]
    for section in [Section.statistics, .mlDesign] {
      for result in AttemptFilter.Result.all {
        var filter = AttemptFilter()
        (filter.section, filter.result) = (section, result)
        filters.append(filter)
      }
    }
    for day in [0, 7, 19, 99] {
      var filter = AttemptFilter()
      filter.firstDay = day
      filters.append(filter)
    }
    var filter = AttemptFilter()
    filter.question = "statistics/q3"
    return filters + [filter]
  }

  private func sorted(_ lines: [AttemptLine], by sort: AttemptSort) -> [AttemptLine] {
    func key(_ line: AttemptLine) -> Double {
      switch sort {
      case .date: 0
      case .score: line.finalMean ?? .infinity
      case .overtime: -Double(line.overtime.excess.count)
      }
    }
    return lines.enumerated().sorted { (key($0.element), $0.offset) < (key($1.element), $1.offset) }.map(\.element)
  }

  @Test(arguments: 0..<12) func pagesAreStretchesOfTheWholeList(seed: Int) throws {
    let (archive, lines) = try archive(seed: UInt64(seed), count: 120)
    for filter in Self.filters {
      let admitted = lines.filter(filter.admits)
      for sort in AttemptSort.allCases {
        let whole = sorted(admitted, by: sort)
        for (offset, limit) in [(0, 10), (3, 1), (whole.count / 2 + 1, 7), (max(0, whole.count - 4), 10), (500, 5)] {
          let page = try archive.page(AttemptQuery(filter, sort: sort, offset: offset, limit: limit))
          #expect(page.all == lines.count && page.count == whole.count)
          #expect(page.lines == Array(whole.dropFirst(offset).prefix(limit)), "\(filter) \(sort) \(offset)")
          #expect(page.recent == Array(admitted.filter { !$0.isVoid }.prefix(AttemptPage.recentCount)))
        }
      }
    }
  }

  @Test func wordsAreFoundByTheirBeginningWithoutAccents() throws {
    let (archive, lines) = try archive(seed: 1, count: 120)
    func found(_ text: String) throws -> [AttemptLine] {
      var filter = AttemptFilter()
      filter.search = text
      return try archive.page(AttemptQuery(filter, limit: 500)).lines
    }
    #expect(try found("epee") == lines.filter { $0.title.contains("Épée") })
    #expect(try found("DEADL titl") == lines.filter { $0.title.contains("deadline") })
    #expect(try found("later wor").count == 120 / 13 - 1)
    #expect(try found("\"') OR 1 = 1 --") == [] && found("nothing") == [])
    #expect(try found("  ") == lines)
  }

  /// The triggers keep what a look at every attempt would come to.
  @Test(arguments: 0..<12) func talliesAreSums(seed: Int) throws {
    let (archive, lines) = try archive(seed: UInt64(seed), count: 120)
    let overview = try archive.overview(recent: 5)
    #expect(overview.recent == Array(lines.prefix(5)) && overview.attempts == lines.count)
    var latest: [Section: [Outcome: Int]] = [:]
    for (_, attempts) in Dictionary(grouping: lines, by: \.question) {
      guard let last = attempts.first(where: { $0.outcome != nil && !$0.isVoid }) else { continue }
      latest[last.section, default: [:]][last.outcome!, default: 0] += 1
    }
    #expect(overview.latest == latest)
    let draws = Dictionary(grouping: lines, by: \.question).mapValues(\.count)
    #expect(try archive.draws(of: Array(draws.keys) + ["none"]) == draws)
    let questions = Set(lines.filter { $0.section != .mlDesign }.map(\.question))
    let sections = Section.allCases.filter { $0 != .mlDesign }
    #expect(Set(try #require(try archive.questions(in: sections))) == questions)
    #expect(try archive.questions(in: sections, limit: questions.count - 1)?.count == nil)
    let outcomes = Dictionary(grouping: lines, by: \.question).compactMapValues { attempts in
      attempts.first { $0.outcome != nil && !$0.isVoid }?.outcome
    }
    #expect(try archive.outcomes(of: Array(draws.keys)) == outcomes)
    for outcome in Outcome.allCases {
      let found = try #require(try archive.questions(in: [], outcome: outcome))
      #expect(Set(found) == Set(outcomes.filter { $0.value == outcome }.keys))
    }
  }
}
