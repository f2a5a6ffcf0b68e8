/// Something that happened in a round. A round is nothing but the fold over these, in order.
public struct RoundEvent: Hashable, Codable, Sendable {
  /// Since the start of the round, on its own clock: the program's absence does not count.
  public var at: Milliseconds
  /// Since 1970, UTC, as the machine's clock said then.
  public var wall: Milliseconds
  /// Seconds that local time was ahead of UTC then; nil in older archives, where only the round has an offset.
  public var zoneOffset: Int?
  public var kind: Kind

  public init(at: Milliseconds, wall: Milliseconds, zoneOffset: Int? = nil, _ kind: Kind) {
    self.at = at
    self.wall = wall
    self.zoneOffset = zoneOffset
    self.kind = kind
  }

  public enum Kind: Hashable, Codable, Sendable {
    /// The first question's first phase begins.
    case began
    /// The next phase, the scoring after the last one, or the next question after a gap.
    case advanced
    case paused
    case continued
    /// The machine slept or the program was stopped since then; the clock waits for an answer.
    case slept(since: Milliseconds)
    case sleepCounted
    case sleepTakenOut
    case noted(text: String)
    case hinted
    /// A clarifying question; the reply is the bank's, nil where it has none or gave it before. The tag is that of what
    /// was found, empty if nothing was. The match is nil in older archives, where the candidate chose the tag.
    case asked(tag: String, text: String, reply: String?, match: ReplyMatch? = nil)
    /// What the candidate assumes where the bank has no reply to the last question.
    case assumed(text: String)
    /// The work file as the editor left it.
    case snapshot(text: String)
    case rated(outcome: Outcome)
    /// Blind until the evidence was looked at, final after.
    case scored(dimension: String, level: Int)
    case looked
    case ticked(line: Int, on: Bool)
    case flagged(id: String, on: Bool)
    case caused(id: String, on: Bool)
    case remarked(text: String)
    /// The scorecard of this attempt is done.
    case saved
    /// The attempt goes unscored; it can be scored from the history.
    case postponed
    /// This attempt, of that position, is scored after all.
    case reopened(attempt: Int)
    /// The attempt does not count and the round ends.
    case voided
    /// The round ends between two questions.
    case ended
    /// Left, to be resumed.
    case kept
    case resumed
  }
}

extension RoundEvent.Kind {
  /// Whether `u` undoes it. Stamps of what the machine saw, and steps after which something was revealed, stay.
  public var isUndoable: Bool {
    switch self {
    case .began, .slept, .snapshot, .looked, .saved, .postponed, .reopened, .voided, .ended, .kept, .resumed: false
    default: true
    }
  }

  /// Whether it ends a phase, an attempt or a round, so that it must be on the disk before the program goes on.
  public var isLandmark: Bool {
    switch self {
    case .began, .advanced, .rated, .scored, .looked, .saved, .postponed, .reopened, .voided, .ended, .kept: true
    default: false
    }
  }

  /// Why `u` stops at it, as a sentence.
  public var whyFinal: String {
    switch self {
    case .began: "Undo stops here: this is where the round began."
    case .slept: "Answer first: does the time away count?"
    case .looked: "Undo stops here: the score from memory is final."
    case .saved, .postponed: "Undo stops here: the scorecard is closed."
    case .reopened: "Undo stops here: this is where scoring began."
    case .voided, .ended: "Undo stops here: the round is over."
    case .kept, .resumed: "Undo stops here: this is where the round resumed."
    default: "Nothing to undo."
    }
  }

  /// In a few words, for the line that says what was undone.
  public var summary: String {
    switch self {
    case .began: "the start"
    case .advanced: "the move to the next part"
    case .paused: "the pause"
    case .continued: "resuming"
    case .slept: "the suspension"
    case .sleepCounted, .sleepTakenOut: "the answer about the suspension"
    case .noted: "the note"
    case .hinted: "the hint"
    case .asked: "the question"
    case .assumed: "the assumption"
    case .snapshot: "the snapshot"
    case .rated: "the outcome"
    case .scored: "the score"
    case .looked: "showing the evidence"
    case .ticked: "the tick"
    case .flagged: "the flag"
    case .caused: "the cause"
    case .remarked: "the remark"
    case .saved: "the scorecard"
    case .postponed: "postponing the score"
    case .reopened: "reopening the score"
    case .voided: "discarding the question"
    case .ended: "the end"
    case .kept: "pausing the round"
    case .resumed: "resuming the round"
    }
  }
}
