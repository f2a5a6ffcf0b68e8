import Foundation
import Machine

extension Diagnosis {
  /// The editor as a round would start it.
  func editor(_ configuration: Configuration) -> Finding {
    let command = configuration.editorCommand(environment: variables)
    let fix = "set `editor` in config.yaml, or EDITOR, to one that can be run"
    do {
      switch try EditorCommand(command).program() {
      case .found(let path): return Finding(what: "editor", text: "\(command) (\(path))")
      case .missing(let name): return Finding(what: "editor", level: .broken, text: "\(name) was not found; \(fix)")
      case .script:
        return Finding(what: "editor", level: .note, text: "\(command) (a script; can only be checked by running it)")
      }
    } catch {
      return Finding(what: "editor", level: .broken, text: "the shell cannot be run: \(error)")
    }
  }

  /// What `bank check --run` and scripts around greenroom use. No screen needs any of it.
  var tools: Finding {
    let folders = (variables["PATH"] ?? "").split(separator: ":").map(String.init)
    func has(_ name: String) -> Bool { folders.contains { access("\($0)/\(name)", X_OK) == 0 } }
    var found = [("python3", "python3"), ("tmux", "tmux"), ("git", "git"), ("bwrap", "bubblewrap")].map {
      (name: $0.1, isThere: has($0.0))
    }
    found.insert(("numpy", found[0].isThere && hasNumpy), at: 1)
    let there = found.filter(\.isThere).map(\.name).joined(separator: ", ")
    let missing = found.filter { !$0.isThere }.map(\.name).joined(separator: ", ")
    let text = [there, missing.isEmpty ? "" : "not found: \(missing)"].filter { !$0.isEmpty }.joined(separator: "; ")
    return Finding(what: "tools", level: missing.isEmpty ? .well : .note, text: text)
  }

  private var hasNumpy: Bool {
    let python = Process()
    python.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    python.arguments = ["python3", "-c", "import numpy"]
    (python.standardOutput, python.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
    guard (try? python.run()) != nil else { return false }
    python.waitUntilExit()
    return python.terminationStatus == 0
  }
}
