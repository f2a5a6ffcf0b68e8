import Canvas
import Foundation
import Support
import Rehearsal
import Terminal

/// Writes what is made from the program itself: docs/keys.md, docs/clarifying.md and the pictures in docs/screens. With `--check` writes
/// nothing and ends with status 1 when a file is not as it would be written.
@main
enum Documents {
  static func main() throws {
    var files = ["docs/keys.md": keysDocument(), "docs/clarifying.md": try ClarifyingDocument().text()]
    let theme = Theme(ground: .dark, depth: .many)
    for scene in try Scenes.all() {
      files["docs/screens/\(scene.name).svg"] = Picture(canvas: scene.play.picture(), theme: theme).svg(
        title: scene.title)
      guard scene.isWide else { continue }
      let wide = scene.play.picture(size: Size(columns: 140, rows: 40))
      files["docs/screens/\(scene.name)-wide.svg"] = Picture(canvas: wide, theme: theme).svg(
        title: "\(scene.title), on a terminal of 140 columns")
    }
    let isCheck = CommandLine.arguments.contains("--check")
    var stale: [String] = []
    for (name, text) in files.sorted(by: { $0.key < $1.key }) {
      let path = "\(Fixtures.package)/\(name)"
      guard (try? String(contentsOfFile: path, encoding: .utf8)) != text else { continue }
      stale.append(name)
      guard !isCheck else { continue }
      let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try text.write(toFile: path, atomically: true, encoding: .utf8)
    }
    let verb = isCheck ? "stale, run `make docs`" : "written"
    for name in stale { print("\(name): \(verb)") }
    if isCheck, !stale.isEmpty { exit(1) }
  }
}
