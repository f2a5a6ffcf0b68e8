import Canvas
import Interview

/// What happens to the program.
public enum Event: Hashable, Sendable {
  /// The first event, after a briefing from the command line has been opened.
  case started
  case key(Key)
  case paste(String)
  case resized(Size)
  /// Time has passed since then; changes nothing in the model but may cause effects.
  case wake(since: Moment)
  /// The machine slept or the program was stopped since then.
  case slept(since: Moment)
  /// A command-line command opens this briefing.
  case brief(Briefing)

  // Answers to effects
  /// The play lock is ours: with what a new round needs, or the requested round as the archive has it now.
  case lockAcquired(LockRequest, material: RoundMaterial?, round: StoredRound?)
  case lockDenied(String)
  case saved
  case saveFailed(String)
  case answered(Query, Answer)
  /// Earlier answers may be out of date now.
  case recordsChanged
  /// The banks were read again.
  case catalogChanged(Catalog)
  /// A round from the archive, to be shown starting at this attempt.
  case roundLoaded(RoundRun, attempt: Int)
  case editorOpened(JobID)
  /// The work file of the live round was saved: see `Model.workFile`.
  case workFileSaved(WorkFile, text: String)
  /// The work file once the editor has closed, or what went wrong. For a bank file, both may be nil.
  case editorClosed(JobID, text: String?, problem: String?)
  case failed(String)
  /// The archive was moved or removed; the message says where the program writes from now on.
  case archiveReplaced(String)

  /// The system or the terminal asks the program to end at once.
  case terminated
}

/// What the archive and the banks provide for a new round.
public struct RoundMaterial: Hashable, Sendable {
  /// An id that no other round has.
  public var id: String
  public var questions: [Question]
  public var rubric: Rubric

  public init(id: String, questions: [Question], rubric: Rubric) {
    self.id = id
    self.questions = questions
    self.rubric = rubric
  }
}
