import Canvas
import Testing

@testable import Terminal

/// Bytes to keys. Time is a value: each byte comes with its moment.
@Suite struct InputDecoderTests {
  /// - Parameter gaps: milliseconds between the bytes.
  private func events(_ bytes: [UInt8], gaps: (Int) -> Int64 = { _ in 0 }, _ decoder: InputDecoder = InputDecoder())
    -> [TerminalEvent]
  {
    var decoder = decoder
    var now: Int64 = 1_000_000
    var found: [TerminalEvent] = []
    for (index, byte) in bytes.enumerated() {
      if index > 0 {
        // The program wakes up at the deadline, as it asked to.
        let next = now + gaps(index)
        while let deadline = decoder.deadline, deadline <= next { found += decoder.expire(at: deadline) }
        now = next
      }
      found += decoder.take([byte], at: now)
    }
    while let deadline = decoder.deadline { found += decoder.expire(at: deadline) }
    return found
  }

  private func events(_ text: String) -> [TerminalEvent] { events(Array(text.utf8)) }

  @Test func plainKeys() {
    #expect(
      events("aé日\r\t\u{7F}\u{1}") == [
        .key("a"), .key("é"), .key("日"), .key(.enter), .key(.tab), .key(.backspace), .key(.control("a")),
      ])
    #expect(events("\u{1B}") == [.key(.escape)])
    #expect(events("\u{1B}\u{1B}") == [.key(.escape), .key(.escape)])
    #expect(events("\u{1B}\u{1B}\u{1B}") == [.key(.escape), .key(.escape), .key(.escape)])
    #expect(events("\u{1B}\u{1B}x") == [.key(.escape), .key(.alt("x"))])
  }

  // MARK: Every terminal's keys

  @Test func everyKeyOfEveryTerminal() {
    #expect(KeyTables.sequences.count > 800)
    for (name, bytes, key) in KeyTables.sequences {
      #expect(events(bytes) == [.key(key)], "\(name)")
      var whole = InputDecoder()
      let found = whole.take(bytes, at: 0)
      #expect(found + whole.expire(at: 10_000) == [.key(key)], "\(name), at once")
      // What is typed next is a key of its own.
      #expect(events(bytes + [0x78]) == [.key(key), .key("x")], "\(name), then x")
    }
  }

  @Test(arguments: [0, 40] as [Int64]) func aKeyMayComeInPieces(gap: Int64) {
    for (name, bytes, key) in KeyTables.sequences {
      for split in 1..<bytes.count {
        #expect(events(bytes, gaps: { $0 == split ? gap : 0 }) == [.key(key)], "\(name) split at \(split)")
      }
      #expect(events(bytes, gaps: { _ in gap }) == [.key(key)], "\(name) byte by byte")
    }
  }

  /// Esc and a letter that arrive this far apart are two keys; a longer sequence never becomes Esc and letters.
  @Test func aSequenceThatComesLateIsNeverLetters() {
    for (name, bytes, key) in KeyTables.sequences {
      let isMeta = ![0x5B, 0x4F, 0x1B].contains(bytes[1])
      for split in 1..<bytes.count {
        let rest = Array(bytes[split...])
        let expected: [TerminalEvent] =
          if split == 1 {
            [.key(.escape)] + (isMeta || rest[0] == 0x1B ? events(rest) : [])
          } else if bytes[split - 1] == 0x1B {
            [.key(.escape), .key(.escape)]
          } else {
            // An unfinished sequence is waited for, but not an unfinished letter.
            isMeta ? [.key(.escape)] + events(Array(bytes.dropFirst())) : [.key(key)]
          }
        #expect(events(bytes, gaps: { $0 == split ? 200 : 0 }) == expected, "\(name) split at \(split)")
      }
      guard !isMeta else { continue }
      let apart = events(bytes, gaps: { _ in 200 })
      #expect(apart.allSatisfy { $0 == .key(.escape) } && !apart.isEmpty, "\(name) byte by byte: \(apart)")
    }
  }

  @Test func escapeIsTheKeyAfterItsDelay() {
    var decoder = InputDecoder()
    #expect(decoder.take([0x1B], at: 100) == [] && decoder.deadline == 150)
    #expect(decoder.expire(at: 149) == [] && decoder.expire(at: 150) == [.key(.escape)] && decoder.deadline == nil)
    // A letter typed after it is just a letter, and so is a bracket.
    #expect(decoder.take([0x78], at: 160) == [.key("x")])
    #expect(events([0x1B, 0x5B], gaps: { _ in 200 }) == [.key(.escape), .key("[")])
    #expect(events([0x1B, 0x4F], gaps: { _ in 200 }) == [.key(.escape), .key("O")])
    #expect(events([0x1B, 0x78, 0x4F, 0x68], gaps: { _ in 200 }) == [.key(.escape), .key("x"), .key("O"), .key("h")])
    #expect(events([0x1B, 0x4F, 0x68], gaps: { $0 == 1 ? 1200 : 0 }) == [.key(.escape), .key("O"), .key("h")])
  }

  @Test func anotherDelay() {
    let slow = InputDecoder(escapeDelay: 1000)
    #expect(events(Array("\u{1B}[D".utf8), gaps: { _ in 400 }, slow) == [.key(.left)])
    #expect(events(Array("\u{1B}x".utf8), gaps: { _ in 900 }, slow) == [.key(.alt("x"))])
  }

  @Test func theTerminalsOwnSequences() {
    let own = InputDecoder(keys: [Array("\u{1B}A".utf8): .up, Array("\u{1B}[199~".utf8): .home])
    #expect(events(Array("\u{1B}A\u{1B}[199~\u{1B}B".utf8), own) == [.key(.up), .key(.home), .key(.alt("B"))])
  }

  // MARK: What is not a key

  /// Half a sequence must not act as a command: `q` would leave, `v` would void.
  @Test(arguments: [
    "\u{1B}[1;9q", "\u{1B}[200;5v", "\u{1B}]0;quit\u{07}", "\u{1B}P1$r0m\u{1B}\\", "\u{1B}[?62;22c", "\u{1B}[?2026;1$y",
    "\u{1B}_Gi=1;OK\u{1B}\\", "\u{1B}P>|tmux 3.3a\u{1B}\\",
  ])
  func unknownSequencesAreSwallowedWhole(text: String) {
    #expect(events(text) == [.key(.other)])
    #expect(events(text + "x") == [.key(.other), .key("x")])
  }

  @Test func aSequenceThatIsCutOffEndsWithTheNextKey() {
    #expect(events("\u{1B}[1;\u{1B}[D") == [.key(.other), .key(.left)])
    #expect(events("\u{1B}[1;\rx") == [.key(.other), .key(.enter), .key("x")])
    #expect(events("\u{1B}[1;éx") == [.key(.other), .key("é"), .key("x")])
    #expect(events(Array("\u{1B}[1;".utf8) + [0x71], gaps: { $0 == 4 ? 600 : 0 }) == [.key(.other), .key("q")])
    #expect(
      events("\u{1B}[" + String(repeating: "1", count: 64)) == [.key(.other)] + Array(repeating: .key("1"), count: 1))
  }

  @Test(arguments: KeyTables.mouse) func aMouseReportIsNeverKeys(report: [UInt8]) {
    for gap in [0, 40, 200] as [Int64] {
      let found = events(report, gaps: { _ in gap })
      // All that may get through is an Esc that came long before the rest.
      #expect(found.allSatisfy { $0 == .key(.other) || (gap == 200 && $0 == .key(.escape)) }, "\(gap): \(found)")
    }
    #expect(events(report + report + [0x78]).last == .key("x"))
    #expect(!events(report + report).contains { $0 != .key(.other) })
  }

  @Test(arguments: ["[97;1:3u", "[1;1:3A", "[3;1:3~", "[1;5:3D"]) func aReleaseIsNoKey(sequence: String) {
    #expect(events("\u{1B}\(sequence)") == [])
    #expect(events("\u{1B}" + sequence.replacing(":3", with: ":1")).count == 1)
  }

  @Test(arguments: [
    "[4294967296u", "[27;1;4294967296~", "[1;-9223372036854775808A", "O-9223372036854775808A", "[99999999999999999999A",
    "[1;9223372036854775807A", "[55296u", "[-1u", "[;;;A", "[1;2;3;4;5A", "[0u",
  ])
  func numbersThatMakeNoSense(sequence: String) {
    // Whatever they mean, it is at most one key.
    #expect(events("\u{1B}\(sequence)").count <= 1 && events("\u{1B}\(sequence)x").last == .key("x"))
  }

  @Test func aLetterWithoutACapital() {
    #expect(events("\u{1B}[223;2u") == [.key("ß")])
  }

  /// Alt and a letter that begins a string: the next key that no string has ends it, and so does half a second.
  @Test(arguments: ["]", "P", "_", "^", "X"]) func aStringThatIsNone(letter: String) {
    #expect(events("\u{1B}\(letter)\u{3}x") == [.key(.other), .key(.control("c")), .key("x")])
    let typed = events(Array("\u{1B}\(letter)abcdefgh".utf8), gaps: { $0 == 1 ? 0 : 100 })
    #expect(typed.first == .key(.other) && typed.last == .key("h"))
  }

  /// While the program was busy drawing, the rest of a key was waiting.
  @Test func bytesThatWaitedCameInTime() {
    var decoder = InputDecoder()
    #expect(decoder.take([0x1B], at: 0) == [])
    #expect(decoder.take(Array("OA".utf8), at: 300) == [.key(.up)])
    #expect(decoder.take([0x1B], at: 1000) == [])
    #expect(decoder.take(Array("x".utf8), at: 5000) == [.key(.escape), .key("x")])
  }

  @Test func bytesThatAreNoCharacters() {
    #expect(events([0xFF, 0x78]) == [.key(.other), .key("x")])
    #expect(events([0xC3, 0x78]) == [.key("x")] || events([0xC3, 0x78]) == [.key(.other), .key("x")])
    #expect(events([0xE6, 0x97, 0x1B]) == [.key(.escape)])
    #expect(events([0x80, 0xC2, 0x9B, 0x78]) == [.key(.other), .key(.other), .key("x")])
    #expect(events([0xED, 0xA0, 0x80]) == [.key(.other)])
  }

  @Test func anotherEncoding() {
    // Latin 1.
    let decoder = InputDecoder(encoding: .other { Unicode.Scalar($0) })
    #expect(events([0xE9, 0x1B, 0xE9], decoder) == [.key("é"), .key(.alt("é"))])
    // Two bytes, of which the second may be a letter's, as in Shift-JIS.
    var first: UInt8?
    let double = InputDecoder(
      encoding: .other { byte in
        if first == nil, byte >= 0x81 {
          first = byte
          return nil
        }
        defer { first = nil }
        return first == nil ? Unicode.Scalar(byte) : "表"
      })
    #expect(events([0x95, 0x5C, 0x71], double) == [.key("表"), .key("q")])
  }

  // MARK: Pastes

  private func paste(_ text: String) -> [UInt8] { Array("\u{1B}[200~\(text)\u{1B}[201~".utf8) }

  @Test func aPasteIsTextAndNeverKeys() {
    #expect(events(paste("q\rv\u{1B}[A\u{3}xé") + [0x71]) == [.paste("q\nv\u{1B}[A\u{3}xé"), .key("q")])
    #expect(events(paste("a\r\nb\nc\r\rd\n\r")) == [.paste("a\nb\nc\n\nd\n\n")])
    #expect(events("\u{1B}[201~x") == [.key("x")])
  }

  @Test func aPasteWithoutAnEndIsGivenUp() {
    var decoder = InputDecoder()
    #expect(decoder.take(Array("\u{1B}[200~x".utf8), at: 0) == [] && decoder.isPasting)
    #expect(decoder.expire(at: 499) == [] && decoder.expire(at: 500) == [.paste("x")] && !decoder.isPasting)
    #expect(decoder.take([0x71], at: 501) == [.key("q")])
  }

  /// A slow line pauses after an ESC, or inside of a letter: what follows is still text, and the end is still the end.
  @Test func aPasteMayComeInPiecesOfAnySize() {
    let bytes = paste("code: \u{1B}\u{1B}[20 日本\rq")
    for size in 6...bytes.count {
      var decoder = InputDecoder()
      var found: [TerminalEvent] = []
      for (index, start) in stride(from: 0, to: bytes.count, by: size).enumerated() {
        let now = Int64(index) * 450
        found += decoder.expire(at: now) + decoder.take(bytes[start..<min(bytes.count, start + size)], at: now)
      }
      #expect(found == [.paste("code: \u{1B}\u{1B}[20 日本\nq")])
    }
  }

  @Test func aPasteIsCutAtItsLimit() {
    var decoder = InputDecoder()
    _ = decoder.take(Array("\u{1B}[200~".utf8), at: 0)
    let piece = [UInt8](repeating: 120, count: 100_000)
    for _ in 0..<12 { _ = decoder.take(piece, at: 0) }
    #expect(decoder.expire(at: 1000) == [.paste(String(repeating: "x", count: PasteBuffer.maximumBytes))])
  }

  // MARK: Any input

  /// Any bytes, in any pieces: no crash, and the decoder is back in its ground state when nothing more comes.
  @Test(arguments: 0..<300) func anyInputEndsOnTheGround(seed: UInt64) {
    var state = seed &* 2_654_435_761 &+ 12_345
    func next(_ bound: UInt64) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % bound)
    }
    let pieces =
      KeyTables.sequences.map(\.bytes) + KeyTables.mouse + [paste("x"), [0xFF], [0xC3], Array("日".utf8), [0x1B]]
    var decoder = InputDecoder()
    var now: Int64 = 0
    for _ in 0..<80 {
      let bytes = pieces[next(UInt64(pieces.count))]
      _ = decoder.take(bytes.prefix(1 + next(UInt64(bytes.count))), at: now)
      now += Int64([0, 0, 0, 40, 200, 700][next(6)])
      _ = decoder.expire(at: now)
    }
    while let deadline = decoder.deadline { _ = decoder.expire(at: deadline) }
    #expect(decoder.take([0x78, 0x79], at: now + 5000).last == .key("y"))
  }
}
