import Interview

/// What the machine must do, right away and in order.
public enum Effect: Hashable, Sendable {
  /// Take the play lock; answered by `recordsChanged` and `lockAcquired`, or `lockDenied`. Another greenroom may have
  /// played in the meantime, so a paused round is read again. The questions of a new round are drawn now.
  case acquireLock(LockRequest)
  case releaseLock
  /// Bring the archive up to date with the round; answered by `saved` or `saveFailed`.
  case save(RoundRun, at: Milliseconds, durable: Bool)
  /// Try again to save everything that could not be saved; answered like `save`.
  case saveAgain
  case heartbeat(round: String, at: Milliseconds)
  /// Answered by `answered` or `failed`.
  case load(Query)
  /// Answered by `roundLoaded` or `failed`.
  case loadRound(id: String, attempt: Int)
  /// Answered by `editorOpened`, then `editorClosed`, or by `failed`; for a bank file, `catalogChanged` follows.
  case edit(JobID, EditedFile)
  case bell
  case suspend
  case quit
}

/// What the play lock is needed for.
public struct LockRequest: Hashable, Sendable {
  public enum Purpose: Hashable, Sendable {
    case begin(Briefing)
    case resume
    case discard
    case score(attempt: Int)
  }

  public var purpose: Purpose
  /// The round's title, shown to others who ask for the lock.
  public var title: String
  /// The round's id, if it has one already.
  public var round: String?

  public init(_ purpose: Purpose, title: String, round: String? = nil) {
    self.purpose = purpose
    self.title = title
    self.round = round
  }

  init(_ purpose: Purpose, _ run: RoundRun) { self.init(purpose, title: run.setup.script.title, round: run.setup.id) }
}

public enum EditedFile: Hashable, Sendable {
  case work(WorkFile)
  case bank(QuestionLocation)
}

/// The file that the editor opens in a coding round.
public struct WorkFile: Hashable, Sendable {
  public var round: String
  /// Without a folder: `2-two-sum.py`.
  public var name: String
  /// What to put in it if it does not exist yet.
  public var start: String
}
