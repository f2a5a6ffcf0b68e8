import Archive
import Bank
import Foundation
import Interview
import Machine

extension Diagnosis {
  /// Where the folders are, who owns them, and whether they can be written to.
  func folders(_ paths: Paths) -> [Finding] {
    [("data", paths.data), ("cache", paths.cache)].map { what, path in
      // Everything works without a cache, only slower.
      let weight: Finding.Level = what == "cache" ? .note : .broken
      var status = stat()
      guard stat(path, &status) == 0 else {
        guard errno == ENOENT else {
          return Finding(what: what, level: weight, text: "\(path): \(SafeFile.reason())")
        }
        return Finding(what: what, text: "\(path) does not exist yet")
      }
      guard status.st_mode & S_IFMT == S_IFDIR else {
        return Finding(what: what, level: weight, text: "\(path) is not a folder; move it away")
      }
      let text = "\(path), \(status.owner)"
      guard access(path, W_OK | X_OK) == 0 else {
        return Finding(what: what, level: weight, text: "\(text), cannot be written (\(SafeFile.reason()))")
      }
      guard status.st_mode & 0o022 == 0 else {
        return Finding(what: what, level: .note, text: "\(text), others can write here: chmod go-w \(path)")
      }
      return Finding(what: what, text: text)
    }
  }

  func archive(_ path: String) -> Finding {
    func broken(_ text: String) -> Finding { Finding(what: "archive", level: .broken, text: text) }
    do {
      guard let archive = try Archive.reading(path) else {
        return Finding(what: "archive", text: "\(path) does not exist yet; the first round creates it")
      }
      var status = stat()
      stat(path, &status)
      let problems = try archive.integrityProblems()
      guard problems.isEmpty else { return broken("\(path) is damaged: \(problems[0]); restore a copy") }
      let unreadable = try archive.unreadable()
      guard unreadable.isEmpty else {
        let rounds = unreadable.map(\.description).joined(separator: "; ")
        return broken("\(path): \(rounds); its attempts are listed, but it cannot be opened or resumed")
      }
      let counts = try archive.attemptCounts()
      let attempts = counts.all == 1 ? "1 attempt" : "\(counts.all) attempts"
      let text = "\(path), \(status.owner), \(Self.size(of: path)), \(attempts), intact"
      if let reason = archive.readOnlyReason { return broken("\(text); \(reason)") }
      if counts.old > 0 {
        let advice = "\(counts.old) computed by an older greenroom; `greenroom doctor --repair` recomputes them"
        return Finding(what: "archive", level: .note, text: "\(text); \(advice)")
      }
      if status.st_nlink > 1 {
        let advice = "it has \(status.st_nlink) names (hard links), but the lock covers only this one; keep one"
        return Finding(what: "archive", level: .note, text: "\(text); \(advice)")
      }
      return Finding(what: "archive", text: text)
    } catch {
      // The line names what it is about already.
      let text = "\(error)"
      return broken(text.hasPrefix("archive ") ? String(text.dropFirst("archive ".count)) : text)
    }
  }

  func banks(_ paths: Paths) -> Finding {
    guard let bank = options.banks ?? Paths.builtInBank else {
      let text = "the built-in banks are not next to the program; reinstall greenroom, or name a bank with --banks"
      return Finding(what: "banks", level: .broken, text: text)
    }
    let reader = BankReader(CommandEnvironment.files([bank], own: [paths.ownBank]))
    let counts = Dictionary(grouping: reader.questions, by: \.section).mapValues(\.count)
    let sections = Section.allCases.compactMap { section in counts[section].map { "\($0) \(section.title)" } }
    let own = access(paths.ownBank, F_OK) == 0 ? " and \(paths.ownBank)" : ""
    let questions =
      "\(reader.questions.count) questions" + (sections.isEmpty ? "" : " (\(sections.joined(separator: ", ")))")
    let text = "\(questions), \(reader.scripts.count) rounds from \(bank)\(own)"
    guard !reader.questions.isEmpty, !reader.scripts.isEmpty else {
      return Finding(what: "banks", level: .broken, text: "\(text); see `greenroom bank check`")
    }
    guard reader.problems.isEmpty else {
      let problems = reader.problems.count == 1 ? "1 problem" : "\(reader.problems.count) problems"
      return Finding(what: "banks", level: .broken, text: "\(text); \(problems), see `greenroom bank check`")
    }
    guard reader.notes.isEmpty else {
      let count = reader.notes.count == 1 ? "1 file is" : "\(reader.notes.count) files are"
      return Finding(what: "banks", level: .note, text: "\(text); \(count) skipped, see `greenroom bank check`")
    }
    return Finding(what: "banks", text: text)
  }

  /// Includes the log next to it.
  private static func size(of path: String) -> String {
    let bytes = ["", "-wal"].reduce(0) { sum, suffix in
      var status = stat()
      return stat(path + suffix, &status) == 0 ? sum + Int(status.st_size) : sum
    }
    return bytes < 1 << 20 ? "\((bytes + 1023) >> 10) KiB" : "\((bytes + (1 << 19)) >> 20) MiB"
  }
}

extension stat {
  /// `yours`, or who owns it.
  fileprivate var owner: String {
    if st_uid == getuid() { return "yours" }
    let name = getpwuid(st_uid).flatMap { $0.pointee.pw_name }.map { String(cString: $0) }
    return "owned by \(name ?? "user \(st_uid)")"
  }
}
