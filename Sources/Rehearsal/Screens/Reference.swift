import Canvas
import Interview

extension RoundRun {
  /// The reference of an attempt's question, after what the candidate did not ask.
  func referenceLines(ofAttempt index: Int, width: Int) -> [RichLine] {
    let unasked = unaskedLines(ofAttempt: index, width: width)
    return unasked + (unasked.isEmpty ? [] : [RichLine()]) + setup.questions[index].referenceLines(width: width)
  }

  /// Clarifying questions that were never asked, with their replies, the decisive ones marked and first.
  private func unaskedLines(ofAttempt index: Int, width: Int) -> [RichLine] {
    guard attempts.indices.contains(index), setup.plans[index].phases.contains(where: { !$0.clarifyTags.isEmpty })
    else { return [] }
    let unasked = attempts[index].unasked(of: setup.questions[index])
    let entries = unasked.filter(\.must) + unasked.filter { !$0.must }
    guard !entries.isEmpty else { return [] }
    let indent = 2
    return [RichLine("Never asked", .strong)]
      + entries.flatMap { entry in
        wrapped("\(entry.tag): \(entry.ask)", width: max(1, width - indent)).enumerated().map { row, line in
          RichLine(line).indented(row == 0 && entry.must ? "! " : "  ", .warn)
        } + wrapped(entry.reply, width: max(1, width - indent)).map { RichLine($0, .dim).indented("  ") }
      }
  }
}

extension Question {
  /// What is shown once the score from memory is given: notes, answers, solution, sources.
  func referenceLines(width: Int) -> [RichLine] {
    var page = ReferencePage(width: width)
    if let coding, let number = coding.number {
      page.text("\(number) · \(coding.pattern ?? topic)", .dim)
    } else if let pattern = coding?.pattern {
      page.text(pattern, .dim)
    }
    if case .knowledge(let facts) = facts, let short = facts.short { page.section("In thirty seconds", short) }
    page.markdown(answer)
    addFacts(to: &page)
    page.answers("Follow-ups", followups)
    page.answers("Curveballs", curveballs.map { Followup($0.say, answer: $0.answer) })
    page.list("Red flags", flags)
    page.list("Solid first", needs)
    page.list("The same idea elsewhere", siblings)
    page.list("Sources", sources.map(\.words))
    return page.lines
  }

  private func addFacts(to page: inout ReferencePage) {
    switch facts {
    case .none: break
    case .story(let facts):
      page.list("What the interviewer listens for", facts.listensFor)
      add(facts.exemplars, to: &page)
    case .design(let facts): add(facts.exemplars, to: &page)
    case .coding(let facts): addCoding(facts, to: &page)
    case .knowledge(let facts): page.list("Computed", facts.checks.map { "\($0.claim): \($0.value.plain)" })
    case .paper(let facts):
      let place = [facts.authors, facts.year.map(String.init), facts.venue, facts.arxiv.map { "arXiv \($0)" }]
      page.text(place.compactMap { $0 }.joined(separator: " · "), .dim)
      if let problem = facts.problem { page.section("Problem", problem) }
      if let idea = facts.idea { page.section("Idea", idea) }
      page.list("Claims", facts.claims.map { claim in claim.number.map { "\(claim.claim): \($0)" } ?? claim.claim })
      if let criticism = facts.criticism { page.section("Criticism", criticism) }
      page.answers("Probes", facts.probes)
      page.list("Helps to answer", facts.usefulFor)
    }
  }

  private func add(_ exemplars: [Exemplar], to page: inout ReferencePage) {
    for exemplar in exemplars {
      page.section("A \(exemplar.level.rawValue) \(exemplar.part.map { "excerpt: \($0)" } ?? "answer")", exemplar.text)
      let scores = exemplar.scores.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
      page.text("\(scores.joined(separator: ", ")): \(exemplar.why)", .dim)
    }
  }

  private func addCoding(_ facts: CodingFacts, to page: inout ReferencePage) {
    if let bruteForce = facts.bruteForce { page.section("Brute force", bruteForce) }
    if let complexity = facts.complexity {
      let space = complexity.space.isEmpty ? "" : "; space \(complexity.space)"
      page.section("Complexity", space.isEmpty ? complexity.time : "time \(complexity.time)\(space)")
    }
    page.list("Edge cases", facts.edgeCases)
    page.list("Slips", facts.slips + facts.mutants.map(\.slip))
    page.list("Then they ask", facts.parts)
    if let shapes = facts.shapes { page.code("Shapes", shapes) }
    if let solution = facts.solution { page.code("A solution", solution) }
    page.list("Planted faults", facts.faults.map { "\($0.symptom) \($0.fix)" })
    page.list("Left out", facts.blanks)
    if !facts.requires.isEmpty { page.section("Needs", facts.requires.joined(separator: ", ")) }
  }
}

extension Source {
  /// `Title (authors, year): address`
  var words: String {
    let by = [authors, year.map(String.init)].compactMap { $0 }.joined(separator: ", ")
    return "\(title)\(by.isEmpty ? "" : " (\(by))"): \(url)"
  }
}

extension Double {
  /// Without a fraction where there is none.
  fileprivate var plain: String { self == rounded() && abs(self) < 1e15 ? String(Int(self)) : "\(self)" }
}

/// Lines under headings, a blank row between.
private struct ReferencePage {
  let width: Int
  private(set) var lines: [RichLine] = []

  init(width: Int) { self.width = width }

  mutating func text(_ text: String, _ style: Style) {
    guard !text.isEmpty else { return }
    add(wrapped(text, width: width).map { RichLine($0, style) })
  }

  mutating func markdown(_ text: String) { add(richLines(text, width: width)) }

  mutating func section(_ title: String, _ markdown: String) {
    add([RichLine(title, .strong)] + richLines(markdown, width: width))
  }

  mutating func list(_ title: String, _ items: [String]) {
    guard !items.isEmpty else { return }
    section(title, items.map { "- " + $0.replacing("\n", with: "\n  ") }.joined(separator: "\n"))
  }

  /// Each question with the point to make below it.
  mutating func answers(_ title: String, _ entries: [Followup]) {
    guard !entries.isEmpty else { return }
    let body = entries.flatMap { entry in
      richLines("- **\(entry.ask.replacing("\n", with: " "))**", width: width)
        + (entry.answer.isEmpty ? [] : richLines(entry.answer, width: max(1, width - 2)).map { $0.indented("  ") })
    }
    add([RichLine(title, .strong)] + body)
  }

  mutating func code(_ title: String, _ code: String) {
    add(
      [RichLine(title, .strong)]
        + code.lines.map {
          RichLine("  " + $0.replacing("\t", with: "    "), .cue)
        })
  }

  private mutating func add(_ body: [RichLine]) { lines += (lines.isEmpty ? [] : [RichLine()]) + body }
}
