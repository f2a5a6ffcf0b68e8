import ArgumentParser
import Bank
import Interview

/// The filters of questions as options; the same for rounds and for `bank list`.
struct FacetOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Only questions on this topic.", valueName: "name"), completion: .custom(Completions.topics))
  var topic: String?

  @Option(
    help: ArgumentHelp("Only questions of this difficulty.", valueName: "level"),
    completion: .list(Difficulty.allCases.map(\.rawValue)))
  var difficulty: String?

  @Option(
    help: ArgumentHelp("Only questions that come up this often in interviews.", valueName: "how"),
    completion: .list(Frequency.allCases.map(\.rawValue)))
  var frequency: String?

  @Option(
    help: ArgumentHelp("Only questions from this list, for example grind75.", valueName: "name"),
    completion: .custom(Completions.lists))
  var list: String?

  @Option(
    help: ArgumentHelp("Only questions from this company.", valueName: "name"),
    completion: .custom(Completions.companies))
  var company: String?

  @Option(
    help: ArgumentHelp("Only questions with this tag.", valueName: "name"), completion: .custom(Completions.tags))
  var tag: String?

  private func value(of facet: Facet) -> String? {
    switch facet {
    case .topic: topic
    case .difficulty: difficulty
    case .frequency: frequency
    case .list: list
    case .company: company
    case .tag: tag
    }
  }
}

extension FacetOptions {
  /// What was chosen.
  /// - Parameter choices: the values that exist.
  /// - Throws: `ExitCode`, after printing one line.
  func chosen(among choices: [Facet: [String]]) throws -> [Facet: String] {
    var chosen: [Facet: String] = [:]
    for facet in Facet.allCases {
      let names = facet == .difficulty ? Difficulty.allCases.map(\.rawValue) : choices[facet] ?? []
      chosen[facet] = try known(value(of: facet), facet.rawValue, among: names)
    }
    return chosen
  }
}

/// The name, when it is one of these.
/// - Throws: `ExitCode`, after printing one line that names the nearest.
func known(_ name: String?, _ what: String, among names: [String]) throws -> String? {
  guard let name else { return nil }
  guard names.contains(name) else { throw fail(.notFound, unknown(what, name, among: names)) }
  return name
}

/// `no topic x; did you mean y?`
func unknown(_ what: String, _ name: String, among names: [String]) -> String {
  let fix =
    nearest(to: name, among: names).map { "did you mean \($0)?" }
    ?? (names.isEmpty
      ? "the banks have none"
      : names.count <= 12 ? "known: \(names.joined(separator: ", "))" : "see `greenroom bank list`")
  return "no \(what) \(name.printableArgument); \(fix)"
}
