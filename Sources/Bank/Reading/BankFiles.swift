import Foundation
import Interview

/// Which banks there are, and the files in them, before any is read.
public struct BankFiles: Sendable {
  struct File: Hashable, Sendable {
    var bank: String
    /// Within the bank.
    var name: String

    /// As messages name it.
    var path: String { "\(bank)/\(name)" }

    /// Without folder and ending.
    var stem: String { String(name.split(separator: "/").last!.prefix { $0 != "." }) }
  }

  /// In the order of reading: a rubric or round of a later bank replaces that of an earlier one.
  private(set) var rubrics: [File] = []
  private(set) var rounds: [File] = []
  /// In the order of banks, sections and names.
  private(set) var questions: [(file: File, section: Section)] = []
  private(set) var problems: [Problem] = []
  /// Files and folders in the banks that are not read: nothing is wrong with them, but their owner should know.
  private(set) var notes: [Problem] = []

  /// Files of questions in the order of sections, topics and banks.
  var inOrder: [(file: File, section: Section)] {
    let keyed = questions.enumerated().map { index, entry in
      (key: (entry.section.order, entry.file.stem, index), entry: (entry.file, entry.section))
    }
    return keyed.sorted { $0.key < $1.key }.map(\.entry)
  }

  /// - Parameters:
  ///   - banks: that must be there.
  ///   - optional: that need not be there.
  ///   - rounds: a bank whose rounds and rubrics serve those that have no rounds of their own.
  public init(banks: [String], optional: [String] = [], rounds: String? = nil) {
    var known: Set<String> = []
    let found = (banks + optional.filter { access($0, F_OK) == 0 }).filter { bank in
      known.insert(SafeFile.realPath(bank) ?? bank).inserted
    }
    let needsRounds = !found.contains { isFolder("\($0)/rounds") }
    for bank in (needsRounds ? [rounds].compactMap { $0 } : []) + found {
      self.rubrics += yamlFiles(in: bank, "rubrics", areQuestions: false)
      self.rounds += yamlFiles(in: bank, "rounds", areQuestions: false)
    }
    for bank in found { addQuestions(in: bank) }
  }

  private mutating func addQuestions(in bank: String) {
    guard isFolder(bank) else {
      problems.append(
        Problem(
          file: bank, what: access(bank, F_OK) == 0 ? "not a folder" : "no such folder",
          fix: "name a bank with --banks, see docs/banks.md"))
      return
    }
    guard let entries = try? FileManager.default.contentsOfDirectory(atPath: bank).sorted() else {
      problems.append(Problem(file: bank, what: "cannot be read", fix: "check its permissions"))
      return
    }
    let before = (questions.count, problems.count)
    for entry in entries where !entry.hasPrefix(".") { look(at: entry, in: bank) }
    for section in Section.allCases where entries.contains(section.rawValue) {
      questions += yamlFiles(in: bank, section.rawValue, areQuestions: true).map { ($0, section) }
    }
    if questions.count == before.0, problems.count == before.1, !rounds.contains(where: { $0.bank == bank }) {
      problems.append(
        Problem(file: bank, what: "a bank without questions", fix: "see docs/banks.md for what belongs there"))
    }
  }

  /// Notes anything at the top of a bank that belongs in one of its folders. Other files, such as a README, are fine.
  private mutating func look(at entry: String, in bank: String) {
    let parts = Section.allCases.map(\.rawValue) + ["rounds", "rubrics"]
    guard isFolder("\(bank)/\(entry)") else {
      if case .yaml = BankFileName(entry, mustBeSlug: false) {
        passOver("\(bank)/\(entry)", "not in a section folder", "move it into one")
      }
      return
    }
    guard !parts.contains(entry), entry != "schema" else { return }
    passOver(
      "\(bank)/\(entry)", "not a section folder",
      nearest(to: entry, among: parts).map { "did you mean \($0)?" } ?? "sections are \(parts.joined(separator: ", "))")
  }

  private static func stem(_ name: String) -> Substring { name.prefix(upTo: name.lastIndex(of: ".") ?? name.endIndex) }

  private mutating func passOver(_ file: String, _ what: String, _ fix: String) {
    notes.append(Problem(file: file, what: "skipped: \(what)", fix: fix))
  }

  private func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// In the order of their names.
  private mutating func yamlFiles(in bank: String, _ folder: String, areQuestions: Bool) -> [File] {
    guard isFolder("\(bank)/\(folder)") else { return [] }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: "\(bank)/\(folder)") else {
      problems.append(Problem(file: "\(bank)/\(folder)", what: "cannot be read", fix: "check its permissions"))
      return []
    }
    // By what stands before the ending: `mine` comes before `mine copy`.
    let inOrder = names.sorted { (Self.stem($0), $0) < (Self.stem($1), $1) }
    return inOrder.compactMap { name in
      let path = "\(bank)/\(folder)/\(name)"
      switch BankFileName(name, mustBeSlug: areQuestions) {
      case .yaml: return File(bank: bank, name: "\(folder)/\(name)")
      case .passedOver where isFolder(path):
        passOver(path, "a nested folder", "move its files up into \(folder)")
      case .passedOver(let what, let fix): passOver(path, what, fix)
      case .foreign: break
      }
      return nil
    }
  }
}
