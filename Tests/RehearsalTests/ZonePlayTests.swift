import Foundation
import Interview
import Support
import Testing

@testable import Rehearsal

/// Rounds around a clock change. TZ applies to the whole process, so each test runs in a process of its own.
@Suite struct ZonePlayTests {
  /// 2026-10-25 02:59:52 in Berlin, the first time; eight seconds later it is 02:00 again.
  private static let beforeTheChange = Moment(steady: .seconds(1000), wall: .seconds(1_792_889_992))

  private static func play(_ script: String) throws -> Play {
    setenv("TZ", "Europe/Berlin", 1)
    tzset()
    var settings = Settings()
    settings.zone = .system
    var play = Play(settings: settings, now: beforeTheChange)
    try play.play(script)
    return play
  }

  @Test func aRoundAfterTheChangeHasItsOwnOffset() async {
    let end = await #expect(processExitsWith: .success, observing: [\.standardErrorContent]) {
      let play = try Self.play("<+12s> b <enter> <+1s> q v")
      let summary = Plays.summary(play)
      tell(LocalTime(summary.startedAt, zoneOffset: summary.zoneOffset).rfc3339)
      tell(LocalTime(summary.endedAt!, zoneOffset: summary.endZoneOffset).rfc3339)
    }
    #expect(told(end?.standardErrorContent) == ["2026-10-25T02:00:04+01:00", "2026-10-25T02:00:05+01:00"])
  }

  @Test func anAttemptAcrossTheChangeHasBoth() async {
    let end = await #expect(processExitsWith: .success, observing: [\.standardErrorContent]) {
      let play = try Self.play("b <enter> <+12s> q v")
      let summary = Plays.summary(play)
      tell(LocalTime(summary.startedAt, zoneOffset: summary.zoneOffset).rfc3339)
      tell(LocalTime(summary.endedAt!, zoneOffset: summary.endZoneOffset).rfc3339)
    }
    #expect(told(end?.standardErrorContent) == ["2026-10-25T02:59:52+02:00", "2026-10-25T02:00:04+01:00"])
  }

  /// A program left open overnight knows what day it is, in the time zone offset in force by then.
  @Test func yesterdayEndsAtMidnightAfterTheChange() async {
    let end = await #expect(processExitsWith: .success, observing: [\.standardErrorContent]) {
      // 23:59:52 and 00:00:02 the next day, both in standard time.
      let played = "b <enter> <+1s> q v <+21:59:59> "
      for wait in ["", "<+10s> "] {
        let line = try Self.play(played + wait + "h <esc>").picture().textPlane.split(separator: "\n").first {
          $0.contains("02:59")
        }
        tell(line.map { $0.contains("yesterday") ? "yesterday" : "today" } ?? "not there")
      }
    }
    #expect(told(end?.standardErrorContent) == ["today", "yesterday"])
  }
}
