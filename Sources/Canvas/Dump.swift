extension Canvas {
  /// The text plane: one line a row, spaces at the end kept so that every line is as wide as the screen.
  public var textPlane: String {
    rows { text(of: $0) }
  }

  /// The role plane: a letter a cell, upper case when bold; `!` for inverse, `>` for selected and `}` for both selected
  /// and bold stand in place of the letter.
  public var rolePlane: String {
    rows { cell in
      if cell.style.inverse { return "!" }
      if cell.style.selected { return cell.style.bold ? "}" : ">" }
      return String(cell.style.letter)
    }
  }

  private func rows(_ character: (Cell) -> String) -> String {
    (0..<size.rows).map { row in
      (0..<size.columns).map { character(cells[row * size.columns + $0]) }.joined()
    }.joined(separator: "\n")
  }
}
