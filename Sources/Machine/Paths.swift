import Bank
import Foundation

/// Where the program's files are, following the XDG Base Directory Specification 0.8.
public struct Paths: Sendable {
  /// The archive, the candidate's own banks, and work files.
  public var data: String
  var config: String
  /// What can be rebuilt at any time.
  public var cache: String

  public init(environment: [String: String] = Paths.variables) {
    let home = environment["HOME"] ?? NSHomeDirectory()
    func base(_ name: String, _ fallback: String) -> String {
      // The specification says to ignore relative paths.
      if let path = environment[name], path.hasPrefix("/") { return path }
      return "\(home)/\(fallback)"
    }
    data = base("XDG_DATA_HOME", ".local/share") + "/greenroom"
    config = base("XDG_CONFIG_HOME", ".config") + "/greenroom"
    cache = base("XDG_CACHE_HOME", ".cache") + "/greenroom"
  }

  public var archive: String { "\(data)/archive.sqlite" }
  /// The candidate's own questions, rounds and rubrics.
  public var ownBank: String { "\(data)/banks" }
  public var workFiles: String { "\(data)/work" }
  public var configuration: String { "\(config)/config.yaml" }

  /// The banks that come with the program: near the binary once installed, in the package during development.
  public static let builtInBank: String? = {
    guard let binary = executable else { return nil }
    var folder = parent(of: binary)
    let installed = parent(of: folder) + "/share/greenroom/banks"
    if isBank(installed) { return installed }
    // .build/<platform>/debug is inside the package.
    for _ in 0..<5 {
      if isBank(folder + "/Banks") { return folder + "/Banks" }
      folder = parent(of: folder)
    }
    return nil
  }()

  private static func isBank(_ path: String) -> Bool { access(path + "/rounds", F_OK) == 0 }

  private static func parent(of path: String) -> String {
    String(path.prefix(upTo: path.lastIndex(of: "/") ?? path.startIndex))
  }

  /// This program's file, with all links resolved.
  private static var executable: String? {
    #if os(Linux)
      // Far cheaper than asking Foundation's bundle, and this is part of every start.
      return SafeFile.realPath("/proc/self/exe")
    #else
      return Bundle.main.executablePath.flatMap(SafeFile.realPath)
    #endif
  }
}

extension Paths {
  /// The environment variables that the program reads.
  public static let variables: [String: String] = [
    "HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "NO_COLOR", "COLORFGBG", "VISUAL", "EDITOR", "TERM",
    "PATH",
  ].reduce(into: [:]) { found, name in
    if let value = getenv(name) { found[name] = String(cString: value) }
  }
}
