import Canvas
import Interview

/// What fills the terminal: its state, its modes, its drawing.
protocol Screen: Commanded {
  /// The lines of text that it can open.
  associatedtype Line: RawRepresentable<String> = NoLine

  func draw(_ model: Model, into canvas: inout Canvas)

  /// What it shows from the archive and the banks.
  func queries(in model: Model) -> [Query]

  /// Called with an answer that it may be waiting for.
  mutating func receive(_ answer: Answer, to query: Query, _ model: Model)

  /// Called as a line is typed.
  mutating func typed(_ text: String, in line: Line, _ model: inout Model)
  /// Called when a line is accepted; its text is already trimmed.
  mutating func finish(_ text: String, of line: Line, _ model: inout Model) -> Step
  mutating func cancel(_ line: Line, _ model: inout Model)
  /// Called when the round is left while a line with text is open.
  func keep(_ text: String, of line: Line, _ model: inout Model) -> [Effect]
}

/// For a screen without lines of text.
enum NoLine: RawRepresentable {
  init?(rawValue: String) { nil }
  var rawValue: String { "" }
}

extension Screen {
  func queries(in model: Model) -> [Query] { [] }
  mutating func receive(_ answer: Answer, to query: Query, _ model: Model) {}
  mutating func typed(_ text: String, in line: Line, _ model: inout Model) {}
  mutating func finish(_ text: String, of line: Line, _ model: inout Model) -> Step { .stay }
  mutating func cancel(_ line: Line, _ model: inout Model) {}
  func keep(_ text: String, of line: Line, _ model: inout Model) -> [Effect] { [] }

  /// The state is written back before the move, so that a screen opened or closed by it is not overwritten.
  func perform(_ command: Command<Self>, on model: inout Model) -> [Effect] {
    change(in: &model) { command.run(&$0, &$1) }
  }

  fileprivate func change(in model: inout Model, _ body: (inout Self, inout Model) -> Step) -> [Effect] {
    var state = self
    let step = body(&state, &model)
    model.screen = AnyScreen(state)
    return model.take(step)
  }

  fileprivate func isEqual(_ other: any Screen) -> Bool { (other as? Self) == self }
}

/// A screen of any kind.
struct AnyScreen: Hashable, Sendable {
  var state: any Screen

  init(_ state: any Screen) { self.state = state }

  /// Every screen there is, in the order of docs/keys.md.
  static let all: [any Screen.Type] = [
    HomeScreen.self, BriefingScreen.self, RoundScreen.self, ScorecardScreen.self, HistoryScreen.self,
    AttemptScreen.self, BankScreen.self, HelpScreen.self,
  ]

  mutating func receive(_ answer: Answer, to query: Query, _ model: Model) {
    state.receive(answer, to: query, model)
  }

  static func == (left: AnyScreen, right: AnyScreen) -> Bool { left.state.isEqual(right.state) }

  func hash(into hasher: inout Hasher) { hasher.combine(AnyHashable(state)) }
}

extension Model {
  /// Opens a line of text, which goes to the screen that opened it.
  mutating func type<Line: RawRepresentable<String>>(
    _ line: Line, _ label: String, _ text: String = "", completions: [String] = [], suffix: String = ""
  ) {
    entry = TextEntry(
      line: line.rawValue, label: label, field: TextField(text, deleted: discardedText), completions: completions,
      suffix: suffix)
  }

  mutating func typed(in entry: TextEntry) { typed(in: entry, screen.state) }

  private mutating func typed<State: Screen>(in entry: TextEntry, _ state: State) {
    guard let line = State.Line(rawValue: entry.line) else { return }
    var state = state
    state.typed(entry.field.text, in: line, &self)
    screen = AnyScreen(state)
  }

  mutating func finish(_ entry: TextEntry) -> [Effect] { finish(entry, screen.state) }

  private mutating func finish<State: Screen>(_ entry: TextEntry, _ state: State) -> [Effect] {
    let text = entry.field.text.trimmed
    guard let line = State.Line(rawValue: entry.line) else {
      // The clock has moved on to another screen in the meantime; what was typed is kept as a note.
      return text.isEmpty ? [] : record(.noted(text: text))
    }
    return state.change(in: &self) { $0.finish(text, of: line, &$1) }
  }

  mutating func cancel(_ entry: TextEntry) { cancel(entry, screen.state) }

  private mutating func cancel<State: Screen>(_ entry: TextEntry, _ state: State) {
    guard let line = State.Line(rawValue: entry.line) else { return }
    var state = state
    state.cancel(line, &self)
    screen = AnyScreen(state)
  }

  /// Keeps what is in an open line when the round is left.
  mutating func keep(_ entry: TextEntry) -> [Effect] { keep(entry, screen.state) }

  private mutating func keep<State: Screen>(_ entry: TextEntry, _ state: State) -> [Effect] {
    let text = entry.field.text.trimmed
    guard !text.isEmpty else { return [] }
    guard let line = State.Line(rawValue: entry.line) else { return record(.noted(text: text)) }
    return state.keep(text, of: line, &self)
  }
}
