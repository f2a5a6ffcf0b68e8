import Archive
import ArgumentParser
import Bank
import Foundation
import Terminal

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Check terminal, files, banks and editor.",
    discussion: "Ends with status 1 when something needs mending.")

  @OptionGroup var places: PlaceOptions

  /// What was looked at, what was found, and whether that is well.
  private typealias Finding = (what: String, text: String, isWell: Bool)

  func run() throws {
    let session = try Session(places)
    let findings = [
      terminal(session), configuration(session), archive(session), banks(session), editor(session),
    ]
    var table = TextTable(columns: [.init(title: ""), .init(title: "Part"), .init(title: "Found")])
    table.rows = findings.map { [$0.isWell ? "ok" : "!!", $0.what, $0.text] }
    try output(table.text(width: nil))
    guard findings.allSatisfy(\.isWell) else { throw ExitCode(Status.foundProblem.rawValue) }
  }

  private func terminal(_ session: Session) -> Finding {
    let name = session.environment["TERM"] ?? ""
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
      return ("terminal", "none here; TERM is \(name.isEmpty ? "not set" : name)", true)
    }
    do {
      let (colours, charset, size) = try Terminal.facts()
      let glyphs = session.configuration.charset(terminal: charset)
      return (
        "terminal", "\(name), \(size.columns)×\(size.rows), \(colours), glyphs \(glyphs.rawValue)",
        size.columns >= 60 && size.rows >= 18
      )
    } catch {
      return ("terminal", "\(error)", false)
    }
  }

  private func configuration(_ session: Session) -> Finding {
    let path = session.places.configuration
    return ("configuration", access(path, F_OK) == 0 ? path : "\(path) is not there: all defaults", true)
  }

  private func archive(_ session: Session) -> Finding {
    let path = session.archivePath
    do {
      guard let archive = try Archive.reading(path) else {
        return ("archive", "\(path) is not there yet; the first round makes it", true)
      }
      let problems = try archive.integrityProblems()
      guard problems.isEmpty else {
        return ("archive", "\(path) is damaged: \(problems[0]); restore a copy", false)
      }
      return ("archive", "\(path), \(try archive.attempts().count) attempts, whole", true)
    } catch {
      return ("archive", "\(error)", false)
    }
  }

  private func banks(_ session: Session) -> Finding {
    let library = session.library()
    let text = "\(library.questions.count) questions, \(library.scripts.count) rounds from \(session.banks[0])"
    guard library.problems.isEmpty else {
      return ("banks", "\(text); \(library.problems.count) mistakes, see `greenroom bank check`", false)
    }
    return ("banks", text, true)
  }

  private func editor(_ session: Session) -> Finding {
    let command = session.settings.editor
    let program = command.split(separator: " ").first.map(String.init) ?? command
    let folders =
      program.contains("/") ? [""] : (session.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/" }
    if let path = folders.map({ $0 + program }).first(where: { access($0, X_OK) == 0 }) {
      return ("editor", "\(command) (\(path))", true)
    }
    return ("editor", "\(command) is not found; set `editor` in config.yaml, or EDITOR", false)
  }
}
