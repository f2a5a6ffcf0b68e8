import ArgumentParser
import Bank
import Foundation
import Interview
import Rehearsal
import Terminal

/// Opens the screen and plays until the candidate leaves.
/// - Parameter briefing: the briefing to open with, made from the banks; nil for the home screen.
func play(_ session: Session, briefing: ((BankReader) throws -> BriefingState)?) throws {
  guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
    throw fail(.usage, "needs a terminal on standard input and output; history, bank and status work without one")
  }
  // A limit on the size of files is an error of the write, not the end of the program.
  signal(SIGXFSZ, SIG_IGN)
  let library = session.library()
  if library.questions.isEmpty || library.scripts.isEmpty {
    let reason = library.problems.first?.description ?? "\(session.banks[0]) has no questions; see docs/banks.md"
    throw fail(.notFound, reason)
  }
  let first = try briefing?(library)
  let store = RoundStore(try session.openArchive())
  let terminal: Terminal
  do {
    terminal = try Terminal()
  } catch {
    throw fail(.foundProblem, "\(error)")
  }
  var shelf = library.shelf
  if session.hasOwnBanks { shelf.checkCommand += " --banks \(session.banks[0])" }
  var runtime = Runtime(terminal: terminal, store: store, session: session, shelf: shelf)
  let end = runtime.run(briefing: first)
  let lost = runtime.unsavedTitles
  if !lost.isEmpty { warn("could not be saved and is lost: \(lost.joined(separator: ", "))") }
  if case .signal(let number) = end { die(bySignal: number) }
  if !lost.isEmpty { throw ExitCode(Status.foundProblem.rawValue) }
}
