import Interview

extension YAMLFile {
  private static let commonKeys = [
    "id", "title", "difficulty", "frequency", "prompt", "checklist", "answer", "followups", "hints", "flags", "tags",
    "companies", "lists", "siblings", "needs", "was", "sources",
  ]

  /// The keys that a question of the section may have.
  public static func keys(for section: Section) -> [String] {
    switch section {
    case .behavioral: commonKeys + ["themes", "listens-for", "exemplars", "script"]
    case .mlDesign: commonKeys + ["clarify", "curveballs", "exemplars"]
    case .dsaCoding:
      commonKeys + [
        "link", "number", "pattern", "reminder", "brute-force", "complexity", "edge-cases", "slips",
      ]
    case .mlCoding:
      commonKeys + [
        "language", "example", "parts", "log", "starter", "solution", "tests", "shapes", "mutants", "requires",
        "faults",
        "blanks",
      ]
    case .statistics, .mlKnowledge: commonKeys + ["short", "check"]
    case .papers:
      commonKeys + [
        "authors", "year", "arxiv", "venue", "problem", "idea", "claims", "criticism", "probes", "useful-for",
      ]
    }
  }

  /// The questions of a bank file, each with the line it begins on. What is wrong is noted and left out.
  func questions(of text: String, section expected: Section, topic stem: String) -> [(question: Question, line: Int)] {
    guard let root = root(of: text, known: ["section", "topic", "questions"]) else { return [] }
    let section: Section? = root.choice("section", required: true)
    let topic = root.slug("topic", required: true)
    guard let section, let topic else { return [] }
    if section != expected {
      root.note(
        "section", "section is \(section.rawValue) in the folder \(expected.rawValue)",
        "move the file or change the line")
      return []
    }
    if topic != stem {
      root.note("topic", "topic is \(topic) in the file \(stem).yaml", "rename the file or change the line")
      return []
    }
    let nodes = root.nodes("questions")
    if nodes.isEmpty { root.note("questions", "no questions", "add one under `questions:`") }
    return nodes.compactMap { node in
      defer { self.question = nil }
      guard let map = map(node, "a question", known: Self.keys(for: section)) else { return nil }
      return question(from: map, section: section, topic: topic).map { ($0, map.line) }
    }
  }

  private func question(from map: YAMLMap, section: Section, topic: String) -> Question? {
    let before = problems.count
    let slug = map.slug("id", required: true)
    question = slug.map { "\(section.rawValue)/\($0)" }
    let title = map.text("title", required: true, oneLine: true, most: 80)
    let difficulty: Difficulty? = map.choice("difficulty", required: true)
    let prompt = map.text("prompt", required: section != .dsaCoding)
    let answer = map.text("answer", required: true)
    let parts = Set(scriptParts[section] ?? [])
    var checklist = inOrder(checklist(map, parts: parts), section)
    if checklist.isEmpty { map.note("checklist", "no checklist", "say what a strong answer covers, a line each") }
    let facts = facts(from: map, section: section)
    // What was planted is what is to be found.
    if case .coding(let coding) = facts {
      checklist += coding.faults.map { ChecklistLine($0.line, must: true) }
    }
    guard let slug, let title, let difficulty, let answer else { return nil }
    var found = Question(
      id: "\(section.rawValue)/\(slug)", section: section, topic: topic, title: title, difficulty: difficulty,
      prompt: prompt ?? "", checklist: checklist, answer: answer)
    found.frequency = map.choice("frequency")
    found.followups = map.pairs("followups", "ask")
    found.curveballs = curveballs(map, parts: parts)
    found.hints = map.texts("hints")
    found.flags = map.texts("flags")
    found.tags = map.slugs("tags")
    found.companies = map.slugs("companies")
    found.lists = map.slugs("lists")
    found.siblings = map.ids("siblings")
    found.needs = map.ids("needs")
    found.was = map.slugs("was").map { "\(section.rawValue)/\($0)" }
    found.sources = sources(map)
    found.clarify = clarifyEntries(map)
    found.facts = facts
    return problems.count == before ? found : nil
  }

  /// A line of the first format is a plain text.
  private func checklist(_ map: YAMLMap, parts: Set<String>) -> [ChecklistLine] {
    map.entries("checklist", known: ["line", "part", "must", "level"]).compactMap { entry in
      switch entry {
      case .text(let text): return ChecklistLine(text)
      case .map(let line):
        guard let text = line.text("line", required: true, oneLine: true) else { return nil }
        return ChecklistLine(
          text, part: part(of: line, among: parts), must: line.flag("must") ?? false, level: line.choice("level"))
      }
    }
  }

  /// Lines in the order of the parts they are due in; those of the whole answer last.
  private func inOrder(_ lines: [ChecklistLine], _ section: Section) -> [ChecklistLine] {
    let parts = scriptParts[section] ?? []
    return lines.enumerated().map { index, line in
      (line, line.part.flatMap { parts.firstIndex(of: $0) } ?? parts.count, index)
    }.sorted { ($0.1, $0.2) < ($1.1, $1.2) }.map(\.0)
  }

  private func curveballs(_ map: YAMLMap, parts: Set<String>) -> [Curveball] {
    map.entries("curveballs", known: ["say", "part", "answer"]).compactMap { entry in
      switch entry {
      case .text(let text): return Curveball(text)
      case .map(let ball):
        guard let say = ball.text("say", required: true), let answer = ball.text("answer", required: true) else {
          return nil
        }
        return Curveball(say, part: part(of: ball, among: parts), answer: answer)
      }
    }
  }

  /// The phase that a line or curveball names; any is taken where the bank's scripts are not known.
  private func part(of map: YAMLMap, among parts: Set<String>) -> String? {
    guard let part = map.slug("part") else { return nil }
    guard parts.isEmpty || parts.contains(part) else {
      map.note(
        "part", "no round has a part `\(part)`",
        nearest(to: part, among: parts).map { "did you mean `\($0)`?" }
          ?? "use \(parts.sorted().joined(separator: ", "))")
      return nil
    }
    return part
  }

  private func sources(_ map: YAMLMap) -> [Source] {
    map.maps("sources", known: ["title", "authors", "year", "url"]).compactMap { entry in
      guard let title = entry.text("title", required: true), let url = entry.address("url", required: true) else {
        return nil
      }
      return Source(
        title: title, authors: entry.text("authors", oneLine: true), year: entry.number("year", in: 1600...2100),
        url: url)
    }
  }

  private func clarifyEntries(_ map: YAMLMap) -> [ClarifyEntry] {
    map.maps("clarify", known: ["tag", "ask", "also", "reply", "must"]).compactMap { entry in
      guard let tag = entry.slug("tag", required: true), let ask = entry.text("ask", required: true),
        let reply = entry.text("reply", required: true)
      else { return nil }
      return ClarifyEntry(
        tag: tag, ask: ask, also: entry.texts("also"), reply: reply, must: entry.flag("must") ?? false)
    }
  }
}
