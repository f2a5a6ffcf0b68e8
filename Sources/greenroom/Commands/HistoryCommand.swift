import Archive
import ArgumentParser
import Canvas
import Foundation
import Interview
import Machine

struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "List all attempts, the newest first.")

  @Flag(help: "As a JSON array.") var json = false
  @OptionGroup var paths: PathOptions

  func run() throws {
    let environment = try CommandEnvironment(paths)
    let attempts: [AttemptSummary]
    do {
      attempts = try environment.readArchive()?.attempts() ?? []
    } catch let error as ArchiveError {
      throw fail(.foundProblem, "\(error)")
    }
    if json { return try output(json: attempts.map(AttemptRecord.init)) }
    guard !attempts.isEmpty else { return try output("No attempts yet.\n") }
    let today = LocalTime(Moment.now().wall, in: .system)
    try output(Self.table(attempts, today: today).text(width: outputWidth))
  }

  static func table(_ attempts: [AttemptSummary], today: LocalTime) -> TextTable {
    var table = TextTable(columns: [
      .init(title: "When"), .init(title: "Section"), .init(title: "Question", isFlexible: true),
      .init(title: "Outcome"),
      .init(title: "Band"), .init(title: "Blind", isRight: true), .init(title: "Now", isRight: true),
      .init(title: "Over", isRight: true),
    ])
    table.rows = attempts.map { attempt in
      [
        LocalTime(attempt.startedAt, zoneOffset: attempt.zoneOffset).relative(to: today), attempt.section.title,
        attempt.title, attempt.isVoid ? "void" : attempt.outcome?.title ?? "–", attempt.band?.label ?? "–",
        score(attempt.blindMean), score(attempt.finalMean),
        attempt.overtime.isOver ? attempt.overtime.text : "–",
      ]
    }
    return table
  }

  private static func score(_ mean: Double?) -> String {
    mean.map(decimal) ?? "–"
  }
}

/// One attempt as `history --json` prints it. Keys without a value are null, not left out.
struct AttemptRecord: Encodable {
  struct Scores: Encodable {
    var blind: [String: Int]
    var final: [String: Int]
  }

  struct Phase: Encodable {
    var id: String
    var seconds: Double
    /// Seconds; null for a target or an open phase.
    var limit: Double?
    var overtime: Double

    enum CodingKeys: CodingKey { case id, seconds, limit, overtime }

    func encode(to encoder: any Encoder) throws {
      var values = encoder.container(keyedBy: CodingKeys.self)
      try values.encode(id, forKey: .id)
      try values.encode(seconds, forKey: .seconds)
      try values.encode(limit, forKey: .limit)
      try values.encode(overtime, forKey: .overtime)
    }
  }

  var attempt: AttemptSummary

  init(_ attempt: AttemptSummary) { self.attempt = attempt }

  enum CodingKeys: CodingKey {
    case id, session, round, question, startedAt, endedAt, outcome, scores, band, phases, pauses, hints, void, notes
  }

  func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(attempt.id, forKey: .id)
    try values.encode(attempt.round, forKey: .session)
    try values.encode(attempt.script, forKey: .round)
    try values.encode(attempt.question, forKey: .question)
    try values.encode(LocalTime(attempt.startedAt, zoneOffset: attempt.zoneOffset).rfc3339, forKey: .startedAt)
    let end = attempt.endedAt.map { LocalTime($0, zoneOffset: attempt.endZoneOffset).rfc3339 }
    try values.encode(end, forKey: .endedAt)
    try values.encode(attempt.outcome?.rawValue, forKey: .outcome)
    try values.encode(Scores(blind: attempt.blind, final: attempt.final), forKey: .scores)
    try values.encode(attempt.band?.rawValue, forKey: .band)
    try values.encode(
      attempt.phases.map { phase in
        Phase(
          id: phase.id, seconds: phase.time.seconds, limit: phase.bound.limit?.seconds,
          overtime: phase.overtime.excess.seconds
        )
      }, forKey: .phases)
    try values.encode(attempt.pauses, forKey: .pauses)
    try values.encode(attempt.hints, forKey: .hints)
    try values.encode(attempt.isVoid, forKey: .void)
    try values.encode(attempt.notes + (attempt.remark.isEmpty ? [] : [attempt.remark]), forKey: .notes)
  }
}

extension Milliseconds {
  fileprivate var seconds: Double { Double(count) / 1000 }
}
