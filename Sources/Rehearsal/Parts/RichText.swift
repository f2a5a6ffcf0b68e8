import Canvas
import Markdown

/// A line of styled text, ready to be drawn.
struct RichLine: Hashable, Sendable {
  struct Piece: Hashable, Sendable {
    var text: String
    var style: Style
  }

  var pieces: [Piece]

  init(_ pieces: [Piece] = []) { self.pieces = pieces }

  init(_ text: String, _ style: Style = .text) { pieces = [Piece(text: text, style: style)] }

  func render(in line: Rect, into canvas: inout Canvas) {
    var offset = 0
    for piece in pieces {
      offset += canvas.write(piece.text, piece.style, in: line, at: offset)
    }
  }

  func indented(_ prefix: String, _ style: Style = .text) -> RichLine {
    RichLine([Piece(text: prefix, style: style)] + pieces)
  }

  var isEmpty: Bool { pieces.allSatisfy { $0.text.isEmpty } }
}

/// Lays Markdown out in lines of at most `width` columns.
func richLines(_ markdown: String, width: Int, style: Style = .text) -> [RichLine] {
  guard width > 0 else { return [] }
  return RichLayout(width: width, style: style).lines(parseMarkdown(markdown))
}

private struct RichLayout {
  var width: Int
  var style: Style

  func lines(_ blocks: [Block]) -> [RichLine] {
    blocks.enumerated().flatMap { index, block in
      (index > 0 ? [RichLine()] : []) + lines(block)
    }
  }

  private func lines(_ block: Block) -> [RichLine] {
    switch block {
    case .paragraph(let spans): return wrap(spans, style)
    case .heading(_, let spans): return wrap(spans, style.with(bold: true))
    case .code(let text):
      return text.lines.map { line in
        RichLine("  " + expandTabs(String(line)), .cue)
      }
    case .table(let rows): return table(rows)
    case .rule: return [RichLine(String(repeating: "─", count: width), .rule)]
    case .quote(let blocks):
      return narrower(by: 2).lines(blocks).map { $0.indented("│ ", .dim) }
    case .list(let start, let items):
      return items.enumerated().flatMap { index, item in
        let mark = start.map { "\($0 + index). " } ?? "• "
        let inner = narrower(by: mark.count)
        let tight = item.map { inner.lines($0) }.joined()
        return tight.enumerated().map { line, text in
          text.indented(line == 0 ? mark : String(repeating: " ", count: mark.count), .dim)
        }
      }
    }
  }

  /// Columns as wide as their cells; where that is too wide, the widest gives way and its cells are wrapped.
  private func table(_ rows: [[String]]) -> [RichLine] {
    let gap = 2
    var widths = rows[0].indices.map { column in rows.map { $0[column].columns }.max() ?? 0 }
    while widths.reduce(0, +) + gap * (widths.count - 1) > width, let widest = widths.max(), widest > 4 {
      widths[widths.firstIndex(of: widest)!] -= 1
    }
    return rows.enumerated().flatMap { index, row in
      let cells = zip(row, widths).map { wrapped($0, width: max(1, $1)) }
      return (0..<(cells.map(\.count).max() ?? 0)).map { line in
        let text = zip(cells, widths).map { ($0.indices.contains(line) ? $0[line] : "").padded(to: $1) }
        return RichLine(text.joined(separator: String(repeating: " ", count: gap)), index == 0 ? .dim : style)
      }
    }
  }

  private func narrower(by columns: Int) -> RichLayout { RichLayout(width: max(1, width - columns), style: style) }

  private func expandTabs(_ text: String) -> String { text.replacing("\t", with: "    ") }

  /// Breaks at spaces, across changes of style.
  private func wrap(_ spans: [Span], _ style: Style) -> [RichLine] {
    var lines: [RichLine] = []
    var line: [RichLine.Piece] = []
    var used = 0
    func flush() {
      lines.append(RichLine(line))
      line = []
      used = 0
    }
    var pendingSpace = false
    for span in spans {
      let spanStyle = self.style(of: span.kind, on: style)
      for (row, part) in span.text.lines.enumerated() {
        if row > 0 {
          flush()
          pendingSpace = false
        }
        var isFirst = true
        for word in part.split(separator: " ", omittingEmptySubsequences: false) {
          if !isFirst { pendingSpace = true }
          isFirst = false
          guard !word.isEmpty else { continue }
          for chunk in chunks(String(word)) {
            let columns = chunk.columns
            let space = pendingSpace && used > 0 ? 1 : 0
            if used + space + columns > width, used > 0 { flush() }
            let text = pendingSpace && used > 0 ? " " + chunk : chunk
            line.append(.init(text: text, style: spanStyle))
            used += text.columns
            pendingSpace = false
          }
        }
      }
    }
    flush()
    return lines
  }

  /// A word that is wider than a line in pieces that are not.
  private func chunks(_ word: String) -> [String] { word.columns <= width ? [word] : wrapped(word, width: width) }

  private func style(of kind: Span.Kind, on style: Style) -> Style {
    switch kind {
    case .plain: style
    case .emphasis: Style(.accent)
    case .strong: style.with(bold: true)
    case .code: .cue
    case .link: Style(.accent)
    }
  }
}
