import Foundation

/// What a test in its own process reports to the test that started it. The process always exits successfully: from one
/// that does not, nothing is observed.
public func tell(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data("\(text)\n".utf8)) }

/// - Parameter output: the standard error of that process.
public func told(_ output: [UInt8]?) -> [String] {
  String(decoding: output ?? [], as: UTF8.self).split(separator: "\n").map(String.init)
}
