import Interview
import Yams

/// One YAML file on its way to values: the tree and what was found wrong with it.
public final class YAMLFile {
  public let name: String
  public private(set) var problems: [Problem] = []
  /// Of the question that is being read, for messages.
  var question: String?

  /// The phases that the known round scripts have, by section: what `part` may name. Empty for any.
  var scriptParts: [Section: [String]] = [:]

  /// Bytes of one text.
  static let maximumTextBytes = 64 << 10

  public init(name: String) { self.name = name }

  /// The root of the text as a mapping; nil, with a problem noted, when it is none.
  public func root(of text: String, known keys: [String]) -> YAMLMap? {
    do {
      // Nodes hold their anchors weakly; only the parser keeps them.
      // Named, since finding the default asks for the whole environment.
      let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
      let node = try parser.singleRoot()
      return withExtendedLifetime(parser) {
        guard let node else {
          note(nil, "is empty", "see docs/banks.md for the format")
          return nil
        }
        if text.utf8.contains(UInt8(ascii: "&")), hasAnchor(node) { return nil }
        return map(node, "the file", known: keys)
      }
    } catch let error as YamlError {
      note(error)
    } catch {
      note(nil, "cannot be parsed: \(error)", "see docs/banks.md for the format")
    }
    return nil
  }

  /// The node as a mapping with no other keys than these.
  func map(_ node: Node, _ what: String, known keys: [String]) -> YAMLMap? {
    guard case .mapping(let mapping) = node else {
      note(node, "\(what) is not a mapping", "write it as `key: value` lines")
      return nil
    }
    var values: [String: Node] = [:]
    for (key, value) in mapping {
      guard let name = key.scalar?.string else {
        note(key, "a key is not a word", "write it as `key: value`")
        continue
      }
      guard keys.contains(name) else {
        note(
          key, "unknown key `\(name)`",
          nearest(to: name, among: keys).map { "did you mean `\($0)`?" }
            ?? "known here: \(keys.joined(separator: ", "))")
        continue
      }
      if !Self.isNull(value) { values[name] = value }
    }
    return YAMLMap(file: self, node: node, values: values)
  }

  /// What YAML's core schema reads as null: the key counts as absent. In quotes, it is a string.
  private static func isNull(_ node: Node) -> Bool {
    guard let scalar = node.scalar, scalar.style == .plain || scalar.style == .any else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
  }

  func note(_ node: Node?, _ what: String, _ fix: String) {
    problems.append(
      Problem(
        file: name, line: node?.mark?.line, column: node?.mark?.column, question: question, what: what, fix: fix))
  }

  /// Depth first, in the order of the text, so that the first anchor is met before any alias could repeat it.
  private func hasAnchor(_ node: Node) -> Bool {
    if node.anchor != nil {
      note(node, "an anchor (`&`)", "write the value out where it is used; anchors and aliases are not allowed")
      return true
    }
    switch node {
    case .mapping(let mapping): return mapping.contains { hasAnchor($0.key) || hasAnchor($0.value) }
    case .sequence(let sequence): return sequence.contains { hasAnchor($0) }
    case .scalar, .alias: return false
    }
  }

  private func note(_ error: YamlError) {
    func add(_ mark: Mark?, _ what: String, _ fix: String) {
      problems.append(Problem(file: name, line: mark?.line, column: mark?.column, what: what, fix: fix))
    }
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _):
      add(mark, "broken YAML: \(problem)", "fix this line or the one before it")
    case .composer(_, let problem, let mark, _):
      if problem.contains("alias") {
        add(mark, "an alias (`*`)", "write the value out; anchors and aliases are not allowed")
      } else {
        add(mark, "broken YAML: \(problem)", "fix this line or the one before it")
      }
    case .reader(let problem, _, _, let yaml):
      let line = Self.lineOfFirstControl(in: yaml)
      problems.append(
        Problem(file: name, line: line, what: "broken YAML: \(problem)", fix: "take the control character out"))
    case .duplicatedKeysInMapping(let keys, let context):
      add(context.mark, "duplicate key \(keys.map { "`\($0)`" }.joined(separator: ", "))", "keep one of them")
    default:
      problems.append(Problem(file: name, what: "cannot be parsed: \(error)", fix: "see docs/banks.md for the format"))
    }
  }

  private static func lineOfFirstControl(in text: String) -> Int? {
    let scalars = text.unicodeScalars
    guard
      let first = scalars.firstIndex(where: {
        ($0.value < 32 && ![9, 10, 13].contains($0.value)) || $0.value == 127
          || ((0x80..<0xA0).contains($0.value) && $0.value != 0x85) || $0.value == 0xFEFF
      })
    else { return nil }
    return scalars[..<first].count { $0 == "\n" } + 1
  }
}
