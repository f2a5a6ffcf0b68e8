import Archive
import Foundation
import Support
import Testing

/// An archive where this user cannot write: reading works, and starting a round says why it cannot. Root can write
/// anywhere, so when the tests run as root, the program runs as nobody.
@Suite struct ReadOnlyTests {
  enum Place: CaseIterable { case plain, withLog, onlyTheFile }

  private func program(in tmux: Tmux) throws -> String {
    let binary = tmux.scratch("greenroom")
    try #require(Tmux.run("cp", [Tmux.binary, binary]).status == 0)
    try #require(Tmux.run("cp", ["-R", Fixtures.banks, tmux.scratch("bank")]).status == 0)
    chmod(tmux.scratch.path, 0o755)
    chmod(binary, 0o755)
    let user = getuid() == 0 ? "setpriv --reuid=65534 --regid=65534 --clear-groups " : ""
    return "\(user)env TMPDIR=/tmp HOME=/nonexistent \(binary)"
  }

  /// An archive with one attempt and a paused round, in a locked folder.
  private func archive(_ place: Place, in tmux: Tmux) throws -> String {
    var play = Play()
    try play.play("b <left><left><left> <enter> <+36s> <space> <space> <space> <space> <space> <space> <space>")
    try play.play("t 3 3 3 3 3 <enter> <enter> <esc> c <enter> <+5s> q k")
    let path = tmux.scratch("locked/a.sqlite")
    let archive = try Archive(path: path)
    for round in play.saved { try archive.save(round, durable: true) }
    if place == .withLog {
      // As after a kill: the log beside it was never written back.
      for suffix in ["", "-wal"] {
        try #require(Tmux.run("cp", [path + suffix, tmux.scratch("copy\(suffix)")]).status == 0)
      }
      archive.finish()
      for suffix in ["", "-wal"] {
        try #require(Tmux.run("mv", [tmux.scratch("copy\(suffix)"), path + suffix]).status == 0)
      }
    } else {
      archive.finish()
    }
    for name in try FileManager.default.contentsOfDirectory(atPath: tmux.scratch("locked")) {
      chmod(tmux.scratch("locked/\(name)"), 0o444)
    }
    chmod(tmux.scratch("locked"), place == .onlyTheFile ? 0o777 : 0o555)
    return path
  }

  private func state(of folder: String) throws -> [String: Data] {
    try FileManager.default.contentsOfDirectory(atPath: folder).reduce(into: [:]) { files, name in
      files[name] = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))
    }
  }

  @Test(arguments: Place.allCases) func lookingWorksAndPlayingSaysWhyNot(place: Place) throws {
    let tmux = try Tmux(columns: 140, rows: 40)
    let program = try program(in: tmux)
    let path = try archive(place, in: tmux)
    let bank = tmux.scratch("bank")
    let before = try state(of: tmux.scratch("locked"))
    func output(_ arguments: String) throws -> String {
      try tmux.output(of: "\(program) \(arguments) --archive \(path) --banks \(bank)")
    }
    #expect(try output("history").contains("22 Nov"))
    #expect(try output("history --json").contains("\"outcome\" : \"took\""))
    #expect(try output("status") == "")
    #expect(try output("bank list").contains("behavioral/"))
    let doctor = try output("doctor")
    #expect(doctor.contains("2 attempts, intact") && doctor.contains("cannot be written"), "\(doctor)")
    #expect(try output("doctor --repair").contains("cannot be written (permission denied)"))

    tmux.type("clear; \(program) --archive \(path) --banks \(bank)")
    try tmux.wait("Recent")
    tmux.keys("b", "Enter")
    try tmux.wait("cannot be written (permission denied)")
    tmux.send("Escape")
    try tmux.waitGone("cannot be written")
    tmux.keys("r", "Enter")
    try tmux.wait("cannot be written (permission denied)")
    tmux.send("h")
    try tmux.wait("2 attempts")
    tmux.keys("Down", "Enter")
    try tmux.wait("Events   Notes")
    tmux.send("Escape")
    try tmux.waitGone("Events   Notes")
    tmux.send("Escape")
    try tmux.wait("h history")
    tmux.send("/")
    try tmux.wait("f section")
    tmux.send("Escape")
    try tmux.wait("h history")
    tmux.send("q")
    try tmux.waitForShell()
    #expect(try state(of: tmux.scratch("locked")) == before)
  }
}
