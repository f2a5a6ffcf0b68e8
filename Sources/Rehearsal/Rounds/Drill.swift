import Interview

extension Model {
  /// A briefing for one question once more.
  func drill(_ question: Question.ID) -> Step {
    guard let section = Section(of: question) else { return .stay }
    return .open(BriefingScreen(.section(section), question: question))
  }

  /// - Parameter question: a screen that offers to drill it asks for its pool.
  func whyNoDrill(_ question: Question.ID) -> String? {
    guard let section = Section(of: question), pool(QuestionFilter(question: question)).count > 0 else {
      return "The banks do not have \(question) any more."
    }
    return !catalog.sections.contains(section) ? "There is no round for \(section.title) yet." : nil
  }
}

extension Section {
  /// nil for an id of a section that there is not.
  fileprivate init?(of question: Question.ID) { self.init(rawValue: String(question.prefix { $0 != "/" })) }
}
