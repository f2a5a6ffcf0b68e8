import Canvas

/// A question above the footer that takes the keys until it is answered.
protocol Prompt: Commanded {
  func question(in model: Model) -> String
  /// Called when the round is left while the prompt is open.
  func keep(_ model: inout Model) -> [Effect]
}

extension Prompt {
  func keep(_ model: inout Model) -> [Effect] { [] }

  func perform(_ command: Command<Self>, on model: inout Model) -> [Effect] {
    var state = self
    let step = command.run(&state, &model)
    if model.prompt?.state is Self {
      // Help opens on top of it; any other move closes it.
      switch step.move {
      case .stay: model.prompt = AnyPrompt(state)
      case .open: break
      case .back, .home, .finish: model.prompt = nil
      }
    }
    if case .back = step.move { return step.effects }
    return model.take(step)
  }

  fileprivate func isEqual(_ other: any Prompt) -> Bool { (other as? Self) == self }
}

struct AnyPrompt: Hashable, Sendable {
  var state: any Prompt

  init(_ state: any Prompt) { self.state = state }

  /// Every prompt there is, in the order of docs/keys.md.
  static let all: [any Prompt.Type] = [
    LeavingPrompt.self, SleepPrompt.self, ResumePrompt.self, ReplyPrompt.self,
    EditPrompt.self,
  ]

  static func == (left: AnyPrompt, right: AnyPrompt) -> Bool { left.state.isEqual(right.state) }

  func hash(into hasher: inout Hasher) { hasher.combine(AnyHashable(state)) }
}
