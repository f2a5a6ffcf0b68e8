import Canvas
import Interview

/// What happens to the program.
public enum Event: Hashable, Sendable {
  /// The first of all, once a briefing of the command line is open.
  case started
  case key(Key)
  case paste(String)
  case resized(Size)
  /// Time has passed since then; changes nothing but may have effects.
  case wake(since: Moment)
  /// The machine slept or the program was stopped since then.
  case slept(since: Moment)
  /// A command of the command line opens this briefing.
  case brief(Briefing)

  // Answers to effects
  /// The play lock: with what a new round needs, or with the round that was asked for as the archive has it now.
  case lockAcquired(LockRequest, material: RoundMaterial?, round: StoredRound?)
  case lockDenied(String)
  case saved
  case saveFailed(String)
  case answered(Query, Answer)
  /// What was answered before may be otherwise now.
  case recordsChanged
  /// The banks were read anew.
  case catalogChanged(Catalog)
  /// A round of the archive, to be looked at from this attempt on.
  case roundLoaded(RoundRun, attempt: Int)
  case editorOpened(JobID)
  /// The work file after the editor closed, or what went wrong. For a file of a bank, both may be nil.
  case editorClosed(JobID, text: String?, problem: String?)
  case failed(String)
  /// The archive was moved or removed; the message says where the program writes from now on.
  case archiveReplaced(String)

  /// The system or the terminal asks to end, at once.
  case terminated
}

/// What the archive and the banks give a round that begins.
public struct RoundMaterial: Hashable, Sendable {
  /// That no other round has.
  public var id: String
  public var questions: [Question]
  public var rubric: Rubric

  public init(id: String, questions: [Question], rubric: Rubric) {
    self.id = id
    self.questions = questions
    self.rubric = rubric
  }
}
