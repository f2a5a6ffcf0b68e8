/// A round and where its clock stood at its last heartbeat: what is saved, what is paused, what is resumed.
public struct StoredRound: Hashable, Sendable {
  public var run: RoundRun
  public var heartbeat: Heartbeat

  public init(run: RoundRun, heartbeat: Heartbeat) {
    self.run = run
    self.heartbeat = heartbeat
  }

  public var id: String { run.setup.id }
}

/// How far a round's clock had come, and when that was on the machine's clocks.
public struct Heartbeat: Hashable, Sendable {
  /// On the round's clock.
  public var at: Milliseconds
  public var moment: Moment

  public init(at: Milliseconds, moment: Moment) {
    self.at = at
    self.moment = moment
  }
}
