import Canvas
import Interview

/// All that the program knows. Changed by `update` alone.
public struct Model: Hashable, Sendable {
  public var settings: Settings
  public var size: Size
  public var catalog: Catalog
  /// What the screens need from the archive and the banks, as far as it has been answered.
  var answers: [Query: Answer] = [:]
  /// Queries that have no answer yet.
  var asked: Set<Query> = []
  /// Whether the archive has been read.
  var hasOverview = false

  /// The moment of the event being handled, or of the picture being drawn.
  var now: Moment
  /// The screens above each other; the last one is shown. Never empty.
  var screens: [AnyScreen] = [AnyScreen(HomeScreen())]
  /// The round that is played or scored.
  public internal(set) var live: LiveRound?
  /// The question waiting for an answer.
  var prompt: AnyPrompt?
  var entry: TextEntry?
  /// The text that Esc last discarded; Ctrl-Y brings it back.
  var discardedText = ""
  var message: Message?
  /// What the very next key confirms if it repeats the last one.
  var confirming: Confirmation?
  /// What the key being handled confirms.
  var confirmed: Confirmation?
  /// Why the last save failed; nil when all is saved.
  public internal(set) var unsaved: String?
  public internal(set) var isQuitting = false
  /// How many jobs have been started.
  var jobCount = 0

  public init(settings: Settings, size: Size, catalog: Catalog, now: Moment) {
    self.settings = settings
    self.size = size
    self.catalog = catalog
    self.now = now
  }

  var screen: AnyScreen {
    get { screens[screens.count - 1] }
    set { screens[screens.count - 1] = newValue }
  }

  /// The message that was brought last, whether or not it is still shown.
  public var said: String? { message?.text }

  mutating func open(_ screen: any Screen) { screens.append(AnyScreen(screen)) }

  mutating func back() { if screens.count > 1 { screens.removeLast() } }

  mutating func say(_ text: String, _ tone: Message.Tone = .plain) {
    message = Message(text: text, tone: tone, until: now.advanced(by: .seconds(tone == .plain ? 4 : 8)))
  }

  /// Below this nothing useful can be shown.
  static let minimumSize = Size(columns: 60, rows: 18)

  var isTooSmall: Bool { size.columns < Self.minimumSize.columns || size.rows < Self.minimumSize.rows }
}

/// What is done only after the key is pressed a second time.
enum Confirmation: Hashable, Sendable {
  /// Nothing has been asked yet in a clarifying phase.
  case next
  /// Something is not saved.
  case quit
}

/// The round that is played: the fold, and how the machine's clock maps to the round's.
public struct LiveRound: Hashable, Sendable {
  public internal(set) var run: RoundRun
  /// The round's clock at `anchor`.
  var base: Milliseconds
  var anchor: Moment
  public internal(set) var editor: OpenEditor?

  init(run: RoundRun, base: Milliseconds, anchor: Moment) {
    self.run = run
    self.base = base
    self.anchor = anchor
  }

  /// The round's clock: never goes back, stands still before the anchor.
  public func clock(at now: Moment) -> Milliseconds { base + max(.zero, now.steady - anchor.steady) }

  /// The moment at which the round's clock will be there.
  func moment(of clock: Milliseconds) -> Moment { anchor.advanced(by: clock - base) }

  /// Whether there is a clock on the screen that runs or stands, so that heartbeats are due.
  func isTimed(at now: Moment) -> Bool {
    switch run.caughtUp(at: clock(at: now)).stage {
    case .phase, .gap: true
    case .scoring, .finished: false
    }
  }
}

/// The editor that has the terminal.
public struct OpenEditor: Hashable, Sendable {
  public var job: JobID
  var since: Moment
  /// How many snapshots there were when it opened.
  var snapshots: Int
}

/// A line above the footer that goes by itself.
struct Message: Hashable, Sendable {
  enum Tone: Hashable, Sendable { case plain, warning }

  var text: String
  var tone: Tone
  var until: Moment
}
