import Interview
import Yams

/// A mapping of a YAML file whose values are read by kind. What does not fit is noted in the file and read as absent.
public struct YAMLMap {
  let file: YAMLFile
  let node: Node
  let values: [String: Node]

  public var line: Int { node.mark?.line ?? 1 }
  public func has(_ key: String) -> Bool { values[key] != nil }

  public func note(_ key: String, _ what: String, _ fix: String) {
    file.note(values[key] ?? node, what, fix)
  }

  /// A text without control characters, of at most 64 KiB. Empty counts as absent.
  public func text(_ key: String, required: Bool = false, oneLine: Bool = false, most: Int? = nil) -> String? {
    guard let node = values[key] else {
      if required { file.note(self.node, "`\(key)` is missing", "add `\(key): …`") }
      return nil
    }
    return text(of: node, named: "`\(key)`", required: required, oneLine: oneLine, most: most)
  }

  private func text(of node: Node, named name: String, required: Bool, oneLine: Bool, most: Int? = nil) -> String? {
    guard let scalar = node.scalar else {
      file.note(node, "\(name) is not text", "write one value, quoted if it has `: ` in it")
      return nil
    }
    var text = scalar.string
    while text.last == "\n" { text.removeLast() }
    guard text.utf8.count <= YAMLFile.maximumTextBytes else {
      file.note(node, "\(name) is larger than 64 KiB", "shorten it")
      return nil
    }
    guard !Self.hasControl(text) else {
      file.note(node, "\(name) has a control character in it", "take it out")
      return nil
    }
    if text.isEmpty {
      if required { file.note(node, "\(name) is empty", "write something or leave the line out") }
      return nil
    }
    if oneLine, text.contains("\n") {
      file.note(node, "\(name) has more than one line", "put it on one line")
      return nil
    }
    if let most, text.count > most {
      file.note(node, "\(name) is longer than \(most) characters", "shorten it")
      return nil
    }
    return text
  }

  public func texts(_ key: String) -> [String] {
    nodes(key).compactMap { text(of: $0, named: "an entry of `\(key)`", required: true, oneLine: false) }
  }

  /// Lower-case words of letters, digits and hyphens.
  public func slugs(_ key: String) -> [String] {
    nodes(key).compactMap { node in
      text(of: node, named: "an entry of `\(key)`", required: true, oneLine: true).flatMap { slug($0, at: node, key) }
    }
  }

  public func slug(_ key: String, required: Bool = false) -> String? {
    text(key, required: required, oneLine: true).flatMap { slug($0, at: values[key]!, key) }
  }

  private func slug(_ text: String, at node: Node, _ key: String) -> String? {
    guard Self.isSlug(text) else {
      file.note(node, "`\(key)` is not a name: \(text.prefix(40))", "use lower-case letters, digits and single hyphens")
      return nil
    }
    return text
  }

  static func isSlug(_ text: String) -> Bool {
    text.utf8.count <= 80
      && text.split(separator: "-", omittingEmptySubsequences: false).allSatisfy { part in
        !part.isEmpty && part.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) }
      }
  }

  public func choice<Value: RawRepresentable & CaseIterable>(_ key: String, required: Bool = false) -> Value?
  where Value.RawValue == String {
    guard let text = text(key, required: required, oneLine: true) else { return nil }
    if let value = Value(rawValue: text) { return value }
    let names = Value.allCases.map(\.rawValue)
    note(
      key, "`\(key)` has the unknown value \(text.prefix(40))",
      nearest(to: text, among: names).map { "did you mean `\($0)`?" } ?? "use \(names.joined(separator: ", "))")
    return nil
  }

  public func number(_ key: String, in range: ClosedRange<Int>) -> Int? {
    guard let text = text(key, oneLine: true) else { return nil }
    guard let number = Int(text), range.contains(number) else {
      note(
        key, "`\(key)` is not a whole number from \(range.lowerBound) to \(range.upperBound): \(text.prefix(20))",
        "change it")
      return nil
    }
    return number
  }

  /// A mapping of free names to whole numbers.
  public func numbers(_ key: String, in range: ClosedRange<Int>) -> [String: Int] {
    guard let node = values[key] else { return [:] }
    let names = node.mapping?.keys.compactMap { $0.scalar?.string } ?? []
    guard let map = file.map(node, "`\(key)`", known: names) else { return [:] }
    return names.reduce(into: [:]) { found, name in found[name] = map.number(name, in: range) }
  }

  public func decimal(_ key: String, in range: ClosedRange<Double>) -> Double? {
    guard let text = text(key, oneLine: true) else { return nil }
    guard let number = Double(text), range.contains(number) else {
      note(
        key, "`\(key)` is not a number from \(range.lowerBound) to \(range.upperBound): \(text.prefix(20))", "change it"
      )
      return nil
    }
    return number
  }

  public func flag(_ key: String) -> Bool? {
    guard let text = text(key, oneLine: true) else { return nil }
    switch text.lowercased() {
    case "on", "yes", "true": return true
    case "off", "no", "false": return false
    default:
      note(key, "`\(key)` is neither on nor off: \(text.prefix(20))", "write on or off")
      return nil
    }
  }

  /// From one second to `most`.
  public func time(_ key: String, most: Milliseconds = .minutes(12 * 60)) -> Milliseconds? {
    text(key, oneLine: true).flatMap { time($0, at: values[key]!, key, most: most) }
  }

  public func times(_ key: String, most: Milliseconds) -> [Milliseconds] {
    nodes(key).compactMap { node in
      text(of: node, named: "an entry of `\(key)`", required: true, oneLine: true).flatMap {
        time($0, at: node, key, most: most)
      }
    }
  }

  private func time(_ text: String, at node: Node, _ key: String, most: Milliseconds) -> Milliseconds? {
    guard let time = Milliseconds(written: text) else {
      file.note(node, "`\(key)` is not a time: \(text.prefix(20))", "write it as 30s, 2:00 or 25m")
      return nil
    }
    guard time >= .seconds(1), time <= most else {
      file.note(node, "`\(key)` is not between 1 second and \(most.written): \(text.prefix(20))", "change it")
      return nil
    }
    return time
  }

  /// An entry of a list that the first format wrote as plain text.
  enum Entry {
    case text(String)
    case map(YAMLMap)
  }

  func entries(_ key: String, known keys: [String]) -> [Entry] {
    nodes(key).compactMap { node in
      if node.scalar != nil {
        return text(of: node, named: "an entry of `\(key)`", required: true, oneLine: false).map { .text($0) }
      }
      return file.map(node, "an entry of `\(key)`", known: keys).map { .map($0) }
    }
  }

  /// Questions with their answers; a plain text is a question whose answer nobody wrote.
  func pairs(_ key: String, _ ask: String) -> [Followup] {
    entries(key, known: [ask, "answer"]).compactMap { entry in
      switch entry {
      case .text(let text): return Followup(text)
      case .map(let map):
        guard let asked = map.text(ask, required: true), let answer = map.text("answer", required: true) else {
          return nil
        }
        return Followup(asked, answer: answer)
      }
    }
  }

  /// Ids of questions: `section/slug`.
  func ids(_ key: String) -> [String] {
    nodes(key).compactMap { node in
      guard let text = text(of: node, named: "an entry of `\(key)`", required: true, oneLine: true) else { return nil }
      let parts = text.split(separator: "/", omittingEmptySubsequences: false)
      guard parts.count == 2, Section(rawValue: String(parts[0])) != nil, Self.isSlug(String(parts[1])) else {
        file.note(node, "`\(key)` is not a question's id: \(text.prefix(60))", "write it as section/name")
        return nil
      }
      return text
    }
  }

  func isText(_ key: String) -> Bool { values[key]?.scalar != nil }

  /// A web address.
  func address(_ key: String, required: Bool = false) -> String? {
    guard let text = text(key, required: required, oneLine: true) else { return nil }
    guard text.hasPrefix("https://") || text.hasPrefix("http://") else {
      note(key, "`\(key)` is not a web address", "begin it with https://")
      return nil
    }
    return text
  }

  public func maps(_ key: String, known keys: [String]) -> [YAMLMap] {
    nodes(key).compactMap { file.map($0, "an entry of `\(key)`", known: keys) }
  }

  public func map(_ key: String, known keys: [String]) -> YAMLMap? {
    values[key].flatMap { file.map($0, "`\(key)`", known: keys) }
  }

  func nodes(_ key: String) -> [Node] {
    guard let node = values[key] else { return [] }
    guard case .sequence(let sequence) = node else {
      file.note(node, "`\(key)` is not a list", "write it as `- …` lines or `[…, …]`")
      return []
    }
    return Array(sequence)
  }

  private static func hasControl(_ text: String) -> Bool {
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if byte < 32 ? byte != 10 && byte != 9 : byte == 127 { return true }
      // U+0080 to U+009F
      if previous == 0xC2, byte < 0xA0 { return true }
      previous = byte
    }
    return false
  }
}
