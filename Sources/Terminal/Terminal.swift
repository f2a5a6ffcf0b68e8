internal import CTerminal
public import Canvas

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The terminal: shows canvases and reads events. One at a time.
public struct Terminal: ~Copyable {
  /// The message says what is wrong and what to do.
  public struct CannotOpen: Error, CustomStringConvertible {
    public let description: String
  }

  private var decoder: InputDecoder
  private var painter = Painter()
  private var theme: Theme?
  private var isAway = false

  /// Takes the terminal over; see `close`.
  /// - Throws: `CannotOpen`, with the terminal left as it was.
  public init() throws {
    if let message = terminal_open() {
      throw CannotOpen(description: String(cString: message))
    }
    decoder = InputDecoder(
      keys: KeySequences.described(), encoding: terminal_is_utf8() ? .utf8 : .other(Self.decode),
      escapeDelay: Self.escapeDelay)
  }

  private static func decode(_ byte: UInt8) -> Unicode.Scalar? {
    let value = terminal_decode(byte)
    if value == -1 { return nil }
    return Unicode.Scalar(UInt32(max(0, value))).flatMap { $0 == "\0" ? nil : $0 } ?? "\u{FFFD}"
  }

  /// Milliseconds, from ESCDELAY if it is set.
  private static var escapeDelay: Int64 {
    let asked = getenv("ESCDELAY").flatMap { Int64(String(cString: $0)) } ?? 0
    return asked > 0 ? min(asked, 10_000) : InputDecoder.standardEscapeDelay
  }

  /// Gives the terminal back. To be called once on every way out.
  public func close() { terminal_close() }

  public var charset: Charset { terminal_is_utf8() ? .utf8 : .ascii }
  public var colorDepth: ColorDepth { ColorDepth(count: Int(terminal_colors())) }

  /// What the terminal says of itself, for a report; it is given back at once.
  /// - Throws: `CannotOpen`.
  public static func facts() throws -> TerminalFacts {
    let terminal = try Terminal()
    defer { terminal.close() }
    return TerminalFacts(
      description: terminal_description().map { String(cString: $0) } ?? "", colors: terminal.colorDepth,
      charset: terminal.charset, size: terminal.size, answer: terminal.identity)
  }

  /// What it answers when asked for its name and attributes, such as `tmux 3.3a`; empty if it does not answer in time.
  private var identity: String {
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = Int(terminal_ask(&bytes, Int32(bytes.count), Self.answerPatience))
    return Self.identity(in: bytes.prefix(count))
  }

  /// Milliseconds; an answer over a slow connection takes a while.
  private static let answerPatience: Int32 = 600

  /// The name from `ESC P > | name ESC \\`, else the attributes from `ESC [ ? … c`.
  static func identity(in answer: some Collection<UInt8>) -> String {
    let text = String(decoding: answer, as: UTF8.self)
    if let start = text.firstRange(of: "\u{1B}P>|")?.upperBound, let end = text[start...].firstIndex(of: "\u{1B}") {
      return String(text[start..<end])
    }
    guard let start = text.firstRange(of: "\u{1B}[?")?.upperBound, let end = text[start...].firstIndex(of: "c") else {
      return ""
    }
    return "a terminal with attributes \(text[start..<end])"
  }

  /// The size the terminal reports now.
  public var size: Size {
    var columns: Int32 = 0
    var rows: Int32 = 0
    terminal_size(&columns, &rows)
    return Size(columns: Int(columns), rows: Int(rows))
  }

  public mutating func use(_ theme: Theme) {
    self.theme = theme
    painter.prepare(theme)
  }

  /// - Parameter changed: where it may differ from what was shown last; nil for anywhere.
  public mutating func show(_ canvas: borrowing Canvas, changed: [Rect]? = nil) {
    guard !isAway, let theme else { return }
    painter.paint(canvas, changed: changed ?? [canvas.bounds], theme: theme)
    terminal_show(Int32(canvas.cursor?.column ?? -1), Int32(canvas.cursor?.row ?? 0))
  }

  public func bell() { terminal_bell() }

  /// Lets a child draw until `takeBack`.
  public mutating func lend() {
    isAway = true
    terminal_lend()
  }

  public mutating func takeBack() {
    isAway = false
    painter.forget()
    decoder.forget()
    terminal_take_back()
  }

  /// Stops the process as Ctrl-Z does in a shell, and comes back when it is continued.
  public mutating func stop(wholeJob: Bool) {
    painter.forget()
    terminal_stop(wholeJob)
  }

  /// Waits for events for at most this many milliseconds; nil waits forever. Returns what has come, or nothing if time
  /// runs out.
  public mutating func events(waitingAtMost milliseconds: Int64?) -> [TerminalEvent] {
    var limit = milliseconds.map { max(0, $0) } ?? -1
    if let deadline = decoder.deadline {
      let rest = max(0, deadline - terminal_steady_milliseconds())
      limit = limit < 0 ? rest : min(limit, rest)
    }
    let isReady = terminal_wait(limit, nil, 0, nil, !isAway)
    if !isReady, !terminal_is_kept() { return [.hangup] }
    let found = isReady ? read() : []
    return found.isEmpty ? decoder.expire(at: terminal_steady_milliseconds()) : found
  }

  /// Signals, and the keys of at most one read: that many are handled between two pictures, and the rest wait.
  private mutating func read() -> [TerminalEvent] {
    var found: [TerminalEvent] = []
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.pasteBytes) { bytes in
      while true {
        let input = terminal_read(bytes.baseAddress, Int32(decoder.isPasting ? Self.pasteBytes : Self.keyBytes))
        switch input.kind {
        case TERMINAL_NOTHING: return
        case TERMINAL_HANGUP: return found.append(.hangup)
        case TERMINAL_RESIZED:
          painter.forget()
          found.append(.resized)
        case TERMINAL_CONTINUED:
          painter.forget()
          decoder.forget()
          terminal_reset_modes()
          found += [.continued, .resized]
        case TERMINAL_STOP: found.append(.stop)
        case TERMINAL_CHILD: found.append(.child)
        case TERMINAL_QUIT: found.append(.quit(signal: Int32(input.value)))
        default:
          found += decoder.take(bytes.prefix(Int(input.value)), at: terminal_steady_milliseconds())
          // An unfinished key or paste is read further, as long as more is waiting.
          guard decoder.deadline != nil else { return }
        }
      }
    }
    return found
  }

  private static let keyBytes = 64
  /// Read in pieces as small as for keys, a long paste would take seconds.
  private static let pasteBytes = 4096
}
