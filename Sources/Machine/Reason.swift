/// One line that says why something did not work.
public struct Reason: Error, CustomStringConvertible {
  public var description: String

  public init(_ description: String) { self.description = description }
}
