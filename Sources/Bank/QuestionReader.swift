import Interview

extension YAMLFile {
  private static let commonKeys = [
    "id", "title", "difficulty", "prompt", "checklist", "answer", "followups", "hints", "tags", "companies", "lists",
    "sources",
  ]

  static func keys(for section: Section) -> [String] {
    switch section {
    case .behavioral: commonKeys + ["themes"]
    case .mlDesign: commonKeys + ["clarify", "curveballs"]
    case .dsaCoding: commonKeys + ["link", "number", "pattern", "reminder", "complexity"]
    case .mlCoding: commonKeys + ["language", "starter", "solution", "tests", "shapes"]
    case .statistics, .mlKnowledge: commonKeys
    case .papers: commonKeys + ["authors", "year", "arxiv", "venue", "claims", "probes", "useful-for"]
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
    let checklist = map.texts("checklist")
    if checklist.isEmpty { map.note("checklist", "no checklist", "say what a strong answer covers, a line each") }
    let coding = coding(from: map, section: section)
    guard let slug, let title, let difficulty, let answer else { return nil }
    var found = Question(
      id: "\(section.rawValue)/\(slug)", section: section, topic: topic, title: title, difficulty: difficulty,
      prompt: prompt ?? "", checklist: checklist, answer: answer)
    found.followups = map.texts("followups")
    found.hints = map.texts("hints")
    found.curveballs = map.texts("curveballs")
    found.tags = map.slugs("tags")
    found.companies = map.slugs("companies")
    found.lists = map.slugs("lists")
    found.themes = map.slugs("themes")
    found.sources = map.maps("sources", known: ["title", "url"]).compactMap { entry in
      guard let title = entry.text("title", required: true), let url = entry.text("url", required: true, oneLine: true)
      else { return nil }
      return Source(title: title, url: url)
    }
    found.clarify = map.maps("clarify", known: ["tag", "ask", "reply"]).compactMap { entry in
      guard let tag = entry.slug("tag", required: true), let ask = entry.text("ask", required: true),
        let reply = entry.text("reply", required: true)
      else { return nil }
      return ClarifyEntry(tag: tag, ask: ask, reply: reply)
    }
    found.coding = coding
    return problems.count == before ? found : nil
  }

  private func coding(from map: YAMLMap, section: Section) -> CodingFacts? {
    var facts = CodingFacts()
    switch section {
    case .dsaCoding:
      facts.link = map.text("link", oneLine: true)
      if let link = facts.link, !link.hasPrefix("https://"), !link.hasPrefix("http://") {
        map.note("link", "`link` is not a web address", "begin it with https://")
      }
      facts.number = map.number("number", in: 1...99_999)
      facts.pattern = map.text("pattern", oneLine: true)
      facts.reminder = map.text("reminder", required: true)
      facts.complexity = map.text("complexity", oneLine: true)
      return facts
    case .mlCoding:
      facts.language = map.slug("language") ?? "py"
      facts.starter = map.text("starter", required: true)
      facts.solution = map.text("solution", required: true)
      facts.tests = map.text("tests")
      facts.shapes = map.text("shapes")
      return facts
    default: return nil
    }
  }
}
