/// Letters to insert, delete, change, or swap with a neighbor to make one word of the other (Damerau, "A technique for
/// computer detection and correction of spelling errors", 1964); nil if it takes more than `most`.
func editDistance(_ first: [Character], _ second: [Character], most: Int) -> Int? {
  guard abs(first.count - second.count) <= most else { return nil }
  var beforeLast: [Int] = []
  var last = Array(0...second.count)
  for (row, letter) in first.enumerated() {
    var current = [row + 1]
    for (column, other) in second.enumerated() {
      var cost = min(last[column + 1] + 1, current[column] + 1, last[column] + (letter == other ? 0 : 1))
      if row > 0, column > 0, letter == second[column - 1], first[row - 1] == other {
        cost = min(cost, beforeLast[column - 1] + 1)
      }
      current.append(cost)
    }
    (beforeLast, last) = (last, current)
  }
  return last[second.count] <= most ? last[second.count] : nil
}
