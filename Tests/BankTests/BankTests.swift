import Foundation
import Interview
import Support
import Testing

@testable import Bank

/// What is wrong with bank files: each message names file, line, what and the fix, and the rest is loaded.
@Suite struct BankTests {
  let scratch = Scratch()

  static let good = """
    section: behavioral
    topic: people
    questions:
      - id: one
        title: One
        difficulty: easy
        prompt: Tell me.
        checklist: [a]
        answer: Fine.
    """

  private func load(_ text: String, name: String = "behavioral/people.yaml") -> BankReader {
    scratch.write("bank/\(name)", text)
    return BankReader(BankFiles(banks: [scratch("bank")], rounds: Fixtures.banks))
  }

  @Test func aGoodFile() throws {
    let library = load(Self.good)
    #expect(library.problems.isEmpty)
    #expect(library.questions.map(\.id) == ["behavioral/one"])
    #expect(library.locations["behavioral/one"]?.line == 4)
    #expect(library.scripts.count == 7)
  }

  struct Bad: CustomTestStringConvertible, Sendable {
    var what: String
    var replace: String
    var with: String
    var message: String
    var line: Int?
    var testDescription: String { what }
  }

  static let bad: [Bad] = [
    Bad(what: "broken YAML", replace: "title: One", with: "title: [One", message: "broken YAML", line: 6),
    Bad(
      what: "unknown key", replace: "difficulty", with: "dificulty",
      message: "unknown key `dificulty`; did you mean `difficulty`?", line: 6),
    Bad(
      what: "key of another section", replace: "    prompt:", with: "    starter: x\n    prompt:",
      message: "unknown key `starter`", line: 7),
    Bad(
      what: "duplicate key", replace: "    prompt:", with: "    title: Two\n    prompt:", message: "duplicate key",
      line: 5),
    Bad(what: "alias", replace: "[a]", with: "*x", message: "an alias (`*`)", line: 8),
    Bad(what: "anchor", replace: "[a]", with: "&x [a]", message: "an anchor (`&`)", line: 8),
    Bad(
      what: "id with a path", replace: "id: one", with: "id: ../one",
      message: "`id` is not a name: ../one; use lower-case", line: 4),
    Bad(
      what: "missing title", replace: "    title: One\n", with: "", message: "`title` is missing; add `title: …`",
      line: 4),
    Bad(what: "empty prompt", replace: "prompt: Tell me.", with: "prompt: \"\"", message: "`prompt` is empty", line: 7),
    Bad(what: "unknown difficulty", replace: "easy", with: "hardd", message: "did you mean `hard`?", line: 6),
    Bad(what: "control character", replace: "Fine.", with: "\"\\e[31mred\"", message: "control character", line: 9),
    Bad(
      what: "raw control character", replace: "Fine.", with: "a\u{1B}[31m", message: "take the control character out",
      line: 9),
    Bad(what: "text for a list", replace: "[a]", with: "a", message: "`checklist` is not a list", line: 8),
    Bad(
      what: "list for a text", replace: "answer: Fine.", with: "answer: [Fine]", message: "`answer` is not text",
      line: 9),
    Bad(
      what: "wrong section", replace: "section: behavioral", with: "section: ml-design",
      message: "move the file or change the line", line: 1),
    Bad(
      what: "wrong topic", replace: "topic: people", with: "topic: others",
      message: "rename the file or change the line", line: 2),
    Bad(what: "no questions", replace: Bad.everything, with: "questions: []", message: "no questions", line: 3),
    Bad(what: "no checklist", replace: "        checklist: [a]\n", with: "", message: "no checklist", line: nil),
  ]

  @Test(arguments: bad) func eachMistakeSaysWhereAndWhatToDo(_ bad: Bad) throws {
    var text = Self.good
    if bad.replace == Bad.everything {
      text = "section: behavioral\ntopic: people\n\(bad.with)\n"
    } else {
      let range = try #require(text.range(of: bad.replace.replacing("        checklist", with: "    checklist")))
      text.replaceSubrange(range, with: bad.with)
    }
    let library = load(text)
    let problem = try #require(library.problems.first)
    #expect(problem.description.contains(bad.message), "\(problem)")
    if let line = bad.line { #expect(problem.line == line, "\(problem)") }
    #expect(problem.file.hasSuffix("behavioral/people.yaml"))
    #expect(!problem.description.contains("\n"))
    // A key that is not known is passed over; with anything else wrong the question is left out.
    #expect(library.questions.isEmpty || bad.what == "key of another section")
  }

  @Test func theRestIsLoaded() {
    let library = load(Self.good + "\n  - id: two\n    title: Two\n")
    #expect(library.questions.map(\.id) == ["behavioral/one"])
    #expect(!library.problems.isEmpty)
    #expect(library.problems.allSatisfy { $0.question == "behavioral/two" })
  }

  @Test func duplicateIdsNameBothPlaces() throws {
    scratch.write("bank/behavioral/others.yaml", Self.good.replacing("topic: people", with: "topic: others"))
    let library = load(Self.good)
    let problem = try #require(library.problems.first)
    #expect(problem.description.contains("this id is already used in"))
    #expect(problem.description.contains("others.yaml:4"))
    #expect(library.questions.count == 1)
  }

  @Test func textsAndFilesHaveLimits() {
    let long = load(Self.good.replacing("Fine.", with: String(repeating: "x", count: 65 << 10)))
    #expect(long.problems.first?.description.contains("larger than 64 KiB") == true)
    let huge = load("# " + String(repeating: "x", count: 9 << 20))
    #expect(huge.problems.first?.description.contains("larger than 8 MiB") == true)
  }

  @Test func notUTF8NamesTheLine() {
    scratch.write("bank/behavioral/people.yaml", "")
    _ = FileManager.default.createFile(
      atPath: scratch("bank/behavioral/people.yaml"), contents: Data("section: a\n".utf8) + Data([0xFF, 0xFE]))
    let library = BankReader(BankFiles(banks: [scratch("bank")]))
    #expect(library.problems.first?.description.contains("people.yaml:2: not UTF-8; save the file as UTF-8") == true)
  }

  @Test func pipesAndLinksOutOfTheBankAreNotRead() {
    scratch.write("bank/behavioral/people.yaml", Self.good)
    scratch.write("secret.yaml", Self.good)
    mkfifo(scratch("bank/behavioral/pipe.yaml"), 0o600)
    symlink("../../secret.yaml", scratch("bank/behavioral/link.yaml"))
    symlink("people.yaml", scratch("bank/behavioral/inside.yaml"))
    let library = BankReader(BankFiles(banks: [scratch("bank")], rounds: Fixtures.banks))
    let problems = library.problems.map(\.description)
    #expect(problems.contains { $0.contains("pipe.yaml: not a plain file") })
    #expect(problems.contains { $0.contains("link.yaml: a link that leads out of the bank") })
    #expect(library.questions.count == 1)
  }

  @Test func foldersThatAreNotThereOrEmptyOrClosed() {
    #expect(
      BankReader(BankFiles(banks: [scratch("none")])).problems.first?.description
        == "\(scratch("none")): no such folder; name a bank with --banks, see docs/banks.md")
    scratch.write("empty/x", "")
    unlink(scratch("empty/x"))
    #expect(
      BankReader(BankFiles(banks: [scratch("empty")])).problems.first?.description.contains("a bank without questions")
        == true)
    scratch.write("file", "")
    #expect(
      BankReader(BankFiles(banks: [scratch("file")])).problems.first?.description.contains("not a folder") == true)
    // Root reads everything, so this is only to be seen as another user.
    if getuid() != 0 {
      scratch.write("locked/behavioral/people.yaml", Self.good)
      chmod(scratch("locked"), 0)
      #expect(
        BankReader(BankFiles(banks: [scratch("locked")])).problems.first?.description.contains("check its permissions")
          == true)
    }
  }

  /// As some Windows programs start UTF-8 files; in questions, rounds, and rubrics.
  @Test func aByteOrderMarkIsSkipped() throws {
    let mark = "\u{FEFF}"
    scratch.write("bank/behavioral/people.yaml", mark + Self.good.replacing("\n", with: "\r\n"))
    for folder in ["rounds", "rubrics"] {
      let text = try String(contentsOfFile: Fixtures.banks + "/\(folder)/behavioral.yaml", encoding: .utf8)
      scratch.write("bank/\(folder)/behavioral.yaml", mark + text)
    }
    let library = BankReader(BankFiles(banks: [scratch("bank")]))
    #expect(library.problems == [] && library.questions.map(\.id) == ["behavioral/one"])
    #expect(library.scripts.count == 1 && library.rubrics.count == 1)
    #expect(library.locations["behavioral/one"]?.line == 4)
  }

  @Test func theSameBankTwiceIsReadOnce() {
    scratch.write("bank/behavioral/people.yaml", Self.good)
    let library = BankReader(BankFiles(banks: [scratch("bank"), scratch("bank") + "/../bank"], rounds: Fixtures.banks))
    #expect(library.problems.isEmpty)
    #expect(library.questions.count == 1)
  }

  @Test func ownRoundsAndRubricsReplaceTheBuiltIn() throws {
    var script = try String(contentsOfFile: Fixtures.banks + "/rounds/behavioral.yaml", encoding: .utf8)
    script = script.replacing("title: Behavioral", with: "title: Mine")
    scratch.write("own/rounds/behavioral.yaml", script)
    let library = BankReader(BankFiles(banks: [Fixtures.banks], optional: [scratch("own"), scratch("nothing")]))
    #expect(library.problems.isEmpty)
    #expect(library.scripts.first { $0.id == "behavioral" }?.title == "Mine")
    #expect(library.scripts.count == 7)
  }
}

extension BankTests.Bad {
  static let everything = "*"
}
