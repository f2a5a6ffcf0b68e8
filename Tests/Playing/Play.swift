import Bank
import Canvas
import Interview
import Rehearsal

/// What went otherwise than the play says.
public struct PlayError: Error, CustomStringConvertible {
  public var description: String

  init(_ description: String) { self.description = description }
}

/// The program without a computer, played by a string of keys with time among them. Effects are performed on values:
/// the archive is a dictionary, the editor a text, and time passes only where the play says so.
public struct Play {
  public private(set) var model: Model
  public private(set) var now: Moment
  /// Everything the program asked for, in order.
  public private(set) var effects: [Effect] = []
  /// How often it was woken by its own wish.
  public private(set) var wakes = 0
  /// The rounds as they were saved last, with their clocks, in order of their start.
  public private(set) var saved: [StoredRound] = []
  /// The file that the editor has open.
  public private(set) var workFile: WorkFile?
  /// What a save answers from now on; nil saves.
  public var saveFailure: String?
  /// What asking for the play lock answers from now on; nil gives it.
  public var refusal: String?

  private var rounds = 0

  /// Sunday, 22 November 2026, 18:10 UTC.
  public static let start = Moment(steady: .seconds(1_000_000), wall: .seconds(1_795_371_000))

  public init(
    shelf: Shelf, settings: Settings = Settings(), size: Size = Size(columns: 80, rows: 24), now: Moment = Play.start,
    briefing: BriefingState? = nil
  ) {
    model = Model(settings: settings, size: size, shelf: shelf)
    self.now = now
    if let briefing { handle(.brief(briefing)) }
    handle(history())
  }

  /// The same archive in a program that starts anew, as after a kill.
  public func restarted(after time: Milliseconds = .zero) -> Play {
    var play = self
    play.model = Model(settings: model.settings, size: model.size, shelf: model.shelf)
    play.now = now.advanced(by: time)
    play.workFile = nil
    play.effects = []
    play.handle(play.history())
    return play
  }

  /// Another program has written to the same archive since.
  public mutating func takeArchive(of other: Play) { saved = other.saved }

  public func picture(size: Size? = nil, charset: Charset = .utf8) -> Canvas {
    var play = self
    if let size { play.handle(.resized(size)) }
    var canvas = Canvas(size: play.model.size, charset: charset, filler: "¤")
    render(play.model, now: now, into: &canvas)
    return canvas
  }

  // MARK: Keys and time

  public mutating func press(_ key: Key) { handle(.key(key)) }

  /// Lets time pass as it does at a terminal: the program is woken whenever it wished to be.
  public mutating func pass(_ time: Milliseconds) throws {
    let target = now.advanced(by: time)
    while let wake = nextWake(model, after: now), wake <= target {
      guard wake > now else { throw PlayError("a wake at \(wake.steady) that is not after \(now.steady)") }
      wakes += 1
      wakeUp(at: wake)
    }
    wakeUp(at: target)
  }

  /// Time goes by and nobody is there.
  public mutating func sleep(_ time: Milliseconds) {
    let before = now
    now = now.advanced(by: time)
    handle(.slept(since: before))
    handle(.wake(since: before))
  }

  private mutating func wakeUp(at moment: Moment) {
    let before = now
    now = moment
    handle(.wake(since: before))
  }

  public mutating func closeEditor(_ text: String?, problem: String? = nil) throws {
    guard workFile != nil else { throw PlayError("no editor is open") }
    workFile = nil
    handle(.editorClosed(text: text, problem: problem))
  }

  public mutating func handle(_ event: Event) {
    for effect in update(&model, event, now: now) {
      effects.append(effect)
      perform(effect)
    }
  }

  // MARK: Effects

  private mutating func perform(_ effect: Effect) {
    switch effect {
    case .claim(_, let round):
      if let refusal { return handle(.refused(refusal)) }
      rounds += 1
      handle(history())
      let found = saved.first { $0.run.setup.id == round }
      handle(.granted(id: "round-\(rounds)", round: found))
    case .save(let run, let at, _):
      if let saveFailure { return handle(.saveFailed(saveFailure)) }
      store(run, at: at)
      handle(.saved)
    case .saveAgain:
      if let saveFailure { return handle(.saveFailed(saveFailure)) }
      if let live = model.live { store(live.run, at: live.clock(at: now)) }
      handle(.saved)
    case .keepClock(let round, let at):
      guard let index = saved.firstIndex(where: { $0.run.setup.id == round }) else { return }
      saved[index].heartbeat = Heartbeat(at: at, moment: now)
    case .loadHistory: handle(history())
    case .loadRound(let id, let attempt):
      if let found = saved.first(where: { $0.run.setup.id == id }) { handle(.roundLoaded(found.run, attempt: attempt)) }
    case .edit(let file):
      workFile = file
      handle(.editorOpened)
    case .release, .bell, .suspend, .quit: break
    }
  }

  private mutating func store(_ run: RoundRun, at: Milliseconds) {
    let round = StoredRound(run: run, heartbeat: Heartbeat(at: at, moment: now))
    if let index = saved.firstIndex(where: { $0.id == round.id }) {
      saved[index] = round
    } else {
      saved.append(round)
    }
  }

  private func history() -> Event {
    let attempts = saved.flatMap { entry in
      entry.run.attempts.indices.map { entry.run.summary(ofAttempt: $0, at: entry.heartbeat.at) }
    }
    let waiting = saved.reversed().filter { !$0.run.isOver }
    return .historyLoaded(attempts.sorted { $0.startedAt > $1.startedAt }, waiting: waiting, unreadable: 0)
  }
}
