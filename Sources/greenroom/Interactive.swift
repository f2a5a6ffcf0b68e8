import ArgumentParser
import Bank
import Foundation
import Interview
import Machine
import Rehearsal
import Terminal

/// Opens the screen and plays until the candidate leaves.
/// - Parameter briefing: the briefing to open with, made from the banks; nil for the home screen.
func runInteractive(_ environment: CommandEnvironment, briefing: ((QuestionIndex) throws -> Briefing)?) throws {
  guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
    throw fail(.usage, "needs a terminal on standard input and output; history, bank and status work without one")
  }
  // Hitting the file size limit should be a write error, not the end of the program.
  signal(SIGXFSZ, SIG_IGN)
  let questions = try environment.questions()
  var catalog = try questions.catalog()
  if catalog.counts.isEmpty || catalog.kinds.isEmpty {
    let problem = try questions.firstProblem()?.description
    throw fail(.notFound, problem ?? "\(environment.banks[0]) has no questions; see docs/banks.md")
  }
  let first = try briefing?(questions)
  let records = Records(rounds: RoundStore(try environment.openArchive()), questions: questions)
  var terminal: Terminal
  do {
    terminal = try Terminal()
  } catch {
    throw fail(.foundProblem, "\(error)")
  }
  if environment.hasOwnBanks { catalog.checkCommand += " --banks \(environment.banks[0])" }
  let configuration = environment.configuration
  let charset = configuration.charset(terminal: terminal.charset)
  terminal.use(configuration.theme(depth: terminal.colorDepth, environment: environment.variables))
  let loop = Loop(
    terminal: terminal, records: records, settings: environment.settings, catalog: catalog, charset: charset,
    workFiles: environment.paths.workFiles)
  let (end, lost) = loop.run(briefing: first, notice: questions.cacheProblem)
  if !lost.isEmpty { warn("could not be saved and is lost: \(lost.joined(separator: ", "))") }
  if case .signal(let number) = end { die(bySignal: number) }
  if !lost.isEmpty { throw ExitCode(Status.foundProblem.rawValue) }
}
