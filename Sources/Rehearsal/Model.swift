import Canvas
import Interview

/// All that the program knows. Changed by `update` alone.
public struct Model: Hashable, Sendable {
  public var settings: Settings
  public var size: Size
  public var shelf: Shelf
  /// Every attempt of the archive, the newest first.
  public var history: [AttemptSummary] = []
  /// Whether the archive was read.
  var hasHistory = false
  /// Rounds that were left and wait, the newest first, with where their clock stood.
  public var waiting: [StoredRound] = []
  /// How many rounds that were left cannot be read.
  var unreadable = 0

  /// The screens above each other; the last one is shown. Never empty.
  var screens: [Screen] = [.home(HomeState())]
  /// The round that is played or scored.
  public internal(set) var live: LiveRound?
  var dialog: Dialog?
  var entry: TextEntry?
  /// A clarifying question that is typed and waits for its tag.
  var choosingTag: String?
  var message: Message?
  /// Why the last save failed; nil when all is saved.
  public internal(set) var unsaved: String?
  /// What was asked for when the play lock was.
  var pending: PendingStart?
  public internal(set) var isQuitting = false

  public init(settings: Settings, size: Size, shelf: Shelf) {
    self.settings = settings
    self.size = size
    self.shelf = shelf
  }

  var screen: Screen {
    get { screens[screens.count - 1] }
    set { screens[screens.count - 1] = newValue }
  }

  /// The message that was brought last, whether or not it is still shown.
  public var said: String? { message?.text }

  mutating func open(_ screen: Screen) { screens.append(screen) }

  mutating func back() { if screens.count > 1 { screens.removeLast() } }

  /// Below this nothing useful can be shown.
  static let leastSize = Size(columns: 60, rows: 18)

  var isTooSmall: Bool { size.columns < Self.leastSize.columns || size.rows < Self.leastSize.rows }
}

/// What fills the screen, with the state that only it has.
enum Screen: Hashable, Sendable {
  case home(HomeState)
  case briefing(BriefingState)
  case round(RoundViewState)
  case scorecard(ScorecardState)
  case history(HistoryState)
  case detail(DetailState)
  case help(HelpState)
}

/// The round that is played: the fold, and how the machine's clock maps to the round's.
public struct LiveRound: Hashable, Sendable {
  public internal(set) var run: RoundRun
  /// The round's clock at `anchor`.
  var base: Milliseconds
  var anchor: Moment
  /// The editor has the terminal.
  public internal(set) var isEditing = false

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
    switch run.settled(at: clock(at: now)).stage {
    case .phase, .gap: true
    case .scoring, .finished: false
    }
  }
}

/// A line above the footer that goes by itself.
struct Message: Hashable, Sendable {
  enum Tone: Hashable, Sendable { case plain, warning }

  var text: String
  var tone: Tone
  var until: Moment
}

/// What to do once the play lock is given.
enum PendingStart: Hashable, Sendable {
  case begin(BriefingState)
  case resume
  case discard
  case score(attempt: Int)
}
