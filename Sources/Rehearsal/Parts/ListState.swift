/// A list or menu with a cursor.
struct ListState: Hashable, Sendable {
  var cursor = 0

  /// The list may have become shorter since the cursor was set.
  func shown(of count: Int) -> Int { max(0, min(count - 1, cursor)) }

  /// The first row to show, so that the cursor is in the middle if there is more on both sides.
  func first(of count: Int, rows: Int) -> Int { max(0, min(shown(of: count) - rows / 2, count - rows)) }

  mutating func move(by step: Int, of count: Int, wraps: Bool = false) {
    guard count > 0 else { return }
    let next = shown(of: count) + step
    cursor = wraps ? (next + count) % count : max(0, min(count - 1, next))
  }

  /// A slice of the list around the cursor, wide enough that most moves stay within it.
  func window(rows: Int) -> (offset: Int, limit: Int) {
    let chunk = max(64, rows)
    let offset = max(0, cursor / chunk - 1) * chunk
    return (offset, 3 * chunk)
  }
}

/// Scrolled text: how many lines are above the first one shown.
struct ScrollState: Hashable, Sendable {
  var offset = 0

  mutating func move(by step: Int, lines: Int, visible: Int) {
    offset = max(0, min(offset + step, lines - max(1, visible)))
  }
}
