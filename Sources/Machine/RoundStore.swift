import Archive
import Bank
import Foundation
import Interview
import Rehearsal

/// Writes to the archive on behalf of the program that runs: holds what could not be saved, the play lock, and goes
/// on in a new file when the archive was taken away.
public struct RoundStore {
  private struct Saved {
    var round: StoredRound
    var durable: Bool
  }

  private let path: String
  private(set) var archive: Archive
  private let newID: (Moment) -> String
  private var lock: PlayLock?
  /// The last state of each round of this program, whether or not the file has it.
  private var lastStates: [String: Saved] = [:]
  /// The rounds whose last state the file does not have.
  private var unsaved: Set<String> = []
  /// The play lock goes with the last save.
  private var releasesWhenSaved = false

  /// - Parameter newID: gives each round an id that no other has.
  public init(_ archive: Archive, newID: @escaping (Moment) -> String = Self.newID) {
    self.archive = archive
    self.newID = newID
    path = archive.path
  }

  /// Rounds of which something would be lost now.
  public var unsavedTitles: [String] { unsaved.compactMap { lastStates[$0]?.round.run.setup.script.title }.sorted() }

  // MARK: The play lock

  /// - Parameter prepare: gathers what the briefing's round needs, under this id.
  mutating func acquireLock(
    _ request: LockRequest, terminal: String, now: Moment, prepare: (Briefing, String, Archive) throws -> RoundMaterial
  ) -> [Event] {
    let replaced = replaceIfGone()
    if let reason = archive.readOnlyReason {
      // It may have become writable by now.
      guard let writable = try? Archive(path: path) else { return [.lockDenied(reason)] }
      archive = writable
    }
    let holder = PlayLock.Holder(process: getpid(), terminal: terminal, round: "", title: request.title)
    if lock == nil, !archive.isInMemory {
      lock = PlayLock(archive: path, holder: holder)
      guard lock != nil else { return [.lockDenied(denial)] }
    }
    releasesWhenSaved = false
    // Another program may have played since.
    archive.forget()
    do {
      let round = try request.round.flatMap(storedRound)
      var material: RoundMaterial?
      if case .begin(let briefing) = request.purpose { material = try prepare(briefing, newID(now), archive) }
      return replaced + [
        .recordsChanged, .lockAcquired(request, material: material, round: round),
      ]
    } catch {
      releaseLock()
      return [.lockDenied("\(error)")]
    }
  }

  private var denial: String {
    guard let other = PlayLock.holder(archive: path) else {
      return "The file \(PlayLock.file(for: path)) cannot be created: \(SafeFile.reason())."
    }
    let place = other.terminal.isEmpty ? "" : " on \(other.terminal)"
    return
      "Another greenroom is running a round: \(other.title)\(place) (process \(other.process)). You can browse here, but not start one."
  }

  mutating func releaseLock() {
    guard unsaved.isEmpty else {
      releasesWhenSaved = true
      return
    }
    releasesWhenSaved = false
    lock = nil
    // From now on another program may know better.
    lastStates = [:]
  }

  /// Time first, so that ids sort by it, then chance.
  public static func newID(_ now: Moment) -> String {
    let seconds = now.wall.wholeSeconds
    let chance = UInt32.random(in: .min ... .max)
    func padded(_ text: String, to width: Int) -> String {
      String(repeating: "0", count: max(0, width - text.count)) + text
    }
    return padded(String(seconds, radix: 36), to: 7) + "-" + padded(String(chance, radix: 36), to: 7)
  }

  // MARK: Writing

  mutating func save(_ run: RoundRun, at: Milliseconds, durable: Bool, now: Moment) -> [Event] {
    let id = run.setup.id
    lock?.name(round: id)
    // What was to reach the disk and did not is still to reach it.
    let wasDurable = unsaved.contains(id) && lastStates[id]?.durable == true
    lastStates[id] = Saved(
      round: StoredRound(run: run, heartbeat: Heartbeat(at: at, moment: now)), durable: durable || wasDurable)
    unsaved.insert(id)
    return saveAgain()
  }

  /// A round that cannot be saved does not keep the others from being saved.
  mutating func saveAgain() -> [Event] {
    var events = replaceIfGone()
    if let failed = events.first(where: { if case .saveFailed = $0 { true } else { false } }) { return [failed] }
    var failure: (any Error)?
    for id in unsaved {
      guard let saved = lastStates[id] else { continue }
      do {
        try archive.save(saved.round, durable: saved.durable)
        unsaved.remove(id)
      } catch {
        failure = error
      }
    }
    events.append(failure.map { .saveFailed("\($0)") } ?? .saved)
    if releasesWhenSaved { releaseLock() }
    return events
  }

  /// A heartbeat.
  mutating func heartbeat(of round: String, at: Milliseconds, now: Moment) -> [Event] {
    lastStates[round]?.round.heartbeat = Heartbeat(at: at, moment: now)
    guard unsaved.isEmpty, archive.isInPlace else { return saveAgain() }
    do {
      try archive.save(Heartbeat(at: at, moment: now), of: round)
      return []
    } catch {
      unsaved.insert(round)
      return [.saveFailed("\(error)")]
    }
  }

  /// Writing into a file that was moved away would lose what is written: go on at the path, with what stands there now
  /// or a new archive, and write the round of this program into it from its beginning. The play lock is taken anew
  /// as well: the file that stands for it may have moved along.
  private mutating func replaceIfGone() -> [Event] {
    guard !archive.isInPlace else { return [] }
    unsaved.formUnion(lastStates.keys)
    // First let go: closing later would take the new file's log away.
    archive.finish()
    do {
      // With a round under way, only a file that can be written will do.
      archive = lastStates.isEmpty ? try Archive.open(path) : try Archive(path: path)
    } catch {
      return [.saveFailed("\(error)")]
    }
    if let holder = lock?.holder {
      lock = nil
      lock = PlayLock(archive: path, holder: holder)
      guard lock != nil else {
        return [.saveFailed("another greenroom is using \(path); close it")]
      }
    }
    let rounds = lastStates.isEmpty ? "" : "; this round continues in \(path)"
    return [.archiveReplaced("The archive was moved or removed\(rounds).")]
  }

  // MARK: Reading

  /// The overview from the file, with what could not be saved on top.
  func overview(recent: Int) throws -> Overview {
    let other = lock == nil && !archive.isInMemory ? PlayLock.holder(archive: path)?.round : nil
    var overview = try archive.overview(recent: recent)
    let pending = unsaved.compactMap { lastStates[$0]?.round }
    overview.paused =
      pending.filter { !$0.run.isOver } + overview.paused.filter { !unsaved.contains($0.id) && $0.id != other }
    let extra = try unwritten()
    overview.attempts += extra.count
    overview.recent = Array((extra + overview.recent.map(current)).prefix(recent))
    return overview
  }

  /// Attempts that the file does not have yet come first, whatever the order.
  func page(_ query: AttemptQuery) throws -> AttemptPage {
    guard !unsaved.isEmpty else { return try archive.page(query) }
    let all = try unwritten()
    let extra = query.filter.search.isEmpty ? all.filter(query.filter.admits) : []
    var inFile = query
    inFile.offset = max(0, query.offset - extra.count)
    inFile.limit = max(0, query.limit - max(0, extra.count - query.offset))
    var page = try archive.page(inFile)
    page.lines = extra.dropFirst(query.offset).prefix(query.limit) + page.lines.map(current)
    page.offset = query.offset < extra.count ? query.offset : page.offset + extra.count
    page.count += extra.count
    page.all += all.count
    page.recent = Array((extra.filter { !$0.isVoid } + page.recent.map(current)).prefix(AttemptPage.recentCount))
    return page
  }

  /// Attempts of rounds that could not be saved, if the file has no line for them.
  private func unwritten() throws -> [AttemptLine] {
    try unsaved.compactMap { lastStates[$0]?.round }.flatMap { round in
      let written = try archive.positions(ofRound: round.id)
      return Self.lines(round).filter { !written.contains($0.position) }
    }.sorted { $0.startedAt > $1.startedAt }
  }

  /// The line as it is now, if the file has an older state of it.
  private func current(_ line: AttemptLine) -> AttemptLine {
    guard unsaved.contains(line.round), let round = lastStates[line.round]?.round else { return line }
    return Self.lines(round).first { $0.position == line.position } ?? line
  }

  func round(_ id: String, attempt: Int) -> Event {
    do {
      guard let found = try storedRound(id) else { return .failed("The archive no longer has round \(id).") }
      return .roundLoaded(found.run, attempt: attempt)
    } catch {
      return .failed("\(error)")
    }
  }

  func storedRound(_ id: String) throws -> StoredRound? {
    if unsaved.contains(id), let saved = lastStates[id] { return saved.round }
    return try archive.round(id)
  }

  private static func lines(_ round: StoredRound) -> [AttemptLine] {
    round.run.attempts.indices.reversed().map { round.run.summary(ofAttempt: $0, at: round.heartbeat.at).line }
  }
}
