/// A program that runs alongside this one, such as an editor, identified by a unique number.
public struct JobID: Hashable, Sendable {
  public let number: Int

  init(number: Int) { self.number = number }
}

extension Model {
  mutating func newJob() -> JobID {
    jobCount += 1
    return JobID(number: jobCount)
  }
}
