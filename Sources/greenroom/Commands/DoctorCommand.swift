import Archive
import ArgumentParser
import Bank
import Foundation
import Terminal

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Check terminal, files, banks and editor.",
    discussion: "Exits with status 1 if something needs fixing.")

  @Flag(help: "Sum up all attempts again from what happened in their rounds, then check.") var repair = false
  @OptionGroup var paths: PathOptions

  /// What was looked at, what was found, and whether that is well.
  private typealias Finding = (what: String, text: String, isWell: Bool)

  func run() throws {
    let environment = try CommandEnvironment(paths)
    if repair { try repairArchive(environment) }
    let findings = [
      terminal(environment), configuration(environment), archive(environment), banks(environment), editor(environment),
    ]
    var table = TextTable(columns: [.init(title: ""), .init(title: "Check"), .init(title: "Result")])
    table.rows = findings.map { [$0.isWell ? "ok" : "!!", $0.what, $0.text] }
    try output(table.text(width: nil))
    guard findings.allSatisfy(\.isWell) else { throw ExitCode(Status.foundProblem.rawValue) }
  }

  private func terminal(_ environment: CommandEnvironment) -> Finding {
    let name = environment.variables["TERM"] ?? ""
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
      return ("terminal", "not a terminal; TERM is \(name.isEmpty ? "not set" : name)", true)
    }
    do {
      let (colors, charset, size) = try Terminal.facts()
      let glyphs = environment.configuration.charset(terminal: charset)
      return (
        "terminal", "\(name), \(size.columns)×\(size.rows), \(colors), glyphs \(glyphs.rawValue)",
        size.columns >= 60 && size.rows >= 18
      )
    } catch {
      return ("terminal", "\(error)", false)
    }
  }

  private func repairArchive(_ environment: CommandEnvironment) throws {
    guard access(environment.archivePath, F_OK) == 0 else { return }
    let archive = try environment.openArchive()
    if let reason = archive.readOnlyReason { throw fail(.foundProblem, reason) }
    // A program that plays has its own idea of the round it writes.
    let holder = PlayLock.Holder(process: getpid(), terminal: "", round: "", title: "doctor --repair")
    guard let lock = PlayLock(archive: environment.archivePath, holder: holder) else {
      throw fail(.foundProblem, "another greenroom is running a round on \(environment.archivePath); finish it first")
    }
    do {
      let done = try archive.repair()
      archive.finish()
      try output("\(done.rounds) round\(done.rounds == 1 ? "" : "s") summed up again\n")
    } catch let error as ArchiveError {
      throw fail(.foundProblem, "\(error)")
    }
    withExtendedLifetime(lock) {}
  }

  private func configuration(_ environment: CommandEnvironment) -> Finding {
    let path = environment.paths.configuration
    return ("configuration", access(path, F_OK) == 0 ? path : "\(path) not found; using defaults", true)
  }

  private func archive(_ environment: CommandEnvironment) -> Finding {
    let path = environment.archivePath
    do {
      guard let archive = try Archive.reading(path) else {
        return ("archive", "\(path) does not exist yet; the first round creates it", true)
      }
      let problems = try archive.integrityProblems()
      guard problems.isEmpty else {
        return ("archive", "\(path) is damaged: \(problems[0]); restore a copy", false)
      }
      let unreadable = try archive.unreadable()
      guard unreadable.isEmpty else {
        let rounds = unreadable.map(\.description).joined(separator: "; ")
        return ("archive", "\(path): \(rounds); its attempts are listed, it cannot be opened or resumed", false)
      }
      let counts = try archive.attemptCounts()
      guard counts.old == 0 else {
        let text = "\(path), \(counts.all) attempts, \(counts.old) summed up by an older greenroom"
        return ("archive", "\(text); `greenroom doctor --repair` sums them up again", true)
      }
      let text = "\(path), \(counts.all) attempts, intact"
      if let reason = try Archive.open(path).readOnlyReason { return ("archive", "\(text); \(reason)", false) }
      return ("archive", text, true)
    } catch {
      return ("archive", "\(error)", false)
    }
  }

  private func banks(_ environment: CommandEnvironment) -> Finding {
    let library = environment.library()
    let text = "\(library.questions.count) questions, \(library.scripts.count) rounds from \(environment.banks[0])"
    guard library.problems.isEmpty else {
      return ("banks", "\(text); \(library.problems.count) problems, see `greenroom bank check`", false)
    }
    return ("banks", text, true)
  }

  private func editor(_ environment: CommandEnvironment) -> Finding {
    let command = environment.settings.editor
    let program = command.split(separator: " ").first.map(String.init) ?? command
    let folders =
      program.contains("/") ? [""] : (environment.variables["PATH"] ?? "").split(separator: ":").map { "\($0)/" }
    if let path = folders.map({ $0 + program }).first(where: { access($0, X_OK) == 0 }) {
      return ("editor", "\(command) (\(path))", true)
    }
    return ("editor", "\(command) is not found; set `editor` in config.yaml, or EDITOR", false)
  }
}
