import Interview

/// A line to tick or mark.
struct ChecklistRow {
  var text: String
  /// The part it is due in, as a heading above the first of its lines; nil for none.
  var part: String?
  /// The answer fails without it.
  var isMust = false
}

extension RoundRun {
  /// The checklist of the current question, as rows to tick.
  var checklistRows: [ChecklistRow] { setup.checklistRows(ofQuestion: position) }
}

extension RoundSetup {
  func checklistRows(ofQuestion index: Int) -> [ChecklistRow] {
    let hasParts = questions[index].checklist.contains { $0.part != nil }
    return questions[index].checklist.map { line in
      let title = line.part.map { part in plans[index].phases.first { $0.id == part }?.title ?? part }
      return ChecklistRow(
        text: line.level.map { "\(line.line) (\($0.rawValue))" } ?? line.line,
        part: hasParts ? title ?? "Throughout" : nil, isMust: line.must)
    }
  }
}
