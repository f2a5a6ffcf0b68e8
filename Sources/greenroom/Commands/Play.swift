import ArgumentParser
import Bank
import Foundation
import Interview
import Rehearsal
import Terminal

/// Opens the screen and plays until the candidate leaves.
/// - Parameter briefing: the briefing to open with, made from the banks; nil for the home screen.
func play(_ session: Session, briefing: ((Library) throws -> BriefingState)?) throws {
  guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
    throw fail(.usage, "needs a terminal on standard input and output; history, bank and status work without")
  }
  let library = session.library()
  guard !library.scripts.isEmpty else {
    throw fail(
      .foundProblem, library.problems.first?.description ?? "\(session.banks[0]) has no rounds; see docs/banks.md")
  }
  let first = try briefing?(library)
  let keeper = Keeper(try session.openArchive())
  let terminal: Terminal
  do {
    terminal = try Terminal()
  } catch {
    throw fail(.foundProblem, "\(error)")
  }
  var runtime = Runtime(terminal: terminal, keeper: keeper, session: session, shelf: library.shelf)
  if case .signal(let number) = runtime.run(briefing: first) { die(bySignal: number) }
}
