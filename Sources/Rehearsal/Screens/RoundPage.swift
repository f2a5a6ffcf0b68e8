import Canvas
import Interview

/// The layout of a phase of a round: one column, or two on a wide terminal.
struct RoundPage {
  var run: RoundRun
  var phase: PhasePlan
  var clock: Milliseconds
  var scroll = 0
  /// What the candidate must choose from.
  var choosing: ReplyPrompt?

  private var isClarifying: Bool { !phase.clarifyTags.isEmpty }

  /// How many columns the conversation has on a terminal of this width.
  static func conversationWidth(phase: PhasePlan, columns: Int) -> Int {
    let area = Rect(column: 0, row: 0, width: columns - 4, height: 1)
    guard let halves = Frame.halves(of: area) else { return Frame.textWidth(area.width) }
    return Frame.textWidth(phase.clarifyTags.isEmpty ? halves.left.width : halves.right.width)
  }

  func render(in area: Rect, into canvas: inout Canvas) {
    guard let halves = Frame.halves(of: area) else {
      return column(width: Frame.textWidth(area.width), words: true, talk: true).render(in: area, into: &canvas)
    }
    let left = Frame.textWidth(halves.left.width)
    column(width: left, words: isClarifying, talk: false).render(in: halves.left, into: &canvas)
    var right = Column()
    let width = Frame.textWidth(halves.right.width)
    if isClarifying {
      addConversation(width: width, to: &right)
    } else {
      addWords(width: width, to: &right)
    }
    right.render(in: halves.right, into: &canvas)
  }

  /// In the order in which the eye should meet them; the rank says what is dropped first when space is short.
  private func column(width: Int, words: Bool, talk: Bool) -> Column {
    var column = Column()
    if !isClarifying { addPrompt(width: width, to: &column) }
    let live = LiveClock(run: run, clock: clock)
    column.add(BigDigits.rows, rank: 20, live: .clock) { live.draw(.clock, in: $0, into: &$1) }
    column.add(live.trackRows, least: 2, rank: 10, live: .track) { live.draw(.track, in: $0, into: &$1) }
    if live.group != nil { column.add(1, rank: 12, live: .group) { live.draw(.group, in: $0, into: &$1) } }
    if isClarifying, talk { addConversation(width: width, to: &column) }
    if words { addWords(width: width, to: &column) }
    return column
  }

  private func addConversation(width: Int, to column: inout Column) {
    Conversation(run: run, phase: phase, choosing: choosing).add(scroll: scroll, width: width, to: &column)
  }

  private func addPrompt(width: Int, to column: inout Column) {
    // What was agreed while clarifying is what the design is built on: it stays below the prompt.
    let lines = Conversation(run: run, phase: phase).lines(width: width)
    column.add(lines.count, least: min(lines.count, 3), rank: 4) { area, canvas in
      renderScrolling(lines, from: scroll, in: area, into: &canvas)
    }
  }

  private static let labelWidth = 8

  private func addWords(width: Int, to column: inout Column) {
    func add(_ label: String, _ texts: [String], _ style: Style, rank: Int, lastFirst: Bool = false) {
      guard !texts.isEmpty else { return }
      let blocks = texts.map { wrapped($0, width: width - Self.labelWidth).map { RichLine($0, style) } }
      column.add(blocks.joined().count, least: 1, rank: rank) { area, canvas in
        canvas.write(label, .dim, in: area)
        let lines = lastFirst ? lastBlocks(blocks, rows: area.height) : Array(blocks.joined())
        for (row, line) in lines.prefix(area.height).enumerated() {
          let box = area.line(row).inset(left: Self.labelWidth)
          line.render(in: box, into: &canvas)
          // Shows that there is more than fits.
          if row == area.height - 1, lines.count > area.height { canvas.writeRight("…", style, in: box) }
        }
      }
    }
    // A candidate who has begun to ask needs no cue for it.
    if !phase.cues.isEmpty, run.attempt?.clarifications.isEmpty != false || phase.clarifyTags.isEmpty {
      let quoted = phase.cues.map { "“\($0)”" }
      let oneLine = quoted.joined(separator: "  ")
      add("Cue", oneLine.columns <= width - Self.labelWidth ? [oneLine] : quoted, .cue, rank: 6)
    }
    // A hint is for the question, not for its follow-ups.
    let hints = phase.followup == nil ? run.attempt?.hints ?? 0 : 0
    let shown = run.question.hints.prefix(hints).enumerated().map { "\($0 + 1)  \($1)" }
    add("Hint", hints > 1 ? shown : Array(run.question.hints.prefix(hints)), .accent, rank: 8, lastFirst: true)
    let snapshots = run.attempt?.snapshots ?? []
    if let last = snapshots.last {
      add("Code", ["snapshot \(snapshots.count), \(last.text.lineCount) lines"], .dim, rank: 3)
    }
    add("Notes", run.attempt?.notes.map(\.text) ?? [], .text, rank: 2, lastFirst: true)
  }
}

/// As many of the last texts as fit whole; if not even the last one fits, its beginning.
func lastBlocks(_ blocks: [[RichLine]], rows: Int) -> [RichLine] {
  var shown: [[RichLine]] = []
  var room = rows
  for block in blocks.reversed() {
    guard block.count <= room || shown.isEmpty else { break }
    shown.insert(block, at: 0)
    room -= block.count
  }
  return Array(shown.joined())
}

extension RoundRun {
  var heading: String {
    if case .gap = stage { return "\(setup.script.title) · between two questions" }
    let count = setup.questions.count
    let title = setup.script.title
    return count > 1 ? "\(title) · question \(position + 1) of \(count)" : "\(title) · \(question.title)"
  }

  /// Difficulty, topic and company, if they may be seen before scoring.
  func revealed(_ settings: Settings) -> String {
    settings.reveal
      ? ([question.difficulty.rawValue, question.topic] + question.companies).joined(separator: " · ") : ""
  }

  /// The follow-up in its phase, otherwise the prompt; a coding question without one shows link and reminder.
  func promptLines(phase: PhasePlan, width: Int) -> [RichLine] {
    if let followup = phase.followup { return richLines(followup, width: width, style: .strong) }
    guard question.prompt.isEmpty, let facts = question.coding else {
      return richLines(question.prompt, width: width, style: .strong) + exampleLines(width: width)
        + logLines(width: width)
    }
    var lines = [RichLine(question.title, .strong)]
    if let link = facts.link { lines += wrapped(link, width: width).map { RichLine($0, .accent) } }
    return lines + wrapped(facts.reminder ?? "", width: width).map { RichLine($0) }
  }

  private func logLines(width: Int) -> [RichLine] {
    guard let log = question.coding?.log else { return [] }
    // A long line goes on below: its columns matter, so it is not wrapped at words.
    let room = max(1, width - 4)
    return [RichLine()]
      + log.trimmed.lines.flatMap { line in
        let characters = Array(String(line))
        return stride(from: 0, to: max(1, characters.count), by: room).map { start in
          let piece = String(characters[start..<min(characters.count, start + room)])
          return RichLine((start == 0 ? "  " : "    ") + piece, .cue)
        }
      }
  }

  private func exampleLines(width: Int) -> [RichLine] {
    guard let example = question.coding?.example else { return [] }
    return
      ([""] + example.call.lines.map { "  \($0)" }
      + example.result.lines.enumerated().map { ($0 == 0 ? "  → " : "    ") + $1 }).map {
        RichLine($0, .cue)
      }
      + wrapped(example.why, width: width).map { RichLine($0, .dim) }
  }

  /// Within three seconds after the current phase reached its limit or target.
  func justEnded(at time: Milliseconds) -> Bool {
    guard let length = phase?.bound.length else { return false }
    let passed = phaseTime(at: time) - length
    return passed >= .zero && passed < .seconds(3)
  }
}

extension String {
  /// Lines as an editor counts them: the last one need not end with a line ending.
  var lineCount: Int {
    let lines = lines
    return lines.last?.isEmpty == true ? lines.count - 1 : lines.count
  }

  func leftPadded(to width: Int) -> String { String(repeating: " ", count: max(0, width - columns)) + self }
}
