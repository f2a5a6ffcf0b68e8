extension RoundRun {
  /// Takes one event in. What does not fit the stage changes nothing: an archive may hold the events of a program
  /// that thought otherwise, and a round must come up all the same.
  mutating func apply(_ event: RoundEvent) {
    let time = event.at
    switch event.kind {
    case .began:
      guard attempts.isEmpty, !setup.questions.isEmpty else { return }
      startAttempt(at: time)
    case .advanced: advance(at: time)
    case .paused:
      guard hold == nil else { return }
      hold = Break(from: time, to: time, reason: .pause)
    case .continued:
      guard isPaused else { return }
      endHold(at: time)
    case .slept(let since):
      guard hold == nil else { return }
      hold = Break(from: since, to: since, reason: .sleep)
    case .sleepCounted:
      guard asksAboutSleep else { return }
      hold = nil
    case .sleepTakenOut:
      guard asksAboutSleep else { return }
      endHold(at: time)
    case .kept: isKept = true
    case .resumed: isKept = false
    case .voided:
      if stage == .phase || isScoring, attempts.indices.contains(position) { attempts[position].isVoid = true }
      finish(at: time)
    case .ended: finish(at: time)
    case .noted, .hinted, .asked, .assumed, .snapshot:
      guard attempts.indices.contains(position) else { return }
      attempts[position].take(event)
    case .reopened(let attempt):
      guard isOver, attempts.indices.contains(attempt) else { return }
      stage = .scoring(attempt: attempt, since: time)
      attempts[attempt].card.late = true
    case .rated, .scored, .looked, .ticked, .flagged, .caused, .remarked:
      guard attempts.indices.contains(position) else { return }
      attempts[position].card.take(event.kind)
    case .saved:
      guard isScoring else { return }
      attempts[position].card.saved = true
      leaveScoring(at: time)
    case .postponed:
      guard isScoring else { return }
      leaveScoring(at: time)
    }
  }

  /// Ends phases and gaps whose time is over and that end by themselves.
  mutating func catchUp(to time: Milliseconds) {
    while hold == nil || hold!.from < time {
      let until = min(time, hold?.from ?? time)
      switch stage {
      case .phase:
        guard let phase, phase.automatic, let length = phase.bound.length, let start = attempt?.starts.last,
          let end = moment(after: length, from: start), end <= until
        else { return }
        advance(at: end)
      case .gap(let since):
        guard let gap = setup.script.gap, gap.automatic, let end = moment(after: gap.length, from: since), end <= until
        else { return }
        advance(at: end)
      case .scoring, .finished: return
      }
    }
  }

  private mutating func advance(at time: Milliseconds) {
    switch stage {
    case .phase:
      if isPaused { endHold(at: time) }
      let last = attempts.count - 1
      if attempts[last].starts.count < setup.plans[last].phases.count {
        attempts[last].starts.append(time)
      } else {
        attempts[last].end = time
        stage = .scoring(attempt: last, since: time)
      }
    case .gap(let since):
      if isPaused { endHold(at: time) }
      gaps.append(active(from: since, to: time))
      startAttempt(at: time)
    case .scoring, .finished: return
    }
  }

  private mutating func startAttempt(at time: Milliseconds) {
    attempts.append(AttemptRun(starts: [time]))
    stage = .phase
  }

  private mutating func leaveScoring(at time: Milliseconds) {
    guard case .scoring(let attempt, let since) = stage else { return }
    if !attempts[attempt].card.late { scorings.append(time - since) }
    // A round that was over before stays over.
    let goesOn = !attempts[attempt].card.late && hasNextQuestion
    stage = goesOn ? .gap(since: time) : .finished
    if goesOn, setup.script.gap == nil { startAttempt(at: time) }
  }

  private mutating func finish(at time: Milliseconds) {
    if hold != nil { endHold(at: time) }
    switch stage {
    case .phase: attempts[attempts.count - 1].end = time
    case .gap(let since): gaps.append(active(from: since, to: time))
    case .scoring(_, let since): scorings.append(time - since)
    case .finished: break
    }
    stage = .finished
  }

  private mutating func endHold(at time: Milliseconds) {
    guard var held = hold else { return }
    held.to = max(held.from, time)
    breaks.append(held)
    hold = nil
  }

  public var isScoring: Bool {
    if case .scoring = stage { true } else { false }
  }
}

extension AttemptRun {
  fileprivate mutating func take(_ event: RoundEvent) {
    switch event.kind {
    case .noted(let text): notes.append(Note(at: event.at, text: text))
    case .hinted: hints += 1
    case .asked(let tag, let text, let reply, let match):
      clarifications.append(
        Clarification(at: event.at, tag: tag, text: text, reply: reply, match: match, assumption: nil))
    case .assumed(let text):
      if !clarifications.isEmpty { clarifications[clarifications.count - 1].assumption = text }
    case .snapshot(let text): snapshots.append(Snapshot(at: event.at, text: text))
    default: break
    }
  }
}

extension Scorecard {
  fileprivate mutating func take(_ kind: RoundEvent.Kind) {
    switch kind {
    case .rated(let given): outcome = given
    case .scored(let dimension, let level):
      guard Rubric.levels.contains(level) else { return }
      if looked { changed[dimension] = level } else { blind[dimension] = level }
    case .looked: looked = true
    case .ticked(let index, let on): if on { ticks.insert(index) } else { ticks.remove(index) }
    case .flagged(let id, let on): if on { flags.insert(id) } else { flags.remove(id) }
    case .caused(let id, let on): if on { causes.insert(id) } else { causes.remove(id) }
    case .remarked(let text): remark = text
    default: break
    }
  }
}
