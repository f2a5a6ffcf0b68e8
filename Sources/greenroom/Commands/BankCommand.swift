import ArgumentParser
import Bank
import Canvas
import Foundation
import Interview

struct BankCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bank", abstract: "Look at the questions and check bank files.",
    subcommands: [List.self, Show.self, Check.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the questions.")

    @Option(
      help: ArgumentHelp("Only this section.", valueName: "name"), completion: .list(Section.allCases.map(\.rawValue)))
    var section: Section?
    @Option(help: ArgumentHelp("Only this topic.", valueName: "name")) var topic: String?
    @Option(help: ArgumentHelp("Only this difficulty.", valueName: "level")) var difficulty: Difficulty?
    @Option(help: ArgumentHelp("Only this list.", valueName: "name")) var list: String?
    @Option(help: ArgumentHelp("Only this tag.", valueName: "name")) var tag: String?
    @Flag(help: "As a JSON array.") var json = false
    @OptionGroup var places: PlaceOptions

    func run() throws {
      let library = try Session(places).library()
      var filter = DrawFilter(sections: section.map { [$0] } ?? [])
      (filter.topic, filter.difficulty, filter.list, filter.tag) = (topic, difficulty, list, tag)
      let questions = library.questions.filter(filter.admits)
      sayProblems(of: library)
      if json { return try output(json: questions.map { QuestionRecord($0, place: library.places[$0.id]) }) }
      guard !questions.isEmpty else {
        throw fail(.notFound, "no question fits")
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

    @Argument(help: ArgumentHelp("Its id, for example behavioral/led-a-project.", valueName: "id")) var id: String
    @Flag(help: "Print checklist, hints and reference notes too.") var answer = false
    @OptionGroup var places: PlaceOptions

    func run() throws {
      let library = try Session(places).library()
      guard let question = library.question(id) else {
        let near =
          nearest(to: id, among: library.questions.map(\.id)).map { "; did you mean \($0)?" }
          ?? "; see `greenroom bank list`"
        throw fail(.notFound, "no question is called \(id.printableArgument)\(near)")
      }
      try output(question.text(place: library.places[id], withAnswer: answer))
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check", abstract: "Say what is wrong in bank files and how to mend it.")

    @Argument(
      help: ArgumentHelp("Bank folders; the built-in bank and your own without any.", valueName: "dir"),
      completion: .directory)
    var folders: [String] = []
    @OptionGroup var places: PlaceOptions

    func run() throws {
      let session = try Session(places)
      let library =
        folders.isEmpty ? session.library() : Library.load(banks: folders, rounds: Places.builtInBank)
      let problems = library.problems
      for problem in problems { try output("\(problem.description.printable)\n") }
      let counts =
        "\(library.questions.count) questions, \(library.scripts.count) rounds, \(library.rubrics.count) rubrics"
      guard problems.isEmpty else {
        try output("\(problems.count) mistake\(problems.count == 1 ? "" : "s"); \(counts) can be used\n")
        throw ExitCode(Status.foundProblem.rawValue)
      }
      try output("no mistake; \(counts)\n")
    }
  }
}

private func sayProblems(of library: Library) {
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

  init(_ question: Question, place: Library.Place?) {
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

extension Question {
  fileprivate func text(place: Library.Place?, withAnswer: Bool) -> String {
    var parts = ["\(title)\n\(id) · \(topic) · \(difficulty.rawValue)"]
    func list(_ title: String, _ lines: [String]) {
      if !lines.isEmpty { parts.append("\(title)\n" + lines.map { "- \($0)" }.joined(separator: "\n")) }
    }
    if !prompt.isEmpty { parts.append(prompt) }
    if let coding {
      let facts = [coding.reminder, coding.link].compactMap { $0 }
      if !facts.isEmpty { parts.append(facts.joined(separator: "\n")) }
      if let starter = coding.starter { parts.append(starter) }
    }
    list("Follow-ups", followups)
    if withAnswer {
      list("Hints", hints)
      list("Checklist", checklist)
      parts.append(answer)
      if let solution = coding?.solution { parts.append("Solution\n\n\(solution)") }
    }
    if let place { parts.append("\(place.file):\(place.line)") }
    // Line by line: what comes from a file may hold a control sequence.
    return parts.joined(separator: "\n\n").split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0).replacing("\t", with: "    ").printable }.joined(separator: "\n") + "\n"
  }
}
