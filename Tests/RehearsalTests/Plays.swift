import Bank
import Canvas
import Interview
import Support
import Testing

@testable import Rehearsal

/// What the suites of plays share.
enum Plays {
  static func play(_ script: String, _ settings: Settings = Settings(), bank: BankReader = Fixtures.small) throws
    -> Play
  {
    var play = Play(bank: bank, settings: settings)
    try play.play(script)
    return play
  }

  static func summary(_ play: Play, round: Int = 0, attempt: Int = 0) -> AttemptSummary {
    play.saved[round].run.summary(ofAttempt: attempt, at: play.saved[round].heartbeat.at)
  }

  /// Into a behavioral round of one question.
  static let one = "b <left><left><left> <enter> "
  /// Through the parts of its first question.
  static let toScorecard = String(repeating: "<+20s> <space> ", count: 7)
}
