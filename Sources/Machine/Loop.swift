import Bank
import Canvas
import Foundation
import Interview
import Rehearsal
import Terminal

/// The loop around the program: reads keys and the clock, draws, and passes events on. Single-threaded.
public struct Loop: ~Copyable {
  /// How the program ended.
  public enum End {
    case quit
    /// Ended by this signal, or by the loss of the terminal.
    case signal(Int32)
  }

  private var program: Program<Computer>
  private let charset: Charset
  /// The last reading of the clock; a jump since then means that no one was here.
  private var seen: Moment
  /// When something is next due.
  private var wakes = Wakes()
  private var canvas: Canvas
  private var end: End?

  public init(
    terminal: consuming Terminal, records: Records, settings: Settings, catalog: Catalog, charset: Charset,
    workFiles folder: String
  ) {
    self.charset = charset
    seen = .now()
    let model = Model(settings: settings, size: terminal.size, catalog: catalog, now: seen)
    let workFiles = WorkFiles(folder: folder, editor: EditorCommand(settings.editor))
    canvas = Canvas(size: model.size, charset: charset)
    program = Program(model, machine: Computer(terminal: terminal, records: records, workFiles: workFiles))
  }

  /// Runs until the program ends, and gives the terminal back.
  /// - Parameter notice: shown at the start.
  /// - Returns: how it ended, and the titles of rounds that could not be saved.
  public consuming func run(briefing: Briefing?, notice: String? = nil) -> (end: End, unsaved: [String]) {
    if let briefing { program.handle(.brief(briefing), now: seen) }
    program.handle(.started, now: seen)
    if let notice { program.handle(.failed(notice), now: seen) }
    draw()
    while end == nil, !program.machine.isQuitting {
      let wait = wakes.next.map { Int64(($0.steady - seen.steady).count) }
      let events = program.machine.terminal.events(waitingAtMost: wait)
      if events.isEmpty, showNextSecond() { continue }
      readClock()
      for event in events where end == nil && !program.machine.isQuitting { take(event, among: events) }
      draw()
    }
    let unsaved = program.machine.records.rounds.unsavedTitles
    let end = end ?? .quit
    program.machine.close()
    return (end, unsaved)
  }

  private mutating func draw() {
    if canvas.size != program.model.size { canvas = Canvas(size: program.model.size, charset: charset) }
    render(program.model, now: seen, into: &canvas)
    program.machine.terminal.show(canvas)
    wakes = Rehearsal.wakes(program.model, after: seen)
  }

  /// Once a second in a round there is nothing to do but move the clock, and that must cost next to nothing.
  /// - Returns: false when more than that is due.
  private mutating func showNextSecond() -> Bool {
    let now = Moment.now()
    guard wakes.areOnlyTicks(at: now, since: seen), !program.machine.isLent else { return false }
    if let heartbeat = wakes.heartbeat, now >= heartbeat {
      let unsaved = program.model.unsaved
      program.handle(.wake(since: seen), now: now)
      seen = now
      guard program.model.unsaved == unsaved, !lookAtWorkFile() else { return false }
      wakes = Rehearsal.wakes(program.model, after: now)
    }
    guard let drawn = tick(program.model, now: now, &canvas) else { return false }
    seen = now
    program.machine.terminal.show(canvas, changed: drawn)
    wakes.flip = flip(program.model, after: now)
    return true
  }

  /// Reads the clock and tells the program how much time has passed.
  private mutating func readClock() {
    let now = Moment.now()
    let last = seen
    seen = now
    if wakes.areMissed(at: now, since: last) { handle(.slept(since: last)) }
    handle(.wake(since: last))
    lookAtWorkFile()
  }

  /// Checks for a save, before each key acts and with each heartbeat.
  /// - Returns: whether there was a save.
  @discardableResult
  private mutating func lookAtWorkFile() -> Bool {
    guard let file = program.model.workFile, let text = program.machine.savedText(of: file) else { return false }
    handle(.workFileSaved(file, text: text))
    return true
  }

  /// - Parameter batch: all the events that came together.
  private mutating func take(_ event: TerminalEvent, among batch: [TerminalEvent]) {
    switch event {
    // Keys typed in one burst with the one that opened the editor were meant for the editor.
    case .key(let key): if !program.machine.isLent { handle(.key(key)) }
    case .paste(let text): if !program.machine.isLent { handle(.paste(text)) }
    case .resized, .continued: handle(.resized(program.machine.terminal.size))
    case .stop:
      program.machine.stop(wholeJob: false)
      continueAfterStop()
    case .child:
      for event in program.machine.lookAtJobs(isStopping: batch.contains(.stop)) { handle(event) }
      continueAfterStop()
    case .quit(let signal):
      // Ctrl-C and Ctrl-\ in an editor belong to the editor.
      if program.machine.isLent, signal == SIGINT || signal == SIGQUIT { return }
      handle(.terminated)
      end = .signal(signal)
    case .hangup:
      handle(.terminated)
      end = .signal(SIGHUP)
    }
  }

  private mutating func handle(_ event: Event) {
    program.handle(event, now: seen)
    continueAfterStop()
  }

  /// Time has passed while the program was stopped.
  private mutating func continueAfterStop() {
    guard program.machine.wasStopped else { return }
    program.machine.wasStopped = false
    wakes = Wakes()
    readClock()
    handle(.resized(program.machine.terminal.size))
  }
}

extension Moment {
  /// The only place that reads a clock for the program; `Terminal` reads the steady one to tell when bytes came.
  public static func now() -> Moment {
    Moment(
      steady: Milliseconds(SystemClock.steadyMilliseconds), wall: Milliseconds(SystemClock.wallMilliseconds))
  }
}
