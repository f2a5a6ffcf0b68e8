import Canvas
import Foundation
import Support
import Testing

/// Pictures as they should be, in two planes: what is written, and a letter for the role of each cell. Compared exactly;
/// `RECORD=1` writes them anew and fails the run, so that a picture never changes unseen.
enum Golden {
  private static let folder = Fixtures.package + "/Tests/RehearsalTests/Goldens"
  private static let standard = Size(columns: 80, rows: 24)
  private static let smallest = Size(columns: 60, rows: 18)
  private static let large = Size(columns: 200, rows: 60)

  /// The screen at 80×24 in both planes and at 60×18 as text; footers have a golden of their own, so that a word changed
  /// there changes one file.
  /// - Parameter everywhere: also in ASCII, and on a large terminal.
  static func expect(
    _ play: Play, _ name: String, everywhere: Bool = false, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    var text = text(of: play.picture(size: standard), roles: true) + text(of: play.picture(size: smallest))
    if everywhere {
      text += self.text(of: play.picture(size: standard, charset: .ascii)) + self.text(of: play.picture(size: large))
    }
    expect(text, name, sourceLocation: sourceLocation)
  }

  /// The last row, at both sizes, of each of these.
  static func expectFooters(
    _ plays: [(name: String, play: Play)], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let lines = plays.flatMap { name, play in
      [standard, smallest].map { size in
        let row = play.picture(size: size).textPlane.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
        return "\(name)\n|\(row)|\n"
      }
    }
    expect(lines.joined(), "footers", sourceLocation: sourceLocation)
  }

  private static func text(of canvas: Canvas, roles: Bool = false) -> String {
    let lines = { (plane: String) in
      plane.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map { "|\($0)|\n" }.joined()
    }
    let cursor = canvas.cursor.map { " cursor \($0.column),\($0.row)" } ?? ""
    let head = "== \(canvas.size.columns)x\(canvas.size.rows) \(canvas.charset.rawValue)\(cursor)\n"
    return head + lines(canvas.textPlane) + (roles ? "-- roles\n\(lines(canvas.rolePlane))" : "")
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
