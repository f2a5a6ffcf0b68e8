import Archive
import Bank
import Canvas
import Foundation
import Interview
import Machine
import Rehearsal

/// What the program takes for one bank and one archive; times are medians of several runs.
struct Figures {
  /// Milliseconds to open the index and the archive and to draw Home.
  var start = 0.0
  /// Microseconds from a keypress to the next picture.
  var homeKey = 0.0
  var historyKey = 0.0
  /// Milliseconds to draw four questions from all of them.
  var draw = 0.0
  /// Milliseconds to open the index after a file of 200 questions has changed.
  var changedFile = 0.0
  /// This process's peak memory so far, in megabytes.
  var peak = 0.0

  private static let runs = 9

  init(bank: String, archive: String, cache: String) throws {
    let files = { BankFiles(banks: [bank], rounds: Self.rounds) }
    let open = { try IndexCache(folder: cache).open(banks: [bank], files: files) { _, _ in } }
    // The first one builds the index.
    _ = try open()
    start = try Self.median(Self.runs) {
      var program = try Self.program(open(), archive)
      Self.picture(&program)
    }
    var program = try Self.program(open(), archive)
    homeKey = Self.median(200) { Self.press("j", &program) } * 1000
    Self.press("h", &program)
    historyKey = Self.median(400) { Self.press("j", &program) } * 1000
    let index = try open()
    var records = Records(rounds: RoundStore(try Archive(path: archive)), questions: index)
    let scripts = try index.scripts()
    var briefing = Briefing(scripts: scripts, script: scripts[0], settings: Settings(), now: .now())
    briefing.filter = QuestionFilter()
    briefing.count = 4
    draw = Self.median(Self.runs) {
      briefing.seed &+= 1
      let request = LockRequest(.begin(briefing), title: "bench")
      guard let events = records.perform(.acquireLock(request), now: .now()) else { return }
      if case .lockDenied(let reason)? = events.last { print(reason) }
    }
    _ = records.perform(.releaseLock, now: .now())
    changedFile = try changed(bank, open)
    peak = Self.peak
  }

  private func changed(_ bank: String, _ open: () throws -> QuestionIndex) throws -> Double {
    let folder = "\(bank)/\(Section.allCases[0].rawValue)"
    guard let name = try FileManager.default.contentsOfDirectory(atPath: folder).sorted().first else { return 0 }
    let path = "\(folder)/\(name)"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    var turn = 0
    let time = try Self.median(Self.runs) {
      turn += 1
      try (text + "# \(turn)\n").write(toFile: path, atomically: false, encoding: .utf8)
      _ = try open()
    }
    try text.write(toFile: path, atomically: false, encoding: .utf8)
    _ = try open()
    return time
  }

  private static let rounds = String(#filePath.dropLast("/Sources/bench/Figures.swift".count)) + "/Banks"

  private static func program(_ index: QuestionIndex, _ archive: String) throws -> Program<Quiet> {
    let records = Records(rounds: RoundStore(try Archive(path: archive)), questions: index)
    let model = Model(
      settings: Settings(), size: Size(columns: 80, rows: 24), catalog: try index.catalog(), now: .now())
    var program = Program(model, machine: Quiet(records: records))
    program.handle(.started, now: .now())
    return program
  }

  private static func picture(_ program: inout Program<Quiet>) {
    var canvas = Canvas(size: program.model.size)
    render(program.model, now: .now(), into: &canvas)
  }

  private static func press(_ key: Key, _ program: inout Program<Quiet>) {
    program.handle(.key(key), now: .now())
    picture(&program)
  }

  /// Milliseconds.
  private static func median(_ count: Int, _ body: () throws -> Void) rethrows -> Double {
    var times: [Duration] = []
    for _ in 0..<count { times.append(try ContinuousClock().measure { try body() }) }
    let middle = times.sorted()[count / 2]
    return Double(middle.components.seconds) * 1000 + Double(middle.components.attoseconds) / 1e15
  }

  private static var peak: Double {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM") }
    return Double(line?.filter(\.isNumber) ?? "0").map { $0 / 1024 } ?? 0
  }
}

/// A machine with records and nothing else.
private struct Quiet: Machine {
  var records: Records

  mutating func perform(_ effect: Effect, now: Moment) -> [Event] { records.perform(effect, now: now) ?? [] }
}
