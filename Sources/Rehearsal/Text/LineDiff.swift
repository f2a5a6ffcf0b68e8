/// A line of one of two texts, or of both.
struct DiffLine: Hashable, Sendable {
  enum Change: Hashable, Sendable { case added, removed }

  var text: String
  var change: Change?
}

/// The lines of the new text with those of the old that are gone, each where it stood.
func lineDiff(from old: String, to new: String) -> [DiffLine] {
  let old = old.split(separator: "\n", omittingEmptySubsequences: false)
  let new = new.split(separator: "\n", omittingEmptySubsequences: false)
  let difference = new.difference(from: old)
  var removals: [Int: Substring] = [:]
  var insertions: Set<Int> = []
  for change in difference {
    switch change {
    case .remove(let offset, let line, _): removals[offset] = line
    case .insert(let offset, _, _): insertions.insert(offset)
    }
  }
  var lines: [DiffLine] = []
  var before = 0
  for (index, line) in new.enumerated() {
    while let removed = removals[before] {
      lines.append(DiffLine(text: String(removed), change: .removed))
      before += 1
    }
    if insertions.contains(index) {
      lines.append(DiffLine(text: String(line), change: .added))
    } else {
      lines.append(DiffLine(text: String(line), change: nil))
      before += 1
    }
  }
  while let removed = removals[before] {
    lines.append(DiffLine(text: String(removed), change: .removed))
    before += 1
  }
  return lines
}
