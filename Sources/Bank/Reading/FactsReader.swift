import Interview

extension YAMLFile {
  /// What only this section's questions have.
  func facts(from map: YAMLMap, section: Section) -> QuestionFacts {
    switch section {
    case .behavioral: .story(story(map))
    case .dsaCoding: .coding(dsaCoding(map))
    case .mlCoding: .coding(mlCoding(map))
    case .statistics, .mlKnowledge: .knowledge(knowledge(map))
    case .papers: .paper(paper(map))
    case .mlDesign: .design(design(map))
    }
  }

  private func story(_ map: YAMLMap) -> StoryFacts {
    var facts = StoryFacts()
    facts.themes = map.slugs("themes")
    facts.listensFor = map.texts("listens-for")
    facts.script = map.slug("script")
    facts.exemplars = exemplars(map)
    return facts
  }

  private func design(_ map: YAMLMap) -> DesignFacts {
    var facts = DesignFacts()
    facts.exemplars = exemplars(map)
    return facts
  }

  private func exemplars(_ map: YAMLMap) -> [Exemplar] {
    map.maps("exemplars", known: ["level", "part", "text", "scores", "why"]).compactMap { entry in
      let level: Exemplar.Level? = entry.choice("level", required: true)
      guard let level, let text = entry.text("text", required: true), let why = entry.text("why", required: true) else {
        return nil
      }
      let scores = entry.numbers("scores", in: Rubric.levels)
      if scores.isEmpty { entry.note("scores", "an exemplar without scores", "add `scores: {relevance: 2, …}`") }
      return Exemplar(level: level, part: entry.slug("part"), text: text, scores: scores, why: why)
    }
  }

  private func dsaCoding(_ map: YAMLMap) -> CodingFacts {
    var facts = CodingFacts()
    facts.link = map.address("link")
    facts.number = map.number("number", in: 1...99_999)
    facts.pattern = map.text("pattern", oneLine: true)
    facts.reminder = map.text("reminder", required: true)
    facts.bruteForce = map.text("brute-force")
    facts.complexity = complexity(map)
    facts.edgeCases = map.texts("edge-cases")
    facts.slips = map.texts("slips")
    return facts
  }

  /// In the first format one text for time and space.
  private func complexity(_ map: YAMLMap) -> CodingFacts.Complexity? {
    guard map.has("complexity") else { return nil }
    if map.isText("complexity") {
      return map.text("complexity", oneLine: true).map { CodingFacts.Complexity(time: $0, space: "") }
    }
    guard let entry = map.map("complexity", known: ["time", "space"]),
      let time = entry.text("time", required: true, oneLine: true),
      let space = entry.text("space", required: true, oneLine: true)
    else { return nil }
    return CodingFacts.Complexity(time: time, space: space)
  }

  private func mlCoding(_ map: YAMLMap) -> CodingFacts {
    var facts = CodingFacts()
    facts.language = map.slug("language") ?? "py"
    facts.solution = map.text("solution", required: true)
    facts.faults = faults(map, of: facts.solution ?? "")
    facts.log = map.text("log")
    // A module to be debugged is made, so that it cannot differ from the solution by anything else.
    facts.starter =
      map.has("faults")
      ? facts.solution.map { CodingFacts.planting(facts.faults, in: $0) } : map.text("starter", required: true)
    if map.has("faults"), map.has("starter") {
      map.note("starter", "a debugging question with a starter", "remove it; it is the solution with all faults in it")
    }
    facts.tests = map.text("tests")
    facts.shapes = map.text("shapes")
    facts.parts = map.texts("parts")
    facts.requires = map.slugs("requires")
    facts.blanks = map.texts("blanks")
    if let entry = map.map("example", known: ["call", "result", "why"]), let call = entry.text("call", required: true),
      let result = entry.text("result", required: true), let why = entry.text("why", required: true)
    {
      facts.example = CodingFacts.CodeExample(call: call, result: result, why: why)
    }
    facts.mutants = map.maps("mutants", known: ["name", "find", "replace", "slip"]).compactMap {
      mutant($0, of: facts.solution ?? "")
    }
    return facts
  }

  private func faults(_ map: YAMLMap, of solution: String) -> [CodingFacts.Fault] {
    map.maps("faults", known: ["find", "replace", "line", "symptom", "fix"]).compactMap { entry in
      guard let find = piece(entry, of: solution), let line = entry.text("line", required: true, oneLine: true),
        let symptom = entry.text("symptom", required: true), let fix = entry.text("fix", required: true)
      else { return nil }
      return CodingFacts.Fault(
        find: find, replace: entry.text("replace") ?? "", line: line, symptom: symptom, fix: fix)
    }
  }

  /// What an entry replaces in the solution.
  private func piece(_ entry: YAMLMap, of solution: String) -> String? {
    guard let find = entry.text("find", required: true) else { return nil }
    let count = solution.ranges(of: find).count
    guard count == 1 else {
      entry.note(
        "find", "`find` occurs \(count == 0 ? "nowhere" : "\(count) times") in the solution",
        "quote a piece that occurs once")
      return nil
    }
    return find
  }

  private func mutant(_ entry: YAMLMap, of solution: String) -> CodingFacts.Mutant? {
    guard let name = entry.slug("name", required: true), let find = piece(entry, of: solution),
      let slip = entry.text("slip", required: true)
    else { return nil }
    return CodingFacts.Mutant(name: name, find: find, replace: entry.text("replace") ?? "", slip: slip)
  }

  private func knowledge(_ map: YAMLMap) -> KnowledgeFacts {
    var facts = KnowledgeFacts()
    facts.short = map.text("short")
    facts.checks = map.maps("check", known: ["claim", "python", "value", "tolerance"]).compactMap { entry in
      guard let claim = entry.text("claim", required: true), let python = entry.text("python", required: true),
        let value = entry.decimal("value", in: -1e300...1e300)
      else { return nil }
      return KnowledgeFacts.Check(
        claim: claim, python: python, value: value, tolerance: entry.decimal("tolerance", in: 0...1e300) ?? 0)
    }
    return facts
  }

  private func paper(_ map: YAMLMap) -> PaperFacts {
    var facts = PaperFacts()
    facts.authors = map.text("authors", oneLine: true)
    facts.year = map.number("year", in: 1900...2100)
    facts.venue = map.text("venue", oneLine: true)
    facts.arxiv = map.text("arxiv", oneLine: true)
    facts.problem = map.text("problem")
    facts.idea = map.text("idea")
    facts.claims = map.maps("claims", known: ["claim", "number"]).compactMap { entry in
      entry.text("claim", required: true).map {
        PaperFacts.Claim(claim: $0, number: entry.text("number", oneLine: true))
      }
    }
    facts.criticism = map.text("criticism")
    facts.probes = map.pairs("probes", "ask")
    facts.usefulFor = map.ids("useful-for")
    return facts
  }
}
