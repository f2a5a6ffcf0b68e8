import Bank
import Rehearsal

/// Folders of the package that tests read, found from where this file was compiled.
public enum Fixtures {
  public static let package = String(#filePath.dropLast("/Tests/Support/Fixtures.swift".count))
  /// The banks that ship.
  public static let banks = package + "/Banks"
  /// A small bank with every kind of question and with hard text.
  public static let smallBank = package + "/Tests/Fixtures/bank"

  /// The rounds and rubrics that ship, with the questions of the small bank.
  public static let catalog = catalog(BankReader(BankFiles(banks: [smallBank], rounds: banks)))

  public static func catalog(_ library: BankReader) -> Catalog {
    Catalog(
      questions: library.questions, scripts: library.scripts, rubrics: library.rubrics,
      problems: library.problems.count)
  }
}
