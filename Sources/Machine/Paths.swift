import Foundation

/// Where the program's files are, by the XDG Base Directory Specification 0.8.
public struct Paths: Sendable {
  /// The archive, own banks and work files.
  public var data: String
  var config: String
  /// What can be made anew at any time.
  public var cache: String

  public init(environment: [String: String] = ProcessInfo.processInfo.environment) {
    let home = environment["HOME"] ?? NSHomeDirectory()
    func base(_ name: String, _ fallback: String) -> String {
      // The specification has relative paths ignored.
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

  /// The banks that come with the program: beside the binary once installed, in the package while it is built from it.
  public static let builtInBank: String? = {
    let binary = Bundle.main.executableURL?.resolvingSymlinksInPath() ?? URL(fileURLWithPath: CommandLine.arguments[0])
    var folder = binary.deletingLastPathComponent()
    let installed = folder.deletingLastPathComponent().appendingPathComponent("share/greenroom/banks").path
    if isBank(installed) { return installed }
    // .build/<platform>/debug lies below the package.
    for _ in 0..<5 {
      let bank = folder.appendingPathComponent("Banks").path
      if isBank(bank) { return bank }
      folder.deleteLastPathComponent()
    }
    return nil
  }()

  private static func isBank(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path + "/rounds") }
}
