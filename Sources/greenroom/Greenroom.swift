import ArgumentParser
import Rehearsal

@main
struct Greenroom: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "greenroom",
    abstract: "Rehearse ML and LLM interviews against the clock.",
    discussion: """
      Without a command the home screen opens; b, d and c start a round there and ? shows the keys.

      Exit status: 0 ok, 1 a problem was found, 2 not found, 64 wrong usage.
      """,
    version: "0.1.0",
    subcommands: [
      RoundCommand<Behavioral>.self, RoundCommand<Design>.self, RoundCommand<Coding>.self, HistoryCommand.self,
      BankCommand.self,
      StatusCommand.self, DoctorCommand.self, CompletionsCommand.self,
    ])

  /// Without arguments there is nothing to parse, and skipping the parser opens the screen a third sooner.
  static func main() {
    guard CommandLine.arguments.count == 1 else { return main(nil) }
    do { try runInteractive(CommandEnvironment(), briefing: nil) } catch { exit(withError: error) }
  }

  @OptionGroup var paths: PathOptions

  func run() throws { try runInteractive(CommandEnvironment(paths), briefing: nil) }
}

/// Where the files are. Every command has these options.
struct PathOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Use this archive.", valueName: "file"), completion: .file())
  var archive: String?

  @Option(help: ArgumentHelp("Use this bank instead of the built-in one.", valueName: "dir"), completion: .directory)
  var banks: String?
}
