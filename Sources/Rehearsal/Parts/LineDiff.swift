/// A line of one of two texts, or of both.
struct DiffLine: Hashable, Sendable {
  enum Change: Hashable, Sendable { case added, removed }

  var text: String
  var change: Change?
}

/// The alignment costs the square of what differs: texts that differ in more lines are shown one behind the other.
private let maximumAligned = 1500

/// The lines of the new text with those of the old that are gone, each where it stood.
func lineDiff(from old: String, to new: String) -> [DiffLine] {
  let old = old.split(separator: "\n", omittingEmptySubsequences: false)
  let new = new.split(separator: "\n", omittingEmptySubsequences: false)
  let head = zip(old, new).prefix { $0 == $1 }.count
  let rest = min(old.count, new.count) - head
  let tail = zip(old.reversed(), new.reversed()).prefix(rest).prefix { $0 == $1 }.count
  let between = aligned(old[head..<old.count - tail], new[head..<new.count - tail])
  func shared(_ lines: ArraySlice<Substring>) -> [DiffLine] { lines.map { DiffLine(text: String($0), change: nil) } }
  return shared(new[..<head]) + between + shared(new[(new.count - tail)...])
}

private func aligned(_ old: ArraySlice<Substring>, _ new: ArraySlice<Substring>) -> [DiffLine] {
  var lines: [DiffLine] = []
  func add(_ line: Substring, _ change: DiffLine.Change?) { lines.append(DiffLine(text: String(line), change: change)) }
  guard old.count + new.count <= maximumAligned else {
    for line in old { add(line, .removed) }
    for line in new { add(line, .added) }
    return lines
  }
  var removals: [Int: Substring] = [:]
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
