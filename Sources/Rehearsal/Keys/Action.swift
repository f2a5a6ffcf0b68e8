import Interview

/// What a key can do. The key table says which key does it where.
enum Action: Hashable, Sendable {
  // Everywhere
  case up, down, left, right, pageUp, pageDown, first, last
  case open, back, nextPane, help, quit, suspend, search

  // Home
  case start(RoundKind)
  case history, resume

  // Round
  case next, pause, note, hint, undo, leave, ask, edit

  // Questions that wait for a key
  case keep, discard, stay, count, takeOut, goOn, endRound, later

  // Scorecard
  case rate(Int)
  case level(Int)
  case tick, remark

  // History and detail
  case filterSection, filterOutcome, filterDate, sort, clearFilters, drill, scoreLate, markBase
}
