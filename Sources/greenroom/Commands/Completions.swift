import Bank
import Foundation
import Interview

/// Values that exist in the banks, for shell completion. Banks that cannot be read offer none.
enum Completions {
  static func questions(_ arguments: [String], _ index: Int, _ prefix: String) -> [String] {
    (try? questions(of: arguments).ids()) ?? []
  }

  static func topics(_ arguments: [String], _ index: Int, _ prefix: String) -> [String] { values(.topic, arguments) }
  static func lists(_ arguments: [String], _ index: Int, _ prefix: String) -> [String] { values(.list, arguments) }
  static func companies(_ arguments: [String], _ index: Int, _ prefix: String) -> [String] {
    values(.company, arguments)
  }
  static func tags(_ arguments: [String], _ index: Int, _ prefix: String) -> [String] { values(.tag, arguments) }

  private static func values(_ facet: Facet, _ arguments: [String]) -> [String] {
    (try? questions(of: arguments).choices(in: [])[facet]) ?? []
  }

  /// Those in the banks that the command line names so far.
  private static func questions(of arguments: [String]) throws -> QuestionIndex {
    let next = arguments.lastIndex(of: "--banks").map { arguments.index(after: $0) }
    let joined = arguments.last { $0.hasPrefix("--banks=") }.map { String($0.dropFirst("--banks=".count)) }
    let banks = joined ?? next.flatMap { arguments.indices.contains($0) ? arguments[$0] : nil }
    // What would be said of a mistake would stand in the line that is typed.
    let nowhere = open("/dev/null", O_WRONLY)
    if nowhere >= 0 { dup2(nowhere, STDERR_FILENO) }
    return try CommandEnvironment(banks: banks).questions()
  }
}
