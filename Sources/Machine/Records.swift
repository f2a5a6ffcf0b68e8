import Archive
import Bank
import Interview
import Rehearsal

/// Everything that is stored and that the program can ask for: rounds in the archive, questions in the banks.
public struct Records {
  public var rounds: RoundStore
  public let questions: QuestionIndex

  public init(rounds: RoundStore, questions: QuestionIndex) {
    self.rounds = rounds
    self.questions = questions
  }

  /// - Returns: the answers; nil for an effect that has nothing to do with storage.
  public mutating func perform(_ effect: Effect, terminal: @autoclosure () -> String = "", now: Moment) -> [Event]? {
    switch effect {
    case .acquireLock(let request):
      let questions = questions
      return rounds.acquireLock(request, terminal: terminal(), now: now) { briefing, id, archive in
        guard let rubric = try questions.rubric(briefing.script.rubric) else {
          throw Reason("The banks have no rubric \(briefing.script.rubric); see greenroom bank check.")
        }
        return RoundMaterial(id: id, questions: try questions.draw(briefing, past: archive), rubric: rubric)
      }
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

  /// Someone has edited the banks.
  func banksChanged() -> Event {
    do {
      try questions.reload()
      return .catalogChanged(try questions.catalog())
    } catch {
      return .failed("\(error)")
    }
  }

  private func answer(_ query: Query) -> Event {
    do {
      switch query {
      case .overview(let recent): return .answered(query, .overview(try rounds.overview(recent: recent)))
      case .attempts(let attempts): return .answered(query, .attempts(try rounds.page(attempts)))
      case .questions(let query):
        return .answered(.questions(query), .questions(try questions.page(query, past: rounds.archive)))
      case .choices(let sections): return .answered(query, .choices(try questions.choices(in: sections)))
      case .rounds(let filter): return .answered(query, .rounds(try questions.scripts(filter)))
      case .round(let id): return .answered(query, .round(try rounds.storedRound(id)?.run))
      case .entry(let id): return .answered(query, .entry(try questions.entry(id)))
      case .pool(let filter): return .answered(query, .pool(try questions.facts(filter, past: rounds.archive)))
      }
    } catch {
      return .failed("\(error)")
    }
  }
}

extension QuestionIndex {
  public func catalog() throws -> Catalog {
    let (kinds, sections) = try playable()
    return Catalog(counts: try counts(), kinds: kinds, sections: sections, problems: try problemCount())
  }

  /// If more questions than this were asked, those in a pool are not counted.
  private static let maximumCounted = 2000

  /// What a round with this filter can draw from.
  func facts(_ filter: QuestionFilter, past archive: Archive) throws -> PoolFacts {
    var facts = PoolFacts()
    let pool = try pool(filter)
    facts.count = pool.count
    guard filter.question == nil else {
      if pool.count == 0 { facts.emptyReason = filter.emptyReason { _ in 0 } }
      facts.fresh = try archive.draws(of: [filter.question!]).isEmpty ? pool.count : 0
      return facts
    }
    if let asked = try archive.questions(in: filter.sections, limit: Self.maximumCounted) {
      facts.fresh = try keeping(pool, asked, isIn: false).count
    }
    if pool.count == 0 { facts.emptyReason = try filter.emptyReason { try self.pool($0).count } }
    return facts
  }

  /// A slice of a list, with the latest outcomes.
  func page(_ query: QuestionQuery, past archive: Archive) throws -> QuestionPage {
    let sections = query.filter.sections
    var pool = try pool(query.filter)
    switch query.result {
    case .any: break
    case .only(let outcome):
      pool = try keeping(pool, archive.questions(in: sections, outcome: outcome) ?? [], isIn: true)
    case .never: pool = try keeping(pool, archive.questions(in: sections) ?? [], isIn: false)
    }
    var page = try page(pool, search: query.search, offset: query.offset, limit: query.limit)
    let outcomes = try archive.outcomes(of: page.cards.map(\.id))
    for index in page.cards.indices { page.cards[index].outcome = outcomes[page.cards[index].id] }
    return page
  }

  /// The questions of a new round. How often each was drawn counts only if the candidate gave no seed.
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
