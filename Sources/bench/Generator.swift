import Archive
import Foundation
import GRDB
import Interview

/// Banks and archives of any size, identical in every run.
enum Generator {
  static let perFile = 200

  /// Files take turns among the sections; each has its own topic.
  static func bank(_ count: Int, in folder: String) throws {
    for section in Section.allCases {
      try FileManager.default.createDirectory(
        atPath: "\(folder)/\(section.rawValue)", withIntermediateDirectories: true)
    }
    for file in 0..<(count + perFile - 1) / perFile {
      let section = Section.allCases[file % Section.allCases.count]
      var text = "section: \(section.rawValue)\ntopic: topic-\(file)\nquestions:\n"
      for index in file * perFile..<min(count, (file + 1) * perFile) { text += question(index, section) }
      try text.write(toFile: "\(folder)/\(section.rawValue)/topic-\(file).yaml", atomically: false, encoding: .utf8)
    }
    if count == 0 {
      // A bank without questions is an error; one question is close enough to none.
      try "section: behavioral\ntopic: one\nquestions:\n\(question(0, .behavioral))".write(
        toFile: "\(folder)/behavioral/one.yaml", atomically: false, encoding: .utf8)
    }
  }

  private static let words = [
    "gradient", "attention", "latency", "deadline", "bias", "variance", "cache", "index", "ranking", "drift", "sample",
    "label", "token", "prompt", "metric", "cohort", "outage", "rollout", "budget", "signal",
  ]

  private static func question(_ index: Int, _ section: Section) -> String {
    func word(_ step: Int) -> String { words[(index / step + index * step) % words.count] }
    return """
        - id: q\(index)
          title: How would you explain \(word(1)) and \(word(3)), number \(index)?
          difficulty: \(Difficulty.allCases[index % 3].rawValue)
          prompt: Explain \(word(2)) to a colleague who knows \(word(5)).
          checklist: [Named the \(word(7)), Said what it costs]
          answer: The \(word(1)) comes first, then the \(word(2)); the \(word(11)) decides.
          tags: [tag-\(index % 23)]
          companies: [company-\(index % 17)]
      \(required(section))
      """
  }

  /// Lines that a question of this section must have beyond the common ones.
  private static func required(_ section: Section) -> String {
    switch section {
    case .dsaCoding: "    reminder: Count the pairs in one pass.\n"
    case .mlCoding: "    starter: 'def f(x): pass'\n    solution: 'def f(x): return x'\n"
    default: ""
    }
  }

  static func id(_ index: Int) -> String {
    "\(Section.allCases[index / perFile % Section.allCases.count].rawValue)/q\(index)"
  }

  /// Attempts at up to 100,000 questions, four per round, through the program's own tables and triggers.
  static func archive(_ count: Int, at path: String) throws {
    let folder = (path as NSString).deletingLastPathComponent
    if !folder.isEmpty { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }
    try Archive(path: path).finish()
    let queue = try DatabaseQueue(path: path)
    let batch = 50_000
    for start in stride(from: 0, to: count, by: batch) {
      try queue.write { database in
        try database.execute(sql: "PRAGMA foreign_keys = OFF")
        for index in start..<min(count, start + batch) { try insert(index, of: count, in: database) }
      }
    }
    try queue.write { try $0.execute(sql: "ANALYZE") }
    try queue.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
  }

  private static func insert(_ index: Int, of count: Int, in database: Database) throws {
    let round = "bench-\(index / 4)"
    let minute = 60_000
    let started = 1_400_000_000_000 + index * 10 * minute
    if index % 4 == 0 {
      try database.cachedStatement(sql: "INSERT INTO round VALUES (?, 'behavioral', ?, 0, 'over', 2, '{}')").execute(
        arguments: [round, started])
    }
    let place = index * 7919 % min(count, 100_000)
    let question = id(place)
    let mean = 1 + Double(index * 13 % 31) / 10
    try database.cachedStatement(
      sql: """
        INSERT INTO attempt VALUES (NULL, ?, ?, ?, ?, ?, 'topic', 'easy', 'behavioral', ?, ?, 0, ?, ?, ?, ?, ?, 0, 0, 0,
          1, 0, 0, '', ?, 3, NULL)
        """
    ).execute(
      arguments: [
        round, index % 4, question, "How would you explain it, number \(place)?",
        String(question.prefix { $0 != "/" }), started, started + 3 * minute,
        Outcome.allCases[index % 4].rawValue, mean, mean,
        ["no", "leaning-no", "leaning-yes", "yes"][min(3, Int(mean) - 1)],
        index * 31 % 97 * 1000, "[\"\(words[index % words.count]) \(words[index * 3 % words.count])\"]",
      ])
  }
}
