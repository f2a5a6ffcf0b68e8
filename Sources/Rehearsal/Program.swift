import Interview

/// What performs effects: the computer, or its stand-in in a test.
public protocol Machine: ~Copyable {
  /// - Returns: what the program should know about it, in order.
  mutating func perform(_ effect: Effect, now: Moment) -> [Event]
}

/// The program with its machine: the one place where effects are performed and their answers handled.
public struct Program<M: Machine & ~Copyable>: ~Copyable {
  public private(set) var model: Model
  public var machine: M

  public init(_ model: Model, machine: consuming M) {
    self.model = model
    self.machine = machine
  }

  /// Handles the event and everything that it leads to, in order.
  public mutating func handle(_ event: Event, now: Moment) {
    var queue = [event]
    while !queue.isEmpty {
      for effect in update(&model, queue.removeFirst(), now: now) { queue += machine.perform(effect, now: now) }
    }
  }
}

extension Program: Copyable where M: Copyable {}
