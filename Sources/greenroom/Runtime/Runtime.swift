import Canvas
import Foundation
import Interview
import Rehearsal
import Terminal

/// The machine around the three functions: reads keys and the clock, draws, and performs effects. One thread.
struct Runtime: ~Copyable {
  /// How the program ended.
  enum End {
    case quit
    /// Asked to by this signal, or by the loss of the terminal.
    case signal(Int32)
  }

  private var terminal: Terminal
  private var store: RoundStore
  private let workFiles: WorkFiles
  private let charset: Charset
  private var model: Model
  private var editing: WorkFiles.Editing?
  /// The clock as it was read last; a jump from there means that nobody was here.
  private var seen: Moment
  /// Until when nothing was due.
  private var due: Moment?
  private var end: End?

  /// A jump of the clock beyond this was a sleep of the machine or a stop of the program.
  private static let longestAbsence = Milliseconds.seconds(60)

  init(terminal: consuming Terminal, store: RoundStore, session: Session, shelf: Shelf) {
    charset = session.configuration.charset(terminal: terminal.charset)
    terminal.use(
      session.configuration.theme(depth: terminal.colorDepth, environment: session.environment))
    model = Model(settings: session.settings, size: terminal.size, shelf: shelf)
    workFiles = WorkFiles(folder: session.places.workFiles, editor: session.settings.editor)
    seen = .now()
    self.terminal = terminal
    self.store = store
  }

  /// What would be lost now: titles of rounds.
  var unsavedTitles: [String] { store.unsavedTitles }

  /// Runs until the program ends, and gives the terminal back.
  mutating func run(briefing: BriefingState?) -> End {
    if let briefing { handle(.brief(briefing), now: seen) }
    handle(store.history(), now: seen)
    while end == nil {
      draw()
      due = nextWake(model, after: seen)
      let wait = due.map { Int64(($0.steady - seen.steady).count) }
      let events = terminal.events(waitingAtMost: wait)
      _ = readClock()
      for event in events where end == nil { take(event, among: events) }
    }
    // An editor that outlived us would share the terminal with the shell.
    if let editing { editing.child.end(by: SIGHUP) }
    terminal.close()
    return end!
  }

  private mutating func draw() {
    var canvas = Canvas(size: model.size, charset: charset)
    render(model, now: seen, into: &canvas)
    terminal.show(canvas)
  }

  /// Reads the clock and tells the model what passed meanwhile.
  private mutating func readClock() -> Moment {
    let now = Moment.now()
    let last = seen
    seen = now
    let expected = max(last.steady, due?.steady ?? last.steady)
    if now.steady - expected > Self.longestAbsence { handle(.slept(since: last), now: now) }
    handle(.wake(since: last), now: now)
    return now
  }

  /// - Parameter batch: what came with it.
  private mutating func take(_ event: TerminalEvent, among batch: [TerminalEvent]) {
    // A stop among the events before this one has moved the clock.
    let now = seen
    switch event {
    // What was typed in one burst with the key that opened the editor was meant for it.
    case .key(let key): if editing == nil { handle(.key(key), now: now) }
    case .paste(let text): if editing == nil { handle(.paste(text), now: now) }
    case .resized, .continued: handle(.resized(terminal.size), now: now)
    case .stop: stop(wholeJob: false)
    case .child: lookAtChild(isStopping: batch.contains(.stop), now: now)
    case .quit(let signal):
      // Ctrl-C and Ctrl-\ in an editor are the editor's.
      if editing != nil, signal == SIGINT || signal == SIGQUIT { return }
      handle(.terminated, now: now)
      end = .signal(signal)
    case .readable: break
    case .hangup:
      handle(.terminated, now: now)
      end = .signal(SIGHUP)
    }
  }

  private mutating func handle(_ event: Event, now: Moment) {
    for effect in update(&model, event, now: now) { perform(effect, now: now) }
  }

  private mutating func perform(_ effect: Effect, now: Moment) {
    switch effect {
    case .claim(let title, let round):
      let terminal = ttyname(STDIN_FILENO).map { String(cString: $0) } ?? ""
      for event in store.claim(title: title, round: round, terminal: terminal, now: now) { handle(event, now: now) }
    case .release: store.release()
    case .save(let run, let at, let durable):
      for event in store.save(run, at: at, durable: durable, now: now) { handle(event, now: now) }
    case .saveAgain:
      for event in store.saveAgain() { handle(event, now: now) }
    case .keepClock(let round, let at):
      for event in store.keepClock(of: round, at: at, now: now) { handle(event, now: now) }
    case .loadHistory: handle(store.history(), now: now)
    case .loadRound(let id, let attempt): handle(store.round(id, attempt: attempt), now: now)
    case .edit(let file): edit(file, now: now)
    case .bell: terminal.bell()
    case .suspend: stop(wholeJob: true)
    case .quit: end = end ?? .quit
    }
  }

  private mutating func edit(_ file: WorkFile, now: Moment) {
    terminal.lend()
    do {
      editing = try workFiles.begin(file)
      handle(.editorOpened, now: now)
    } catch {
      terminal.takeBack()
      handle(.failed("\(error)"), now: now)
    }
  }

  /// Comes back when someone lets us go on.
  private mutating func stop(wholeJob: Bool) {
    terminal.stop(wholeJob: wholeJob)
    due = nil
    _ = readClock()
    handle(.resized(terminal.size), now: seen)
  }

  /// - Parameter isStopping: the whole job was asked to stop, so a child that did is no news.
  private mutating func lookAtChild(isStopping: Bool, now: Moment) {
    guard let editing else { return }
    switch editing.child.state() {
    case .running: return
    case .stopped:
      // An editor that stops itself alone would leave us waiting for it in the foreground.
      if !isStopping { stop(wholeJob: true) }
      editing.child.goOn()
    case .ended(let status):
      self.editing = nil
      terminal.takeBack()
      let (text, problem) = workFiles.end(editing, status: status)
      handle(.resized(terminal.size), now: now)
      handle(.editorClosed(text: text, problem: problem), now: now)
    }
  }
}
