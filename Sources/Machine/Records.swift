import Archive
import Bank
import Interview
import Rehearsal

/// What is stored, as the program asks for it: the rounds in the archive and the questions in the banks.
public struct Records {
  public var rounds: RoundStore
  public let questions: QuestionIndex

  public init(rounds: RoundStore, questions: QuestionIndex) {
    self.rounds = rounds
    self.questions = questions
  }

  /// - Returns: the answers; nil for an effect that is not about what is stored.
  public mutating func perform(_ effect: Effect, terminal: @autoclosure () -> String = "", now: Moment) -> [Event]? {
    switch effect {
    case .acquireLock(let request):
      let questions = questions
      return rounds.acquireLock(request, terminal: terminal(), now: now) { try questions.draw($0, past: $1) }
    case .releaseLock:
      rounds.releaseLock()
      return []
    case .save(let run, let at, let durable): return rounds.save(run, at: at, durable: durable, now: now)
    case .saveAgain: return rounds.saveAgain()
    case .heartbeat(let round, let at): return rounds.heartbeat(of: round, at: at, now: now)
    case .load(let query): return [answer(query)]
    case .loadRound(let id, let attempt): return [rounds.round(id, attempt: attempt)]
    case .edit, .bell, .suspend, .quit: return nil
    }
  }

  private func answer(_ query: Query) -> Event {
    do {
      switch query {
      case .overview(let recent): return .answered(query, .overview(try rounds.overview(recent: recent)))
      case .attempts(let attempts): return .answered(query, .attempts(try rounds.page(attempts)))
      case .pool(let filter): return .answered(query, .pool(try questions.facts(filter, past: rounds.archive)))
      }
    } catch {
      return .failed("\(error)")
    }
  }
}

extension QuestionIndex {
  public func catalog() throws -> Catalog {
    Catalog(counts: try counts(), scripts: scripts, rubrics: rubrics, problems: try problemCount())
  }

  /// Beyond so many questions that were asked it is not counted which of a pool they are.
  private static let mostCounted = 2000

  /// What a round with this filter may draw from.
  func facts(_ filter: QuestionFilter, past archive: Archive) throws -> PoolFacts {
    var facts = PoolFacts()
    let pool = try pool(filter)
    facts.count = pool.count
    facts.choices = filter.question == nil ? try choices(in: filter.sections) : [:]
    if let asked = try archive.questions(in: filter.sections, limit: Self.mostCounted) {
      facts.fresh = try keeping(pool, asked.map(\.id), isIn: false).count
    }
    if pool.count == 0 { facts.emptyReason = try filter.emptyReason { try self.pool($0).count } }
    return facts
  }

  /// The questions of a new round. How often each was drawn counts only where the candidate gave no seed of their own.
  func draw(_ briefing: Briefing, past archive: Archive) throws -> [Question] {
    let pool = try pool(briefing.filter)
    let draws: ([Int]) throws -> [Int] = { ranks in
      let ids = try self.ids(at: ranks, of: pool)
      let known = try archive.draws(of: ids)
      return ids.map { known[$0] ?? 0 }
    }
    let ranks = try QuestionDraw.pick(
      briefing.count, of: pool.count, seed: briefing.seed, draws: briefing.isSeeded ? nil : draws)
    return try ids(at: ranks, of: pool).compactMap { try entry($0)?.question }
  }
}
