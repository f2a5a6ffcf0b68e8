import Canvas
import Interview

/// What all screens share: a title over a heavy rule, and at the foot a rule over one line of keys.
struct Frame {
  var title: String
  var status: String = ""
  var statusStyle: Style = .dim

  /// Rows that the frame itself takes.
  static let rows = 4
  /// Longer lines are hard to read.
  private static let longestLine = 96

  /// Columns that running text takes of so many.
  static func textWidth(_ columns: Int) -> Int { max(1, min(longestLine, columns)) }

  /// From this width of the terminal on, two things stand side by side: what is asked left, what was said right.
  private static let wide = 120

  /// Left and right half of a screen's area; nil where there is no room for two.
  static func halves(of area: Rect) -> (left: Rect, right: Rect)? {
    guard area.width + 4 >= wide else { return nil }
    var right = area
    let left = right.takeLeft(area.width * 11 / 20)
    return (left.inset(right: 3), right)
  }

  /// Draws the frame and returns what is left for the screen, one column in from both sides.
  func render(_ model: Model, now: Moment, into canvas: inout Canvas) -> Rect {
    var area = canvas.bounds
    let head = area.takeTop(1).inset(left: 1, right: 1)
    canvas.fillLine("━", .rule, in: area.takeTop(1))
    let status = model.unsaved.map { "not saved: \($0)" } ?? self.status
    let room = max(0, head.width - 2 - canvas.columns(of: title))
    let shown = model.unsaved == nil ? status : status.fitted(to: max(20, room))
    canvas.write(title.fitted(to: head.width - canvas.columns(of: shown) - 2), .strong, in: head)
    canvas.writeRight(shown, model.unsaved == nil ? statusStyle : .over, in: head)
    let foot = area.takeBottom(1)
    canvas.fillLine("─", .rule, in: area.takeBottom(1))
    Footer().render(model, now: now, in: foot.inset(left: 1, right: 1), into: &canvas)
    renderLineAboveFooter(model, now: now, in: &area, into: &canvas)
    return area.inset(left: 2, right: 2)
  }

  /// The open text, the question that waits, or the message, in this order.
  private func renderLineAboveFooter(
    _ model: Model, now: Moment, in area: inout Rect, into canvas: inout Canvas
  ) {
    if let entry = model.entry, !model.asksAboutSleep {
      let line = area.takeBottom(1).inset(left: 2, right: 2)
      let label = canvas.write(entry.label, .accent, in: line)
      entry.field.render(in: line.inset(left: label + 2), into: &canvas)
      if let message = model.message, message.until > now {
        canvas.write(
          message.text, message.tone == .plain ? .accent : .warn, in: area.takeBottom(1).inset(left: 2, right: 2))
      }
    } else if let question = model.waitingQuestion(now: now) {
      if model.choosingTag != nil, let message = model.message, message.until > now {
        canvas.write(message.text, .warn, in: area.takeBottom(1).inset(left: 2, right: 2))
      }
      let lines = wrapped(question, width: area.width - 4).prefix(2)
      var box = area.takeBottom(lines.count).inset(left: 2, right: 2)
      for line in lines { canvas.write(line, Style(.warn, bold: true), in: box.takeTop(1)) }
    } else if let message = model.message, message.until > now {
      let lines = wrapped(message.text, width: area.width - 4).prefix(2)
      var box = area.takeBottom(lines.count).inset(left: 2, right: 2)
      for line in lines { canvas.write(line, message.tone == .plain ? .accent : .warn, in: box.takeTop(1)) }
    }
  }
}

extension Model {
  /// The question to which the footer's keys are the answers.
  func waitingQuestion(now: Moment) -> String? {
    switch context {
    case .leaving, .leavingScorecard: return "Leave this round?"
    case .leavingGap: return "Leave this round? What is scored stays."
    case .slept:
      guard let live else { return nil }
      let time = ClockText.passed(live.run.standingTime(at: live.clock(at: now)))
      return "greenroom was suspended for \(time). Count that time?"
    case .resuming:
      guard case .resuming(let waiting) = dialog else { return nil }
      let index = self.waiting.firstIndex { $0.run.setup.id == waiting.run.setup.id } ?? 0
      let place = self.waiting.count > 1 ? " (\(index + 1) of \(self.waiting.count))" : ""
      return "Paused round\(place): \(waiting.summary(zoneOffset: settings.zoneOffset, now: now))"
    default: return choosingTag.map { "Which kind of question?  \($0)" }
    }
  }
}

extension StoredRound {
  /// `Behavioral 2 of 4, Task 0:11 left, today 18:10`
  func summary(zoneOffset: Int, now: Moment) -> String {
    let count = run.setup.questions.count
    let place = "\(run.setup.script.title) \(run.settled(at: heartbeat.at).position + 1) of \(count)"
    let today = LocalTime(now.wall, zoneOffset: zoneOffset)
    return
      "\(place), \(run.clockWords(at: heartbeat.at)), \(LocalTime(heartbeat.moment.wall, zoneOffset: zoneOffset).relative(to: today))"
  }
}

/// The keys that matter here, as many as fit, the help key always.
struct Footer {
  func render(_ model: Model, now: Moment, in line: Rect, into canvas: inout Canvas) {
    if model.entry != nil, !model.asksAboutSleep {
      let tab = model.entry?.completions.isEmpty == false ? "   tab complete" : ""
      canvas.write("enter accept\(tab)   esc cancel", .dim, in: line)
      return
    }
    if model.choosingTag != nil, !model.asksAboutSleep {
      render(
        [Item(key: "letter", label: "tag the question"), Item(key: "esc", label: "edit it")], in: line, into: &canvas)
      return
    }
    let bindings = Keymap.bindings(in: model.context)
    let items = bindings.compactMap { binding in
      model.label(of: binding).map { label in
        Item(
          key: model.footerKeys(binding), label: label, isOn: model.isOn(binding, now: now),
          isReserved: Self.ways.contains(binding.action))
      }
    }
    render(items, in: line, into: &canvas)
  }

  private struct Item {
    var key: String
    var label: String
    var isOn = true
    /// Is never pushed out.
    var isReserved = false
  }

  /// The ways out and the way to the help.
  private static let ways: Set<Action> = [.help, .leave, .back, .stay, .quit]

  private func render(_ items: [Item], in line: Rect, into canvas: inout Canvas) {
    var shown = items
    func width() -> Int {
      shown.map { canvas.columns(of: $0.key) + canvas.columns(of: $0.label) + 4 }.reduce(-3, +)
    }
    // What cannot act now goes first, then from the right.
    while width() > line.width,
      let index = shown.lastIndex(where: { !$0.isOn && !$0.isReserved }) ?? shown.lastIndex(where: { !$0.isReserved })
    {
      shown.remove(at: index)
    }
    var offset = 0
    for item in shown {
      offset += canvas.write(item.key, item.isOn ? .accent : .dim, in: line, at: offset) + 1
      offset += canvas.write(item.label, item.isOn ? .text : .dim, in: line, at: offset) + 3
    }
  }
}

extension Model {
  /// What a key does now, where that changes: the key that stopped the clock goes on.
  fileprivate func label(of binding: Binding) -> String? {
    switch (binding.action, context) {
    case (.pause, _) where live?.run.isPaused == true: return "resume"
    case (.next, .round), (.next, .clarify), (.next, .coding):
      guard let run = live?.run else { return binding.label }
      return run.phaseIndex + 1 < run.plan.phases.count ? binding.label : "scorecard"
    case (.up, .resuming): return waiting.count > 1 ? "another" : nil
    default: return binding.label
    }
  }

  /// Of a pair of keys that share an entry one is enough.
  fileprivate func isOn(_ binding: Binding, now: Moment) -> Bool {
    availability(of: binding.action, now: now) == .on
      || binding.action == .left && availability(of: .right, now: now) == .on
  }

  /// Two keys of a pair, such as up and down, share one entry.
  func footerKeys(_ binding: Binding) -> String {
    switch binding.action {
    case .up: "↑↓"
    case .left: "←→"
    case .level(1): "1-4"
    default: binding.keys[0].symbol
    }
  }
}
