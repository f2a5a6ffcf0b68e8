import Interview

/// What the configuration and the options set for the whole program.
public struct Settings: Hashable, Sendable {
  /// Whether the end of a phase sounds the terminal's bell.
  public var bell = true
  /// Whether difficulty, topic and company are shown before the attempt is scored.
  public var reveal = false
  /// Questions a round, by script; what is not here goes by the script.
  public var counts: [String: Int] = [:]
  public var zone = Zone.fixed(0)
  /// The command that edits work files, for messages.
  public var editor = "vi"

  public init() {}
}

/// What can be practiced, in brief, for any screen; questions, rounds and rubrics are loaded when needed.
public struct Catalog: Hashable, Sendable {
  /// Questions in each section; sections without any are left out.
  public var counts: [Section: Int]
  /// The kinds and sections that have a round.
  public var kinds: Set<RoundKind>
  public var sections: Set<Section>
  /// How many mistakes the banks have; anything with a mistake is left out.
  public var problems: Int
  /// What to type to see them.
  public var checkCommand = "greenroom bank check"

  public init(counts: [Section: Int], kinds: Set<RoundKind>, sections: Set<Section>, problems: Int = 0) {
    self.counts = counts
    self.kinds = kinds
    self.sections = sections
    self.problems = problems
  }
}
