import Interview

extension YAMLFile {
  private static let longest = Milliseconds.minutes(12 * 60)

  /// The round script in the text; nil, with problems noted, when it cannot be played.
  public func script(of text: String, rubrics: [String]) -> RoundScript? {
    let known = [
      "id", "title", "command", "order", "sections", "without", "rubric", "questions", "gap", "budget", "groups",
      "phases", "advice", "work-file",
    ]
    guard let root = root(of: text, known: known) else { return nil }
    let before = problems.count
    let id = root.slug("id", required: true)
    let title = root.text("title", required: true, oneLine: true, most: 40)
    let kind: RoundKind? = root.choice("command", required: true)
    let rubric = root.slug("rubric", required: true)
    if let rubric, !rubrics.contains(rubric) {
      root.note(
        "rubric", "there is no rubric `\(rubric)`",
        nearest(to: rubric, among: rubrics).map { "did you mean `\($0)`?" } ?? "add rubrics/\(rubric).yaml")
    }
    let sections = root.texts("sections").compactMap { name -> Section? in
      let section = Section(rawValue: name)
      if section == nil {
        root.note(
          "sections", "no section is called \(name.prefix(40))",
          "use \(Section.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      return section
    }
    if sections.isEmpty, problems.count == before {
      root.note("sections", "no sections", "say which sections the round draws from")
    }
    let without = root.slugs("without")
    let questions = root.map("questions", known: ["count", "most"])
    let most = questions?.number("most", in: 1...50) ?? 1
    let count = questions?.number("count", in: 1...most) ?? 1
    let budget = budget(root)
    let groups = groups(root)
    let phases = phases(root, groups: groups.map(\.id), hasBudget: root.has("budget"))
    let gap = gap(root)
    let order = root.number("order", in: 1...999) ?? 100
    let advice = root.texts("advice")
    let workFile = root.flag("work-file") ?? false
    guard problems.count == before, let id, let title, let kind, let rubric else { return nil }
    return RoundScript(
      id: id, title: title, kind: kind, order: order, sections: sections, without: without, rubric: rubric,
      count: count,
      most: most, gap: gap, budget: budget, groups: groups, phases: phases, advice: advice, workFile: workFile)
  }

  private func gap(_ root: YAMLMap) -> Gap? {
    guard let map = root.map("gap", known: ["length", "cue", "advance"]), let length = map.time("length") else {
      return nil
    }
    return Gap(length: length, cue: map.text("cue") ?? "", automatic: isAutomatic(map))
  }

  private func budget(_ root: YAMLMap) -> Budget? {
    guard let map = root.map("budget", known: ["title", "easy", "medium", "hard", "warn"]) else { return nil }
    let lengths = ["easy", "medium", "hard"].map { key in
      if !map.has(key) { map.note(key, "`\(key)` is missing in the budget", "add `\(key): 25m`") }
      return map.time(key) ?? .minutes(1)
    }
    return Budget(
      title: map.text("title", oneLine: true) ?? "Budget", easy: lengths[0], medium: lengths[1], hard: lengths[2],
      warnings: warnings(map, length: lengths.min()))
  }

  private func groups(_ root: YAMLMap) -> [PhaseGroup] {
    root.maps("groups", known: ["id", "title", "limit", "warn"]).compactMap { map in
      guard let id = map.slug("id", required: true),
        let title = map.text("title", required: true, oneLine: true, most: 20)
      else { return nil }
      if id == AttemptPlan.budgetGroup {
        map.note("id", "a group cannot be called \(id)", "the round's budget has that name; choose another")
      }
      if !map.has("limit") { map.note("limit", "group \(id) has no limit", "add `limit: 2:00`") }
      guard let limit = map.time("limit") else { return nil }
      return PhaseGroup(id: id, title: title, limit: limit, warnings: warnings(map, length: limit))
    }
  }

  private func phases(_ root: YAMLMap, groups: [String], hasBudget: Bool) -> [PhaseScript] {
    let known = [
      "id", "title", "limit", "target", "warn", "cues", "instruction", "group", "advance", "repeat", "clarify",
    ]
    var seen: Set<String> = []
    let phases = root.maps("phases", known: known).compactMap { map -> PhaseScript? in
      guard let id = map.slug("id", required: true),
        let title = map.text("title", required: true, oneLine: true, most: 24)
      else { return nil }
      if !seen.insert(id).inserted { map.note("id", "duplicate phase \(id)", "give one another id") }
      let group = map.slug("group")
      if let group, !groups.contains(group) {
        map.note(
          "group", "there is no group \(group)",
          nearest(to: group, among: groups).map { "did you mean \($0)?" } ?? "add it under `groups:`")
      }
      let most = mostFollowups(map)
      let bound = bound(map, hasBudget: hasBudget)
      let automatic = isAutomatic(map)
      if automatic, bound.length == nil {
        map.note(
          "advance", "a phase without limit or target cannot end by itself", "give it a limit or take the line out")
      }
      return PhaseScript(
        id: id, title: title, bound: bound, warnings: warnings(map, length: bound.length), cues: map.texts("cues"),
        instruction: map.text("instruction") ?? "", group: group, automatic: automatic,
        repeatsForFollowups: map.has("repeat"), mostFollowups: most, clarifyTags: clarifyTags(map))
    }
    if phases.isEmpty { root.note("phases", "no phases", "a round needs at least one") }
    if phases.allSatisfy(\.repeatsForFollowups), !phases.isEmpty {
      root.note(
        "phases", "only phases that repeat for follow-ups",
        "a question without follow-ups would have none: add one that always is")
    }
    if phases.count(where: { $0.bound == .rest }) > 1 {
      root.note("phases", "two phases take the rest of the budget", "give one of them a limit")
    }
    return phases
  }

  /// `repeat: followups` is for all of them, `repeat: {followups: 2}` for as many.
  private func mostFollowups(_ map: YAMLMap) -> Int? {
    guard map.has("repeat") else { return nil }
    guard map.isText("repeat") else {
      return map.map("repeat", known: ["followups"])?.number("followups", in: 1...9)
    }
    if let what = map.text("repeat", oneLine: true), what != "followups" {
      map.note(
        "repeat", "cannot repeat for \(what.prefix(20))", "write `repeat: followups`, or `repeat: {followups: 2}`")
    }
    return nil
  }

  private func bound(_ map: YAMLMap, hasBudget: Bool) -> TimeBound {
    if map.has("limit"), map.has("target") {
      map.note("target", "a phase has either a limit or a target", "take one out")
    }
    if map.has("target") { return map.time("target", most: Self.longest).map { .target($0) } ?? .open }
    guard map.has("limit") else { return .open }
    if map.values["limit"]?.scalar?.string == "rest" {
      if !hasBudget { map.note("limit", "`rest` needs a budget", "give the round a budget or the phase a limit") }
      return .rest
    }
    return map.time("limit", most: Self.longest).map { .limit($0) } ?? .open
  }

  private func warnings(_ map: YAMLMap, length: Milliseconds?) -> [Milliseconds] {
    guard map.has("warn") else { return PhaseScript.defaultWarnings(for: length) }
    let times = map.times("warn", most: Self.longest)
    if let length, let late = times.first(where: { $0 >= length }) {
      map.note("warn", "the warning (\(late.written)) is longer than the phase (\(length.written))", "make it shorter")
    }
    return times.sorted(by: >)
  }

  private func isAutomatic(_ map: YAMLMap) -> Bool {
    switch map.text("advance", oneLine: true) {
    case nil, "manual": return false
    case "automatic": return true
    case let other?:
      map.note("advance", "`advance` is neither manual nor automatic: \(other.prefix(20))", "write one of the two")
      return false
    }
  }

  private func clarifyTags(_ map: YAMLMap) -> [ClarifyTag] {
    // In the first format each tag had a key.
    map.maps("clarify", known: ["tag", "cues", "key"]).compactMap { entry in
      entry.slug("tag", required: true).map { ClarifyTag(name: $0, cues: entry.texts("cues")) }
    }
  }
}
