import Foundation
import Support
import Testing

/// `make install` makes the program usable by everyone, whatever the umask of the user who runs it.
@Suite struct InstallTests {
  @Test func modesAreExplicitAndBlanksAreFine() throws {
    let scratch = Scratch()
    let prefix = scratch("a place/usr")
    // The binary that is already built, not a release build just for this test.
    let command = """
      umask 077; cd '\(Fixtures.package)' && make install PREFIX='\(prefix)' RELEASE='\(Tmux.binary)' -o '\(Tmux.binary)'
      """
    let made = Tmux.run("sh", ["-c", command])
    try #require(made.status == 0, "\(made)")
    chmod(scratch.path, 0o755)
    chmod(scratch("a place"), 0o755)
    var count = 0
    for name in try FileManager.default.subpathsOfDirectory(atPath: prefix) {
      var status = stat()
      try #require(lstat("\(prefix)/\(name)", &status) == 0)
      let isFile = status.st_mode & S_IFMT == S_IFREG
      let expected: mode_t = isFile && name != "bin/greenroom" ? 0o644 : 0o755
      #expect(status.st_mode & 0o777 == expected, "\(name)")
      count += 1
    }
    #expect(count > 50)
    // Another user finds the banks.
    let asNobody = getuid() == 0 ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : []
    let listed = Tmux.run(
      "env", asNobody + ["env", "HOME=\(scratch("nothing"))", "\(prefix)/bin/greenroom", "bank", "check"])
    #expect(listed.status == 0 && listed.output.hasPrefix("no problems; "), "\(listed)")
    // Installing again replaces what is there.
    try #require(Tmux.run("sh", ["-c", command]).status == 0)
    #expect(!FileManager.default.fileExists(atPath: "\(prefix)/share/greenroom/banks/Banks"))
  }
}
