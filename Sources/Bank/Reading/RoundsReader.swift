import Interview

/// The rounds and rubrics of all banks.
struct Rounds: Sendable {
  /// In their order.
  var scripts: [RoundScript] = []
  var rubrics: [Rubric] = []
  var problems: [Problem] = []

  init() {}

  /// Reads all files. Of two with one id in one bank the second is a mistake; one of a later bank replaces it.
  init(_ files: BankFiles) {
    // All rubrics first, since a script names one.
    var banks: [String: String] = [:]
    for place in files.rubrics {
      guard let (file, text) = open(place), let rubric = file.rubric(of: text) ?? collect(file) else { continue }
      guard banks[rubric.id] != place.bank else {
        problems.append(
          Problem(file: place.path, what: "there are two rubrics \(rubric.id)", fix: "change one of the ids"))
        continue
      }
      banks[rubric.id] = place.bank
      rubrics.removeAll { $0.id == rubric.id }
      rubrics.append(rubric)
    }
    banks = [:]
    for place in files.rounds {
      guard let (file, text) = open(place),
        let script = file.script(of: text, rubrics: rubrics.map(\.id)) ?? collect(file)
      else { continue }
      guard banks[script.id] != place.bank else {
        problems.append(
          Problem(file: place.path, what: "there are two rounds \(script.id)", fix: "change one of the ids"))
        continue
      }
      banks[script.id] = place.bank
      scripts.removeAll { $0.id == script.id }
      scripts.append(script)
    }
    scripts.sort { ($0.order, $0.id) < ($1.order, $1.id) }
  }

  /// The ids of the phases that the scripts of each section have, in their order.
  var parts: [Section: [String]] {
    scripts.reduce(into: [:]) { parts, script in
      for section in script.sections { parts[section, default: []] += script.phases.map(\.id) }
    }
  }

  /// Notes what a file has against itself. Returns nil, so that it can stand after `??`.
  private mutating func collect<Value>(_ file: YAMLFile) -> Value? {
    problems += file.problems
    return nil
  }

  private mutating func open(_ place: BankFiles.File) -> (YAMLFile, String)? {
    do {
      return (YAMLFile(name: place.path), try place.text())
    } catch {
      problems.append(error)
      return nil
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
