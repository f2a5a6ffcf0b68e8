import Bank
import Canvas
import Foundation
import Interview
import Rehearsal
import Terminal

/// The computer: performs effects on the terminal, the archive and the candidate's files.
struct Computer: Machine, ~Copyable {
  var terminal: Terminal
  private(set) var records: Records
  private let workFiles: WorkFiles
  /// The programs running alongside this one, by job id.
  private(set) var jobs: [JobID: WorkFiles.Editing] = [:]
  /// The work file as it was when it was last read.
  private var lastRead: (path: String, stamp: Stamp)?
  /// Another program has the terminal: keypresses are not ours.
  var isLent: Bool { !jobs.isEmpty }
  /// The program has been stopped and continued since this was last reset.
  var wasStopped = false
  private(set) var isQuitting = false

  init(terminal: consuming Terminal, records: Records, workFiles: WorkFiles) {
    self.terminal = terminal
    self.records = records
    self.workFiles = workFiles
  }

  mutating func perform(_ effect: Effect, now: Moment) -> [Event] {
    let name = { ttyname(STDIN_FILENO).map { String(cString: $0) } ?? "" }
    if let events = records.perform(effect, terminal: name(), now: now) { return events }
    switch effect {
    case .edit(let job, let file): return edit(file, as: job)
    case .bell: terminal.bell()
    case .suspend: stop(wholeJob: true)
    case .quit: isQuitting = true
    case .acquireLock, .releaseLock, .save, .saveAgain, .heartbeat, .load, .loadRound: break
    }
    return []
  }

  private mutating func edit(_ file: EditedFile, as job: JobID) -> [Event] {
    terminal.lend()
    do {
      jobs[job] = try workFiles.begin(file)
      return [.editorOpened(job)]
    } catch {
      terminal.takeBack()
      return [.failed("\(error)")]
    }
  }

  /// Returns when the program is continued.
  mutating func stop(wholeJob: Bool) {
    terminal.stop(wholeJob: wholeJob)
    wasStopped = true
  }

  /// A child has ended or stopped.
  /// - Parameter isStopping: the whole job was asked to stop; a child that stopped with it needs no action.
  mutating func lookAtJobs(isStopping: Bool) -> [Event] {
    var events: [Event] = []
    for (id, job) in jobs {
      switch job.child.state() {
      case .running: break
      case .stopped:
        // An editor that stops only itself would leave us waiting for it in the foreground.
        if !isStopping { stop(wholeJob: true) }
        job.child.resume()
      case .ended(let status):
        jobs[id] = nil
        terminal.takeBack()
        let (text, problem) = workFiles.end(job, status: status)
        events += [.resized(terminal.size), .editorClosed(id, text: text, problem: problem)]
        if case .bank = job.file { events.append(records.banksChanged()) }
      }
    }
    return events
  }

  /// The text of the work file if it has been saved since it was last read. The editor may still be open then, or may
  /// have left the terminal long ago.
  mutating func savedText(of file: WorkFile) -> String? {
    let path = workFiles.path(of: file)
    let stamp = Stamp(of: path)
    guard stamp.modified != 0, lastRead.map({ $0.path != path || $0.stamp != stamp }) ?? true else { return nil }
    // An editor may empty a file before writing it, and a text that changes while it is being read is read again.
    let text = workFiles.text(at: path)
    guard Stamp(of: path) == stamp else { return nil }
    lastRead = (path, stamp)
    return text.flatMap { $0.isEmpty && !file.start.isEmpty ? nil : $0 }
  }

  /// A job that outlived us would share the terminal with the shell.
  func close() {
    for job in jobs.values { job.child.end(by: SIGHUP) }
    terminal.close()
  }
}
