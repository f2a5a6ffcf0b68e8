import Archive
import ArgumentParser
import Foundation
import Interview

struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "One line about the round that runs now, for a status bar.",
    discussion: "Prints nothing and ends with status 1 when no round runs.")

  @OptionGroup var places: PlaceOptions

  func run() throws {
    // Without Session: no bank and no configuration is needed for this, and it is asked for every few seconds.
    let path = places.archive ?? Places().archive
    guard let holder = RoundLock.holder(archive: path), let archive = try? Archive.reading(path),
      let found = try? archive.round(holder.round)
    else { throw ExitCode(Status.foundProblem.rawValue) }
    let passed = max(.zero, Moment.now().steady - found.clock.moment.steady)
    try output(found.run.statusLine(at: found.clock.at + passed) + "\n")
  }
}

extension RoundRun {
  /// `behavioral 2/4 Task 0:11 left`
  func statusLine(at time: Milliseconds) -> String {
    let run = settled(at: time)
    let place = setup.questions.count > 1 ? " \(run.position + 1)/\(setup.questions.count)" : ""
    let head = setup.script.id + place
    switch run.stage {
    case .phase:
      guard let phase = run.phase, let clock = run.mainClock(at: time) else { return head }
      if run.standing != nil { return "\(head) \(phase.title) paused" }
      guard let left = clock.left else { return "\(head) \(phase.title) \(clock.text)" }
      return "\(head) \(phase.title) \(clock.text) \(left <= .seconds(-1) ? "over" : "left")"
    case .gap: return "\(head) gap"
    case .scoring: return "\(head) scoring"
    case .finished: return "\(head) over"
    }
  }
}
