/// The kinds of rounds that a key and a command start. What a kind plays is data: the scripts that name it.
public enum RoundKind: String, CaseIterable, Sendable {
  case behavioral, design, coding
}
