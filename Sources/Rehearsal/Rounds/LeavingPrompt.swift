import Interview

/// Asks what becomes of a round that is left.
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
      pause("pause here", "pause; the next start resumes at this scorecard"), discard,
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
    model.isInGap ? "Leave this round? What is scored stays." : "Leave this round?"
  }
}

/// Asks what the clock does with time in which nobody was there.
struct SleepPrompt: Prompt {
  static let modes = [
    Mode<Self>(
      "After sleep or Ctrl-Z",
      [
        Command(["o", "n"], "leave it out", "leave the time out; it is recorded like a pause") { _, model in
          .effects(model.record(.sleepTakenOut))
        },
        Command(["c", "y"], "count it", "count the time") { _, model in .effects(model.record(.sleepCounted)) },
      ])
  ]

  func question(in model: Model) -> String {
    guard let live = model.live else { return "" }
    let time = ClockText.passed(live.run.holdTime(at: live.clock(at: model.now)))
    return "greenroom was suspended for \(time). Count that time?"
  }
}

/// Offers the paused rounds, one after the other.
struct ResumePrompt: Prompt {
  /// By its id.
  var round: String

  static let modes = [
    Mode<Self>(
      "Resuming a round",
      [
        Command([.enter], "resume", "resume where the clock stopped") { $0.acquireLock(.resume, $1) },
        Command(["v"], "discard", "discard the current question and end the round") { $0.acquireLock(.discard, $1) },
      ],
      Command.upDown(nil, ("another paused round", "another paused round")) { state, model, step in
        guard let index = state.index(in: model) else { return }
        state.round = model.paused[(index + step + model.paused.count) % model.paused.count].id
      }.map { command in command.keys.contains(.up) ? command.relabeled(another) : command },
      [
        Command([.escape, "q", "l"], "later", "leave it paused; r on Home resumes it") { _, _ in .back }.asWay
      ])
  ]

  private static let another: @Sendable (Self, Model) -> String? = { _, model in
    model.paused.count > 1 ? "another" : nil
  }

  private func index(in model: Model) -> Int? { model.paused.firstIndex { $0.id == round } }

  private func acquireLock(_ purpose: LockRequest.Purpose, _ model: Model) -> Step {
    guard let index = index(in: model) else { return .back }
    return Step(move: .back, effects: [.acquireLock(LockRequest(purpose, model.paused[index].run))])
  }

  func question(in model: Model) -> String {
    guard let index = index(in: model) else { return "This round is not paused any more." }
    let count = model.paused.count
    let place = count > 1 ? " (\(index + 1) of \(count))" : ""
    let summary = model.paused[index].summary(zoneOffset: model.settings.zoneOffset, now: model.now)
    return "Paused round\(place): \(summary)"
  }
}

extension Step {
  /// As from a prompt that has its answer.
  fileprivate var closingPrompt: Step {
    guard case .stay = move else { return self }
    return Step(move: .back, effects: effects)
  }
}

extension StoredRound {
  /// `Behavioral 2 of 4, Task 0:11 left, today 18:10`
  func summary(zoneOffset: Int, now: Moment) -> String {
    let count = run.setup.questions.count
    let place = "\(run.setup.script.title) \(run.caughtUp(at: heartbeat.at).position + 1) of \(count)"
    let today = LocalTime(now.wall, zoneOffset: zoneOffset)
    let when = LocalTime(heartbeat.moment.wall, zoneOffset: zoneOffset).relative(to: today)
    return "\(place), \(run.clockWords(at: heartbeat.at)), \(when)"
  }
}
