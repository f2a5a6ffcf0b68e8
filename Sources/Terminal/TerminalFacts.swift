public import Canvas

/// What is known about a terminal.
public struct TerminalFacts: Sendable {
  /// The terminfo entry in use; not TERM's if that one is not known here.
  public var description: String
  public var colors: ColorDepth
  public var charset: Charset
  public var size: Size
  /// How it identifies itself; empty if it does not answer.
  public var answer: String
}
