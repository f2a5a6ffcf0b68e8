import Interview

extension HistoryScreen {
  /// What the filters leave, in the order asked for.
  func attempts(of model: Model) -> [AttemptSummary] {
    let today = LocalTime(model.now.wall, zoneOffset: model.settings.zoneOffset).dayNumber
    let words = search.lowercased().split(separator: " ")
    let shown = model.history.filter { attempt in
      if let section, attempt.section != section { return false }
      switch outcome {
      case .any: break
      case .only(let wanted): if attempt.outcome != wanted { return false }
      case .unscored: if attempt.isScored || attempt.isVoid { return false }
      }
      if let days, LocalTime(attempt.startedAt, zoneOffset: attempt.zoneOffset).dayNumber <= today - days {
        return false
      }
      return words.isEmpty || attempt.contains(words)
    }
    switch sort {
    case .date: return shown
    case .score: return shown.sortedStably { ($0.finalMean ?? .infinity) < ($1.finalMean ?? .infinity) }
    case .over: return shown.sortedStably { $0.overtime > $1.overtime }
    }
  }

  /// The filters in words; empty without any.
  var filterWords: String {
    var words: [String] = []
    if let section { words.append(section.title) }
    switch outcome {
    case .any: break
    case .only(let outcome): words.append(outcome.title)
    case .unscored: words.append("not scored")
    }
    if let days { words.append(days == 1 ? "today" : "last \(days) days") }
    if !search.isEmpty { words.append("“\(search)”") }
    return words.joined(separator: " · ")
  }
}

extension AttemptSummary {
  /// Whether every word stands in its title, id or notes.
  fileprivate func contains(_ words: [Substring]) -> Bool {
    let text = ([title, question, topic, remark] + notes).joined(separator: "\n").lowercased()
    return words.allSatisfy { text.contains($0) }
  }
}

extension Array {
  /// Equal elements keep their order.
  fileprivate func sortedStably(by isBefore: (Element, Element) -> Bool) -> [Element] {
    enumerated().sorted { left, right in
      if isBefore(left.element, right.element) { return true }
      return !isBefore(right.element, left.element) && left.offset < right.offset
    }.map(\.element)
  }
}
