import Interview
import Rehearsal

/// A machine made of values.
struct Stage: Machine {
  private(set) var effects: [Effect] = []
  var saved: [StoredRound] = []
  var editing: (job: JobID, file: WorkFile)?
  var saveFailure: String?
  var denial: String?
  private var rounds = 0
  /// The last state of the live round.
  private var last: StoredRound?

  /// As another program finds it.
  var restarted: Stage {
    var stage = Stage()
    stage.saved = saved
    stage.rounds = rounds
    return stage
  }

  mutating func perform(_ effect: Effect, now: Moment) -> [Event] {
    effects.append(effect)
    switch effect {
    case .acquireLock(let request):
      if let denial { return [.lockDenied(denial)] }
      rounds += 1
      let found = saved.first { $0.id == request.round }
      return [history(), .lockAcquired(request, id: "round-\(rounds)", round: found)]
    case .save(let run, let at, _):
      last = StoredRound(run: run, heartbeat: Heartbeat(at: at, moment: now))
      return [save()]
    case .saveAgain: return [save()]
    case .heartbeat(let round, let at):
      guard let index = saved.firstIndex(where: { $0.id == round }) else { return [] }
      saved[index].heartbeat = Heartbeat(at: at, moment: now)
      return []
    case .loadHistory: return [history()]
    case .loadRound(let id, let attempt):
      return saved.first { $0.id == id }.map { [.roundLoaded($0.run, attempt: attempt)] } ?? []
    case .edit(let job, let file):
      editing = (job, file)
      return [.editorOpened(job)]
    case .releaseLock, .bell, .suspend, .quit: return []
    }
  }

  private mutating func save() -> Event {
    if let saveFailure { return .saveFailed(saveFailure) }
    guard let last else { return .saved }
    if let index = saved.firstIndex(where: { $0.id == last.id }) {
      saved[index] = last
    } else {
      saved.append(last)
    }
    return .saved
  }

  private func history() -> Event {
    let attempts = saved.flatMap { entry in
      entry.run.attempts.indices.map { entry.run.summary(ofAttempt: $0, at: entry.heartbeat.at) }
    }
    let paused = saved.reversed().filter { !$0.run.isOver }
    return .historyLoaded(attempts.sorted { $0.startedAt > $1.startedAt }, paused: paused, unreadable: 0)
  }
}
