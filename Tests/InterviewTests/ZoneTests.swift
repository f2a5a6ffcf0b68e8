import Foundation
import Interview
import Support
import Testing

/// Local time is what date(1) says, in every form of TZ and around every clock change. Each test runs in a process of
/// its own, since TZ applies to the whole process.
@Suite struct ZoneTests {
  @Test func everyFormOfTZ() async {
    let end = await #expect(processExitsWith: .success, observing: [\.standardErrorContent]) {
      let forms = [
        "", ":", "UTC", "UTC0", ":UTC", "Europe/Berlin", ":Europe/Berlin", "America/New_York", ":America/New_York",
        "Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Chatham", "Pacific/Apia", "America/St_Johns",
        "JST-9", "UTC-5", "UTC+5", "EST5", "EST5EDT", "EST5EDT,M3.2.0,M11.1.0", "CET-1CEST",
        "CET-1CEST,M3.5.0,M10.5.0/3",
        "<+0330>-3:30", "<-03>3", "<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "IST-5:30", "NPT-5:45:00",
        "AEST-10AEDT,M10.1.0,M4.1.0/3",
        "NZST-12NZDT,M9.5.0,M4.1.0/3", "WET0WEST,J60/1,J300/2", "XYZ-14", "XYZ12", "ABC-1:02:03",
        "IST-2IDT,M3.4.4/26,M10.5.0",
        "posix/Europe/Berlin", "/usr/share/zoneinfo/Asia/Tokyo", "Nowhere/Atlantis", "banana", "Etc/GMT+5", "GMT-3",
        "Africa/Casablanca", "Antarctica/Troll",
      ]
      // Two moments in each month from 1971 to 2037.
      let moments = (0..<(67 * 24)).map { 31_536_000 + $0 * 1_314_900 }
      for form in forms { Zones.compare(form, moments) }
    }
    #expect(told(end?.standardErrorContent) == [])
  }

  @Test func everyChangeOfTwentyZonesInThirtyYears() async {
    let end = await #expect(processExitsWith: .success, observing: [\.standardErrorContent]) {
      let zones = [
        "Europe/Berlin", "Europe/London", "Europe/Dublin", "Europe/Moscow", "Europe/Istanbul", "America/New_York",
        "America/Los_Angeles", "America/Sao_Paulo", "America/Caracas", "America/St_Johns", "America/Phoenix",
        "Asia/Tehran", "Asia/Pyongyang", "Asia/Jerusalem", "Asia/Gaza", "Australia/Lord_Howe", "Pacific/Apia",
        "Pacific/Chatham", "Africa/Casablanca", "Africa/Cairo",
      ]
      // The offset changes on a whole second; today's zones change on the quarter hour.
      let years = 631_152_000..<1_577_836_800
      var changes = 0
      for zone in zones {
        Zones.use(zone)
        var moments: [Int] = []
        for second in stride(from: years.lowerBound, to: years.upperBound, by: 900) {
          let (before, after) = (Zones.offset(second - 900), Zones.offset(second))
          guard before != after else { continue }
          changes += 1
          moments += [second - 3601, second - 901, second - 1, second, second + 1, second + 899, second + 3600]
        }
        Zones.compare(zone, moments)
      }
      if changes < 700 { tell("only \(changes) changes: is tzdata installed?") }
    }
    #expect(told(end?.standardErrorContent) == [])
  }
}

private enum Zones {
  static func use(_ form: String) {
    setenv("TZ", form, 1)
    tzset()
  }

  static func offset(_ second: Int) -> Int { Zone.system.offset(at: .seconds(second)) }

  static func compare(_ form: String, _ seconds: [Int]) {
    guard !seconds.isEmpty else { return }
    use(form)
    let date = Process()
    date.executableURL = URL(fileURLWithPath: "/bin/date")
    date.arguments = ["--file=-", "+%FT%T%::z"]
    date.environment = ["TZ": form, "LC_ALL": "C"]
    let (input, output) = (Pipe(), Pipe())
    (date.standardInput, date.standardOutput) = (input, output)
    guard (try? date.run()) != nil else { return tell("date cannot be run") }
    input.fileHandleForWriting.write(Data(seconds.map { "@\($0)\n" }.joined().utf8))
    input.fileHandleForWriting.closeFile()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self).split(separator: "\n")
    guard said.count == seconds.count else {
      return tell("TZ=\(form): date printed \(said.count) lines, not \(seconds.count)")
    }
    for (second, said) in zip(seconds, said) {
      let time = LocalTime(.seconds(second), in: .system)
      // RFC 3339 offsets have no seconds, and a zero offset is Z, even where date says -00:00 for an unknown one.
      let ours = time.zoneOffset == 0 ? time.rfc3339.replacing("Z", with: "+00:00") : time.rfc3339
      if said.dropLast(3).replacing("-00:00", with: "+00:00") != ours {
        return tell("TZ=\(form): date says \(said), we say \(ours)")
      }
    }
  }
}
