public import Canvas

/// What there is to say about a terminal.
public struct TerminalFacts: Sendable {
  /// The entry of terminfo in use; another than TERM where that is not known here.
  public var description: String
  public var colors: ColorDepth
  public var charset: Charset
  public var size: Size
  /// What it says that it is; empty if it does not answer.
  public var answer: String
}
