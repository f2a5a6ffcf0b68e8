import Canvas
import Interview

struct HelpState: Hashable, Sendable {
  /// Where the help was asked for.
  var about: Context
  var scroll = 0
}

extension HelpState {
  func render(_ model: Model, now: Moment, into canvas: inout Canvas) {
    let area = Frame(title: "Keys · \(about.title)", status: model.clockWords(now: now)).render(
      model, now: now, into: &canvas)
    renderScrolling(lines(model, now: now, width: area.width), from: scroll, in: area, into: &canvas)
  }

  private static let keyWidth = 18

  func lines(_ model: Model, now: Moment, width: Int) -> [RichLine] {
    // What is off is off on the screen below.
    var under = model
    under.back()
    let own = Keymap.bindings(in: about).flatMap { binding -> [RichLine] in
      let availability = under.availability(of: binding.action, now: now)
      var lines = row(binding.allKeyNames, binding.help, availability == .on ? .text : .dim, width: width)
      if case .off(let reason) = availability { lines += row("", "unavailable: \(reason)", .dim, width: width) }
      return lines
    }
    let data = under.dataKeys(in: about).flatMap { row($0.key, $0.help, .text, width: width) }
    let typing = Keymap.typing.flatMap { row($0.keys, $0.help, .text, width: width) }
    return own + (data.isEmpty ? [] : [RichLine()] + data) + [
      RichLine(), RichLine("While a line of text is open", .strong),
    ] + typing
  }

  private func row(_ keys: String, _ help: String, _ style: Style, width: Int) -> [RichLine] {
    let indent = String(repeating: " ", count: Self.keyWidth)
    return wrapped(help, width: max(1, width - Self.keyWidth)).enumerated().map { line, text in
      RichLine(text, style).indented(
        line == 0 ? keys.padded(to: Self.keyWidth) : indent, style == .dim ? .dim : .accent)
    }
  }
}

extension Model {
  /// Keys that come from a script or a rubric and not from the table.
  func dataKeys(in context: Context) -> [(key: String, help: String)] {
    switch context {
    case .clarify: return clarifyTags.map { (String($0.key), "after typing a question: tag it \($0.name)") }
    case .marks:
      guard let rubric = live?.run.setup.rubric else { return [] }
      return rubric.flags.map { ($0.key, "flag: \($0.text)") } + rubric.causes.map { ($0.key, "cause: \($0.text)") }
    default: return []
    }
  }

  mutating func performOnHelp(_ action: Action, now: Moment) -> [Effect] {
    guard case .help(var state) = screen else { return [] }
    let page = max(1, size.rows - 5)
    switch action {
    case .up: state.scroll = max(0, state.scroll - 1)
    case .down: state.scroll += 1
    case .pageUp: state.scroll = max(0, state.scroll - page)
    case .pageDown: state.scroll += page
    case .first: state.scroll = 0
    case .last: state.scroll = .max / 2
    case .back:
      back()
      return []
    default: return []
    }
    let count = state.lines(self, now: now, width: max(1, size.columns - 4)).count
    state.scroll = clampedScroll(state.scroll, lines: count, visible: size.rows - Frame.rows)
    screen = .help(state)
    return []
  }
}
