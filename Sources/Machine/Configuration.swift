import Bank
import Canvas
import Foundation
import Terminal

/// What `config.yaml` says. Every key has a default; an unknown one is an error with its line and the nearest name.
public struct Configuration: Sendable {
  public enum Glyphs: String, CaseIterable, Sendable { case auto, utf8, ascii }
  public enum Ground: String, CaseIterable, Sendable { case auto, dark, light }

  public var bell = true
  public var glyphs = Glyphs.auto
  public var theme = Ground.auto
  public var reveal = false
  public var editor: String?
  /// Questions a round, by script or command.
  public var counts: [String: Int] = [:]

  /// The settings used when there is no file.
  public static let standard = Configuration()

  private init() {}

  /// Reads the file; all defaults when there is none.
  /// - Throws: the first `Problem` of the file.
  public init(file path: String) throws {
    guard access(path, F_OK) == 0 else { return }
    let file = YAMLFile(name: path)
    let text = try SafeFile.text(at: path, shown: path)
    // A file of comments alone sets nothing.
    let lines = text.split(whereSeparator: \.isNewline).map { $0.drop { $0 == " " || $0 == "\t" } }
    guard lines.contains(where: { !$0.isEmpty && !$0.hasPrefix("#") }) else { return }
    let keys = ["bell", "glyphs", "theme", "reveal", "editor", "counts"]
    if let root = file.root(of: text, known: keys) {
      bell = root.flag("bell") ?? true
      glyphs = root.choice("glyphs") ?? .auto
      theme = root.choice("theme") ?? .auto
      reveal = root.flag("reveal") ?? false
      editor = root.text("editor", oneLine: true)
      counts = root.numbers("counts", in: 1...50)
    }
    if let problem = file.problems.first { throw problem }
  }

  public func charset(terminal: Charset) -> Charset {
    switch glyphs {
    case .auto: terminal
    case .utf8: .utf8
    case .ascii: .ascii
    }
  }

  public func theme(depth: ColorDepth, environment: [String: String]) -> Theme {
    // https://no-color.org: set and not empty, whatever its value.
    let depth = environment["NO_COLOR"]?.isEmpty == false ? .none : depth
    let ground: Theme.Ground =
      switch theme {
      case .dark: .dark
      case .light: .light
      case .auto: Self.isLight(environment["COLORFGBG"]) ? .light : .dark
      }
    return Theme(ground: ground, depth: depth)
  }

  /// rxvt, Konsole and others say `15;0` or `0;default;15`: the last number is the background's; 7 and 15 are light.
  private static func isLight(_ colors: String?) -> Bool {
    ["7", "15"].contains(colors?.split(separator: ";").last.map(String.init))
  }

  /// The command that edits work files, run by the shell.
  public func editorCommand(environment: [String: String]) -> String {
    let commands = [editor, environment["VISUAL"], environment["EDITOR"]].compactMap {
      $0?.trimmingCharacters(in: .whitespaces)
    }
    return commands.first { !$0.isEmpty } ?? "vi"
  }
}
