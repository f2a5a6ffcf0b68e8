import ArgumentParser
import Interview

/// What tells the commands of the kinds of rounds apart.
protocol KindOfRound {
  static var kind: RoundKind { get }
}

enum Behavioral: KindOfRound { static let kind = RoundKind.behavioral }
enum Design: KindOfRound { static let kind = RoundKind.design }
enum Coding: KindOfRound { static let kind = RoundKind.coding }

/// `greenroom behavioral` and its like: opens the briefing of a round.
struct RoundCommand<Kind: KindOfRound>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: Kind.kind.rawValue, abstract: Kind.kind.abstract)
  }

  @OptionGroup var round: RoundOptions
  @OptionGroup var paths: PathOptions

  func run() throws {
    let environment = try CommandEnvironment(paths)
    try runInteractive(environment) { questions in
      try round.briefing(kind: Kind.kind, questions: questions, settings: environment.settings, now: .now())
    }
  }
}
