import Testing

@testable import Interview

@Suite struct ClockTextTests {
  @Test(arguments: [
    (30_000, "0:30"), (29_999, "0:30"), (29_001, "0:30"), (29_000, "0:29"), (1, "0:01"), (0, "0:00"), (-1, "0:00"),
    (-999, "0:00"), (-1000, "+0:01"), (-61_500, "+1:01"), (600_000, "10:00"), (3_600_000, "1:00:00"),
    (-3_661_000, "+1:01:01"),
  ])
  func left(milliseconds: Int, text: String) {
    #expect(ClockText.left(Milliseconds(milliseconds)) == text)
  }

  /// 0:00 stands for one second, like every other.
  @Test func everySecondStandsForASecond() {
    var shown: [String: Int] = [:]
    for passed in 0..<34_000 { shown[ClockText.left(.seconds(30) - Milliseconds(passed)), default: 0] += 1 }
    for second in 1...30 { #expect(shown[second < 10 ? "0:0\(second)" : "0:\(second)"] == 1000) }
    #expect(shown["0:00"] == 1000)
    #expect(shown["+0:01"] == 1000)
  }

  @Test func theNextChangeIsWhereTheTextChanges() {
    for passed in stride(from: 0, to: 40_000, by: 37) {
      for bound in [TimeBound.limit(.seconds(30)), .target(.seconds(30)), .open] {
        let clock = MainClock(passed: Milliseconds(passed), bound: bound, warnings: [])
        let wait = clock.untilChange
        let before = MainClock(passed: clock.passed + wait - Milliseconds(1), bound: bound, warnings: [])
        let after = MainClock(passed: clock.passed + wait, bound: bound, warnings: [])
        #expect(before.text == clock.text)
        #expect(after.text != clock.text)
      }
    }
  }

  @Test(arguments: [
    ("30s", 30), ("45 s", 45), ("0:30", 30), ("2:00", 120), ("25m", 1500), ("2h", 7200), ("1:10:00", 4200), ("90", 90),
    ("-5", -5), ("0", 0), ("100h", 360_000), ("10min", 600),
  ])
  func written(text: String, seconds: Int) {
    #expect(Milliseconds(written: text) == .seconds(seconds))
  }

  @Test(arguments: ["banana", "", "5x", "1:99", "1:2:3:4", ":30", "30:", "1.5m", "٣s", "m", "99999999999999999999"])
  func notATime(text: String) {
    #expect(Milliseconds(written: text) == nil)
  }

  @Test func signs() {
    #expect(ClockText.signed(.seconds(6)) == "+0:06")
    #expect(ClockText.signed(.seconds(-9)) == "−0:09")
    #expect(ClockText.signed(.zero) == "+0:00")
  }
}

@Suite struct UrgencyTests {
  private func urgency(_ left: Int, _ bound: (Milliseconds) -> TimeBound = { .limit($0) }) -> MainClock.Urgency {
    MainClock(
      passed: .minutes(10) - .seconds(left), bound: bound(.minutes(10)),
      warnings: PhaseScript.defaultWarnings(for: .minutes(10))
    ).urgency
  }

  @Test func twoStepsThenOver() {
    #expect(urgency(61) == .calm)
    #expect(urgency(60) == .soon)
    #expect(urgency(11) == .soon)
    #expect(urgency(10) == .last)
    #expect(urgency(0) == .last)
    #expect(urgency(-1) == .over)
  }

  @Test func aTargetNeverGoesRed() {
    for left in stride(from: 600, through: -600, by: -1) {
      #expect(urgency(left) { .target($0) } != .over)
      #expect(urgency(left) { .target($0) } != .last)
    }
  }

  @Test func defaultWarnings() {
    #expect(PhaseScript.defaultWarnings(for: .seconds(30)) == [.seconds(10)])
    #expect(PhaseScript.defaultWarnings(for: .minutes(5)) == [.seconds(10)])
    #expect(PhaseScript.defaultWarnings(for: .minutes(5) + .seconds(1)) == [.minutes(1), .seconds(10)])
    #expect(PhaseScript.defaultWarnings(for: .seconds(8)) == [])
    #expect(PhaseScript.defaultWarnings(for: nil) == [])
  }
}

@Suite struct CalendarTests {
  @Test func rfc3339HasTheZone() {
    let wall = Milliseconds.seconds(1_795_371_000)
    #expect(LocalTime(wall, zoneOffset: 0).rfc3339 == "2026-11-22T18:10:00Z")
    #expect(LocalTime(wall, zoneOffset: 3600).rfc3339 == "2026-11-22T19:10:00+01:00")
    #expect(LocalTime(wall, zoneOffset: -12_600).rfc3339 == "2026-11-22T14:40:00-03:30")
  }

  @Test func daysAreLocal() {
    let today = LocalTime(.seconds(1_795_371_000), zoneOffset: 0)
    func said(_ seconds: Int) -> String {
      LocalTime(.seconds(1_795_371_000 + seconds), zoneOffset: 0).relative(to: today)
    }
    #expect(said(0) == "today 18:10")
    #expect(said(-18 * 3600) == "today 00:10")
    #expect(said(-19 * 3600) == "yesterday 23:10")
    #expect(said(-3 * 86_400) == "Thu 19 Nov 18:10")
    #expect(said(-365 * 86_400) == "22 Nov 2025 18:10")
  }
}

@Suite struct OvertimeTests {
  /// Over is what the clock shows as over: from a whole second beyond a limit on.
  @Test func overFromAWholeSecond() {
    let limit = TimeBound.limit(.seconds(30))
    #expect(limit.overtime(of: Milliseconds(30_999))?.isOver == false)
    #expect(limit.overtime(of: .seconds(31))?.isOver == true)
    #expect(limit.overtime(of: .seconds(36))?.text == "+0:06")
    #expect(limit.overtime(of: .seconds(21))?.text == "−0:09")
    #expect(TimeBound.target(.seconds(30)).overtime(of: .seconds(90))?.isOver == false)
    #expect(TimeBound.target(.seconds(30)).overtime(of: .seconds(90))?.isPast == true)
    #expect(TimeBound.open.overtime(of: .seconds(90)) == nil)
  }
}
