import Bank
import Canvas
import Interview
import Support
import Rehearsal

/// The screens that the documents show, played on the banks that ship.
enum Scenes {
  static func all() throws -> [(name: String, title: String, play: Play, isWide: Bool)] {
    let bank = BankReader(BankFiles(banks: [Fixtures.banks]))
    var scenes: [(name: String, title: String, play: Play, isWide: Bool)] = []
    var play = Play(bank: bank)
    func add(_ name: String, _ title: String, isWide: Bool = false) { scenes.append((name, title, play, isWide)) }

    try play.play("b")
    add("briefing", "The briefing before a behavioral round")
    try play.play("<enter> <+36s> <space> <+11s> h n \"Mention the deadline; who decided.\" <enter>")
    add("behavioral", "A behavioral answer: the Task, after a Situation that took too long", isWide: true)
    try play.play("<+10s> <space> <+40s> <space> <+12s> <space> <+50s> <space> <+40s> <space> <+50s> <space>")
    while play.model.live?.run.isScoring == false { try play.play("<+45s> <space>") }
    try play.play("t 3 4 3")
    add("scorecard", "The scorecard, from memory")
    try play.play("2 2 <enter> <space> j <space> <tab> j 3 <tab> <tab> <tab>")
    add("evidence", "The scorecard beside what the clock saw", isWide: true)
    try play.play("<enter> q v")
    add("attempt", "One attempt, looked at again", isWide: true)
    try play.play("<esc>")
    try round(&play, "d", scores: "t 2 3 2 2 3 3")
    try round(&play, "c", scores: "a 3 4 3 4 3")
    try round(&play, "b", scores: "d 2 2 1 2 2")
    try round(&play, "b", scores: "t 3 3 3 2 3")
    try play.play("<+16:00:00>")
    add("home", "The home screen", isWide: true)
    try play.play("h")
    add("history", "The history", isWide: true)
    try play.play("<esc> / <down> <down> <down>")
    add("bank", "The bank", isWide: true)
    try play.play("<esc> d")
    try play.play("<enter> <+1:10> \"scale: how many are there a day?\" <enter> <+50s>")
    try play.play("\"latency: how fast does it have to be?\" <enter> <+1:05> \"is there anything judged\"")
    add("design", "Clarifying questions of an ML design round", isWide: true)

    play = Play(bank: bank)
    try play.play("c <enter> <+2:41> <space> <+6:10> <space> e <+7:30>")
    let code = "def solve(items):\\n    seen = {}\\n    for place, item in enumerate(items):\\n        ...\\n"
    try play.play("<editor \(code)> <message Snapshot 1.> <+10s>")
    add("coding", "A coding round while the editor is closed")
    return scenes
  }

  /// Plays a round of one question to its end, each part a little over its time.
  private static func round(_ play: inout Play, _ key: String, scores: String) throws {
    try play.play("\(key)")
    if key == "b" { try play.play("<left><left><left>") }
    try play.play("<enter>")
    // The line of clarifying questions is open.
    if key == "d" { try play.play("<esc>") }
    var seconds = 21
    while play.model.live?.run.isScoring == false {
      play.press(.space)
      try play.pass(.seconds(seconds))
      seconds += 7
    }
    try play.play("\(scores) <enter> <space> <enter> <esc> <+22:00:00>")
  }
}
