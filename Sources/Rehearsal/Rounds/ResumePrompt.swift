import Interview

/// Offers the paused rounds, one at a time.
struct ResumePrompt: Prompt {
  /// The id of the round on offer.
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
    guard let index = index(in: model) else { return "This round is no longer paused." }
    let count = model.paused.count
    let place = count > 1 ? " (\(index + 1) of \(count))" : ""
    let summary = model.paused[index].summary(in: model.settings.zone, now: model.now)
    return "Paused round\(place): \(summary)"
  }
}

extension StoredRound {
  /// `Behavioral 2 of 4, Task 0:11 left, today 18:10`
  func summary(in zone: Zone, now: Moment) -> String {
    let count = run.setup.questions.count
    let place = "\(run.setup.script.title) \(run.caughtUp(at: heartbeat.at).position + 1) of \(count)"
    let today = LocalTime(now.wall, in: zone)
    let when = LocalTime(heartbeat.moment.wall, in: zone).relative(to: today)
    return "\(place), \(run.clockWords(at: heartbeat.at)), \(when)"
  }
}
