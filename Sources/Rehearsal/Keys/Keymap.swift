import Canvas

/// The one table of keys. Dispatch, footers, the help screen and docs/keys.md read it.
enum Keymap {
  static func bindings(in context: Context) -> [Binding] { own(context) + shared(context) }

  static func action(for key: Key, in context: Context) -> Binding? {
    bindings(in: context).first { $0.keys.contains(key) }
  }

  /// Keys of an open line of text, which TextField reads; here for the help.
  static let typing: [(keys: String, help: String)] = [
    ("enter, esc", "take the line, leave it"),
    ("tab", "complete a word that the program knows"),
    ("← → ctrl-b ctrl-f", "a character to the left, to the right"),
    ("alt-b alt-f", "a word to the left, to the right; ctrl-← and ctrl-→ do the same"),
    ("ctrl-a ctrl-e", "to the beginning, to the end; home and end do the same"),
    ("ctrl-w alt-d", "delete the word before, the word behind"),
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
        Binding(.open, [.enter], "start", "start a round of the section under the cursor, or open the attempt"),
        Binding(.behavioral, [key("b")], "behavioral", "behavioral round: STAR, two minutes of core"),
        Binding(.design, [key("d")], "design", "ML design round"),
        Binding(.coding, [key("c")], "coding", "coding round"),
        Binding(.resume, [key("r")], "resume", "go on with the round that waits"),
        Binding(.history, [key("h")], "history", "look back at all attempts"),
        Binding(.nextPane, [.tab], nil, "between sections and last attempts"),
        up, down,
      ]
    case .briefing:
      [
        Binding(.open, [.enter], "start", "start the clock"),
        Binding(.left, [.left, key("h")], "change", "the value before"),
        Binding(.right, [.right, key("l")], nil, "the value behind"),
        Binding(.up, [.up, key("k")], "row", "row above"),
        Binding(.down, [.down, key("j")], nil, "row below"),
        Binding(.search, [key("/")], "type a value", "type the value of this row"),
      ]
    case .round: playing
    case .clarify:
      [Binding(.ask, [.enter, key("i")], "ask", "type a clarifying question; tag: first, or a key for the tag after")]
        + playing
    case .coding:
      [Binding(.edit, [key("e")], "editor", "open the work file in your editor; the clock goes on")] + playing
    case .gap:
      [
        Binding(.next, [.space, .enter], "next question", "start the next question"),
        Binding(.pause, [key("p")], "pause", "stop the clock, or go on"),
        Binding(.note, [key("n")], "note", "write a note to the question before"),
        Binding(.undo, [key("u")], nil, "take the last event back"),
        Binding(.leave, [key("q"), .escape], "leave", "leave the round: keep it, or end it"),
      ]
    case .leaving:
      [
        Binding(.keep, [key("k")], "keep it for later", "keep the round; it goes on later where it is"),
        Binding(.discard, [key("v")], "void it, end the round", "this question does not count; the round ends"),
        Binding(.stay, [.escape, key("s")], "stay", "stay in the round"),
      ]
    case .leavingGap:
      [
        Binding(.keep, [key("k")], "keep it for later", "keep the round; it goes on later with the next question"),
        Binding(.endRound, [key("v"), key("x")], "end the round here", "end the round; what is scored counts"),
        Binding(.stay, [.escape, key("s")], "stay", "stay in the round"),
      ]
    case .leavingScorecard:
      [
        Binding(.later, [key("l")], "score later, go on", "go on; the attempt can be scored from the history"),
        Binding(.keep, [key("k")], "stop here", "leave; the next start goes on with this scorecard"),
        Binding(.discard, [key("v")], "void it, end", "this question does not count; the round ends"),
        Binding(.stay, [.escape, key("s")], "stay", "stay with the scorecard"),
      ]
    case .slept:
      [
        Binding(.takeOut, [key("o"), key("n")], "take it out", "the time does not count; it is stamped like a pause"),
        Binding(.count, [key("c"), key("y")], "it counts", "the clock went on"),
      ]
    case .resuming:
      [
        Binding(.goOn, [.enter], "go on", "go on where the clock stood"),
        Binding(.discard, [key("v")], "void it", "the question under way does not count; the round ends"),
        Binding(.up, [.up, key("k")], nil, "another round that waits"),
        Binding(.down, [.down, key("j")], nil, "another round that waits"),
        Binding(.stay, [.escape, key("q"), key("l")], "later", "leave it waiting; r on Home goes on"),
      ]
    case .blind:
      outcomes + levels + [
        up, down,
        Binding(.open, [.enter], "to the evidence", "go on to the evidence, when all is scored"),
        Binding(.note, [key("n")], "note", "write a note"),
        Binding(.undo, [key("u")], nil, "take the last event back"),
        Binding(.back, [.escape, key("q")], "leave", "score later, stop here, void, or stay"),
      ]
    case .evidence:
      [Binding(.tick, [.space], "tick", "tick the line of the checklist under the cursor")] + levels + [
        Binding(.open, [.enter], "save", "save the scorecard and go on"),
        Binding(.nextPane, [.tab], "next pane", "checklist, scores, flags and causes, reference"),
        Binding(.remark, [key("n")], "line of notes", "one line about this attempt"),
        Binding(.up, [.up, key("k")], "row", "row above"),
        Binding(.down, [.down, key("j")], nil, "row below"),
        Binding(.undo, [key("u")], nil, "take the last event back"),
        Binding(.back, [.escape, key("q")], "back", "back to the score from memory"),
      ]
    case .marks:
      [
        Binding(.nextPane, [.tab], "next pane", "to the reference notes"),
        Binding(.up, [.up], nil, "row above"),
        Binding(.down, [.down], nil, "row below"),
        Binding(.tick, [.space], "mark", "mark the row under the cursor; its letter does the same"),
        Binding(.open, [.enter], "save", "save the scorecard and go on"),
        Binding(.back, [.escape], "back", "back to the checklist"),
      ]
    case .reference:
      [
        Binding(.nextPane, [.tab], "next pane", "to the checklist"),
        Binding(.up, [.up, key("k")], "scroll", "scroll up"),
        Binding(.down, [.down, key("j")], nil, "scroll down"),
        Binding(.remark, [key("n")], "line of notes", "one line about this attempt"),
        Binding(.open, [.enter], "save", "save the scorecard and go on"),
        Binding(.back, [.escape, key("q")], "back", "back to the checklist"),
      ] + pages
    case .history:
      [
        Binding(.open, [.enter], "open", "look at the attempt"),
        Binding(.search, [key("/")], "search", "show what has this text in title, id, notes"),
        Binding(.filterSection, [key("f")], "section", "show one section after the other"),
        Binding(.filterOutcome, [key("o")], "outcome", "show one outcome after the other"),
        Binding(.filterDate, [key("t")], "date", "today, seven days, thirty days, all"),
        Binding(.sort, [key("s")], "sort", "by date, score or time over"),
        Binding(.drill, [key("d")], "drill again", "a round with this question alone"),
        Binding(.clearFilters, [key("x")], nil, "take all filters off"),
        up, down,
        Binding(.back, [.escape, key("q")], "back", "back to where you were"),
      ] + pages
    case .detail:
      [
        Binding(.nextPane, [.tab], "next page", "overview, events, notes, code"),
        Binding(.scoreLate, [key("s")], "score", "score an attempt that was left unscored"),
        Binding(.drill, [key("d")], "drill again", "a round with this question alone"),
        Binding(.resume, [key("r")], nil, "go on with this round, when it waits"),
        Binding(.left, [.left, key("h")], "attempt", "the attempt before, of the same round"),
        Binding(.right, [.right, key("l")], nil, "the attempt behind, of the same round"),
        Binding(.up, [.up, key("k")], "scroll", "scroll up"),
        Binding(.down, [.down, key("j")], nil, "scroll down"),
        Binding(.back, [.escape, key("q")], "back", "back to where you were"),
      ] + pages
    case .code:
      [
        Binding(.nextPane, [.tab], "next page", "overview, events, notes, code"),
        Binding(.left, [.left, key("h")], "snapshot", "the snapshot before"),
        Binding(.right, [.right, key("l")], nil, "the snapshot behind"),
        Binding(.markBase, [key("b")], "compare with this", "compare with this snapshot; again: with the one before"),
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
    Binding(.next, [.space], "next", "next part, or to the scorecard behind the last one"),
    Binding(.pause, [key("p")], "pause", "stop the clock, or go on; stamped"),
    Binding(.note, [key("n")], "note", "write a note; the clock goes on"),
    Binding(.hint, [key("h")], "hint", "show the next hint; counted"),
    Binding(.undo, [key("u")], "undo", "take the last event back, also a next"),
    Binding(.leave, [key("q"), .escape], "leave", "leave: keep the round, void the question, or stay"),
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
          "end the program; a round in progress is kept"),
        Binding(.suspend, [.control("z")], nil, "stop the program; `fg` goes on"),
      ]
    case .home:
      [
        Binding(.help, [key("?")], "keys", "all keys of this screen"),
        Binding(.quit, [key("q"), .control("c")], "quit", "end the program"),
        Binding(.suspend, [.control("z")], nil, "stop the program; `fg` goes on"),
      ]
    case .briefing:
      [
        Binding(.back, [.escape, key("q")], "back", "back to where you were"),
        Binding(.help, [key("?")], "keys", "all keys of this screen"),
        Binding(.quit, [.control("c")], nil, "end the program"),
        Binding(.suspend, [.control("z")], nil, "stop the program; `fg` goes on"),
      ]
    default:
      [
        Binding(.help, [key("?")], "keys", "all keys of this screen"),
        Binding(.quit, [.control("c")], nil, "end the program; a round in progress is kept"),
        Binding(.suspend, [.control("z")], nil, "stop the program; `fg` goes on"),
      ]
    }
  }
}
