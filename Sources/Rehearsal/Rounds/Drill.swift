import Interview

extension Model {
  /// A briefing to practice one question again.
  func drill(_ question: Question.ID) -> Step {
    guard let section = Section(of: question) else { return .stay }
    return .open(BriefingScreen(.section(section), question: question))
  }

  /// - Parameter question: a screen that offers to drill it must query its pool.
  func whyNoDrill(_ question: Question.ID) -> String? {
    guard let section = Section(of: question), pool(QuestionFilter(question: question)).count > 0 else {
      return "The banks no longer have \(question)."
    }
    return whyNoRound(for: section)
  }

  func whyNoRound(for section: Section) -> String? {
    catalog.sections.contains(section) ? nil : "The banks have no round for \(section.title) yet."
  }
}
