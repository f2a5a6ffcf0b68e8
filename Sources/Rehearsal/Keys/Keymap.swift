import Canvas
import Interview

/// The one table of keys. Dispatch, footers, the help screen and docs/keys.md read it.
enum Keymap {
  static func bindings(in context: Context) -> [Binding] { own(context) + shared(context) }

  static func action(for key: Key, in context: Context) -> Binding? {
    bindings(in: context).first { $0.keys.contains(key) }
  }

  /// Keys of an open line of text, which TextField reads; here for the help.
  static let typing: [(keys: String, help: String)] = [
    ("enter, esc", "accept, cancel"),
    ("tab", "complete a word that the program knows"),
    ("← → ctrl-b ctrl-f", "a character to the left, to the right"),
    ("alt-b alt-f", "a word to the left, to the right; ctrl-← and ctrl-→ do the same"),
    ("ctrl-a ctrl-e", "to the beginning, to the end; home and end do the same"),
    ("ctrl-w alt-d", "delete the previous word, the next word"),
    ("ctrl-u ctrl-k", "delete to the beginning, to the end"),
    ("ctrl-y", "put back what was deleted last"),
  ]

  private static func key(_ character: Character) -> Key { .character(character) }

  private static let up = Binding(.up, [.up, key("k")], nil, "up")
  private static let down = Binding(.down, [.down, key("j")], nil, "down")
  private static let left = Binding(.left, [.left, key("h")], nil, "to the left")
  private static let right = Binding(.right, [.right, key("l")], nil, "to the right")
  private static let upArrow = Binding(.up, [.up, key("k")], "scroll", "scroll up")
  private static let downArrow = Binding(.down, [.down, key("j")], nil, "scroll down")
  private static let pages = [
    Binding(.pageUp, [.pageUp, .control("b")], nil, "a page up"),
    Binding(.pageDown, [.pageDown, .control("f")], nil, "a page down"),
    Binding(.first, [.home, key("g")], nil, "to the top"),
    Binding(.last, [.end, key("G")], nil, "to the bottom"),
  ]

  private static func own(_ context: Context) -> [Binding] {
    switch context {
    case .home:
      [
        Binding(.open, [.enter], "start", "start a round of the section under the cursor, or open the attempt")
      ] + RoundKind.allCases.map { Binding(.start($0), [key($0.key)], $0.rawValue, $0.help) } + [
        Binding(.resume, [key("r")], "resume", "resume the paused round"),
        Binding(.history, [key("h")], "history", "browse all attempts"),
        Binding(.nextPane, [.tab], nil, "switch between sections and recent attempts"),
        up, down,
      ]
    case .briefing:
      [
        Binding(.open, [.enter], "start", "start the clock"),
        Binding(.left, [.left, key("h")], "change", "previous value"),
        Binding(.right, [.right, key("l")], nil, "next value"),
        Binding(.up, [.up, key("k")], "row", "row above"),
        Binding(.down, [.down, key("j")], nil, "row below"),
        Binding(.search, [key("/")], "type a value", "type the value of this row"),
      ]
    case .round: playing
    case .clarify:
      [
        Binding(
          .ask, [.enter, key("i")], "ask", "ask a clarifying question; start it with `tag:` or pick the tag afterwards")
      ]
        + playing
    case .coding:
      [Binding(.edit, [key("e")], "editor", "open the work file in your editor; the clock keeps running")] + playing
    case .gap:
      [
        Binding(.next, [.space, .enter], "next question", "start the next question"),
        Binding(.pause, [key("p")], "pause", "pause or resume"),
        Binding(.note, [key("n")], "note", "add a note to the previous question"),
        Binding(.undo, [key("u")], nil, "undo the last action"),
        Binding(.leave, [key("q"), .escape], "leave", "leave the round: pause it, or end it"),
      ]
    case .leaving:
      [
        Binding(.keep, [key("k")], "pause", "pause the round; resume it later where it stopped"),
        Binding(.discard, [key("v")], "discard", "discard this question and end the round"),
        Binding(.stay, [.escape, key("s")], "stay", "stay in the round"),
      ]
    case .leavingGap:
      [
        Binding(.keep, [key("k")], "pause", "pause the round; resume it later with the next question"),
        Binding(.endRound, [key("v"), key("x")], "end the round", "end the round; scored questions count"),
        Binding(.stay, [.escape, key("s")], "stay", "stay in the round"),
      ]
    case .leavingScorecard:
      [
        Binding(.later, [key("l")], "score later", "score later from the history; next question"),
        Binding(.keep, [key("k")], "pause here", "pause; the next start resumes at this scorecard"),
        Binding(.discard, [key("v")], "discard", "discard this question and end the round"),
        Binding(.stay, [.escape, key("s")], "stay", "stay with the scorecard"),
      ]
    case .slept:
      [
        Binding(.takeOut, [key("o"), key("n")], "leave it out", "leave the time out; it is recorded like a pause"),
        Binding(.count, [key("c"), key("y")], "count it", "count the time"),
      ]
    case .resuming:
      [
        Binding(.goOn, [.enter], "resume", "resume where the clock stopped"),
        Binding(.discard, [key("v")], "discard", "discard the current question and end the round"),
        Binding(.up, [.up, key("k")], nil, "another paused round"),
        Binding(.down, [.down, key("j")], nil, "another paused round"),
        Binding(.stay, [.escape, key("q"), key("l")], "later", "leave it paused; r on Home resumes it"),
      ]
    case .blind:
      outcomes + levels + [
        up, down,
        Binding(.open, [.enter], "evidence", "show the evidence, once everything is scored"),
        Binding(.note, [key("n")], "note", "write a note"),
        Binding(.undo, [key("u")], nil, "undo the last action"),
        Binding(.back, [.escape, key("q")], "leave", "score later, pause, discard, or stay"),
      ]
    case .evidence:
      [Binding(.tick, [.space], "tick", "tick the line of the checklist under the cursor")] + levels + [
        Binding(.open, [.enter], "save", "save the scorecard and continue"),
        Binding(.nextPane, [.tab], "next pane", "checklist, scores, flags and causes, reference"),
        Binding(.remark, [key("n")], "remark", "a one-line remark about this attempt"),
        Binding(.up, [.up, key("k")], "row", "row above"),
        Binding(.down, [.down, key("j")], nil, "row below"),
        Binding(.undo, [key("u")], nil, "undo the last action"),
        Binding(.back, [.escape, key("q")], "back", "back to the score from memory"),
      ]
    case .marks:
      [
        Binding(.nextPane, [.tab], "next pane", "to the reference notes"),
        Binding(.up, [.up], nil, "row above"),
        Binding(.down, [.down], nil, "row below"),
        Binding(.tick, [.space], "mark", "mark the row under the cursor; its letter does the same"),
        Binding(.open, [.enter], "save", "save the scorecard and continue"),
        Binding(.back, [.escape], "back", "back to the checklist"),
      ]
    case .reference:
      [
        Binding(.nextPane, [.tab], "next pane", "to the checklist"),
        Binding(.up, [.up, key("k")], "scroll", "scroll up"),
        Binding(.down, [.down, key("j")], nil, "scroll down"),
        Binding(.remark, [key("n")], "remark", "a one-line remark about this attempt"),
        Binding(.open, [.enter], "save", "save the scorecard and continue"),
        Binding(.back, [.escape, key("q")], "back", "back to the checklist"),
      ] + pages
    case .history:
      [
        Binding(.open, [.enter], "open", "open the attempt"),
        Binding(.search, [key("/")], "search", "search titles, ids and notes"),
        Binding(.filterSection, [key("f")], "section", "cycle through the sections"),
        Binding(.filterOutcome, [key("o")], "outcome", "cycle through the outcomes"),
        Binding(.filterDate, [key("t")], "date", "today, seven days, thirty days, all"),
        Binding(.sort, [key("s")], "sort", "sort by date, score or overtime"),
        Binding(.drill, [key("d")], "drill again", "a round with only this question"),
        Binding(.clearFilters, [key("x")], nil, "clear all filters"),
        up, down,
        Binding(.back, [.escape, key("q")], "back", "back to where you were"),
      ] + pages
    case .detail:
      [
        Binding(.nextPane, [.tab], "next page", "overview, events, notes, code"),
        Binding(.scoreLate, [key("s")], "score", "score an attempt that was left unscored"),
        Binding(.drill, [key("d")], "drill again", "a round with only this question"),
        Binding(.resume, [key("r")], nil, "resume this round, when it is paused"),
        Binding(.left, [.left, key("h")], "attempt", "previous attempt in this round"),
        Binding(.right, [.right, key("l")], nil, "next attempt in this round"),
        Binding(.up, [.up, key("k")], "scroll", "scroll up"),
        Binding(.down, [.down, key("j")], nil, "scroll down"),
        Binding(.back, [.escape, key("q")], "back", "back to where you were"),
      ] + pages
    case .code:
      [
        Binding(.nextPane, [.tab], "next page", "overview, events, notes, code"),
        Binding(.left, [.left, key("h")], "snapshot", "previous snapshot"),
        Binding(.right, [.right, key("l")], nil, "next snapshot"),
        Binding(.markBase, [key("b")], "compare with this", "compare with this snapshot; again: with the previous one"),
        Binding(.up, [.up, key("k")], "scroll", "scroll up"),
        Binding(.down, [.down, key("j")], nil, "scroll down"),
        Binding(.back, [.escape, key("q")], "back", "back to where you were"),
      ] + pages
    case .help:
      [upArrow, downArrow] + pages + [
        Binding(.back, [.escape, key("q"), key("?"), .enter], "back", "back to where you were")
      ]
    case .tooSmall: []
    }
  }

  private static let playing = [
    Binding(.next, [.space], "next", "next part; after the last one, the scorecard"),
    Binding(.pause, [key("p")], "pause", "pause or resume; recorded"),
    Binding(.note, [key("n")], "note", "write a note; the clock keeps running"),
    Binding(.hint, [key("h")], "hint", "show the next hint; recorded"),
    Binding(.undo, [key("u")], "undo", "undo the last action, including a move to the next part"),
    Binding(.leave, [key("q"), .escape], "leave", "leave: pause the round, discard the question, or stay"),
    Binding(.up, [.up, key("k")], nil, "scroll the prompt and what was asked"),
    Binding(.down, [.down, key("j")], nil, "scroll down"),
  ]

  private static let outcomes = [
    Binding(.rate(0), [key("a")], nil, "Aced it"),
    Binding(.rate(1), [key("t")], nil, "Took time"),
    Binding(.rate(2), [key("d")], nil, "Didn't get it"),
    Binding(.rate(3), [key("s")], nil, "Just saw it somewhere"),
  ]

  private static let levels = (1...4).map { level in
    Binding(
      .level(level), [key(Character(String(level)))], level == 1 ? "score" : nil,
      "score the row under the cursor with \(level)")
  }

  private static func shared(_ context: Context) -> [Binding] {
    switch context {
    case .help, .tooSmall:
      [
        Binding(
          .quit, [.control("c")] + (context == .tooSmall ? [key("q")] : []), nil,
          "quit; a round in progress is paused"),
        Binding(.suspend, [.control("z")], nil, "suspend; `fg` resumes"),
      ]
    case .home:
      [
        Binding(.help, [key("?")], "keys", "all keys of this screen"),
        Binding(.quit, [key("q"), .control("c")], "quit", "quit"),
        Binding(.suspend, [.control("z")], nil, "suspend; `fg` resumes"),
      ]
    case .briefing:
      [
        Binding(.back, [.escape, key("q")], "back", "back to where you were"),
        Binding(.help, [key("?")], "keys", "all keys of this screen"),
        Binding(.quit, [.control("c")], nil, "quit"),
        Binding(.suspend, [.control("z")], nil, "suspend; `fg` resumes"),
      ]
    default:
      [
        Binding(.help, [key("?")], "keys", "all keys of this screen"),
        Binding(.quit, [.control("c")], nil, "quit; a round in progress is paused"),
        Binding(.suspend, [.control("z")], nil, "suspend; `fg` resumes"),
      ]
    }
  }
}
