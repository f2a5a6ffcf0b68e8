import Archive
import Bank
import Canvas
import Machine
import Interview
import Rehearsal

/// What went otherwise than the play says.
public struct PlayError: Error, CustomStringConvertible {
  public var description: String

  init(_ description: String) { self.description = description }
}

/// The program without a computer, played by a string of keys with time among them. The archive is in memory, the
/// editor a text, and time passes only where the play says so.
public struct Play {
  private var program: Program<Stage>
  public private(set) var now: Moment
  /// How often it was woken by its own wish.
  public private(set) var wakeCount = 0

  public var model: Model { program.model }
  /// Everything the program asked for, in order.
  public var effects: [Effect] { program.machine.effects }
  /// The rounds as they were saved last, with their clocks, in order of their start.
  public var saved: [StoredRound] { program.machine.saved }
  /// The file that the editor has open.
  public var editedFile: EditedFile? { program.machine.editing?.file }
  /// What a save answers from now on; nil saves.
  public var saveFailure: String? {
    get { program.machine.saveFailure }
    set { program.machine.saveFailure = newValue }
  }
  /// What asking for the play lock answers from now on; nil gives it.
  public var denial: String? {
    get { program.machine.denial }
    set { program.machine.denial = newValue }
  }

  /// Sunday, 22 November 2026, 18:10 UTC.
  public static let start = Moment(steady: .seconds(1_000_000), wall: .seconds(1_795_371_000))

  /// - Parameter bank: what can be practiced.
  public init(
    bank: BankReader = Fixtures.small, settings: Settings = Settings(), size: Size = Size(columns: 80, rows: 24),
    now: Moment = Play.start, briefing: Briefing? = nil
  ) {
    do {
      try self.init(
        Stage(Archive(), QuestionIndex(bank)), settings: settings, size: size, now: now, briefing: briefing)
    } catch {
      fatalError("no archive in memory: \(error)")
    }
  }

  /// The same archive in a program that starts anew, as after a kill, or beside the first.
  public func restarted(after time: Milliseconds = .zero) throws -> Play {
    try Play(
      program.machine.restarted, settings: model.settings, size: model.size, now: now.advanced(by: time), briefing: nil)
  }

  private init(_ stage: Stage, settings: Settings, size: Size, now: Moment, briefing: Briefing?) throws {
    let model = Model(settings: settings, size: size, catalog: try stage.questions.catalog(), now: now)
    program = Program(model, machine: stage)
    self.now = now
    if let briefing { handle(.brief(briefing)) }
    handle(.started)
  }

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
    while let wake = Rehearsal.wakes(model, after: now).next, wake <= target {
      guard wake > now else { throw PlayError("a wake at \(wake.steady) that is not after \(now.steady)") }
      wakeCount += 1
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
    guard let editing = program.machine.editing else { throw PlayError("no editor is open") }
    program.machine.editing = nil
    handle(.editorClosed(editing.job, text: text, problem: problem))
  }

  /// Saves the work file, as an editor in a window of its own does.
  public mutating func saveWorkFile(_ text: String) throws {
    guard let file = model.workFile else { throw PlayError("no round has a work file now") }
    handle(.workFileSaved(file, text: text))
  }

  public mutating func handle(_ event: Event) { program.handle(event, now: now) }
}
