import ArgumentParser
import Bank
import Canvas
import Foundation
import Interview
import Machine

struct BankCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bank", abstract: "Look at the questions and check bank files.",
    subcommands: [List.self, Show.self, Check.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the questions.")

    @Option(
      help: ArgumentHelp("Only this section.", valueName: "name"), completion: .list(Section.allCases.map(\.rawValue)))
    var section: Section?
    @OptionGroup var facets: FacetOptions
    @Flag(help: "As a JSON array.") var json = false
    @OptionGroup var paths: PathOptions

    func run() throws {
      let library = try CommandEnvironment(paths).library()
      var filter = QuestionFilter(sections: section.map { [$0] } ?? [])
      let choices = Facet.allCases.map { facet in (facet, facet.sorted(library.questions.flatMap(facet.values))) }
      filter.chosen = try facets.chosen(among: Dictionary(uniqueKeysWithValues: choices))
      let questions = library.questions.filter(filter.admits)
      sayProblems(of: library)
      if json { return try output(json: questions.map { QuestionRecord($0, place: library.locations[$0.id]) }) }
      guard !questions.isEmpty else {
        throw fail(.notFound, "no question matches")
      }
      var table = TextTable(columns: [
        .init(title: "Id"), .init(title: "Topic"), .init(title: "Difficulty"), .init(title: "Title", isFlexible: true),
      ])
      table.rows = questions.map { [$0.id, $0.topic, $0.difficulty.rawValue, $0.title] }
      try output(table.text(width: outputWidth))
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Print a question, without its answer unless asked for.")

    @Argument(
      help: ArgumentHelp("Its id, for example behavioral/led-a-project.", valueName: "id"),
      completion: .custom(Completions.questions))
    var id: String
    @Flag(help: "Print checklist, hints and reference notes too.") var answer = false
    @OptionGroup var paths: PathOptions

    func run() throws {
      let questions = try CommandEnvironment(paths).questions()
      guard let entry = try questions.entry(id) else {
        let near =
          try nearest(to: id, among: questions.ids()).map { "; did you mean \($0)?" } ?? "; see `greenroom bank list`"
        throw fail(.notFound, "no question \(id.printableArgument)\(near)")
      }
      try output(entry.question.text(place: entry.location, withAnswer: answer))
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check", abstract: "Find problems in bank files and say how to fix them.")

    @Argument(
      help: ArgumentHelp("Bank folders (default: built-in and your own).", valueName: "dir"),
      completion: .directory)
    var folders: [String] = []
    @Flag(name: .customLong("run"), help: "Also run solutions, starters, mutants and examples with python3.")
    var runsCode = false
    @OptionGroup var paths: PathOptions

    func run() throws {
      let environment = try CommandEnvironment(paths)
      let library =
        folders.isEmpty ? environment.library() : BankReader(BankFiles(banks: folders, rounds: Paths.builtInBank))
      var problems = library.problems
      var code = CodeCheck()
      if runsCode {
        do {
          problems += try code.problems(in: library)
        } catch {
          throw fail(.foundProblem, "python3 cannot be run: \(error)")
        }
      }
      for problem in library.notes + problems { try output("\(problem.description.printable)\n") }
      let counts =
        "\(library.questions.count) questions, \(library.scripts.count) rounds, \(library.rubrics.count) rubrics"
      guard problems.isEmpty else {
        try output("\(problems.count) problem\(problems.count == 1 ? "" : "s"); \(counts) usable\n")
        throw ExitCode(Status.foundProblem.rawValue)
      }
      let notes = library.notes.isEmpty ? "" : ", \(library.notes.count) skipped"
      try output("no problems\(notes); \(counts)\(runsCode ? "; \(code.words)" : "")\n")
    }
  }
}

private func sayProblems(of library: BankReader) {
  guard let first = library.problems.first else { return }
  let more = library.problems.count - 1
  warn("\(first.description)\(more > 0 ? "; and \(more) more, see `greenroom bank check`" : "")")
}

extension Section: ExpressibleByArgument {}
extension Difficulty: ExpressibleByArgument {}

/// One question as `bank list --json` prints it.
private struct QuestionRecord: Encodable {
  var id: String
  var section: String
  var topic: String
  var title: String
  var difficulty: String
  var lists: [String]
  var file: String
  var line: Int

  init(_ question: Question, place: QuestionLocation?) {
    id = question.id
    section = question.section.rawValue
    topic = question.topic
    title = question.title
    difficulty = question.difficulty.rawValue
    lists = question.lists
    file = place?.file ?? ""
    line = place?.line ?? 0
  }
}
