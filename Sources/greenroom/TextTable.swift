import Bank
import Canvas
import Foundation

/// A table for people: columns aligned, cut to the terminal's width, whole when it goes into a pipe.
struct TextTable {
  struct Column {
    var title: String
    var isRight = false
    /// Gives way when the table is too wide for the terminal.
    var isFlexible = false
  }

  var columns: [Column]
  var rows: [[String]] = []

  private static let gap = "  "
  private static let minimumFlexible = 8

  /// - Parameter width: columns of the terminal; nil for no limit.
  func text(width: Int?) -> String {
    let all = [columns.map(\.title)] + rows.map { $0.map(\.printable) }
    var widths = columns.indices.map { column in all.map { $0[column].columns }.max() ?? 0 }
    if let width {
      let total = widths.reduce(0, +) + Self.gap.count * (columns.count - 1)
      if total > width, let flexible = columns.firstIndex(where: \.isFlexible) {
        widths[flexible] = max(Self.minimumFlexible, widths[flexible] - (total - width))
      }
    }
    return all.map { row in
      let cells = row.indices.map { column in
        let cell = row[column].fitted(to: widths[column])
        let space = String(repeating: " ", count: widths[column] - cell.columns)
        return columns[column].isRight ? space + cell : cell + space
      }
      var line = cells.joined(separator: Self.gap)
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }
}

extension String {
  /// As a message may repeat it: one line without control sequences, cut where it is long.
  var printableArgument: String { "`\(printable.fitted(to: 60))`" }
}

/// Columns of the terminal on standard output; nil when it is none.
var outputWidth: Int? {
  guard isatty(STDOUT_FILENO) == 1 else { return nil }
  var size = winsize()
  guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
  return Int(size.ws_col)
}

/// Writes to standard output. A reader that has gone ends the program quietly, as it does other programs.
/// - Throws: `ExitCode`, after printing one line, when it cannot be written.
func output(_ text: String) throws {
  do {
    try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
  } catch {
    throw fail(.foundProblem, "standard output cannot be written: \(SafeFile.reason())")
  }
}

/// Writes values as a JSON array, with the keys of each in order.
func output(json values: [some Encodable]) throws {
  guard !values.isEmpty else { return try output("[]\n") }
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  try output(String(decoding: try encoder.encode(values), as: UTF8.self) + "\n")
}
