import Bank
import Foundation
import Interview

/// Runs the Python of a bank: each solution must pass its tests, each starter and each mutant must fail them, and each
/// example must print what it says. For authors of banks, by `bank check --run`.
struct CodeCheck {
  /// One program in a folder of its own.
  private struct Case {
    var question: Question
    var what: String
    var files: [String: String]
    var main: String
    var judge: @Sendable (Run) -> String?
  }

  fileprivate struct Run: Sendable {
    var status: Int32
    var output: String
  }

  private static let limit: TimeInterval = 60

  private(set) var solutions = 0
  private(set) var starters = 0
  private(set) var mutants = 0
  private(set) var faults = 0
  private(set) var examples = 0

  /// What was checked, for people.
  var words: String {
    "\(solutions) solutions pass; \(starters) starters, \(mutants) mutants and \(faults) planted faults fail; \(examples) examples print what they say"
  }

  /// - Returns: what is wrong, a line each.
  mutating func problems(in library: BankReader) throws -> [Problem] {
    var all: [Case] = []
    for question in library.questions { all += cases(for: question) }
    var problems: [Problem] = []
    var running: [(Case, Process, String, Date)] = []
    func finish(_ index: Int) {
      let (test, process, folder, _) = running.remove(at: index)
      let output = String(
        decoding: (FileManager.default.contents(atPath: "\(folder)/output") ?? Data()).suffix(400), as: UTF8.self)
      try? FileManager.default.removeItem(atPath: folder)
      guard let wrong = test.judge(Run(status: process.terminationStatus, output: output)) else { return }
      let place = library.locations[test.question.id]
      problems.append(
        Problem(
          file: place?.file ?? "", line: place?.line, question: test.question.id, what: "\(test.what) \(wrong)",
          fix: "run it by hand to see more"))
    }
    for test in all {
      while running.count >= ProcessInfo.processInfo.activeProcessorCount {
        for (_, process, _, start) in running where -start.timeIntervalSinceNow > Self.limit { process.terminate() }
        if let done = running.firstIndex(where: { !$0.1.isRunning }) { finish(done) } else { usleep(2000) }
      }
      let (process, folder) = try start(test)
      running.append((test, process, folder, Date()))
    }
    while !running.isEmpty {
      running[0].1.waitUntilExit()
      finish(0)
    }
    return problems
  }

  private func start(_ test: Case) throws -> (Process, String) {
    let folder = NSTemporaryDirectory() + "greenroom-check-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    for (name, text) in test.files { try text.write(toFile: "\(folder)/\(name)", atomically: false, encoding: .utf8) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-B", test.main]
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    // A file, since a pipe that nobody empties would stop a program that prints a lot.
    let output = "\(folder)/output"
    try Data().write(to: URL(fileURLWithPath: output))
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: output))
    process.standardOutput = handle
    process.standardError = handle
    process.standardInput = FileHandle.nullDevice
    try process.run()
    return (process, folder)
  }

  private mutating func cases(for question: Question) -> [Case] {
    guard let facts = question.coding, let tests = facts.tests, let solution = facts.solution, facts.language == "py"
    else { return [] }
    func run(_ what: String, _ code: String, _ judge: @escaping @Sendable (Run) -> String?) -> Case {
      Case(
        question: question, what: what, files: ["solution.py": code + "\n", "tests.py": tests + "\n"], main: "tests.py",
        judge: judge)
    }
    solutions += 1
    var cases = [run("the solution", solution) { $0.status == 0 ? nil : "fails its tests: \($0.lastLine)" }]
    if let starter = facts.starter {
      starters += 1
      cases.append(run("the starter", starter) { $0.status == 0 ? "passes the tests" : nil })
    }
    for fault in facts.faults {
      faults += 1
      cases.append(
        run("the fault \(fault.line.prefix(40))", CodingFacts.planting([fault], in: solution)) {
          $0.status == 0 ? "passes the tests" : nil
        })
    }
    for mutant in facts.mutants {
      mutants += 1
      let code = solution.replacing(mutant.find, with: mutant.replace)
      cases.append(
        run("mutant \(mutant.name)", code) { done in
          if done.status == 0 { return "passes the tests" }
          return done.output.contains("SyntaxError") || done.output.contains("IndentationError") ? "is not Python" : nil
        })
    }
    if let example = facts.example {
      examples += 1
      let lines = example.call.split(separator: "\n", omittingEmptySubsequences: false)
      let code =
        "import numpy as np\nfrom solution import *\n" + lines.dropLast().map { "\($0)\n" }.joined()
        + "result = \(lines.last ?? "")\nprint(result)\n"
      cases.append(
        Case(
          question: question, what: "the example", files: ["solution.py": solution + "\n", "example.py": code],
          main: "example.py"
        ) { done in
          func words(_ text: String) -> [Substring] { text.split(whereSeparator: \.isWhitespace) }
          return done.status == 0 && words(done.output) == words(example.result)
            ? nil : "prints \(done.output.prefix(80)), not \(example.result.prefix(80))"
        })
    }
    return cases
  }
}

extension CodeCheck.Run {
  fileprivate var lastLine: String { output.split(separator: "\n").last.map(String.init) ?? "" }
}
