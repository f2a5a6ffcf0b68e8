import ContentHash
import Foundation
import GRDB
import Interview

/// A file of questions as the index last read it.
private struct KnownFile {
  var id: Int
  var rank: Int
  var stamp: Stamp
  var hash: String

  init(_ row: Row) {
    id = row[0]
    rank = row[1]
    stamp = Stamp(size: row[2], modified: row[3])
    hash = row[4]
  }
}

extension QuestionIndex {
  /// Reads the files that have changed since the last update.
  func update(from files: BankFiles, progress: Progress) throws {
    try updateRounds(files)
    roundProblems += files.problems
    let questions = files.inOrder
    let knownParts: String?
    var known: [String: KnownFile]
    (known, knownParts) = try reading { database in
      let files = try Row.fetchCursor(
        database, sql: "SELECT id, rank, size, modified, hash, path FROM file")
      var known: [String: KnownFile] = [:]
      while let row = try files.next() { known[row[5]] = KnownFile(row) }
      return (known, try Self.setting("parts", in: database))
    }
    let gone = Set(known.keys).subtracting(questions.map(\.file.path))
    let partsText = try partsText()
    let hasOtherParts = knownParts != partsText
    let stamps = questions.map { Stamp(of: $0.file.path) }
    let changed = questions.indices.filter { index in
      guard !hasOtherParts, let file = known[questions[index].file.path] else { return true }
      return file.stamp != stamps[index] || file.stamp.modified == 0
    }
    let moved = questions.indices.filter { index in
      known[questions[index].file.path].map { $0.rank != index } == true
    }
    guard !changed.isEmpty || !gone.isEmpty || !moved.isEmpty || hasOtherParts else { return }
    let parts = try parts()
    try writing { database in
      var batch = try Batch(database)
      do {
        for path in gone { try Self.remove(file: known[path]!.id, in: database) }
        for index in moved {
          let id = known[questions[index].file.path]!.id
          try database.execute(sql: "UPDATE file SET rank = ? WHERE id = ?", arguments: [index, id])
        }
        var queue = changed
        var done = 0
        while !queue.isEmpty {
          let index = queue.removeFirst()
          progress(done, done + queue.count + 1)
          let (file, section) = questions[index]
          let earlier = known[file.path]
          // A question that was indexed from a later file belongs to this one now; that file is read again.
          for path in try Self.read(
            file, section, rank: index, stamp: stamps[index], known: earlier, isForced: hasOtherParts, parts: parts,
            in: database)
          {
            known[path] = nil
            guard let later = questions.firstIndex(where: { $0.file.path == path }), !queue.contains(later) else {
              continue
            }
            queue.append(later)
            queue.sort()
          }
          done += 1
          try batch.finishFile()
        }
        try Self.set("parts", partsText, in: database)
        try batch.finish()
      } catch {
        try? database.rollback()
        throw error
      }
    }
  }

  /// Stores everything that a reader has read from the banks.
  func store(_ reader: BankReader) throws {
    try writing { database in
      try database.inTransaction {
        let files = Dictionary(grouping: reader.questions) { reader.locations[$0.id]?.file ?? $0.topic }
        let sorted = files.sorted { left, right in
          let (one, other) = (left.value[0], right.value[0])
          return (one.section.order, one.topic, left.key) < (other.section.order, other.topic, right.key)
        }
        try Self.store(reader.scripts, reader.rubrics, in: database)
        for (rank, (path, questions)) in sorted.enumerated() {
          let placed = questions.map { ($0, reader.locations[$0.id]?.line ?? 1) }.sorted { $0.1 < $1.1 }
          _ = try Self.write(
            placed, problems: [], path: path, section: questions[0].section, rank: rank,
            stamp: Stamp(size: 0, modified: 0),
            hash: "", id: nil, in: database)
        }
        return .commit
      }
    }
  }

  // MARK: One file

  /// - Returns: paths of later files that lost a question to this one.
  private static func read(
    _ file: BankFiles.File, _ section: Section, rank: Int, stamp: Stamp, known: KnownFile?, isForced: Bool,
    parts: [Section: [String]], in database: Database
  ) throws -> [String] {
    var found: (questions: [(question: Question, line: Int)], problems: [Problem]) = ([], [])
    var hash = ""
    var isSame = false
    do {
      let text = try file.text()
      hash = contentHash(text)
      isSame = !isForced && known.map { $0.hash == hash && $0.stamp.modified != 0 } ?? false
      if !isSame { found = file.questions(in: text, section: section, parts: parts) }
    } catch {
      found.problems = [error]
    }
    if let known, isSame {
      // Touched but unchanged.
      try database.execute(
        sql: "UPDATE file SET size = ?, modified = ?, rank = ? WHERE id = ?",
        arguments: [stamp.size, stamp.modified, rank, known.id])
      return []
    }
    if let known { try remove(file: known.id, in: database) }
    return try write(
      found.questions, problems: found.problems, path: file.path, section: section, rank: rank, stamp: stamp,
      hash: hash,
      id: known?.id, in: database)
  }

  private static func write(
    _ questions: [(question: Question, line: Int)], problems: [Problem], path: String, section: Section, rank: Int,
    stamp: Stamp, hash: String, id: Int?, in database: Database
  ) throws -> [String] {
    var problems = problems
    var robbed: [String] = []
    var stamp = stamp
    try database.cachedStatement(sql: "INSERT INTO file VALUES (?, ?, ?, ?, ?, ?, ?, ?)").execute(
      arguments: [id, path, rank, section.rawValue, stamp.size, stamp.modified, hash, 0])
    let file = id ?? Int(database.lastInsertedRowID)
    var position = 0
    var postings: [Facet: [String: Bits]] = [:]
    let encoder = JSONEncoder()
    for (question, line) in questions {
      if let owner = try owner(of: question.id, in: database) {
        if owner.rank < rank || owner.file == file {
          problems.append(
            Problem(
              file: path, line: line, question: question.id,
              what: "this id is already used in \(owner.path):\(owner.line)",
              fix: "give this one another id"))
          // Read this file again at the next start: the id may be free by then.
          if owner.file != file { stamp.modified = 0 }
          continue
        }
        try remove(file: owner.file, in: database)
        robbed.append(owner.path)
      }
      try database.cachedStatement(sql: "INSERT INTO question VALUES (?, ?, ?, ?, ?, ?, ?)").execute(
        arguments: [
          file << IndexSchema.positionBits | position, question.id, question.topic, question.title,
          question.difficulty.rawValue, line, String(decoding: try encoder.encode(question), as: UTF8.self),
        ])
      for facet in Facet.allCases {
        for value in facet.values(of: question) {
          postings[facet, default: [:]][value, default: Bits()].insert(position)
        }
      }
      position += 1
    }
    try database.cachedStatement(sql: "UPDATE file SET count = ?, modified = ? WHERE id = ?").execute(
      arguments: [position, stamp.modified, file])
    for (facet, values) in postings {
      for (value, bits) in values {
        try database.cachedStatement(sql: "INSERT INTO posting VALUES (?, ?, ?, ?)").execute(
          arguments: [facet.rawValue, value, file, bits.data])
      }
    }
    for problem in problems {
      let json = String(decoding: try encoder.encode(problem), as: UTF8.self)
      try database.cachedStatement(sql: "INSERT INTO problem VALUES (?, ?)").execute(arguments: [file, json])
    }
    try database.cachedStatement(
      sql: """
        INSERT INTO question_words (rowid, title, prompt, answer)
        SELECT id, title, prompt, answer FROM question_text WHERE id >= ? AND id < ?
        """
    ).execute(arguments: [file << IndexSchema.positionBits, (file + 1) << IndexSchema.positionBits])
    return robbed
  }

  private static func owner(
    of question: Question.ID, in database: Database
  ) throws -> (file: Int, rank: Int, path: String, line: Int)? {
    let statement = try database.cachedStatement(
      sql: """
        SELECT file.id, file.rank, file.path, question.line FROM question
        JOIN file ON file.id = question.id >> \(IndexSchema.positionBits) WHERE question.name = ?
        """)
    return try Row.fetchOne(statement, arguments: [question]).map { ($0[0], $0[1], $0[2], $0[3]) }
  }

  private static func remove(file: Int, in database: Database) throws {
    let range: StatementArguments = [file << IndexSchema.positionBits, (file + 1) << IndexSchema.positionBits]
    try database.cachedStatement(
      sql: """
        INSERT INTO question_words (question_words, rowid, title, prompt, answer)
        SELECT 'delete', id, title, prompt, answer FROM question_text WHERE id >= ? AND id < ?
        """
    ).execute(arguments: range)
    try database.cachedStatement(sql: "DELETE FROM question WHERE id >= ? AND id < ?").execute(arguments: range)
    for table in ["posting", "problem"] {
      try database.cachedStatement(sql: "DELETE FROM \(table) WHERE file = ?").execute(arguments: [file])
    }
    try database.cachedStatement(sql: "DELETE FROM file WHERE id = ?").execute(arguments: [file])
  }
}

/// A transaction that is committed every few files, so that an interruption does not lose what was read.
private struct Batch {
  private let database: Database
  private var files = 0

  private static let filesPerCommit = 16

  init(_ database: Database) throws {
    self.database = database
    try database.beginTransaction(.immediate)
  }

  mutating func finishFile() throws {
    files += 1
    guard files % Self.filesPerCommit == 0 else { return }
    try database.commit()
    try database.beginTransaction(.immediate)
  }

  func finish() throws { try database.commit() }
}
