import Canvas
import Interview

/// What happens to the program.
public enum Event: Hashable, Sendable {
  case key(Key)
  case paste(String)
  case resized(Size)
  /// Time has passed since then; changes nothing but may have effects.
  case wake(since: Moment)
  /// The machine slept or the program was stopped since then.
  case slept(since: Moment)
  /// A command of the command line opens this briefing.
  case brief(BriefingState)

  // Answers to effects
  /// The play lock, with a fresh id for a round, and the round that was asked for as the archive has it now.
  case granted(id: String, round: StoredRound?)
  case refused(String)
  case saved
  case saveFailed(String)
  /// With how many rounds that were left cannot be read.
  case historyLoaded([AttemptSummary], waiting: [StoredRound], unreadable: Int)
  /// A round of the archive, to be looked at from this attempt on.
  case roundLoaded(RoundRun, attempt: Int)
  case editorOpened
  /// The work file after the editor, or why there is none.
  case editorClosed(text: String?, problem: String?)
  case failed(String)
  /// The archive was moved or removed, and this is where the program goes on writing.
  case archiveReplaced(String)

  /// The system or the terminal asks to end, at once.
  case terminated
}

/// What the runtime is to do, at once and in order.
public enum Effect: Hashable, Sendable {
  /// Take the play lock for a round of this title; answered by `historyLoaded` and `granted`, or by `refused`.
  /// Another program may have played since anything was read: a round that waits is read anew, by its id.
  case claim(title: String, round: String?)
  case release
  /// Make the archive say what the round says; answered by `saved` or `saveFailed`.
  case save(RoundRun, at: Milliseconds, durable: Bool)
  /// Try once more to save all that could not be saved; answered like `save`.
  case saveAgain
  /// A heartbeat.
  case keepClock(round: String, at: Milliseconds)
  /// Answered by `historyLoaded`.
  case loadHistory
  /// Answered by `roundLoaded` or `failed`.
  case loadRound(id: String, attempt: Int)
  /// Answered by `editorOpened`, then `editorClosed`.
  case edit(WorkFile)
  case bell
  case suspend
  case quit
}

/// The file that the editor opens in a coding round.
public struct WorkFile: Hashable, Sendable {
  public var round: String
  /// Without a folder: `2-two-sum.py`.
  public var name: String
  /// What it begins with, when it is not there yet.
  public var start: String
}
