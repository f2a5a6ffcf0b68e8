import Interview

/// A question that takes the keys until it is answered.
enum Dialog: Hashable, Sendable {
  case leaving
  /// Nothing was asked yet in a phase of clarifying; the same key again moves on.
  case confirmNext
  case resuming(WaitingRound)
  /// Something is not saved; the same key again ends the program all the same.
  case confirmQuit
}
