import Canvas
import Interview
import Support
import Testing

@testable import Rehearsal

/// Every screen as it should look.
@Suite struct ScreenTests {
  private func play(_ script: String, _ settings: Settings = Settings()) throws -> Play {
    var play = Play(settings: settings)
    try play.play(script)
    return play
  }

  /// A behavioral round of one question up to its scorecard.
  static let answered = """
    b <left><left><left> / <message Left and right> <enter> <+36s> <space> <+21s> h n "Mention the deadline" <enter> <space>
    <+40s> p <+14s> p <space> <+12s> <space> <+1:00> <space> <+30s> <space> <+30s> <space>
    """

  @Test func homeOfANewcomer() throws { Golden.expect(try play(""), "home-first") }

  @Test func homeWithAPast() throws {
    let script = """
      \(Self.answered) t 3 4 3 2 3 <enter> <space> <enter> <esc> <+24:00:00>
      c <enter> <+20m> <space> <space> <space> <space> d 1 2 3 3 <enter> <enter> <esc> <+50:00:00> b <enter> <+12s> q k
      """
    Golden.expect(try play(script), "home", everywhere: true)
  }

  @Test func resuming() throws {
    Golden.expect(try play("b <enter> <+12s> <space> <+5s>").restarted(after: .minutes(70)), "resuming")
  }

  @Test func briefings() throws {
    Golden.expect(try play("b"), "briefing-behavioral")
    Golden.expect(try play("d <down><down>"), "briefing-design")
    Golden.expect(try play("c <down><down><down> / \"gr\""), "briefing-coding")
  }

  @Test func behavioral() throws {
    Golden.expect(
      try play("b <enter> <+36s> <space> <+11s> h n \"Mention the deadline\" <enter>"), "behavioral", everywhere: true)
  }

  @Test func thePartThatJustEnded() throws { Golden.expect(try play("b <enter> <+31s>"), "behavioral-ended") }
  @Test func theLastSeconds() throws { Golden.expect(try play("b <enter> <+23s>"), "behavioral-warning") }
  @Test func paused() throws { Golden.expect(try play("b <enter> <+13s> p <+48s>"), "behavioral-paused") }
  @Test func writingANote() throws {
    Golden.expect(try play("b <enter> <+13s> n \"日本 and é\" <left>"), "behavioral-note")
  }
  @Test func leaving() throws { Golden.expect(try play("b <enter> <+13s> q"), "behavioral-leaving") }
  @Test func slept() throws { Golden.expect(try play("b <enter> <+13s> <sleep 10m> <+2s>"), "behavioral-slept") }

  @Test func hardText() throws {
    var briefing = Briefing(
      scripts: Fixtures.scripts(of: .behavioral), script: Fixtures.scripts(of: .behavioral)[0],
      settings: Settings(), now: Play.start)
    briefing.filter.question = "behavioral/wide-words"
    briefing.count = 1
    var settings = Settings()
    settings.reveal = true
    var play = Play(settings: settings, briefing: briefing)
    try play.play("<enter> <+3s>")
    Golden.expect(play, "hard-text")
    try play.play("<space> <space> <space> <space> <space> <space> t 3 3 3 3 3 <enter> <space>")
    Golden.expect(play, "hard-text-evidence")
  }

  @Test func gap() throws {
    let script = "b <enter> <space><space><space><space><space><space><space> t 3 3 3 3 3 <enter> <enter> <+4s>"
    Golden.expect(try play(script), "gap")
  }

  @Test func clarifying() throws {
    let asked = """
      d <enter> <+40s> "How many queries at peak?" <enter> <+30s> "latency: how long may it take?" <enter>
      <+20s> "privacy: Whose data is it?" <enter> <message make an assumption> "No personal data is kept." <enter> <+30s>
      """
    Golden.expect(try play(asked), "clarify")
    Golden.expect(try play(asked + " <+10s> \"clicks, and does it grow?\" <enter>"), "clarify-choice")
    Golden.expect(try play(asked + " <esc> <space> <+30s>"), "framing")
  }

  @Test func coding() throws {
    let script =
      "c <enter> <+2:41> <space> <+6:10> <space> e <+2m> <editor def f():\\n  pass\\n> <message Snapshot 1> <+10s>"
    Golden.expect(try play(script), "coding")
    Golden.expect(try play("c <left> <left> <up> <up> <enter> <+1m> <space>"), "coding-plan")
  }

  @Test func scorecards() throws {
    Golden.expect(try play(Self.answered + "t 3 4"), "scorecard-blind")
    let evidence = Self.answered + "t 3 4 3 2 3 <enter> "
    Golden.expect(try play(evidence + "<space> j <space>"), "scorecard-checklist", everywhere: true)
    Golden.expect(try play(evidence + "<tab> j 2"), "scorecard-scores")
    Golden.expect(try play(evidence + "<tab> <tab> l w"), "scorecard-marks")
    Golden.expect(try play(evidence + "<tab> <tab> <tab>"), "scorecard-reference")
    Golden.expect(try play(evidence + "n \"Say the number first.\""), "scorecard-line")
  }

  @Test func history() throws {
    Golden.expect(try play("h"), "history-empty")
    let script = """
      \(Self.answered) t 3 4 3 2 3 <enter> <enter> <esc> <+1:00:00>
      h d <enter> <+50s> <space> <+20s> <space> <+20s> <space> <+20s> <space> <space> <space> <space>
      d 2 2 3 2 1 <enter> <enter> <esc> <esc> <+24:00:00>
      c <enter> <+20m> <space> <space> <space> <space> d 1 2 3 3 <enter> <enter> <esc> <+24:00:00>
      b <enter> <+12s> q v <+1:00:00>
      d <enter> <+1m> <esc> <space> <message anything yet> <space> <space> <space> <space> <space> <space> <space> <space>
      <esc> l <esc> h j
      """
    Golden.expect(try play(script), "history")
    Golden.expect(try play(script + " f s"), "history-filtered")
    Golden.expect(try play(script + " / \"deadl\""), "history-search")
  }

  @Test func oneAttempt() throws {
    let script = Self.answered + "t 3 4 3 2 3 <enter> <space> <tab> 2 <tab> l <tab> <enter>"
    Golden.expect(try play(script), "attempt")
    Golden.expect(try play(script + "<tab>"), "attempt-events")
    Golden.expect(try play(script + "<tab> <tab>"), "attempt-notes")
    let coded = """
      c <enter> <+1m> e <+2m> <editor a\\nb\\nc\\n> <message Snapshot 1> e <+1m> <editor a\\nB\\nc\\nd\\n> <message Snapshot 2>
      <space> <space> <space> <space> a 3 3 3 3 <enter> <enter> <tab> <tab> <tab>
      """
    Golden.expect(try play(coded), "attempt-code")
  }

  @Test func help() throws {
    Golden.expect(try play("?"), "help-home")
    Golden.expect(try play("b <enter> <+5s> ?"), "help-round")
    Golden.expect(try play("d <enter> <+5s> <esc> ? G"), "help-clarify")
  }

  @Test func whatIsNotSavedIsSaid() throws {
    var play = try play("b <enter> <+5s>")
    play.saveFailure = "the disk is full; make room, what is not saved stays in memory"
    try play.play("h <+2s>")
    Golden.expect(play, "not-saved")
  }

  /// The keys of every mode, in the order of the program.
  @Test func footers() throws {
    let clarify = "d <enter> <+5s> \"Queries at peak?\" <enter>"
    let evidence = Self.answered + "t 3 4 3 2 3 <enter> "
    let scripts: [(String, String)] = [
      ("home", ""), ("briefing", "b"), ("round", "b <enter> <+5s>"), ("paused", "b <enter> <+5s> p"),
      ("note", "b <enter> <+5s> n \"x\""), ("leaving", "b <enter> <+5s> q"),
      ("suspended", "b <enter> <+13s> <sleep 10m>"), ("asking", clarify), ("clarify", clarify + " <esc>"),
      ("choice", clarify + " \"clicks, and does it grow?\" <enter>"),
      ("coding", "c <enter> <+5s>"),
      ("gap", "b <enter> <space><space><space><space><space><space><space> t 3 3 3 3 3 <enter> <enter> <+4s>"),
      ("blind", Self.answered), ("leaving a scorecard", Self.answered + " <esc>"), ("checklist", evidence),
      ("marks", evidence + "<tab> <tab>"), ("reference", evidence + "<tab> <tab> <tab>"),
      ("history", "h"), ("attempt", evidence + "<enter>"), ("help", "?"),
    ]
    var plays = try scripts.map { (name: $0, play: try play($1)) }
    plays.append(("resuming", try play("b <enter> <+12s>").restarted(after: .minutes(70))))
    Golden.expectFooters(plays)
  }

  /// Every screen draws something between its frame's rules, on whatever canvas it gets, and nothing outside of it.
  @Test(arguments: [
    "", "b", "b <enter> <+5s>", "d <enter>", "c <enter>", "h", "?", answered, answered + "t 3 4 3 2 3 <enter>",
    answered + "t 3 4 3 2 3 <enter> <enter>",
  ])
  func everyScreenFillsItsFrame(script: String) throws {
    let play = try play(script)
    for size in [(80, 24), (60, 18), (200, 60)].map({ Size(columns: $0.0, rows: $0.1) }) {
      let canvas = play.picture(size: size)
      // What was there before shines through nowhere.
      #expect(!canvas.textPlane.contains("¤"))
      let rows = canvas.textPlane.split(separator: "\n", omittingEmptySubsequences: false)
      let body = rows[2..<(size.rows - 2)]
      #expect(body.contains { $0.contains { $0 != " " } }, "\(size)")
      #expect(rows.count == size.rows)
    }
  }

  /// No terminal is too small to draw into.
  @Test(arguments: [(59, 17), (20, 5), (1, 1), (0, 0), (1, 60), (200, 1)]) func tinyTerminals(columns: Int, rows: Int)
    throws
  {
    for script in ["", "b <enter> <+5s>", Self.answered, "h"] {
      let size = Size(columns: columns, rows: rows)
      let canvas = try play(script).picture(size: size)
      #expect(canvas.size == size && canvas.cells.count == columns * rows)
    }
  }
}
