import Canvas
import Foundation
import Playing
import Testing

/// Pictures as they should be, in two planes: what is written, and a letter for the role of each cell. Compared exactly;
/// `RECORD=1` writes them anew and fails the run, so that a picture never changes unseen.
enum Golden {
  static let sizes = [(80, 24), (60, 18), (200, 60), (59, 17), (1, 1), (0, 0)].map { Size(columns: $0.0, rows: $0.1) }

  private static let folder = Fixtures.package + "/Tests/RehearsalTests/Goldens"

  static func expect(
    _ play: Play, _ name: String, sizes: [Size] = sizes, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for charset in Charset.allCases {
      let pictures = sizes.map { size in text(of: play.picture(size: size, charset: charset), size) }
      expect(pictures.joined(separator: "\n"), "\(name).\(charset.rawValue)", sourceLocation: sourceLocation)
    }
  }

  private static func text(of canvas: Canvas, _ size: Size) -> String {
    let lines = { (plane: String) in
      plane.split(separator: "\n", omittingEmptySubsequences: false).map { "|\($0)|\n" }.joined()
    }
    let cursor = canvas.cursor.map { " cursor \($0.column),\($0.row)" } ?? ""
    return "== \(size.columns)x\(size.rows)\(cursor)\n\(lines(canvas.textPlane))-- roles\n\(lines(canvas.rolePlane))"
  }

  private static func expect(_ text: String, _ name: String, sourceLocation: SourceLocation) {
    let path = "\(folder)/\(name).txt"
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try? text.write(toFile: path, atomically: true, encoding: .utf8)
      Issue.record("recorded \(name)", sourceLocation: sourceLocation)
      return
    }
    let golden = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    guard golden != text else { return }
    let new = text.split(separator: "\n", omittingEmptySubsequences: false)
    let old = golden.split(separator: "\n", omittingEmptySubsequences: false)
    let line = zip(old, new).enumerated().first { $1.0 != $1.1 }?.offset ?? min(old.count, new.count)
    let was = old.indices.contains(line) ? old[line] : "nothing"
    let now = new.indices.contains(line) ? new[line] : "nothing"
    Issue.record("\(name), line \(line + 1):\n  was \(was)\n  is  \(now)", sourceLocation: sourceLocation)
  }
}
