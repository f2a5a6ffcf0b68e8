import Archive
import Foundation
import Interview
import Support
import Testing

/// `kill -9` at seeded moments of all rounds: whatever was on the screen is in the archive, and at most five seconds of
/// clock are lost. Prints a line for each.
@Suite(.serialized) struct KillTests {
  private static let rounds = [
    "behavioral --count 2", "design --question ml-design/card-fraud",
    "design --script \(Fixtures.banks)/rounds/clarify.yaml",
    "coding --question dsa-coding/two-sum", "coding --section ml-coding",
  ]

  @Test(arguments: 0..<50) func everyEventShownIsThere(seed: Int) throws {
    var chance = SeededGenerator(seed: UInt64(seed))
    let tmux = try Tmux()
    try tmux.start(Self.rounds[seed % Self.rounds.count], until: "briefing")
    tmux.send("Enter")
    try tmux.waitGone("briefing")
    // Where clarifying questions are asked, their line is open.
    if tmux.screen.contains("esc other keys") {
      tmux.send("Escape")
      try tmux.waitGone("esc other keys")
    }
    var shown: [RoundEvent.Kind] = []
    for step in 0..<chance.below(7) {
      if let kind = try act(tmux, step: step, &chance) { shown.append(kind) }
      poll(nil, 0, Int32(chance.below(900)))
    }
    poll(nil, 0, Int32(chance.below(6) == 0 ? 4000 + chance.below(2000) : chance.below(1200)))
    let process = try tmux.program()
    let killed = Date().timeIntervalSince1970 * 1000
    kill(process, SIGKILL)

    let archive = try Archive(path: tmux.archive)
    #expect(try archive.integrityProblems() == [])
    let found = try #require(try archive.unfinished().rounds.first)
    let kept = found.run.events.map(\.kind)
    #expect(kept.first == .began)
    var rest = kept[...]
    for kind in shown {
      let at = try #require(rest.firstIndex(of: kind), "\(kind) is not in \(kept)")
      rest = rest[(at + 1)...]
    }
    let loss = Int(killed) - found.run.events[0].wall.count - found.heartbeat.at.count
    #expect(loss <= 5000)
    let round = Self.rounds[seed % Self.rounds.count].split(separator: " ")[0]
    print("kill \(seed): \(round), \(shown.count) events shown, \(kept.count) kept, \(max(0, loss)) ms of clock lost")
  }

  /// Without the clocks, which change by themselves.
  private func words(_ screen: String) -> String { screen.filter(\.isLetter) }

  /// Presses a key, waits until its effect is on the screen, and returns the event that it stands for.
  private func act(_ tmux: Tmux, step: Int, _ chance: inout SeededGenerator) throws -> RoundEvent.Kind? {
    let before = tmux.screen
    switch chance.below(4) {
    case 0:
      let text = "note \(step) \(chance.below(10_000))"
      tmux.send("n")
      try tmux.wait("Note")
      tmux.send(literal: text)
      tmux.send("Enter")
      try tmux.waitGone("enter accept")
      return .noted(text: text)
    case 1 where !before.contains("p resume"):
      tmux.send("p")
      try tmux.wait("paused")
      return .paused
    case 1:
      tmux.send("p")
      try tmux.waitGone("paused")
      return .continued
    case 2 where before.contains("h hint"):
      tmux.send("h")
      try tmux.wait("answer to h") { words($0) != words(before) }
      return tmux.screen.contains("are shown") ? nil : .hinted
    default:
      guard !before.contains("enter ask"), before.contains("space next") else { return nil }
      tmux.send("Space")
      try tmux.wait("next part") { words($0) != words(before) }
      return .advanced
    }
  }
}
