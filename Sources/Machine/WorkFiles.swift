import Bank
import Foundation
import Interview
import Rehearsal
import Terminal

/// The files that the editor opens, one folder a round, and the editor while it runs.
struct WorkFiles {
  /// Bytes of a snapshot; more is no interview answer.
  static let maximumBytes = 1 << 20

  let folder: String
  let editor: EditorCommand

  struct Editing {
    var child: Child
    var path: String
    var file: EditedFile
  }

  /// Starts the editor on the file; a work file is created if it is missing.
  /// - Throws: a `Reason` with one line.
  func begin(_ file: EditedFile) throws -> Editing {
    let (command, path) =
      switch file {
      case .work(let file): (editor.command, try make(file))
      case .bank(let location): editor.opening(location)
      }
    do {
      return Editing(child: try Child(command: command, file: path), path: path, file: file)
    } catch {
      throw Reason("\(editor.command) cannot be started: \(error)")
    }
  }

  func path(of file: WorkFile) -> String { "\(folder)/\(file.round)/\(file.name)" }

  private func make(_ file: WorkFile) throws -> String {
    let path = path(of: file)
    let folder = "\(self.folder)/\(file.round)"
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw Reason("the work file's folder \(folder) cannot be made: \(SafeFile.reason())")
    }
    try make(path, with: file.start)
    return path
  }

  private func make(_ path: String, with text: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if descriptor < 0, errno == EEXIST { return }
    guard descriptor >= 0 else { throw Reason("the work file \(path) cannot be made: \(SafeFile.reason())") }
    defer { close(descriptor) }
    let bytes = Array(text.utf8)
    guard write(descriptor, bytes, bytes.count) == bytes.count else {
      let reason = SafeFile.reason()
      unlink(path)
      throw Reason("the work file \(path) cannot be written: \(reason)")
    }
  }

  /// The text of a work file; nil when it cannot be read or is too large for a snapshot.
  func text(at path: String) -> String? {
    guard let text = try? SafeFile.text(at: path, shown: path), text.utf8.count <= Self.maximumBytes else { return nil }
    return text
  }

  /// What the editor left, and what is to be said about how it ended.
  func end(_ editing: Editing, status: Int) -> (text: String?, problem: String?) {
    let problem: String? =
      switch status {
      case 0: nil
      case 127: "\(editor.name) was not found. Set `editor` in config.yaml, or EDITOR, to one that exists."
      case 126: "\(editor.name) cannot be run. Set `editor` in config.yaml, or EDITOR, to one that can."
      case 129...: "\(editor.name) was ended by signal \(status - 128). The file was left as it is."
      default: "\(editor.name) ended with status \(status). The file was left as it is."
      }
    guard status != 126, status != 127, case .work = editing.file else { return (nil, problem) }
    guard access(editing.path, F_OK) == 0 else {
      return (nil, "The work file is gone. Pressing e recreates it from the last snapshot.")
    }
    do {
      let text = try SafeFile.text(at: editing.path, shown: editing.path)
      guard text.utf8.count <= Self.maximumBytes else {
        return (nil, "The work file is larger than 1 MiB; no snapshot was taken and the file was left as it is.")
      }
      return (text, problem)
    } catch let problem as Problem {
      return (nil, "No snapshot: the work file could not be read (\(problem.what)). It was left as it is.")
    } catch {
      return (nil, "No snapshot: \(error)")
    }
  }
}
