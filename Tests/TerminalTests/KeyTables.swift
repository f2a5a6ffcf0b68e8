import Canvas

/// What keys send, by terminal, per their manuals: xterm's control sequences, urxvt(7), PuTTY's manual (appendix on
/// keys), iTerm2's key bindings, console_codes(4), and kitty's keyboard protocol in its legacy form.
enum KeyTables {
  static let all: [(terminal: String, keys: [(String, Key)])] = [
    (
      "xterm",
      [
        ("[A", .up), ("[B", .down), ("[C", .right), ("[D", .left), ("[H", .home), ("[F", .end), ("OA", .up),
        ("OB", .down), ("OC", .right), ("OD", .left), ("OH", .home), ("OF", .end), ("[2~", .other), ("[3~", .delete),
        ("[5~", .pageUp), ("[6~", .pageDown), ("[Z", .backTab), ("OP", .other), ("OQ", .other), ("OR", .other),
        ("OS", .other), ("[15~", .other), ("[17~", .other), ("[24~", .other), ("[1;2D", .left), ("[1;2C", .right),
        ("[1;3D", .wordLeft), ("[1;3C", .wordRight), ("[1;5D", .wordLeft), ("[1;5C", .wordRight), ("[1;6D", .wordLeft),
        ("[1;5A", .other), ("[1;5H", .home), ("[1;5F", .end), ("[3;5~", .alt("d")), ("[3;2~", .delete),
        ("[5;5~", .other),
        ("[1;5P", .other), ("[15;2~", .other), ("OM", .enter), ("Oj", "*"), ("Ok", "+"), ("Om", "-"), ("On", "."),
        ("Oo", "/"), ("Op", "0"), ("Oy", "9"), ("[E", .other), ("[27;5;97~", .control("a")), ("[27;3;97~", .alt("a")),
        ("b", .alt("b")), ("f", .alt("f")), ("d", .alt("d")), (" ", .alt(" ")), ("é", .alt("é")), ("日", .alt("日")),
        ("\u{7F}", .wordBackspace), ("\u{8}", .wordBackspace), ("\r", .other), ("\t", .other), ("\u{1}", .other),
        ("[I", .other), ("[O", .other), ("[24;80R", .other), ("[?62;22c", .other), ("[8;24;80t", .other),
      ]
    ),
    (
      "rxvt",
      [
        ("[7~", .home), ("[8~", .end), ("[1~", .home), ("[4~", .end), ("[a", .up), ("[b", .down), ("[c", .right),
        ("[d", .left), ("Oa", .other), ("Ob", .other), ("Oc", .wordRight), ("Od", .wordLeft), ("[7$", .home),
        ("[8$", .end), ("[3$", .delete), ("[5$", .pageUp), ("[7^", .home), ("[3^", .alt("d")), ("[5^", .other),
        ("[7@", .home), ("[3@", .alt("d")), ("[11~", .other), ("[23$", .other), ("\u{1B}[D", .wordLeft),
        ("\u{1B}[C", .wordRight), ("\u{1B}[A", .other), ("\u{1B}[3~", .alt("d")), ("\u{1B}[7~", .other),
      ]
    ),
    (
      "PuTTY",
      [
        ("[1~", .home), ("[4~", .end), ("[11~", .other), ("[14~", .other), ("OD", .left), ("OC", .right),
        ("\u{1B}[D", .wordLeft), ("\u{1B}OD", .wordLeft), ("\u{1B}OC", .wordRight), ("Ol", ","), ("OX", "="),
        ("Oq", "1"), ("Ow", "7"), ("\u{7F}", .wordBackspace),
      ]
    ),
    (
      "iTerm2",
      [
        ("[1;9D", .wordLeft), ("[1;9C", .wordRight), ("[1;10D", .wordLeft), ("[1;9A", .other), ("b", .alt("b")),
        ("f", .alt("f")), ("\u{1B}[D", .wordLeft), ("\u{1B}OC", .wordRight), ("[3;9~", .alt("d")),
        ("\u{7F}", .wordBackspace),
      ]
    ),
    (
      "Linux console",
      [
        ("[[A", .other), ("[[B", .other), ("[[E", .other), ("[17~", .other), ("[1~", .home), ("[4~", .end),
        ("[3~", .delete),
        ("[5~", .pageUp), ("[6~", .pageDown), ("[G", .other), ("[P", .other), ("b", .alt("b")),
        ("\u{7F}", .wordBackspace),
      ]
    ),
    (
      "kitty",
      [
        ("[27u", .escape), ("[13u", .enter), ("[9u", .tab), ("[127u", .backspace), ("[97u", "a"),
        ("[97;5u", .control("a")),
        ("[97;3u", .alt("a")), ("[97;2u", "A"), ("[97:65;2u", "A"), ("[127;3u", .wordBackspace), ("[13;2u", .enter),
        ("[13;5u", .other), ("[57358u", .other), ("[57428;1u", .other), ("[1;5:1D", .wordLeft), ("[233u", "é"),
        ("[118;7u", .other),
      ]
    ),
  ]

  /// Complete sequences, including their ESC.
  static let sequences: [(name: String, bytes: [UInt8], key: Key)] =
    (all + [("every modifier", modified), ("Meta", meta)])
    .flatMap { terminal, keys in
      keys.map { ("\(terminal) ESC \($0.0.debugDescription)", [0x1B] + Array($0.0.utf8), $0.1) }
    }

  /// xterm's keys with each of its fifteen modifiers, function keys among them, and those of urxvt and the console.
  private static let modified: [(String, Key)] = {
    var found: [(String, Key)] = []
    let lettered: [(Character, Key)] = [
      ("A", .up), ("B", .down), ("C", .right), ("D", .left), ("H", .home), ("F", .end), ("P", .other), ("Q", .other),
      ("R", .other), ("S", .other), ("E", .other),
    ]
    let numbered: [(Int, Key)] = [
      (1, .home), (2, .other), (3, .delete), (4, .end), (5, .pageUp), (6, .pageDown), (7, .home), (8, .end),
    ]
    for modifier in 2...16 {
      let bits = modifier - 1
      let isAlt = bits & 0b1010 != 0
      let isControl = bits & 0b0100 != 0
      func meaning(_ key: Key) -> Key {
        guard isAlt || isControl else { return key }
        return switch key {
        case .left: .wordLeft
        case .right: .wordRight
        case .delete: .alt("d")
        case .home, .end: isAlt ? .other : key
        default: .other
        }
      }
      found += lettered.map { ("[1;\(modifier)\($0.0)", meaning($0.1)) }
      found += numbered.map { ("[\($0.0);\(modifier)~", meaning($0.1)) }
      found += [15, 17, 18, 19, 20, 21, 23, 24, 25, 26, 28, 29, 31, 32, 33, 34].map { ("[\($0);\(modifier)~", .other) }
    }
    for number in 11...34 { found += ["~", "$", "^", "@"].map { ("[\(number)\($0)", .other) } }
    found += ["A", "B", "C", "D", "E"].map { ("[[\($0)", .other) }
    return found
  }()

  /// Alt with every character of ASCII except those that begin a sequence, and with every control character.
  private static let meta: [(String, Key)] =
    (0x20...0x7E).map { Character(Unicode.Scalar(UInt8($0))) }.filter { !"[O]P_^X".contains($0) }.map {
      (String($0), .alt($0))
    } + (1..<0x20).filter { $0 != 0x1B && $0 != 8 }.map { (String(Character(Unicode.Scalar(UInt8($0)))), .other) }

  /// Mouse reports in the encodings of X10, UTF-8, SGR, and urxvt.
  static let mouse: [[UInt8]] = [
    [0x1B, 0x5B, 0x4D, 0x20, 0x21, 0x22], [0x1B, 0x5B, 0x4D, 0x23, 0xF0, 0x71], [0x1B, 0x5B, 0x4D, 0x20, 0xC3, 0x31],
    [0x1B, 0x5B, 0x4D, 0x20, 0xC3, 0x85, 0x31], [0x1B, 0x5B, 0x4D, 0xC2, 0x80, 0xC3, 0x85, 0xC3, 0x99],
    [0x1B, 0x5B, 0x4D, 0x31, 0x32, 0x33], Array("\u{1B}[<0;10;5M".utf8), Array("\u{1B}[<0;10;5m".utf8),
    Array("\u{1B}[<65;200;100M".utf8), Array("\u{1B}[32;10;5M".utf8),
  ]
}
