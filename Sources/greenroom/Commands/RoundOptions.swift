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
    completion: .custom(completeQuestions))
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

  @Option(help: ArgumentHelp("Seed: the same number draws the same questions on every machine.", valueName: "n"))
  var seed: String?

  @Option(
    help: ArgumentHelp("Use this round script.", valueName: "file"), completion: .file(extensions: ["yaml", "yml"]))
  var script: String?
}

/// Ids for the shell, from the built-in banks.
private func completeQuestions(_ arguments: [String], _ index: Int, _ prefix: String) -> [String] {
  guard let bank = Paths.builtInBank else { return [] }
  return BankReader(BankFiles(banks: [bank], optional: [Paths().ownBank])).questions.map(\.id)
}

extension RoundOptions {
  /// The briefing that the options ask for: of the command's scripts the first whose questions have what is asked for.
  /// - Throws: `ExitCode`, with one line said.
  func briefing(kind: RoundKind, library: BankReader, settings: Settings, now: Moment) throws -> Briefing {
    let scripts = try script.map { [try readScript($0, library: library)] } ?? library.catalog.scripts(of: kind)
    guard let standard = scripts.first else {
      throw fail(.notFound, "the banks have no round for `greenroom \(kind.rawValue)`; see `greenroom bank check`")
    }
    let filter = try filter(sections: scripts.flatMap(\.sections), library: library)
    let fitting = scripts.filter { script in
      library.questions.contains { script.sections.contains($0.section) && filter.admits($0) }
    }
    let chosen = fitting.first ?? standard
    var briefing = Briefing(
      scripts: fitting.isEmpty ? scripts : fitting, script: chosen, settings: settings, now: now)
    briefing.filter = filter
    briefing.filter.sections = chosen.sections.filter(filter.sections.contains)
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
    if briefing.poolCount(in: library.catalog) == 0 { throw fail(.notFound, briefing.emptyReason(in: library.catalog)) }
    return briefing
  }

  private func filter(sections: [Section], library: BankReader) throws -> QuestionFilter {
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
    let pool = library.questions.filter { filter.sections.contains($0.section) }
    filter.chosen = try facets.chosen(among: pool)
    filter.question = try known(question, "question", among: library.questions.map(\.id))
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

  private func readScript(_ path: String, library: BankReader) throws -> RoundScript {
    let file = YAMLFile(name: path)
    do {
      let text = try SafeFile.text(at: path, shown: path)
      if let script = file.script(of: text, rubrics: library.rubrics.map(\.id)) { return script }
    } catch {
      throw fail(.notFound, "\(error)")
    }
    for problem in file.problems.dropLast() { warn("\(problem)") }
    throw fail(.foundProblem, "\(file.problems.last?.description ?? "\(path): no script")")
  }
}
