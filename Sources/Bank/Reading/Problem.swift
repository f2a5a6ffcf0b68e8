/// Something wrong in a bank: where it is, what it is and how to fix it.
public struct Problem: Error, Hashable, Codable, Sendable, CustomStringConvertible {
  /// As the user named the bank, with the file's place in it.
  public var file: String
  /// From 1; nil when the whole file is meant.
  public var line: Int?
  public var column: Int?
  public var question: String?
  public var what: String
  public var fix: String

  public init(file: String, line: Int? = nil, column: Int? = nil, question: String? = nil, what: String, fix: String) {
    self.file = file
    self.line = line
    self.column = column
    self.question = question
    self.what = what
    self.fix = fix
  }

  public var description: String {
    let place = [file, line.map(String.init), column.map(String.init)].compactMap { $0 }.joined(separator: ":")
    return "\(place): \(question.map { "\($0): " } ?? "")\(what); \(fix)"
  }
}

/// The candidate that is most like the name, when one is like it at all: at most a third of its letters differ.
public func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
  let best = candidates.map { (name: $0, distance: editDistance(name, $0)) }.min { $0.distance < $1.distance }
  return best.flatMap { $0.distance <= max(2, $0.name.count / 3) ? $0.name : nil }
}

/// Levenshtein's distance in characters.
private func editDistance(_ left: String, _ right: String) -> Int {
  let right = Array(right)
  var row = Array(0...right.count)
  for (index, character) in left.enumerated() {
    var diagonal = row[0]
    row[0] = index + 1
    for column in right.indices {
      let cost = min(row[column] + 1, row[column + 1] + 1, diagonal + (character == right[column] ? 0 : 1))
      diagonal = row[column + 1]
      row[column + 1] = cost
    }
  }
  return row[right.count]
}
