import ArgumentParser
import Canvas
import Foundation

/// The ways the program ends (sysexits(3) for usage).
enum Status: Int32 {
  case foundProblem = 1
  case notFound = 2
  case usage = 64
}

/// Says one line on standard error and ends the command.
func fail(_ status: Status, _ message: String) -> any Error {
  warn(message)
  return ExitCode(status.rawValue)
}

/// The message may repeat a file's text: nothing in it reaches the terminal as a control sequence. What cannot be said
/// is not worth dying for.
func warn(_ message: String) {
  writeError("greenroom: \(message.printable)\n")
}

func writeError(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data(text.utf8)) }
