import Interview
import Testing

@testable import Rehearsal

@Suite struct WakeTests {
  private let start = Moment(steady: .seconds(1000), wall: .seconds(5000))

  private func after(_ seconds: Int) -> Moment { start.advanced(by: .seconds(seconds)) }

  /// A machine that slept comes back to a tick that is long overdue: what the clock does with that time must be asked.
  @Test func aTickThatIsMissedIsNoTick() {
    let wakes = Wakes(flip: after(1), heartbeat: after(4), other: after(600))
    #expect(wakes.areOnlyTicks(at: after(1), since: start) && !wakes.areMissed(at: after(1), since: start))
    #expect(wakes.areOnlyTicks(at: after(61), since: start))
    #expect(!wakes.areOnlyTicks(at: after(62), since: start) && wakes.areMissed(at: after(62), since: start))
  }

  @Test func whatElseIsDueIsNoTick() {
    #expect(!Wakes(flip: after(1), other: after(1)).areOnlyTicks(at: after(1), since: start))
    #expect(!Wakes(heartbeat: after(1)).areOnlyTicks(at: after(1), since: start))
    #expect(Wakes(flip: after(1)).areOnlyTicks(at: after(1), since: start))
    // Nothing was due, and the clock has jumped.
    #expect(Wakes().areMissed(at: after(61), since: start) && !Wakes().areMissed(at: after(60), since: start))
  }
}
