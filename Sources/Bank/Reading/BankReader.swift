import Interview

/// Everything that can be practiced: the questions, scripts and rubrics of one or more banks.
public struct BankReader: Sendable {
  /// In the order of sections, topics and ids.
  public var questions: [Question] = []
  public private(set) var locations: [Question.ID: QuestionLocation] = [:]
  public var scripts: [RoundScript]
  public let rubrics: [Rubric]
  public private(set) var problems: [Problem]
  /// Files and folders in the banks that are not read.
  public let notes: [Problem]

  /// Never fails: what is wrong is in `problems`. A question is there once; the first of two with one id stays.
  public init(_ files: BankFiles) {
    let rounds = RoundsReader(files)
    (scripts, rubrics) = (rounds.scripts, rounds.rubrics)
    problems = rounds.problems + files.problems
    notes = files.notes
    let parts = rounds.parts
    for (file, section) in files.questions { read(file, section, parts: parts) }
    questions.sort { ($0.section.order, $0.topic, $0.id) < ($1.section.order, $1.topic, $1.id) }
  }

  private mutating func read(_ file: BankFiles.File, _ section: Section, parts: [Section: [String]]) {
    let text: String
    do { text = try file.text() } catch { return problems.append(error) }
    let found = file.questions(in: text, section: section, parts: parts)
    problems += found.problems
    for (question, line) in found.questions {
      let location = QuestionLocation(file: file.path, line: line)
      if let first = locations[question.id] {
        problems.append(
          Problem(
            file: location.file, line: line, question: question.id,
            what: "this id is already used in \(first.file):\(first.line)", fix: "give this one another id"))
        continue
      }
      questions.append(question)
      locations[question.id] = location
    }
  }
}
