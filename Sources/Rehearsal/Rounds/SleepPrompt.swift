import Interview

/// Asks whether the time when no one was there counts.
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
