internal import CTerminal
public import Canvas

/// The terminal: shows canvases and reads events. One at a time.
public struct Terminal: ~Copyable {
  /// The message says what is wrong and what to do.
  public struct CannotOpen: Error, CustomStringConvertible {
    public let description: String
  }

  private var decoder = InputDecoder()
  private var painter = Painter()
  private var theme: Theme?
  /// When a paste without an end is given up.
  private var pasteDeadline: Int64?
  private var isAway = false
  /// Input may be left over that no descriptor reports.
  private var hasMore = true

  /// Takes the terminal over; see `close`.
  /// - Throws: `CannotOpen`, with the terminal left as it was.
  public init() throws {
    if let message = terminal_open() {
      throw CannotOpen(description: String(cString: message))
    }
  }

  /// Gives the terminal back. To be called once on every way out.
  public func close() { terminal_close() }

  public var charset: Charset { terminal_is_utf8() ? .utf8 : .ascii }
  public var colorDepth: ColorDepth { ColorDepth(count: Int(terminal_colors())) }

  /// What the terminal says of itself, for a report; it is given back at once.
  /// - Throws: `CannotOpen`.
  public static func facts() throws -> (colors: ColorDepth, charset: Charset, size: Size, answer: String) {
    let terminal = try Terminal()
    defer { terminal.close() }
    return (terminal.colorDepth, terminal.charset, terminal.size, terminal.identity)
  }

  /// What it answers when asked for its name and attributes, such as `tmux 3.3a`; empty if it does not answer in time.
  private var identity: String {
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = Int(terminal_ask(&bytes, Int32(bytes.count), Self.answerPatience))
    return Self.identity(in: bytes.prefix(count))
  }

  /// Milliseconds; a terminal at the end of a slow line takes a while.
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

  public mutating func show(_ canvas: borrowing Canvas) {
    guard !isAway, let theme else { return }
    painter.paint(canvas, theme: theme)
    terminal_show(Int32(canvas.cursor?.column ?? -1), Int32(canvas.cursor?.row ?? 0))
  }

  public func bell() { terminal_bell() }

  /// Lets a child draw until `takeBack`.
  public mutating func lend() {
    isAway = true
    terminal_leave()
  }

  public mutating func takeBack() {
    isAway = false
    painter.forget()
    terminal_enter()
  }

  /// Stops the process as Ctrl-Z does in a shell, and comes back when it is continued.
  public mutating func stop(wholeJob: Bool) {
    painter.forget()
    terminal_stop(wholeJob)
  }

  /// Waits for events, at most until so many milliseconds have passed; nil waits forever. Returns all that have come,
  /// at most `most`, or none when the time is over.
  public mutating func events(waitingAtMost milliseconds: Int64?, most: Int = 64) -> [TerminalEvent] {
    var found = hasMore ? drain(most) : []
    if !found.isEmpty { return found }
    let paste = pasteDeadline.map { max(0, $0 - terminal_steady_milliseconds()) }
    let limit = [milliseconds.map { max(0, $0) }, paste].compactMap { $0 }.min()
    if terminal_wait(limit ?? -1, nil, 0, nil, !isAway) {
      found = drain(most)
    } else if let pasteDeadline, terminal_steady_milliseconds() >= pasteDeadline {
      self.pasteDeadline = nil
      found = decoder.endPaste()
    }
    return found
  }

  private mutating func drain(_ most: Int) -> [TerminalEvent] {
    var found: [TerminalEvent] = []
    hasMore = false
    defer { if found.count >= most { hasMore = true } }
    while found.count < most {
      let input = decoder.isPasting ? readPaste(&found) : terminal_read()
      switch input.kind {
      case TERMINAL_NOTHING: return found + decoder.idle()
      case TERMINAL_HANGUP: return found + [.hangup]
      case TERMINAL_RESIZED:
        painter.forget()
        found.append(.resized)
      case TERMINAL_CONTINUED:
        painter.forget()
        terminal_reset_modes()
        found += [.continued, .resized]
      case TERMINAL_STOP: found.append(.stop)
      case TERMINAL_CHILD: found.append(.child)
      case TERMINAL_QUIT: found.append(.quit(signal: Int32(input.value)))
      case TERMINAL_PASTED: continue
      case TERMINAL_CHARACTER:
        // A lone surrogate is no character, and no key either.
        found += typed(Unicode.Scalar(input.value).map { .scalar($0) } ?? .key(.other))
      default: found += typed(Self.decoded(terminal_key(rawValue: input.value)))
      }
    }
    return found
  }

  /// A paste is read as bytes, in chunks: key by key, a long one would take seconds.
  private mutating func readPaste(_ found: inout [TerminalEvent]) -> terminal_input {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.pasteBytes) { bytes in
      let input = terminal_read_paste(bytes.baseAddress, Int32(Self.pasteBytes))
      guard input.kind == TERMINAL_PASTED else { return input }
      let (events, used) = decoder.paste(bytes.prefix(Int(input.value)))
      // Whatever came after the paste is read as keys.
      terminal_unread(bytes.baseAddress! + used, Int32(Int(input.value) - used))
      pasteDeadline = decoder.isPasting ? terminal_steady_milliseconds() + Self.pastePatience : nil
      found += events
      return input
    }
  }

  /// How many bytes of a paste are read at a time; this many can be given back.
  private static let pasteBytes = Int(TERMINAL_UNREAD_MOST)

  private mutating func typed(_ input: InputDecoder.Input) -> [TerminalEvent] {
    defer { pasteDeadline = decoder.isPasting ? terminal_steady_milliseconds() + Self.pastePatience : nil }
    return decoder.take(input)
  }

  /// Milliseconds without a byte after which a paste without an end is over.
  private static let pastePatience: Int64 = 500

  private static func decoded(_ key: terminal_key) -> InputDecoder.Input {
    switch key {
    case TERMINAL_KEY_UP: .key(.up)
    case TERMINAL_KEY_DOWN: .key(.down)
    case TERMINAL_KEY_LEFT: .key(.left)
    case TERMINAL_KEY_RIGHT: .key(.right)
    case TERMINAL_KEY_HOME: .key(.home)
    case TERMINAL_KEY_END: .key(.end)
    case TERMINAL_KEY_PAGE_UP: .key(.pageUp)
    case TERMINAL_KEY_PAGE_DOWN: .key(.pageDown)
    case TERMINAL_KEY_BACKSPACE: .key(.backspace)
    case TERMINAL_KEY_DELETE: .key(.delete)
    case TERMINAL_KEY_BACK_TAB: .key(.backTab)
    case TERMINAL_KEY_ENTER: .key(.enter)
    case TERMINAL_KEY_WORD_LEFT: .key(.wordLeft)
    case TERMINAL_KEY_WORD_RIGHT: .key(.wordRight)
    case TERMINAL_KEY_PASTE_BEGIN: .pasteBegin
    case TERMINAL_KEY_PASTE_END: .pasteEnd
    default: .key(.other)
    }
  }
}
