import Interview

/// What the machine is to do, at once and in order.
public enum Effect: Hashable, Sendable {
  /// Take the play lock; answered by `recordsChanged` and `lockAcquired`, or by `lockDenied`. Another program may have
  /// played since anything was read: a round that is paused is read anew. The questions of a new round are drawn now.
  case acquireLock(LockRequest)
  case releaseLock
  /// Make the archive say what the round says; answered by `saved` or `saveFailed`.
  case save(RoundRun, at: Milliseconds, durable: Bool)
  /// Try once more to save all that could not be saved; answered like `save`.
  case saveAgain
  case heartbeat(round: String, at: Milliseconds)
  /// Answered by `answered` or `failed`.
  case load(Query)
  /// Answered by `roundLoaded` or `failed`.
  case loadRound(id: String, attempt: Int)
  /// Answered by `editorOpened`, then `editorClosed`; after a file of a bank `catalogChanged` comes too.
  case edit(JobID, EditedFile)
  case bell
  case suspend
  case quit
}

/// What the play lock is wanted for.
public struct LockRequest: Hashable, Sendable {
  public enum Purpose: Hashable, Sendable {
    case begin(Briefing)
    case resume
    case discard
    case score(attempt: Int)
  }

  public var purpose: Purpose
  /// Of the round, for others who ask for the lock.
  public var title: String
  /// The round's id, where there is one already.
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
  /// What it begins with, when it is not there yet.
  public var start: String
}
