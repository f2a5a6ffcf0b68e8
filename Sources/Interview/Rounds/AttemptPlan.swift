/// A phase of one attempt with everything resolved: no rest, no repeat.
public struct PhasePlan: Hashable, Codable, Sendable {
  public var id: String
  public var title: String
  public var bound: TimeBound
  public var warnings: [Milliseconds]
  public var cues: [String]
  public var instruction: String
  public var group: String?
  public var automatic: Bool
  public var clarifyTags: [ClarifyTag]
  /// The follow-up question that is asked in this phase.
  public var followup: String?
}

/// What one question becomes when a script meets it. Kept with the round, so that a later change of script or bank
/// changes no round that was begun.
public struct AttemptPlan: Hashable, Codable, Sendable {
  public var phases: [PhasePlan]
  /// Groups that at least one phase belongs to, the budget among them.
  public var groups: [PhaseGroup]
  /// The group whose clock is the big one: the budget, where there is one.
  public var mainGroup: String?

  /// The id of the group that a budget makes.
  public static let budgetGroup = "budget"

  public func group(_ id: String?) -> PhaseGroup? { groups.first { $0.id == id } }

  /// Whether time in this phase counts for the group; all time counts for the budget.
  public func counts(_ phase: PhasePlan, for group: PhaseGroup.ID) -> Bool {
    phase.group == group || group == mainGroup
  }

  /// The groups whose clocks run in this phase.
  public func groups(in phase: PhasePlan) -> [PhaseGroup] { groups.filter { counts(phase, for: $0.id) } }
}

extension RoundScript {
  /// - Parameter budget: replaces the script's budget, whatever the difficulty; only for scripts that have one.
  /// - Parameter seed: draws the follow-ups, where not all are asked.
  public func plan(for question: Question, budget override: Milliseconds? = nil, seed: UInt64 = 0) -> AttemptPlan {
    let budget = self.budget.map { override ?? $0.length(for: question.difficulty) }
    let expanded: [(phase: PhaseScript, followup: String?)] = phases.flatMap { phase in
      phase.repeatsForFollowups
        ? drawn(question.followups, most: phase.mostFollowups, seed: seed).map { (phase, $0.ask) } : [(phase, nil)]
    }
    let fixed = expanded.compactMap(\.phase.bound.length).sum
    let planned = expanded.enumerated().map { index, entry in
      let phase = entry.phase
      var bound = phase.bound
      if bound == .rest {
        // A budget too small for the fixed phases leaves the rest its name and no time of its own.
        bound = budget.flatMap { $0 > fixed ? .limit($0 - fixed) : nil } ?? .open
      }
      let number = phase.repeatsForFollowups ? index - expanded.firstIndex { $0.phase.id == phase.id }! + 1 : 0
      return PhasePlan(
        id: number > 0 ? "\(phase.id)-\(number)" : phase.id,
        title: number > 0 ? "\(phase.title) \(number)" : phase.title,
        bound: bound,
        warnings: phase.bound == .rest ? [] : phase.warnings,
        cues: phase.cues, instruction: phase.instruction,
        group: phase.group ?? (budget == nil ? nil : AttemptPlan.budgetGroup),
        automatic: phase.automatic, clarifyTags: phase.clarifyTags, followup: entry.followup)
    }
    var groups = self.groups.filter { group in planned.contains { $0.group == group.id } }
    if let budget, let script = self.budget {
      groups.append(
        PhaseGroup(
          id: AttemptPlan.budgetGroup, title: script.title, limit: budget,
          warnings: script.warnings.filter { $0 < budget }))
    }
    return AttemptPlan(phases: planned, groups: groups, mainGroup: budget == nil ? nil : AttemptPlan.budgetGroup)
  }

  /// So many of them, in their order.
  private func drawn(_ followups: [Followup], most: Int?, seed: UInt64) -> [Followup] {
    guard let most, most < followups.count else { return followups }
    var generator = SeededGenerator(seed: seed)
    var left = Array(followups.indices)
    while left.count > most { left.remove(at: generator.below(left.count)) }
    return left.map { followups[$0] }
  }
}
