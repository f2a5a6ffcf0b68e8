import Canvas
import Interview

/// What some keys do in a mode of a screen or prompt: the words for it, why it is off, and what happens. Dispatch, footer,
/// help and docs/keys.md read the same commands.
struct Command<State: Sendable>: Sendable {
  typealias WhyOff = @Sendable (State, Model) -> String?
  typealias Run = @Sendable (inout State, inout Model) -> Step

  var keys: [Key]
  /// In the footer, a word or two; nil shows it only in the help.
  var label: String?
  /// In the help and in docs/keys.md.
  var help: String
  /// Why the keys are off now; nil when they are on.
  var whyOff: WhyOff
  var run: Run
  /// The label, if it changes with what is being played.
  var relabel: (@Sendable (State, Model) -> String?)?
  /// How the footer names the keys if one entry stands for two commands, such as `↑↓`, and why the other is off.
  var pair: (keys: String, whyOff: WhyOff)?
  /// A way out, or to the help: other entries make room for it.
  var isWay = false

  init(
    _ keys: [Key], _ label: String?, _ help: String, off whyOff: @escaping WhyOff = { _, _ in nil }, run: @escaping Run
  ) {
    self.keys = keys
    self.label = label
    self.help = help
    self.whyOff = whyOff
    self.run = run
  }

  func relabeled(_ label: @escaping @Sendable (State, Model) -> String?) -> Command {
    var command = self
    command.relabel = label
    return command
  }

  func paired(_ keys: String, off: @escaping WhyOff = { _, _ in nil }) -> Command {
    var command = self
    command.pair = (keys, off)
    return command
  }

  var asWay: Command {
    var command = self
    command.isWay = true
    return command
  }
}

/// What a command leads to besides the changes it made itself.
struct Step {
  enum Move {
    case stay
    /// Closes the screen or the prompt.
    case back
    /// Closes all screens but Home.
    case home
    case open(any Screen)
    /// The round is over: this attempt is shown in place of the round.
    case finish(RoundRun, attempt: Int)
  }

  var move = Move.stay
  var effects: [Effect] = []

  static let stay = Step()
  static let back = Step(move: .back)

  static func open(_ screen: any Screen) -> Step { Step(move: .open(screen)) }
  static func effects(_ effects: [Effect]) -> Step { Step(effects: effects) }
}

/// What the keys mean while a screen or prompt is in one of its states.
struct Mode<State: Sendable>: Sendable {
  /// In the help and in docs/keys.md.
  var title: String
  var commands: [Command<State>]

  /// - Parameter isWhole: leaves out the keys that nearly every mode has.
  init(_ title: String, _ commands: [Command<State>]..., isWhole: Bool = false) where State: Commanded {
    self.title = title
    self.commands = commands.flatMap { $0 } + (isWhole ? [] : Command.shared)
  }
}

/// Something with keys of its own, such as a screen or a prompt.
protocol Commanded: Hashable, Sendable {
  /// All its modes, in the order of docs/keys.md.
  static var modes: [Mode<Self>] { get }
  func mode(in model: Model) -> Mode<Self>
  /// Commands whose keys come from the banks, such as the flags of a rubric.
  func dataCommands(in model: Model) -> [Command<Self>]
  /// Keys from the banks for the help, if there are more than the data commands.
  func dataKeys(in model: Model) -> [(key: String, help: String)]
  /// Runs the command on its current state in the model.
  func perform(_ command: Command<Self>, on model: inout Model) -> [Effect]
}

extension Commanded {
  func mode(in model: Model) -> Mode<Self> { Self.modes[0] }
  func dataCommands(in model: Model) -> [Command<Self>] { [] }

  func dataKeys(in model: Model) -> [(key: String, help: String)] {
    dataCommands(in: model).map { ($0.keys.map(\.symbol).joined(separator: " "), $0.help) }
  }

  /// Every command that a key has now.
  private func all(in model: Model) -> [Command<Self>] { mode(in: model).commands + dataCommands(in: model) }

  /// Runs the key's command; nil if the key does nothing here.
  func press(_ key: Key, on model: inout Model) -> [Effect]? {
    guard let command = all(in: model).first(where: { $0.keys.contains(key) }) else { return nil }
    if let reason = command.whyOff(self, model) {
      model.say(reason)
      return []
    }
    model.message = nil
    return perform(command, on: &model)
  }

  /// What the footer may show, the keys from the banks first.
  func footer(in model: Model) -> [Footer.Item] {
    (dataCommands(in: model) + mode(in: model).commands).compactMap { command in
      guard let label = command.relabel.map({ $0(self, model) }) ?? command.label else { return nil }
      // For a pair, one is enough.
      let isOn =
        command.whyOff(self, model) == nil || command.pair.map { $0.whyOff(self, model) == nil } == true
      let keys = command.pair?.keys ?? command.keys[0].symbol
      return Footer.Item(key: keys, label: label, isOn: isOn, isReserved: command.isWay)
    }
  }

  /// The mode's keys: what they do and, if they can't now, why not.
  func help(in model: Model) -> [(keys: String, help: String, whyOff: String?)] {
    mode(in: model).commands.map { command in
      (command.keys.map(\.symbol).joined(separator: " "), command.help, command.whyOff(self, model))
    }
  }

  /// All modes, for docs/keys.md.
  static var help: [(title: String, commands: [(keys: [Key], help: String)])] {
    modes.map { ($0.title, $0.commands.map { ($0.keys, $0.help) }) }
  }
}
