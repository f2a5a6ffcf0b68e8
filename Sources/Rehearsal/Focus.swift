import Canvas

/// What gets the keys now.
enum Focus {
  case tooSmall
  case typing(TextEntry)
  case prompt(AnyPrompt)
  case screen(AnyScreen)
}

extension Model {
  /// The only place that decides what takes precedence.
  var focus: Focus {
    if isTooSmall { return .tooSmall }
    if screen.state is HelpScreen { return .screen(screen) }
    // No one was there: whether that time counts is settled before all else.
    if live?.run.asksAboutSleep == true { return .prompt(AnyPrompt(SleepPrompt())) }
    if let entry { return .typing(entry) }
    if let prompt { return .prompt(prompt) }
    return .screen(screen)
  }
}

extension Focus {
  /// What has the keys; while a line is typed, its screen has those that the line does not take.
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
      "Terminal too small", [.quit([.control("c"), "q"]), .suspend],
      isWhole: true)
  ]

  func perform(_ command: Command<Self>, on model: inout Model) -> [Effect] {
    var state = self
    return model.take(command.run(&state, &model))
  }
}
