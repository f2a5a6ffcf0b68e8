import Interview

/// A question that takes the keys until it is answered.
enum Dialog: Hashable, Sendable {
  case leaving
  /// Nothing was asked yet in a phase of clarifying; the same key again moves on.
  case confirmNext
  case resuming(StoredRound)
  /// Something is not saved; press the key again to quit the program all the same.
  case confirmQuit
}
