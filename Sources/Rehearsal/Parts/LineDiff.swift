import Canvas

/// A line of one of two texts, or of both.
struct DiffLine: Hashable, Sendable {
  enum Change: Hashable, Sendable { case added, removed }

  var text: String
  var change: Change?
}

/// Aligning costs the square of the lines that differ: with more than this, the texts are shown one after the other.
private let maximumAligned = 1500

/// The lines of the new text with those of the old that are gone, each where it stood.
func lineDiff(from old: String, to new: String) -> [DiffLine] {
  let old = old.lines.map(Line.init)
  let new = new.lines.map(Line.init)
  let head = zip(old, new).prefix { $0 == $1 }.count
  let rest = min(old.count, new.count) - head
  let tail = zip(old.reversed(), new.reversed()).prefix(rest).prefix { $0 == $1 }.count
  let between = aligned(old[head..<old.count - tail], new[head..<new.count - tail])
  func shared(_ lines: ArraySlice<Line>) -> [DiffLine] { lines.map { DiffLine(text: String($0.text), change: nil) } }
  return shared(new[..<head]) + between + shared(new[(new.count - tail)...])
}

/// Equal only if the bytes are the same: to Swift, an accented letter equals its two parts.
private struct Line: Hashable {
  let text: Substring

  static func == (left: Line, right: Line) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }
  func hash(into hasher: inout Hasher) { for byte in text.utf8 { hasher.combine(byte) } }
}

private func aligned(_ old: ArraySlice<Line>, _ new: ArraySlice<Line>) -> [DiffLine] {
  var lines: [DiffLine] = []
  func add(_ line: Line, _ change: DiffLine.Change?) { lines.append(DiffLine(text: String(line.text), change: change)) }
  guard old.count + new.count <= maximumAligned else {
    for line in old { add(line, .removed) }
    for line in new { add(line, .added) }
    return lines
  }
  var removals: [Int: Line] = [:]
  var insertions: Set<Int> = []
  for change in Array(new).difference(from: Array(old)) {
    switch change {
    case .remove(let offset, let line, _): removals[offset] = line
    case .insert(let offset, _, _): insertions.insert(offset)
    }
  }
  var before = 0
  func addRemoved() {
    while let removed = removals[before] {
      add(removed, .removed)
      before += 1
    }
  }
  for (index, line) in new.enumerated() {
    addRemoved()
    if insertions.contains(index) {
      add(line, .added)
    } else {
      add(line, nil)
      before += 1
    }
  }
  addRemoved()
  return lines
}
