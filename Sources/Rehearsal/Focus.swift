import Canvas

/// What takes the keys now.
enum Focus {
  case tooSmall
  case typing(TextEntry)
  case prompt(AnyPrompt)
  case screen(AnyScreen)
}

extension Model {
  /// The only place that decides what comes before what.
  var focus: Focus {
    if isTooSmall { return .tooSmall }
    if screen.state is HelpScreen { return .screen(screen) }
    // Nobody was there: what the clock does with that time comes before all else.
    if live?.run.asksAboutSleep == true { return .prompt(AnyPrompt(SleepPrompt())) }
    if let entry { return .typing(entry) }
    if let prompt { return .prompt(prompt) }
    return .screen(screen)
  }
}

extension Focus {
  /// What has the keys; while a line is typed its screen has those that are no text.
  func commanded(in model: Model) -> any Commanded {
    switch self {
    case .tooSmall: TooSmall()
    case .typing: model.screen.state
    case .prompt(let prompt): prompt.state
    case .screen(let screen): screen.state
    }
  }
}

/// The terminal is too small for any screen.
struct TooSmall: Commanded {
  static let modes = [
    Mode<Self>(
      "Terminal too small", [.quit([.control("c"), "q"], "quit; a round in progress is paused"), .suspend],
      isWhole: true)
  ]

  func perform(_ command: Command<Self>, on model: inout Model) -> [Effect] {
    var state = self
    return model.take(command.run(&state, &model))
  }
}
