/// A program that runs beside this one, such as an editor, by a number that no other has.
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
