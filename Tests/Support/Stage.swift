import Archive
import Bank
import Interview
import Machine
import Rehearsal

/// A machine for plays: a real archive and a real index, both in memory, and no terminal.
struct Stage: Machine {
  private(set) var effects: [Effect] = []
  /// The rounds as they were saved last, in order of their start.
  private(set) var saved: [StoredRound] = []
  var editing: (job: JobID, file: EditedFile)?
  /// What a save answers; nil saves.
  var saveFailure: String?
  /// What asking for the play lock answers; nil gives it.
  var denial: String?
  private let archive: Archive
  private let ids: RoundIDs
  let questions: QuestionIndex
  private var records: Records
  /// The last save that failed.
  private var pending: Effect?

  init(_ archive: Archive, _ questions: QuestionIndex, ids: RoundIDs = RoundIDs()) {
    self.archive = archive
    self.questions = questions
    self.ids = ids
    // In the order of their start, and the same in each run.
    records = Records(rounds: RoundStore(archive) { ids.next(at: $0) }, questions: questions)
  }

  /// As another program finds it.
  var restarted: Stage {
    var stage = Stage(archive, questions, ids: ids)
    stage.saved = saved
    return stage
  }

  mutating func perform(_ effect: Effect, now: Moment) -> [Event] {
    effects.append(effect)
    switch effect {
    case .acquireLock:
      if let denial { return [.lockDenied(denial)] }
    case .save:
      if let saveFailure {
        pending = effect
        return [.saveFailed(saveFailure)]
      }
      pending = nil
      note(effect, now: now)
    case .saveAgain:
      if let saveFailure { return [.saveFailed(saveFailure)] }
      if let save = pending {
        pending = nil
        note(save, now: now)
        return records.perform(save, now: now) ?? []
      }
    case .heartbeat(let round, let at):
      if let index = saved.firstIndex(where: { $0.id == round }) {
        saved[index].heartbeat = Heartbeat(at: at, moment: now)
      }
    case .edit(let job, let file):
      editing = (job, file)
      return [.editorOpened(job)]
    case .releaseLock, .load, .loadRound, .bell, .suspend, .quit: break
    }
    return records.perform(effect, now: now) ?? []
  }

  private mutating func note(_ effect: Effect, now: Moment) {
    guard case .save(let run, let at, _) = effect else { return }
    let round = StoredRound(run: run, heartbeat: Heartbeat(at: at, moment: now))
    if let index = saved.firstIndex(where: { $0.id == round.id }) {
      saved[index] = round
    } else {
      saved.append(round)
    }
  }
}

/// Ids of rounds that no other round on the same archive has.
final class RoundIDs {
  private var count = 0

  func next(at now: Moment) -> String {
    count += 1
    return "round-\(now.wall.count)-\(count)"
  }
}
