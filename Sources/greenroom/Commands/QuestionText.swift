import Bank
import Canvas
import Interview

extension Question {
  /// As `bank show` prints it.
  func text(place: QuestionLocation?, withAnswer: Bool) -> String {
    var parts = ["\(title)\n\(facts(of: coding))"]
    func list(_ title: String, _ lines: [String]) {
      if !lines.isEmpty { parts.append("\(title)\n" + lines.map { "- \($0)" }.joined(separator: "\n")) }
    }
    if !prompt.isEmpty { parts.append(prompt) }
    if let coding {
      let task = [coding.reminder, coding.link].compactMap { $0 }
      if !task.isEmpty { parts.append(task.joined(separator: "\n")) }
      if let example = coding.example { parts.append("\(example.call)\n→ \(example.result)\n\(example.why)") }
      if let log = coding.log { parts.append(log) }
      if let starter = coding.starter { parts.append(starter) }
    }
    list("Follow-ups", withAnswer ? followups.map { Self.pair($0.ask, $0.answer) } : followups.map(\.ask))
    if withAnswer {
      list("Curveballs", curveballs.map { Self.pair($0.say, $0.answer) })
      list("Clarifying questions", clarify.map { "\($0.tag): " + Self.pair($0.ask, $0.reply) })
      list("Hints", hints)
      list(
        "Checklist",
        checklist.map { line in
          let marks = [line.must ? "must" : nil, line.level?.rawValue].compactMap { $0 }.joined(separator: ", ")
          return (line.part.map { "\($0): " } ?? "") + line.line + (marks.isEmpty ? "" : " (\(marks))")
        })
      list("Red flags", flags)
      parts.append(answer)
      if let coding {
        if let bruteForce = coding.bruteForce { parts.append("Brute force\n\n\(bruteForce)") }
        if let complexity = coding.complexity {
          parts.append(
            "Complexity: \(complexity.time)" + (complexity.space.isEmpty ? "" : ", \(complexity.space) space"))
        }
        list("Edge cases", coding.edgeCases)
        list("Slips", coding.slips + coding.mutants.map(\.slip))
        if let solution = coding.solution { parts.append("Solution\n\n\(solution)") }
      }
      list("Sources", sources.map { "\($0.title)\($0.year.map { " (\($0))" } ?? ""): \($0.url)" })
    }
    if let place { parts.append("\(place.file):\(place.line)") }
    // Line by line: what comes from a file may hold a control sequence.
    return parts.joined(separator: "\n\n").split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0).replacing("\t", with: "    ").printable }.joined(separator: "\n") + "\n"
  }

  /// `dsa-coding/two-sum · arrays-hashing · easy · common · 1 · Arrays & Hashing`
  private func facts(of coding: CodingFacts?) -> String {
    [
      id, topic, difficulty.rawValue, frequency?.rawValue, coding?.number.map(String.init), coding?.pattern,
    ].compactMap { $0 }.joined(separator: " · ")
  }

  private static func pair(_ ask: String, _ answer: String) -> String {
    answer.isEmpty ? ask : "\(ask)\n  \(answer)"
  }
}
