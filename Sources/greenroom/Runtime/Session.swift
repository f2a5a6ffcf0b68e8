import Archive
import Bank
import Foundation
import Interview
import Rehearsal
import Terminal

/// What every command that needs banks or the archive starts from: where they are and what the configuration says.
struct Session {
  var places: Places
  var archivePath: String
  /// Banks that must be there, then those that may.
  var banks: [String]
  var optionalBanks: [String]
  /// Whether `--banks` named them.
  var hasOwnBanks: Bool
  var configuration: Configuration
  let environment: [String: String]

  /// - Throws: `ExitCode`, with one line said.
  init(_ options: PlaceOptions) throws {
    environment = ProcessInfo.processInfo.environment
    places = Places(environment: environment)
    archivePath = options.archive ?? places.archive
    hasOwnBanks = options.banks != nil
    if let bank = options.banks {
      banks = [bank]
    } else if let bank = Places.builtInBank {
      banks = [bank]
    } else {
      throw fail(.notFound, "cannot find the built-in banks next to the program; name a bank with --banks")
    }
    optionalBanks = [places.ownBank]
    do {
      configuration = try Configuration(file: places.configuration)
    } catch {
      throw fail(.usage, "\(error)")
    }
  }

  func library() -> BankReader {
    BankReader(BankFiles(banks: banks, optional: optionalBanks, rounds: Places.builtInBank))
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
    settings.editor = configuration.editorCommand(environment: environment)
    return settings
  }
}

extension BankReader {
  var shelf: Shelf { Shelf(questions: questions, scripts: scripts, rubrics: rubrics, problems: problems.count) }
}

extension Moment {
  /// The only place that reads a clock for the program; `Terminal` reads the steady one to give an open paste up.
  static func now() -> Moment {
    Moment(
      steady: Milliseconds(SystemClock.steadyMilliseconds),
      wall: Milliseconds(Int((Date().timeIntervalSince1970 * 1000).rounded(.down))))
  }
}
