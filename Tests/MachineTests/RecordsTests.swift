import Archive
import Bank
import Foundation
import Interview
import Rehearsal
import Support
import Testing

@testable import Machine

/// Lists of questions with what the archive knows of them, and banks that change under a program.
@Suite struct RecordsTests {
  private let scratch = Scratch()

  private func records(bank: String) throws -> Records {
    let index = try QuestionIndex(path: scratch("cache/index.sqlite")) {
      BankFiles(banks: [bank], rounds: Fixtures.banks)
    }
    return Records(rounds: RoundStore(try Archive(path: scratch("archive.sqlite"))), questions: index)
  }

  private func answer(_ query: Query, _ records: inout Records) -> Answer? {
    guard case .answered(_, let answer)? = records.perform(.load(query), now: Play.start)?.first else { return nil }
    return answer
  }

  private func page(_ result: QuestionQuery.Result, _ records: inout Records) -> [QuestionCard] {
    var query = QuestionQuery()
    (query.result, query.limit) = (result, 50)
    guard case .questions(let page)? = answer(.questions(query), &records) else { return [] }
    return page.cards
  }

  private func store(_ script: String, _ records: inout Records, later: Milliseconds = .zero) throws {
    var play = Play(now: Play.start.advanced(by: later))
    try play.play(script)
    for round in play.saved {
      _ = records.perform(.save(round.run, at: round.heartbeat.at, durable: false), now: Play.start)
    }
  }

  @Test func questionsByTheirLastOutcome() throws {
    var records = try records(bank: Fixtures.smallBank)
    #expect(page(.any, &records).count == 7 && page(.never, &records).count == 7)
    try store("c <enter> <space><space><space><space> t 3 3 3 3 <enter> <enter>", &records)
    #expect(page(.only(.took), &records).map(\.id) == ["dsa-coding/two-sum"])
    #expect(page(.only(.took), &records).first?.outcome == .took)
    #expect(page(.only(.aced), &records).isEmpty && page(.never, &records).count == 6)
    guard case .pool(let facts)? = answer(.pool(QuestionFilter(sections: [.dsaCoding])), &records) else {
      Issue.record("no pool")
      return
    }
    #expect(facts.count == 2 && facts.fresh == 1 && facts.emptyReason == nil)
  }

  /// A question that is played is in the archive as it was; the banks may do what they like.
  @Test func aBankThatGoesWhileItsQuestionIsPlayed() throws {
    let bank = scratch("bank")
    try FileManager.default.copyItem(atPath: Fixtures.smallBank, toPath: bank)
    var records = try records(bank: bank)
    let file = "\(bank)/dsa-coding/arrays.yaml"
    let scripts = try records.questions.scripts().filter { $0.id == "dsa-coding" }
    let briefing = Briefing(scripts: scripts, script: scripts[0], settings: Settings(), now: Play.start)
    func begin() -> [Question] {
      let events = records.perform(.acquireLock(LockRequest(.begin(briefing), title: "x")), now: Play.start) ?? []
      guard case .lockAcquired(_, let material, _)? = events.last else { return [] }
      return material?.questions ?? []
    }
    let question = try #require(begin().first)
    let text = try String(contentsOfFile: file, encoding: .utf8)
    // Changed, not yet read: what was read last is played. Read again: the new one.
    try text.replacing("title: Two Sum", with: "title: Three Sum").write(
      toFile: file, atomically: true, encoding: .utf8)
    #expect(begin() == [question])
    guard case .catalogChanged(let changed) = records.banksChanged() else {
      Issue.record("no catalog")
      return
    }
    #expect(changed.counts[.dsaCoding] == 2 && begin().first?.title == "Three Sum")
    unlink(file)
    _ = records.banksChanged()
    #expect(begin().isEmpty)
    let setup = RoundSetup(
      id: "r", script: scripts[0], rubric: try #require(try records.questions.rubric("dsa-coding")),
      questions: [question], budget: nil, seed: 1,
      startedAt: Play.start.wall, zoneOffset: 0)
    var run = RoundRun(setup)
    run.append(RoundEvent(at: .zero, wall: Play.start.wall, .began))
    _ = records.perform(.save(run, at: .zero, durable: true), now: Play.start)
    #expect(try Archive.reading(scratch("archive.sqlite"))?.round("r")?.run.question == question)
  }

  /// What could not be saved is listed before the rest, and takes the place of an earlier state.
  @Test func attemptsThatAreNotSavedAreListed() throws {
    var records = try records(bank: Fixtures.smallBank)
    try store("c <enter> <space><space><space><space> t 3 3 3 3 <enter> <enter>", &records)
    _ = records.perform(.releaseLock, now: Play.start)
    try DatabaseFile.execute(
      "CREATE TRIGGER full BEFORE INSERT ON event BEGIN SELECT RAISE(ABORT, 'the disk is full'); END",
      in: scratch("archive.sqlite"))
    try store("d <enter> <+9s> <esc> q v b <left><left><left> <enter> <+9s> q v", &records, later: .minutes(60))
    guard case .attempts(let page)? = answer(.attempts(AttemptQuery(limit: 10)), &records),
      case .overview(let overview)? = answer(.overview(recent: 2), &records)
    else {
      Issue.record("no page")
      return
    }
    #expect(page.count == 3 && page.all == 3 && page.lines.count == 3 && page.lines.last?.section == .dsaCoding)
    #expect(overview.attempts == 3 && overview.recent == Array(page.lines.prefix(2)))
    guard case .attempts(let second)? = answer(.attempts(AttemptQuery(offset: 1, limit: 2)), &records) else { return }
    #expect(second.lines == Array(page.lines.dropFirst()) && second.offset == 1)
  }
}
