import Interview

extension Model {
  /// A briefing for one question once more.
  func drill(_ question: Question.ID) -> Step {
    guard let section = catalog.questions.first(where: { $0.id == question })?.section else { return .stay }
    let scripts = catalog.scripts.filter { $0.sections.contains(section) }
    guard let first = scripts.first else { return .stay }
    var briefing = Briefing(scripts: scripts, script: first, settings: settings, now: now)
    briefing.filter.question = question
    briefing.count = 1
    return .open(BriefingScreen(briefing))
  }

  func whyNoDrill(_ question: Question.ID) -> String? {
    guard let known = catalog.questions.first(where: { $0.id == question }) else {
      return "The banks do not have \(question) any more."
    }
    return catalog.scripts.contains { $0.sections.contains(known.section) }
      ? nil : "There is no round for \(known.section.title) yet."
  }
}
