import Archive
import Bank
import Foundation
import Interview
import Machine
import Rehearsal
import Terminal

/// What every command that needs banks or the archive starts from: where they are and what the configuration says.
struct CommandEnvironment {
  var paths: Paths
  var archivePath: String
  /// Banks that must be there, then those that may.
  var banks: [String]
  var optionalBanks: [String]
  /// Whether `--banks` named them.
  var hasOwnBanks: Bool
  var configuration: Configuration
  let variables: [String: String]

  /// - Throws: `ExitCode`, with one line said.
  init(_ options: PlaceOptions) throws {
    variables = ProcessInfo.processInfo.environment
    paths = Paths(environment: variables)
    archivePath = options.archive ?? paths.archive
    hasOwnBanks = options.banks != nil
    if let bank = options.banks {
      banks = [bank]
    } else if let bank = Paths.builtInBank {
      banks = [bank]
    } else {
      throw fail(.notFound, "cannot find the built-in banks next to the program; name a bank with --banks")
    }
    optionalBanks = [paths.ownBank]
    do {
      configuration = try Configuration(file: paths.configuration)
    } catch {
      throw fail(.usage, "\(error)")
    }
  }

  func library() -> BankReader {
    BankReader(BankFiles(banks: banks, optional: optionalBanks, rounds: Paths.builtInBank))
  }

  /// - Throws: `ExitCode`, with one line said.
  func openArchive() throws -> Archive {
    do {
      return try Archive(path: archivePath)
    } catch {
      throw fail(.foundProblem, "\(error)")
    }
  }

  /// For commands that only look; nil when there is no archive yet.
  /// - Throws: `ExitCode`, with one line said.
  func readArchive() throws -> Archive? {
    do {
      return try Archive.reading(archivePath)
    } catch {
      throw fail(.foundProblem, "\(error)")
    }
  }

  var settings: Settings {
    var settings = Settings()
    settings.bell = configuration.bell
    settings.reveal = configuration.reveal
    settings.counts = configuration.counts
    settings.zoneOffset = TimeZone.current.secondsFromGMT()
    settings.editor = configuration.editorCommand(environment: variables)
    return settings
  }
}

extension BankReader {
  var catalog: Catalog { Catalog(questions: questions, scripts: scripts, rubrics: rubrics, problems: problems.count) }
}
