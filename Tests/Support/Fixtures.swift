import Bank
import Interview

/// Folders of the package that tests read, found from where this file was compiled.
public enum Fixtures {
  public static let package = String(#filePath.dropLast("/Tests/Support/Fixtures.swift".count))
  /// The banks that ship.
  public static let banks = package + "/Banks"
  /// A small bank with every kind of question and with hard text.
  public static let smallBank = package + "/Tests/Fixtures/bank"

  /// The rounds and rubrics that ship, with the questions of the small bank.
  public static let small = BankReader(BankFiles(banks: [smallBank], rounds: banks))

  public static func scripts(of kind: RoundKind) -> [RoundScript] { small.scripts.filter { $0.kind == kind } }
}
