import ArgumentParser
import Bank
import Foundation
import Interview
import Machine
import Rehearsal

/// What a round draws from and how it is played; the same for all rounds.
struct RoundOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Only this question, for example ml-design/card-fraud.", valueName: "id"),
    completion: .custom(Completions.questions))
  var question: String?

  @Option(
    help: ArgumentHelp("Draw questions of this section.", valueName: "name"),
    completion: .list(Section.allCases.map(\.rawValue)))
  var section: String?

  @OptionGroup var facets: FacetOptions

  @Option(help: ArgumentHelp("Budget of a coding question, from 5m to 180m.", valueName: "time"))
  var budget: String?

  @Option(help: ArgumentHelp("Number of questions.", valueName: "n"))
  var count: String?

  @Option(help: ArgumentHelp("Follow-ups to a question at most, from 0 to 9.", valueName: "n"))
  var followups: String?

  @Option(help: ArgumentHelp("Seed: the same number draws the same questions on every machine.", valueName: "n"))
  var seed: String?

  @Option(
    help: ArgumentHelp("Use this round script.", valueName: "file"), completion: .file(extensions: ["yaml", "yml"]))
  var script: String?
}

extension RoundOptions {
  /// The briefing that the options ask for: of the command's scripts the first whose questions have what is asked for.
  /// - Throws: `ExitCode`, after printing one line.
  func briefing(kind: RoundKind, questions: QuestionIndex, settings: Settings, now: Moment) throws -> Briefing {
    var scripts =
      try script.map { [try readScript($0, rubrics: questions.rubricIDs())] }
      ?? questions.scripts(.kind(kind))
    if let followups {
      let most = try number(followups, "--followups", in: 0...9)
      scripts = scripts.map { $0.asking(followups: most) }
    }
    guard let standard = scripts.first else {
      throw fail(.notFound, "the banks have no round for `greenroom \(kind.rawValue)`; see `greenroom bank check`")
    }
    let filter = try filter(sections: scripts.flatMap(\.sections), questions)
    func narrowed(to script: RoundScript) -> QuestionFilter {
      var filter = filter
      filter.sections = script.sections.filter(filter.sections.contains)
      filter.without = script.without
      return filter
    }
    let fitting = try scripts.filter { script in
      let filter = narrowed(to: script)
      return try filter.question.map { id in script.sections.contains { id.hasPrefix("\($0.rawValue)/") } } ?? true
        && !filter.sections.isEmpty && questions.pool(filter).count > 0
    }
    let chosen = fitting.first ?? standard
    var briefing = Briefing(
      scripts: fitting.isEmpty ? scripts : fitting, script: chosen, settings: settings, now: now)
    briefing.filter = narrowed(to: chosen)
    if question != nil { briefing.count = 1 }
    if let count { briefing.count = try number(count, "--count", in: 1...chosen.most) }
    if let budget { briefing.budget = try time(budget, script: chosen) }
    if let seed {
      guard let number = UInt64(seed) else {
        throw fail(.usage, "--seed must be a whole number from 0 on, not \(seed.printableArgument)")
      }
      briefing.seed = number
      briefing.isSeeded = true
    }
    if try questions.pool(briefing.filter).count == 0 {
      throw fail(.notFound, try briefing.filter.emptyReason { try questions.pool($0).count })
    }
    return briefing
  }

  private func filter(sections: [Section], _ questions: QuestionIndex) throws -> QuestionFilter {
    var filter = QuestionFilter(sections: sections)
    if let section {
      guard let found = Section(rawValue: section) else {
        throw fail(.usage, unknown("section", section, among: Section.allCases.map(\.rawValue)))
      }
      filter.sections = sections.filter { $0 == found }
      guard !filter.sections.isEmpty else {
        let others = Set(sections.map(\.rawValue)).sorted().joined(separator: ", ")
        throw fail(.notFound, "this round does not use \(section); it uses \(others)")
      }
    }
    filter.chosen = try facets.chosen(among: questions.choices(in: filter.sections))
    if let question, try questions.entry(question) == nil {
      // Only here, since this reads every id.
      let ids = try questions.ids(
        at: Array(0..<questions.pool(QuestionFilter()).count), of: questions.pool(QuestionFilter()))
      filter.question = try known(question, "question", among: ids)
    } else {
      filter.question = question
    }
    return filter
  }

  private func number(_ text: String, _ option: String, in range: ClosedRange<Int>) throws -> Int {
    guard let number = Int(text), range.contains(number) else {
      throw fail(
        .usage,
        "\(option) must be a whole number from \(range.lowerBound) to \(range.upperBound), not \(text.printableArgument)"
      )
    }
    return number
  }

  private func time(_ text: String, script: RoundScript) throws -> Milliseconds {
    let (least, most) = (Briefing.minimumBudget, Briefing.maximumBudget)
    guard let time = Milliseconds(written: text), time >= least, time <= most else {
      throw fail(.usage, "--budget must be from 5m to 180m, for example 30m, not \(text.printableArgument)")
    }
    guard script.budget != nil else {
      throw fail(.usage, "--budget is for coding rounds; \(script.title) has no budget")
    }
    return time
  }

  private func readScript(_ path: String, rubrics: [Rubric.ID]) throws -> RoundScript {
    let file = YAMLFile(name: path)
    do {
      let text = try SafeFile.text(at: path, shown: path)
      if let script = file.script(of: text, rubrics: rubrics) { return script }
    } catch {
      throw fail(.notFound, "\(error)")
    }
    for problem in file.problems.dropLast() { warn("\(problem)") }
    throw fail(.foundProblem, "\(file.problems.last?.description ?? "\(path): no script")")
  }
}
