import Foundation
import Interview

/// Everything that can be practiced: the questions, scripts and rubrics of one or more banks.
public struct Library: Sendable {
  public struct Place: Hashable, Sendable {
    public var file: String
    public var line: Int
  }

  /// In order of section, topic and id.
  public private(set) var questions: [Question] = []
  public private(set) var places: [Question.ID: Place] = [:]
  public private(set) var scripts: [RoundScript] = []
  public private(set) var rubrics: [Rubric] = []
  public private(set) var problems: [Problem] = []

  public init() {}

  public func question(_ id: String) -> Question? { questions.first { $0.id == id } }
  public func rubric(_ id: String) -> Rubric? { rubrics.first { $0.id == id } }

  /// Reads the banks one after the other. A later bank may replace a script or a rubric; a question is there once.
  /// Never fails: what is wrong is in `problems`.
  /// - Parameters:
  ///   - optional: banks that need not be there.
  ///   - rounds: a bank whose rounds and rubrics serve those that have no rounds of their own.
  public static func load(banks: [String], optional: [String] = [], rounds: String? = nil) -> Library {
    var library = Library()
    var known: Set<String> = []
    let found = (banks + optional.filter { access($0, F_OK) == 0 }).filter { bank in
      known.insert(SafeFile.realPath(bank) ?? bank).inserted
    }
    let needsRounds = !found.contains { library.isFolder("\($0)/rounds") }
    let withRounds = (needsRounds ? [rounds].compactMap { $0 } : []) + found
    // All rubrics first, since a script names one.
    for bank in withRounds { library.readRubrics(in: bank) }
    for bank in withRounds { library.readScripts(in: bank) }
    library.scripts.sort { ($0.order, $0.id) < ($1.order, $1.id) }
    for bank in found { library.readQuestions(in: bank) }
    library.questions.sort { left, right in
      let sections = Section.allCases
      let (l, r) = (sections.firstIndex(of: left.section)!, sections.firstIndex(of: right.section)!)
      return (l, left.topic, left.id) < (r, right.topic, right.id)
    }
    return library
  }

  private mutating func readRubrics(in bank: String) {
    guard isFolder(bank) else { return }
    var own: Set<String> = []
    for name in yamlFiles(in: bank, "rubrics") {
      guard let (file, text) = open(name, in: bank), let rubric = file.rubric(of: text) ?? collect(file) else {
        continue
      }
      guard own.insert(rubric.id).inserted else {
        problems.append(
          Problem(file: file.name, what: "there are two rubrics \(rubric.id)", fix: "change one of the ids"))
        continue
      }
      rubrics.removeAll { $0.id == rubric.id }
      rubrics.append(rubric)
    }
  }

  private mutating func readScripts(in bank: String) {
    guard isFolder(bank) else { return }
    var own: Set<String> = []
    for name in yamlFiles(in: bank, "rounds") {
      guard let (file, text) = open(name, in: bank),
        let script = file.script(of: text, rubrics: rubrics.map(\.id)) ?? collect(file)
      else { continue }
      guard own.insert(script.id).inserted else {
        problems.append(
          Problem(file: file.name, what: "there are two rounds \(script.id)", fix: "change one of the ids"))
        continue
      }
      scripts.removeAll { $0.id == script.id }
      scripts.append(script)
    }
  }

  private mutating func readQuestions(in bank: String) {
    guard isFolder(bank) else {
      problems.append(
        Problem(
          file: bank, what: access(bank, F_OK) == 0 ? "not a folder" : "no such folder",
          fix: "name a bank with --banks, see docs/banks.md")
      )
      return
    }
    let entries: [String]
    do {
      entries = try FileManager.default.contentsOfDirectory(atPath: bank).sorted()
    } catch {
      problems.append(Problem(file: bank, what: "cannot be read", fix: "check its permissions"))
      return
    }
    let before = (questions.count, scripts.count, rubrics.count)
    for entry in entries where !entry.hasPrefix(".") && isFolder("\(bank)/\(entry)") {
      if ["rounds", "rubrics", "schema"].contains(entry) { continue }
      guard let section = Section(rawValue: entry) else {
        let names = Section.allCases.map(\.rawValue) + ["rounds", "rubrics"]
        problems.append(
          Problem(
            file: "\(bank)/\(entry)", what: "not a section",
            fix: nearest(to: entry, among: names).map { "did you mean \($0)?" }
              ?? "sections are \(names.joined(separator: ", "))"))
        continue
      }
      for name in yamlFiles(in: bank, entry) { readQuestions(name, section, in: bank) }
    }
    if questions.count == before.0, problems.isEmpty, yamlFiles(in: bank, "rounds").isEmpty {
      problems.append(
        Problem(file: bank, what: "a bank without questions", fix: "see docs/banks.md for what belongs there"))
    }
  }

  private var scriptParts: [Section: [String]] {
    scripts.reduce(into: [:]) { parts, script in
      for section in script.sections { parts[section, default: []] += script.phases.map(\.id) }
    }
  }

  private mutating func readQuestions(_ name: String, _ section: Section, in bank: String) {
    guard let (file, text) = open(name, in: bank) else { return }
    let stem = String(name.split(separator: "/").last!.prefix { $0 != "." })
    file.scriptParts = scriptParts
    let found = file.questions(of: text, section: section, topic: stem)
    problems += file.problems
    for (question, line) in found {
      if let first = places[question.id] {
        problems.append(
          Problem(
            file: file.name, line: line, question: question.id,
            what: "this id is already used in \(first.file):\(first.line)", fix: "give this one another id"))
        continue
      }
      questions.append(question)
      places[question.id] = Place(file: file.name, line: line)
    }
  }

  /// Notes what a file has against itself. Returns nil, so that it can stand behind `??`.
  private mutating func collect<Value>(_ file: YAMLFile) -> Value? {
    problems += file.problems
    return nil
  }

  private mutating func open(_ name: String, in bank: String) -> (YAMLFile, String)? {
    let shown = "\(bank)/\(name)"
    do {
      return (YAMLFile(name: shown), try SafeFile.text(at: shown, shown: shown, within: bank))
    } catch {
      problems.append(error as? Problem ?? Problem(file: shown, what: "cannot be read", fix: "check the file"))
      return nil
    }
  }

  private func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Names relative to the bank, sorted.
  private mutating func yamlFiles(in bank: String, _ folder: String) -> [String] {
    guard isFolder("\(bank)/\(folder)") else { return [] }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: "\(bank)/\(folder)") else {
      problems.append(Problem(file: "\(bank)/\(folder)", what: "cannot be read", fix: "check its permissions"))
      return []
    }
    return names.filter { !$0.hasPrefix(".") && ($0.hasSuffix(".yaml") || $0.hasSuffix(".yml")) }.sorted().map {
      "\(folder)/\($0)"
    }
  }
}
