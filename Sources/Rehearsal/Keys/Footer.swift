import Canvas

/// The keys that matter here, as many as fit, but always the ways out and the help.
struct Footer {
  struct Item {
    var key: String
    var label: String
    var isOn = true
    /// Never dropped for lack of room.
    var isReserved = false
  }

  func draw(_ model: Model, in line: Rect, into canvas: inout Canvas) {
    if case .typing(let entry) = model.focus {
      let tab = entry.completions.isEmpty ? "" : "   tab complete"
      canvas.write("enter \(entry.accept)\(tab)   esc \(entry.cancel)", .dim, in: line)
      return
    }
    draw(model.focus.commanded(in: model).footer(in: model), in: line, into: &canvas)
  }

  private func draw(_ items: [Item], in line: Rect, into canvas: inout Canvas) {
    var shown = items
    func width() -> Int {
      shown.map { canvas.columns(of: $0.key) + canvas.columns(of: $0.label) + 4 }.reduce(-3, +)
    }
    // Drops keys that are off first, then the rightmost.
    while width() > line.width,
      let index = shown.lastIndex(where: { !$0.isOn && !$0.isReserved }) ?? shown.lastIndex(where: { !$0.isReserved })
    {
      shown.remove(at: index)
    }
    var offset = 0
    for item in shown {
      offset += canvas.write(item.key, item.isOn ? .accent : .dim, in: line, at: offset) + 1
      offset += canvas.write(item.label, item.isOn ? .text : .dim, in: line, at: offset) + 3
    }
  }
}

extension Key {
  /// Short, for the footer.
  var symbol: String {
    switch self {
    case .up: "↑"
    case .down: "↓"
    case .left: "←"
    case .right: "→"
    default: description
    }
  }
}
