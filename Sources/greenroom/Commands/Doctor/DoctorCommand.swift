import Archive
import ArgumentParser
import Canvas
import Foundation
import Machine

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Check this machine: terminal, files, banks, editor, and tools.",
    discussion: "Exits with status 1 if something keeps greenroom from working.")

  @Flag(help: "Recompute every attempt from the events of its round, then check.") var repair = false
  @OptionGroup var options: PathOptions

  func run() throws {
    if repair { try repairArchive(CommandEnvironment(options)) }
    let findings = Diagnosis(options).findings
    var table = TextTable(columns: [.init(title: ""), .init(title: "Check"), .init(title: "Result")])
    // Wrapped, not truncated: what to do is often at the end of a line.
    let room = outputWidth.map { max(20, $0 - (findings.map(\.what.count).max() ?? 0) - 6) }
    table.rows = findings.flatMap { finding in
      let lines = room.map { wrapped(finding.text, width: $0) } ?? [finding.text]
      return lines.enumerated().map { $0 == 0 ? [finding.level.rawValue, finding.what, $1] : ["", "", $1] }
    }
    try output(table.text(width: nil))
    guard findings.allSatisfy({ $0.level != .broken }) else { throw ExitCode(Status.foundProblem.rawValue) }
  }

  private func repairArchive(_ environment: CommandEnvironment) throws {
    guard access(environment.archivePath, F_OK) == 0 else { return }
    let archive = try environment.openArchive()
    if let reason = archive.readOnlyReason { throw fail(.foundProblem, reason) }
    // A greenroom running a round keeps its own copy of what it is writing.
    let holder = PlayLock.Holder(process: getpid(), terminal: "", round: "", title: "doctor --repair")
    guard let lock = PlayLock(archive: environment.archivePath, holder: holder) else {
      throw fail(.foundProblem, "another greenroom is running a round on \(environment.archivePath); finish it first")
    }
    do {
      let done = try archive.repair()
      archive.finish()
      try output("\(done.rounds) round\(done.rounds == 1 ? "" : "s") recomputed\n")
    } catch let error as ArchiveError {
      throw fail(.foundProblem, "\(error)")
    }
    withExtendedLifetime(lock) {}
  }
}

/// The result of one check.
struct Finding {
  enum Level: String {
    case well = "ok"
    /// Worth knowing; everything works.
    case note = "--"
    /// Keeps something from working.
    case broken = "!!"
  }

  var what: String
  var level = Level.well
  var text: String
}

/// Everything worth reporting about this machine. What ends any other command is only a finding here.
struct Diagnosis {
  let options: PathOptions
  let variables = Paths.variables

  init(_ options: PathOptions) { self.options = options }

  var findings: [Finding] {
    let paths = Result { try Paths(environment: variables) }
    var configuration = Configuration.standard
    var found: [Finding] = []
    if case .success(let paths) = paths {
      do {
        configuration = try Configuration(file: paths.configuration)
        let isThere = access(paths.configuration, F_OK) == 0
        let text = isThere ? paths.configuration : "\(paths.configuration) not found; using defaults"
        found.append(Finding(what: "configuration", text: text))
      } catch {
        found.append(Finding(what: "configuration", level: .broken, text: "\(error)"))
      }
    }
    found.insert(contentsOf: [terminal(configuration), locale], at: 0)
    switch paths {
    case .success(let paths):
      found += folders(paths) + [archive(options.archive ?? paths.archive), banks(paths)]
    case .failure(let error):
      found.append(Finding(what: "folders", level: .broken, text: "\(error)"))
      if let path = options.archive { found.append(archive(path)) }
    }
    return found + [editor(configuration), tools]
  }
}
