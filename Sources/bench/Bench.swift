import Archive
import Bank
import Canvas
import Foundation
import Interview
import Machine
import Rehearsal

/// Makes banks and archives of any size, and measures what the program does with them. Ratios within one run are what
/// count: machines differ.
@main
enum Bench {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    switch (arguments.first, arguments.dropFirst().compactMap { Int($0) }, arguments.last) {
    case ("bank", let numbers, let folder?) where numbers.count == 1: try Generator.bank(numbers[0], in: folder)
    case ("archive", let numbers, let path?) where numbers.count == 1: try Generator.archive(numbers[0], at: path)
    case ("measure", let sizes, let folder?):
      try measure([0] + stride(from: 0, to: sizes.count - 1, by: 2).map { sizes[$0] }, attempts(sizes), in: folder)
    default:
      print(
        """
        bench bank N FOLDER                      write a bank of N questions, 200 a file
        bench archive N FILE                     write an archive of N attempts
        bench measure [QUESTIONS ATTEMPTS]… FOLDER
                                                 make what is missing below FOLDER and measure each pair of sizes
        """)
      exit(64)
    }
  }

  private static func attempts(_ sizes: [Int]) -> [Int] {
    [0] + stride(from: 1, to: sizes.count, by: 2).map { sizes[$0] }
  }

  private static func measure(_ questions: [Int], _ attempts: [Int], in folder: String) throws {
    print("questions  attempts  start ms  ratio  key Home us  key History us  draw ms  changed file ms  peak MB")
    var first: Double?
    for (questions, attempts) in zip(questions, attempts) {
      let bank = "\(folder)/bank-\(questions)"
      let archive = "\(folder)/archive-\(attempts).sqlite"
      if access(bank, F_OK) != 0 { try Generator.bank(questions, in: bank) }
      if access(archive, F_OK) != 0 { try Generator.archive(attempts, at: archive) }
      let figures = try Figures(bank: bank, archive: archive, cache: "\(folder)/cache")
      let base = first ?? figures.start
      first = base
      print(
        [
          "\(questions)".padded(9), "\(attempts)".padded(9), figures.start.text(9), (figures.start / base).text(6),
          figures.homeKey.text(12), figures.historyKey.text(15), figures.draw.text(8), figures.changedFile.text(16),
          figures.peak.text(8),
        ].joined(separator: " "))
    }
  }
}

extension String {
  func padded(_ width: Int) -> String { String(repeating: " ", count: max(0, width - count)) + self }
}

extension Double {
  func text(_ width: Int) -> String {
    let text = self < 10 ? "\((self * 100).rounded() / 100)" : "\((self * 10).rounded() / 10)"
    return text.padded(width)
  }
}
