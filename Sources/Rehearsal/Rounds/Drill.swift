import Interview

extension Model {
  /// A briefing for one question once more.
  func drill(_ question: Question.ID) -> Step {
    let scripts = scripts(for: question)
    guard let first = scripts.first else { return .stay }
    var briefing = Briefing(scripts: scripts, script: first, settings: settings, now: now)
    briefing.filter.question = question
    briefing.count = 1
    return .open(BriefingScreen(briefing))
  }

  /// - Parameter question: a screen that offers to drill it asks for its pool.
  func whyNoDrill(_ question: Question.ID) -> String? {
    guard let section = Section(of: question), pool(QuestionFilter(question: question)).count > 0 else {
      return "The banks do not have \(question) any more."
    }
    return scripts(for: question).isEmpty ? "There is no round for \(section.title) yet." : nil
  }

  private func scripts(for question: Question.ID) -> [RoundScript] {
    guard let section = Section(of: question) else { return [] }
    return catalog.scripts.filter { $0.sections.contains(section) }
  }
}

extension Section {
  /// nil for an id of a section that there is not.
  fileprivate init?(of question: Question.ID) { self.init(rawValue: String(question.prefix { $0 != "/" })) }
}
