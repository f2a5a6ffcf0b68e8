import Canvas
import Interview

/// All the keys of the screen underneath, with the reason if one is unavailable.
struct HelpScreen: Screen {
  var scroll = ScrollState()

  static let modes = [
    Mode<Self>(
      "Help", Command.upDown("scroll", ("scroll up", "scroll down"), move: move),
      Command.pages(page: { _, model in model.size.rows - 5 }, move: move),
      [
        Command([.escape, "q", "?", .enter], "back", "back to where you were") { _, _ in .back }.asWay,
        .quit, .suspend,
      ], isWhole: true)
  ]

  private static let move: Command<Self>.Change = { state, model, step in
    let lines = state.lines(model, width: max(1, model.size.columns - 4)).count
    state.scroll.move(by: step, lines: lines, visible: model.size.rows - Frame.rows)
  }

  func draw(_ model: Model, into canvas: inout Canvas) {
    let below = below(model)
    let title = below.focus.commanded(in: below).title(in: below)
    let area = Frame(title: "Keys · \(title)", status: model.clockWords).draw(model, into: &canvas)
    renderScrolling(lines(model, width: area.width), from: scroll.offset, in: area, into: &canvas)
  }

  private func below(_ model: Model) -> Model {
    var below = model
    below.back()
    return below
  }

  private func lines(_ model: Model, width: Int) -> [RichLine] {
    // What is off is off on the screen below.
    let below = below(model)
    let commanded = below.focus.commanded(in: below)
    let own = commanded.help(in: below).flatMap { entry in
      row(entry.keys, entry.help, entry.whyOff == nil ? .text : .dim, width: width)
        + (entry.whyOff.map { row("", "unavailable: \($0)", .dim, width: width) } ?? [])
    }
    let data = commanded.dataKeys(in: below).flatMap { row($0.key, $0.help, .text, width: width) }
    let typing = TextEntry.keys.flatMap { row($0.keys, $0.help, .text, width: width) }
    return own + (data.isEmpty ? [] : [RichLine()] + data) + [
      RichLine(), RichLine("While a line of text is open", .strong),
    ] + typing
  }

  private static let keyWidth = 18

  private func row(_ keys: String, _ help: String, _ style: Style, width: Int) -> [RichLine] {
    let indent = String(repeating: " ", count: Self.keyWidth)
    return wrapped(help, width: max(1, width - Self.keyWidth)).enumerated().map { line, text in
      RichLine(text, style).indented(
        line == 0 ? keys.padded(to: Self.keyWidth) : indent, style == .dim ? .dim : .accent)
    }
  }
}

extension Commanded {
  fileprivate func title(in model: Model) -> String { mode(in: model).title }
}
