import Archive
import ArgumentParser
import Foundation
import Interview
import Machine

struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "One line about the current round, for a status bar.",
    discussion: "Prints nothing and exits with 1 when no round is running.")

  @OptionGroup var paths: PathOptions

  func run() throws {
    // Without Session: this needs no bank and no configuration, and a status bar runs it every few seconds.
    guard let path = try? paths.archive ?? Paths().archive,
      let holder = PlayLock.holder(archive: path), let archive = try? Archive.reading(path),
      let found = try? archive.round(holder.round)
    else { throw ExitCode(Status.foundProblem.rawValue) }
    let passed = max(.zero, Moment.now().steady - found.heartbeat.moment.steady)
    try output(found.run.statusLine(at: found.heartbeat.at + passed) + "\n")
  }
}

extension RoundRun {
  /// `behavioral 2/4 Task 0:11 left`
  func statusLine(at time: Milliseconds) -> String {
    let count = setup.questions.count
    let place = count > 1 ? " \(caughtUp(at: time).position + 1)/\(count)" : ""
    return "\(setup.script.id)\(place) \(clockWords(at: time))"
  }
}
