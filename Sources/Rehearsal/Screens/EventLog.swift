import Interview

extension RoundRun {
  /// What happened in an attempt, in words, with the time since it began.
  func log(ofAttempt index: Int) -> [(at: Milliseconds, text: String)] {
    guard attempts.indices.contains(index) else { return [] }
    let start = attempts[index].starts[0]
    var run = RoundRun(setup)
    var found: [(at: Milliseconds, text: String)] = []
    for event in events {
      let before = (position: run.position, phase: run.phaseIndex)
      run.append(event)
      // What leaves an attempt is of the attempt that was left, wherever the round goes then.
      let position = event.kind.leavesAttempt ? before.position : run.position
      guard position == index, !run.attempts.isEmpty else { continue }
      let moved = run.stage == .phase && (run.position, run.phaseIndex) != before
      found.append((event.at - start, event.kind.words(in: run, moved: moved)))
    }
    return found
  }
}

extension RoundEvent.Kind {
  fileprivate var leavesAttempt: Bool {
    switch self {
    case .saved, .postponed, .voided: true
    default: false
    }
  }

  /// - Parameter run: behind the event.
  fileprivate func words(in run: RoundRun, moved: Bool) -> String {
    let rubric = run.setup.rubric
    switch self {
    case .began, .advanced:
      if run.isScoring { return "to the scorecard" }
      if case .gap = run.stage { return "to the gap" }
      return run.phase?.title ?? "next"
    case .paused: return "paused"
    case .continued: return moved ? "resumed, \(run.phase?.title ?? "")" : "resumed"
    case .slept: return "suspended"
    case .sleepCounted: return "suspension counted"
    case .sleepTakenOut: return "suspension left out"
    case .noted(let text): return "note: \(text)"
    case .hinted: return "hint \(run.attempt?.hints ?? 0)"
    case .asked(let tag, let text, let reply, let match):
      let outcome = reply != nil ? "" : match?.entry != nil ? " (answered before)" : " (no reply)"
      return "asked\(tag.isEmpty ? "" : ", \(tag)"): \(text)\(outcome)"
    case .assumed(let text): return "assumed: \(text)"
    case .snapshot(let text):
      return "snapshot \(run.attempt?.snapshots.count ?? 0), \(text.lineCount) lines"
    case .rated(let outcome): return "outcome: \(outcome.title)"
    case .scored(let dimension, let level):
      let title = rubric.dimensions.first { $0.id == dimension }?.title ?? dimension
      return "\(title): \(level)"
    case .looked: return "looked at the evidence"
    case .ticked(let line, let on):
      return "\(on ? "ticked" : "unticked"): \(run.question.checklist[safe: line]?.line ?? "line \(line + 1)")"
    case .flagged(let id, let on):
      return "\(on ? "flag" : "flag removed"): \(rubric.flags.first { $0.id == id }?.text ?? id)"
    case .caused(let id, let on):
      return "\(on ? "cause" : "cause removed"): \(rubric.causes.first { $0.id == id }?.text ?? id)"
    case .remarked(let text): return "remark: \(text)"
    case .saved: return "scorecard saved"
    case .postponed: return "scoring postponed"
    case .reopened: return "reopened for scoring"
    case .voided: return "discarded"
    case .ended: return "round ended"
    case .kept: return "round paused"
    case .resumed: return "resumed"
    }
  }
}
