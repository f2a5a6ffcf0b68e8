import Canvas
import Interview

/// The scores from memory next to the current ones, and what they add up to.
struct ScoreTable {
  var rubric: Rubric
  var card: Scorecard
  /// The dimension under the cursor.
  var selected: Int?

  /// How many of the given columns it should get.
  static func width(of all: Int) -> Int { all >= 74 ? 36 : 26 }

  var rowCount: Int { rubric.dimensions.count + 2 }

  func render(in area: Rect, into canvas: inout Canvas) {
    canvas.write("blind  now", .dim, in: area.line(0))
    for (index, dimension) in rubric.dimensions.enumerated() {
      let line = area.line(index + 1)
      let blind = card.blind[dimension.id]
      let now = card.final[dimension.id]
      canvas.write(blind.map(String.init) ?? "–", .dim, in: line, at: 2)
      if index == selected { canvas.write(canvas.charset.pointer, .accent, in: line, at: 7) }
      canvas.write(now.map(String.init) ?? "–", now == blind ? .text : Style(.accent, bold: true), in: line, at: 8)
      canvas.write(dimension.title.fitted(to: line.width - 12), index == selected ? .strong : .text, in: line, at: 12)
    }
    guard let mean = rubric.mean(of: card.final) else { return }
    let line = area.line(rubric.dimensions.count + 1)
    let band = rubric.band(of: card.final)
    let offset = canvas.write(
      "\(decimal(mean))  \(band?.label ?? "incomplete")", Style(band?.role ?? .dim, bold: true), in: line, at: 8)
    if rubric.isVetoed(card.final) { canvas.write("veto", .over, in: line, at: 8 + offset + 2) }
  }
}

extension Band {
  var role: Role {
    switch self {
    case .yes: .good
    case .leaningYes: .accent
    case .leaningNo: .warn
    case .no: .over
    }
  }
}
