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
  /// Banks that must exist, then those that may.
  var banks: [String]
  var optionalBanks: [String]
  /// Whether `--banks` named them.
  var hasOwnBanks: Bool
  var configuration: Configuration
  let variables: [String: String]

  /// - Throws: `ExitCode`, after printing one line.
  init(_ options: PathOptions) throws { try self.init(archive: options.archive, banks: options.banks) }

  /// - Parameters: the values of the command-line options.
  /// - Throws: `ExitCode`, after printing one line.
  init(archive: String? = nil, banks bank: String? = nil) throws {
    variables = Paths.variables
    do {
      paths = try Paths(environment: variables)
    } catch {
      throw fail(.usage, "\(error)")
    }
    archivePath = archive ?? paths.archive
    hasOwnBanks = bank != nil
    if let bank {
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

  /// All banks, read in full, for commands that look at every question.
  func library() -> BankReader { BankReader(files()) }

  private func files() -> BankFiles { Self.files(banks, own: optionalBanks) }

  static func files(_ banks: [String], own: [String]) -> BankFiles {
    BankFiles(banks: banks, optional: own, rounds: Paths.builtInBank)
  }

  /// This many files or fewer are read before anyone notices.
  private static let filesReadUnseen = 50

  /// The index of the banks, up to date. If that takes a while, says so on standard error, if that is a terminal.
  /// - Throws: `ExitCode`, after printing one line.
  func questions() throws -> QuestionIndex {
    let environment = self
    var isShown = false
    let all = banks + optionalBanks + [Paths.builtInBank].compactMap { $0 }
    do {
      let index = try IndexCache(folder: paths.cache).open(banks: all, files: { environment.files() }) { done, all in
        guard all > Self.filesReadUnseen, isatty(STDERR_FILENO) == 1 else { return }
        isShown = true
        writeError("\rReading the banks: \(done) of \(all) files. Ctrl-C stops; what was read is kept.")
      }
      if isShown { writeError("\r\u{1B}[K") }
      return index
    } catch {
      throw fail(.foundProblem, "the banks cannot be read: \(error)")
    }
  }

  /// For writing or, if that is impossible, for reading only.
  /// - Throws: `ExitCode`, after printing one line.
  func openArchive() throws -> Archive {
    do {
      return try Archive.open(archivePath)
    } catch {
      throw fail(.foundProblem, "\(error)")
    }
  }

  /// For commands that only read; nil if there is no archive yet.
  /// - Throws: `ExitCode`, after printing one line.
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
    settings.zone = .system
    settings.editor = configuration.editorCommand(environment: variables)
    return settings
  }
}
