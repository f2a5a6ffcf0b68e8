import Archive
import Foundation
import Interview
import Rehearsal

/// Writes to the archive on behalf of the program that runs: holds what could not be saved, the right to play, and goes
/// on in a new file when the archive was taken away.
struct Keeper {
  private struct Unsaved {
    var run: RoundRun
    var clock: ClockMark
    var durable: Bool
  }

  private var archive: Archive
  private var lock: RoundLock?
  /// The last state of each round that the file does not have.
  private var unsaved: [String: Unsaved] = [:]

  init(_ archive: Archive) { self.archive = archive }

  var hasUnsaved: Bool { !unsaved.isEmpty }

  // MARK: The right to play

  mutating func claim(title: String, terminal: String) -> Event {
    let holder = RoundLock.Holder(process: getpid(), terminal: terminal, round: "", title: title)
    if lock == nil { lock = RoundLock(archive: archive.path, holder: holder) }
    if lock != nil { return .granted(id: Self.newID()) }
    guard let other = RoundLock.holder(archive: archive.path) else {
      return .refused("The file \(archive.path).lock cannot be made: \(systemReason()).")
    }
    let place = other.terminal.isEmpty ? "" : " on \(other.terminal)"
    return .refused(
      "Another greenroom is playing: \(other.title)\(place) (process \(other.process)). Here you can look at everything."
    )
  }

  mutating func release() { lock = nil }

  /// Time first, so that ids sort by it, then chance.
  private static func newID() -> String {
    let seconds = Int(Date().timeIntervalSince1970)
    let chance = UInt32.random(in: .min ... .max)
    func padded(_ text: String, to width: Int) -> String {
      String(repeating: "0", count: max(0, width - text.count)) + text
    }
    return padded(String(seconds, radix: 36), to: 7) + "-" + padded(String(chance, radix: 36), to: 7)
  }

  // MARK: Writing

  mutating func save(_ run: RoundRun, at: Milliseconds, durable: Bool, now: Moment) -> [Event] {
    lock?.name(round: run.setup.id)
    unsaved[run.setup.id] = Unsaved(run: run, clock: ClockMark(at: at, moment: now), durable: durable)
    return saveAgain()
  }

  mutating func saveAgain() -> [Event] {
    var events = replaceIfGone()
    for (id, pending) in unsaved {
      do {
        try archive.save(pending.run, clock: pending.clock, durable: pending.durable)
        unsaved[id] = nil
      } catch {
        return events + [.saveFailed("\(error)")]
      }
    }
    events.append(.saved)
    return events
  }

  mutating func keepClock(of round: String, at: Milliseconds, now: Moment) -> [Event] {
    // A round that the file does not have has no row for its clock.
    if unsaved[round] != nil { return saveAgain() }
    guard archive.isInPlace else { return saveAgain() }
    do {
      try archive.save(ClockMark(at: at, moment: now), of: round)
      return []
    } catch {
      return [.saveFailed("\(error)")]
    }
  }

  /// Writing into a file that was moved away would lose what is written: go on at the path, with what stands there now
  /// or a new archive, and write the rounds of this program into it from their beginning.
  private mutating func replaceIfGone() -> [Event] {
    guard !archive.isInPlace else { return [] }
    do {
      archive = try Archive(path: archive.path)
      return [.archiveReplaced("The archive was moved or removed; this round goes on in \(archive.path).")]
    } catch {
      return [.failed("\(error)")]
    }
  }

  // MARK: Reading

  func history() -> Event {
    do {
      let other = lock == nil ? RoundLock.holder(archive: archive.path)?.round : nil
      let waiting = try archive.unfinished().filter { $0.run.setup.id != other }.map {
        WaitingRound(run: $0.run, at: $0.clock.at, wall: $0.clock.moment.wall)
      }
      return .historyLoaded(try archive.attempts(), waiting: waiting)
    } catch {
      return .failed("\(error)")
    }
  }

  func round(_ id: String, attempt: Int) -> Event {
    do {
      guard let found = try archive.round(id) else { return .failed("The archive has no round \(id) any more.") }
      return .roundLoaded(found.run, attempt: attempt)
    } catch {
      return .failed("\(error)")
    }
  }
}
