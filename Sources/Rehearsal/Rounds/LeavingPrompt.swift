import Interview

/// Asks what to do with a round that is being left.
struct LeavingPrompt: Prompt {
  static let modes = [part, gap, scorecard]

  private static let part = Mode<Self>(
    "Leaving a round", [pause("pause", "pause the round; resume it later where it stopped"), discard, stay])
  private static let gap = Mode<Self>(
    "Leaving between two questions",
    [
      pause("pause", "pause the round; resume it later with the next question"),
      Command(["v", "x"], "end the round", "end the round; scored questions count") { _, model in model.end(.ended) },
      stay,
    ])
  private static let scorecard = Mode<Self>(
    "Leaving a scorecard",
    [
      Command(["l"], "score later", "score later from the history; next question") { _, model in
        model.leaveScorecard(.postponed).closingPrompt
      },
      pause("pause here", "pause; resume later at this scorecard"), discard,
      Command([.escape, "s"], "stay", "stay with the scorecard") { _, _ in .back }.asWay,
    ])

  private static let stay = Command<Self>([.escape, "s"], "stay", "stay in the round") { _, _ in .back }.asWay
  private static let discard = Command<Self>(["v"], "discard", "discard this question and end the round") { _, model in
    model.end(.voided)
  }

  private static func pause(_ label: String, _ help: String) -> Command<Self> {
    Command(["k"], label, help) { _, model in model.leave(isPaused: true) }
  }

  func mode(in model: Model) -> Mode<Self> {
    model.live?.run.isScoring == true ? Self.scorecard : model.isInGap ? Self.gap : Self.part
  }

  func question(in model: Model) -> String {
    model.isInGap ? "Leave this round? Scores are kept." : "Leave this round?"
  }
}

extension Step {
  /// The same step, but closing the prompt, which has its answer.
  fileprivate var closingPrompt: Step {
    guard case .stay = move else { return self }
    return Step(move: .back, effects: effects)
  }
}
