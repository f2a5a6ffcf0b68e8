import Interview

extension YAMLFile {
  /// The rubric in the text; nil, with problems noted, when it cannot be scored by.
  public func rubric(of text: String) -> Rubric? {
    guard let root = root(of: text, known: ["id", "title", "dimensions", "flags", "causes", "bands"]) else {
      return nil
    }
    let before = problems.count
    let id = root.slug("id", required: true)
    let title = root.text("title", required: true, oneLine: true, most: 40)
    let dimensions = root.maps("dimensions", known: ["id", "title", "core", "levels"]).compactMap(dimension)
    if !(1...6).contains(dimensions.count), problems.count == before {
      root.note("dimensions", "\(dimensions.count) dimensions", "a rubric has one to six")
    }
    if Set(dimensions.map(\.id)).count < dimensions.count {
      root.note("dimensions", "two dimensions have the same id", "change one of them")
    }
    let flags = marks(root, "flags")
    let causes = marks(root, "causes")
    if Set((flags + causes).map(\.key)).count < flags.count + causes.count {
      root.note("causes", "two flags or causes have the same key", "change one of them")
    }
    let bands = bands(root)
    guard problems.count == before, let id, let title, let bands else { return nil }
    return Rubric(id: id, title: title, dimensions: dimensions, flags: flags, causes: causes, bands: bands)
  }

  private func dimension(_ map: YAMLMap) -> Rubric.Dimension? {
    guard let id = map.slug("id", required: true),
      let title = map.text("title", required: true, oneLine: true, most: 32)
    else { return nil }
    let levels = map.texts("levels")
    guard levels.count == Rubric.levels.count else {
      map.note("levels", "dimension \(id) has \(levels.count) levels", "write four texts, from 1 to 4")
      return nil
    }
    return Rubric.Dimension(id: id, title: title, core: map.flag("core") ?? false, levels: levels)
  }

  private func marks(_ root: YAMLMap, _ key: String) -> [Rubric.Mark] {
    root.maps(key, known: ["id", "key", "text"]).compactMap { map in
      guard let id = map.slug("id", required: true), let key = map.text("key", required: true, oneLine: true, most: 1),
        let text = map.text("text", required: true, oneLine: true, most: 60)
      else { return nil }
      return Rubric.Mark(id: id, key: key, text: text)
    }
  }

  private func bands(_ root: YAMLMap) -> Rubric.Bands? {
    guard let map = root.map("bands", known: ["leaning-no", "leaning-yes", "yes"]) else {
      if !root.has("bands") { root.note("bands", "no bands", "say the least mean for leaning-no, leaning-yes and yes") }
      return nil
    }
    guard let no = map.decimal("leaning-no", in: 1...4), let leaning = map.decimal("leaning-yes", in: 1...4),
      let yes = map.decimal("yes", in: 1...4), no <= leaning, leaning <= yes
    else {
      map.note("yes", "the bands do not rise from 1 to 4", "for example 1.75, 2.5 and 3.2")
      return nil
    }
    return Rubric.Bands(leaningNo: no, leaningYes: leaning, yes: yes)
  }
}
