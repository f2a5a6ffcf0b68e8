import Foundation
import Support
import Testing

@testable import Bank

/// What other programs leave in a bank: a copy never replaces the original file, and nothing is ignored silently.
@Suite struct ForeignFileTests {
  let scratch = Scratch()

  private func reader() -> BankReader { BankReader(BankFiles(banks: [scratch("bank")], rounds: Fixtures.banks)) }

  /// Named the way other programs name their copies, with outdated contents.
  @Test(arguments: [
    "people.sync-conflict-20261124-101010-ABCDEFG.yaml", "people (conflicted copy 2026-11-24).yaml",
    "people (Ana's conflicted copy).yaml", "people (1).yaml", "people.orig.yaml", "people.yaml.orig", "people.yaml~",
    "people.yaml.bak", "people.yaml.swp", "people~.yaml", "people.backup.yml", "people.YAML", "People.yaml",
    "people copy.yaml", "people 2.yaml", "#people.yaml#", ".people.yaml",
  ])
  func theFileItselfWinsAndTheCopyIsNamed(copy: String) {
    scratch.write("bank/behavioral/people.yaml", BankTests.good)
    scratch.write("bank/behavioral/\(copy)", BankTests.good.replacing("Tell me.", with: "Old."))
    let reader = reader()
    #expect(reader.problems == [] && reader.questions.map(\.prompt) == ["Tell me."])
    #expect(reader.notes.map(\.file) == [scratch("bank/behavioral/\(copy)")])
    #expect(reader.notes.first?.description.contains(": skipped: ") == true)
  }

  @Test(arguments: ["mine.sync-conflict-20261124.yaml", "mine.yaml~", "MINE.YML"])
  func soItIsWithRoundsAndRubrics(copy: String) throws {
    let round = try String(contentsOfFile: Fixtures.banks + "/rounds/behavioral.yaml", encoding: .utf8)
    let rubric = try String(contentsOfFile: Fixtures.banks + "/rubrics/behavioral.yaml", encoding: .utf8)
    for (folder, text) in [("rounds", round), ("rubrics", rubric)] {
      scratch.write("bank/\(folder)/mine.yaml", text)
      scratch.write("bank/\(folder)/\(copy)", text.replacing("title: Behavioral", with: "title: Old"))
    }
    scratch.write("bank/behavioral/people.yaml", BankTests.good)
    let reader = reader()
    #expect(reader.problems == [] && reader.notes.count == 2)
    #expect(reader.scripts.map(\.title) == ["Behavioral"] && reader.rubrics.count == 1)
    // A copy whose name could be one of one's own comes second.
    for other in ["mine copy.yaml", "mine 2.yaml", "mine - Copy.yaml"] {
      scratch.write("bank/rounds/\(other)", round.replacing("title: Behavioral", with: "title: Old"))
      #expect(
        self.reader().scripts.map(\.title) == ["Behavioral"]
          && self.reader().problems.map(\.file) == [scratch("bank/rounds/\(other)")])
      try FileManager.default.removeItem(atPath: scratch("bank/rounds/\(other)"))
    }
    // A name of your own choosing is fine.
    scratch.write("bank/rounds/My Own.yaml", round.replacing("id: behavioral", with: "id: own"))
    #expect(self.reader().scripts.map(\.id).contains("own"))
  }

  @Test func foldersAndFilesInOddPlaces() {
    scratch.write("bank/behavioral/people.yaml", BankTests.good)
    for (name, what) in [
      ("docs/people.yaml", "docs: skipped: not a section folder; sections are"),
      ("behavioural/people.yaml", "behavioural: skipped: not a section folder; did you mean behavioral?"),
      ("Behavioral/people.yaml", "Behavioral: skipped: not a section folder; did you mean behavioral?"),
      ("people.yaml", "people.yaml: skipped: not in a section folder; move it into one"),
      ("behavioral/google/people.yaml", "google: skipped: a nested folder; move its files up into behavioral"),
      ("behavioral/notes.txt", "notes.txt: skipped: not a YAML file; move it elsewhere"),
    ] {
      let file = scratch.write("bank/\(name)", BankTests.good)
      let notes = reader().notes.map(\.description)
      #expect(notes.count == 1 && notes.first?.contains(what) == true, "\(notes)")
      #expect(reader().problems == [] && reader().questions.count == 1)
      let top = name.split(separator: "/").dropLast().first.map(String.init) ?? name
      try? FileManager.default.removeItem(atPath: top == "behavioral" ? file : scratch("bank/\(top)"))
      if name.contains("google") { try? FileManager.default.removeItem(atPath: scratch("bank/behavioral/google")) }
    }
    // These go unmentioned.
    for name in ["README.md", ".git/config", "behavioral/.DS_Store", "behavioral/._people.yaml", "schema/x.json"] {
      scratch.write("bank/\(name)", "")
    }
    #expect(reader().notes == [])
  }
}
