import Testing

@testable import Canvas

@Suite struct CanvasTests {
  /// A frame is thousands of them: nothing of them may have to be counted or freed.
  @Test func aCellIsAPlainValue() {
    #expect(MemoryLayout<Cell>.stride <= 16)
    #expect(_isPOD(Cell.self))
  }

  @Test func whatChangedInARowIsKnown() {
    func canvas(_ first: String, _ second: String) -> Canvas {
      var canvas = Canvas(size: Size(columns: 8, rows: 2))
      canvas.write(first, in: canvas.bounds)
      canvas.write(second, in: canvas.bounds.line(1))
      return canvas
    }
    func changed(_ old: Canvas, _ new: Canvas) -> [Range<Int>?] {
      var shown = old
      let ranges = [shown.takeRow(0, of: new), shown.takeRow(1, of: new)]
      #expect(shown.cells == new.cells)
      return ranges
    }
    #expect(changed(canvas("abc", "x日本"), canvas("abc", "x日本")) == [nil, nil])
    #expect(changed(canvas("abcdefgh", ""), canvas("aBcdEfgh", "")) == [1..<5, nil])
    // Only whole glyphs, before and after.
    #expect(changed(canvas("a日本b", "日本"), canvas("a本本b", "xx本")) == [1..<3, 0..<2])
    #expect(changed(canvas("axxb", "日x"), canvas("a日b", "日日")) == [1..<3, 2..<4])
    #expect(changed(canvas("日日日日", ""), canvas("x日日日 ", "")) == [0..<8, nil])
    // Both cells say "the first cluster", and mean another.
    #expect(!canvas("e\u{301}", "日本").isComparable(with: canvas("o\u{301}", "日本")))
    #expect(canvas("e\u{301}", "日本").isComparable(with: canvas("e\u{301}", "x")))
    #expect(!Canvas(size: Size(columns: 8, rows: 2)).isComparable(with: Canvas(size: Size(columns: 4, rows: 4))))
  }

  @Test func writesAreCutAtTheRectangle() {
    var canvas = Canvas(size: Size(columns: 6, rows: 2), filler: "·")
    canvas.write("abcdefgh", in: Rect(column: 1, row: 0, width: 3, height: 1))
    canvas.write("日本", in: Rect(column: 0, row: 1, width: 3, height: 1))
    #expect(canvas.textPlane == "·abc··\n日····")
  }

  @Test func aWideGlyphThatLosesAHalfLosesBoth() {
    var canvas = Canvas(size: Size(columns: 4, rows: 1), filler: "·")
    canvas.write("日本", in: canvas.bounds)
    canvas.write("x", in: Rect(column: 1, row: 0, width: 1, height: 1))
    #expect(canvas.textPlane == " x本")
    canvas.write("y", in: Rect(column: 2, row: 0, width: 1, height: 1))
    #expect(canvas.textPlane == " xy ")
    canvas.write("語", in: Rect(column: 0, row: 0, width: 4, height: 1))
    #expect(canvas.textPlane == "語y ")
  }

  @Test(arguments: [(0, 0), (1, 1), (0, 5), (5, 0), (2, 1)]) func tinyCanvasesTakeEverything(columns: Int, rows: Int) {
    var canvas = Canvas(size: Size(columns: columns, rows: rows))
    for rect in [canvas.bounds, Rect(column: -3, row: -3, width: 100, height: 100)] {
      canvas.write("日本 e\u{301}", in: rect)
      canvas.writeRight("right", in: rect)
      canvas.writeCentered("centered", in: rect)
      canvas.fillLine("─", .rule, in: rect)
      canvas.clear(rect)
      canvas.restyle(rect) { $0.with(inverse: true) }
      canvas.scroll(height: 9, from: 3, in: rect) { $0.write("x", in: $1) }
    }
    #expect(canvas.cells.count == columns * rows)
  }

  /// Whatever is written where, each row stays as wide as the canvas and halves stay together.
  @Test(arguments: 0..<20) func rowsKeepTheirWidth(seed: Int) {
    var generator = Numbers(seed: seed)
    var canvas = Canvas(size: Size(columns: 17, rows: 5))
    let words = ["abc", "日本語", "e\u{301}x", "👩‍🔬!", "שלום", "\u{202E}z", ""]
    for _ in 0..<200 {
      let rect = Rect(
        column: generator.below(20) - 2, row: generator.below(7) - 1, width: generator.below(12),
        height: generator.below(3))
      canvas.write(words[generator.below(words.count)], in: rect, at: generator.below(6))
    }
    for row in 0..<5 {
      let cells = (0..<17).map { canvas.cell(column: $0, row: row)! }
      #expect(cells.map(\.width).reduce(0, +) == 17)
      for (index, cell) in cells.enumerated() where cell.width == 2 { #expect(cells[index + 1].width == 0) }
      for (index, cell) in cells.enumerated() where cell.width == 0 {
        #expect(index > 0 && cells[index - 1].width == 2)
      }
    }
  }

  @Test func asciiKeepsTheMeaning() {
    var canvas = Canvas(size: Size(columns: 30, rows: 1), charset: .ascii)
    canvas.write("é “x” → λ ≤ 日 …", in: canvas.bounds)
    #expect(canvas.textPlane.hasPrefix("e \"x\" -> lambda <= ?? .."))
    #expect(canvas.textPlane.unicodeScalars.allSatisfy { $0.isASCII })
  }

  @Test func scrollingShowsAPartAndStopsAtTheEnd() {
    var canvas = Canvas(size: Size(columns: 8, rows: 3))
    func draw(_ canvas: inout Canvas, _ page: Rect) {
      for row in 0..<page.height { canvas.write("\(row)", in: page.line(row)) }
    }
    canvas.scroll(height: 6, from: 1, in: canvas.bounds, draw: draw)
    #expect(canvas.textPlane == "1       \n2       \n3       ")
    canvas.scroll(height: 6, from: 99, in: canvas.bounds, draw: draw)
    #expect(canvas.textPlane.split(separator: "\n").map { $0.first } == ["3", "4", "5"])
  }

  @Test func theRolePlaneSaysEachStyle() {
    var canvas = Canvas(size: Size(columns: 6, rows: 1))
    canvas.write("a", .accent, in: canvas.bounds, at: 0)
    canvas.write("b", .over, in: canvas.bounds, at: 1)
    canvas.write("c", Style(.text, inverse: true), in: canvas.bounds, at: 2)
    canvas.write("d", Style(.text, selected: true), in: canvas.bounds, at: 3)
    canvas.write("e", Style(.text, bold: true, selected: true), in: canvas.bounds, at: 4)
    #expect(canvas.rolePlane == "aO!>}t")
  }
}

@Suite struct RectTests {
  @Test func cutsNeverGoBelowNothing() {
    var rect = Rect(column: 2, row: 3, width: 4, height: 2)
    #expect(rect.takeTop(5) == Rect(column: 2, row: 3, width: 4, height: 2))
    #expect(rect == Rect(column: 2, row: 5, width: 4, height: 0))
    #expect(rect.takeTop(-1).height == 0)
    #expect(Rect(column: 0, row: 0, width: -4, height: -1).isEmpty)
    #expect(Rect(column: 0, row: 0, width: 4, height: 1).line(1).isEmpty)
  }
}

/// A small generator of numbers for tests (a linear congruence by Knuth).
struct Numbers {
  private var state: UInt64

  init(seed: Int) { state = UInt64(seed) &* 2_654_435_761 &+ 1 }

  mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }
}
