import Interview

/// The rounds and rubrics of all banks.
struct RoundsReader: Sendable {
  /// In their order.
  private(set) var scripts: [RoundScript] = []
  private(set) var rubrics: [Rubric] = []
  private(set) var problems: [Problem] = []

  /// Reads all files. Of two with one id in one bank the second is a mistake; one of a later bank replaces it.
  init(_ files: BankFiles) {
    // All rubrics first, since a script names one.
    rubrics = read(files.rubrics, "rubrics") { file, text in file.rubric(of: text) }
    let known = rubrics.map(\.id)
    scripts = read(files.rounds, "rounds") { file, text in file.script(of: text, rubrics: known) }
    scripts.sort { ($0.order, $0.id) < ($1.order, $1.id) }
  }

  /// - Parameters:
  ///   - noun: what they are, for messages.
  ///   - parse: the value of a file, or nil; either way, notes problems in the file.
  private mutating func read<Value: Identifiable>(
    _ files: [BankFiles.File], _ noun: String, parse: (YAMLFile, String) -> Value?
  ) -> [Value] where Value.ID == String {
    var values: [Value] = []
    var banks: [String: String] = [:]
    for place in files {
      let file = YAMLFile(name: place.path)
      let text: String
      do {
        text = try place.text()
      } catch {
        problems.append(error)
        continue
      }
      let parsed = parse(file, text)
      problems += file.problems
      guard let value = parsed else { continue }
      guard banks[value.id] != place.bank else {
        problems.append(
          Problem(file: place.path, what: "there are two \(noun) \(value.id)", fix: "change one of the ids"))
        continue
      }
      banks[value.id] = place.bank
      values.removeAll { $0.id == value.id }
      values.append(value)
    }
    return values
  }

  /// The ids of the phases that the scripts of each section have, in their order.
  var parts: [Section: [String]] {
    scripts.reduce(into: [:]) { parts, script in
      for section in script.sections { parts[section, default: []] += script.phases.map(\.id) }
    }
  }
}

extension BankFiles.File {
  /// - Throws: a `Problem`.
  func text() throws(Problem) -> String {
    do {
      return try SafeFile.text(at: path, shown: path, within: bank)
    } catch {
      throw error as? Problem ?? Problem(file: path, what: "cannot be read", fix: "check the file")
    }
  }

  /// The questions in a text of this file, each with the line it begins on, and what is wrong with it.
  func questions(in text: String, section: Section, parts: [Section: [String]]) -> (
    questions: [(question: Question, line: Int)], problems: [Problem]
  ) {
    let file = YAMLFile(name: path)
    file.scriptParts = parts
    let found = file.questions(of: text, section: section, topic: stem)
    return (found, file.problems)
  }
}
