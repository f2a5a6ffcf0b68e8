import Canvas

extension Command where State: Commanded {
  /// Help, quit and suspend, as nearly every mode has them.
  static var shared: [Command] { [keys, quit, suspend] }

  static var quit: Command { quit([.control("c")]) }

  static var keys: Command {
    Command(["?"], "keys", "all keys of this screen") { _, _ in .open(HelpScreen()) }.asWay
  }

  /// If something unsaved would be lost, asks once first.
  static func quit(
    _ keys: [Key], _ help: String = "quit; the round can be resumed", label: String? = nil
  ) -> Command {
    Command(keys, label, help) { _, model in
      if let unsaved = model.unsaved, model.confirmed != .quit {
        model.confirming = .quit
        model.say("Not saved: \(unsaved). Press the key again to quit anyway.", .warning)
        return .stay
      }
      return model.quit()
    }.asWay
  }

  static var suspend: Command {
    Command([.control("z")], nil, "suspend; `fg` resumes") { _, _ in .effects([.suspend]) }
  }

  static var back: Command {
    Command([.escape, "q"], "back", "back to where you were") { _, _ in .back }.asWay
  }
}

/// A step to either end of a list or text: longer than any of them.
private let farAway = Int.max / 4

extension Command {
  typealias Change = @Sendable (inout State, inout Model, Int) -> Void

  /// Up and down.
  static func upDown(
    _ label: String? = nil, _ help: (up: String, down: String) = ("up", "down"), keys: Bool = true,
    move: @escaping Change
  ) -> [Command] {
    [
      Command([.up] + (keys ? ["k"] : []), label, help.up) { state, model in
        move(&state, &model, -1)
        return .stay
      }.paired("↑↓"),
      Command([.down] + (keys ? ["j"] : []), nil, help.down) { state, model in
        move(&state, &model, 1)
        return .stay
      },
    ]
  }

  /// Page up, page down, top and bottom.
  /// - Parameter page: how many rows a page has.
  static func pages(page: @escaping @Sendable (State, Model) -> Int, move: @escaping Change) -> [Command] {
    func command(_ keys: [Key], _ help: String, _ step: @escaping @Sendable (Int) -> Int) -> Command {
      Command(keys, nil, help) { state, model in
        let rows = max(1, page(state, model))
        move(&state, &model, step(rows))
        return .stay
      }
    }
    return [
      command([.pageUp, .control("b")], "a page up") { -$0 },
      command([.pageDown, .control("f")], "a page down") { $0 },
      command([.home, "g"], "to the top") { _ in -farAway },
      command([.end, "G"], "to the bottom") { _ in farAway },
    ]
  }

  /// Left and right, for values and neighbors.
  static func leftRight(
    _ label: String, _ help: (left: String, right: String),
    off: @escaping @Sendable (State, Model, Int) -> String? = { _, _, _ in nil }, move: @escaping Change
  ) -> [Command] {
    func command(_ keys: [Key], _ label: String?, _ help: String, _ step: Int) -> Command {
      Command(keys, label, help, off: { off($0, $1, step) }) { state, model in
        move(&state, &model, step)
        return .stay
      }
    }
    return [
      command([.left, "h"], label, help.left, -1).paired("←→") { off($0, $1, 1) },
      command([.right, "l"], nil, help.right, 1),
    ]
  }
}
