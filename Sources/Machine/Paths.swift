import Bank
import Foundation

/// Where the program's files are, following the XDG Base Directory Specification 0.8.
public struct Paths: Sendable {
  /// The archive, the candidate's own banks, and work files.
  public var data: String
  var config: String
  /// What can be rebuilt at any time.
  public var cache: String

  /// - Parameter userHome: the user's home directory according to the password database.
  /// - Throws: a `Reason` if a home directory is needed and cannot be determined.
  public init(
    environment: [String: String] = Paths.variables, userHome: @autoclosure () -> String? = Paths.userHome
  ) throws {
    func absolute(_ path: String?) -> String? { path.flatMap { $0.hasPrefix("/") ? $0 : nil } }
    func base(_ name: String, _ fallback: String) throws -> String {
      // The specification says to ignore relative paths.
      if let path = absolute(environment[name]) { return path }
      guard let home = absolute(environment["HOME"]) ?? absolute(userHome()) else {
        throw Reason("HOME is not set to a full path, and the system has no home directory for this user; set HOME")
      }
      return "\(home)/\(fallback)"
    }
    data = try base("XDG_DATA_HOME", ".local/share") + "/greenroom"
    config = try base("XDG_CONFIG_HOME", ".config") + "/greenroom"
    cache = try base("XDG_CACHE_HOME", ".cache") + "/greenroom"
  }

  public static var userHome: String? {
    getpwuid(getuid()).flatMap { $0.pointee.pw_dir }.map { String(cString: $0) }
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
