import Canvas
import Foundation
import Machine
import Terminal

extension Diagnosis {
  /// The terminal as the program would use it, and how it identifies itself.
  func terminal(_ configuration: Configuration) -> Finding {
    let name = variables["TERM"] ?? ""
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
      let text = "not a terminal; TERM is \(name.isEmpty ? "not set" : name)"
      return Finding(what: "terminal", level: .note, text: text)
    }
    do {
      let facts = try Terminal.facts()
      let glyphs = configuration.charset(terminal: facts.charset)
      let known = facts.description == name ? name : "\(name), not known here and used as \(facts.description)"
      var text = "\(known), \(facts.size.columns)×\(facts.size.rows), \(facts.colors), glyphs \(glyphs.rawValue)"
      text += facts.answer.isEmpty ? ", does not identify itself" : ", identifies itself as \(facts.answer)"
      guard facts.size.columns >= 60, facts.size.rows >= 18 else {
        return Finding(what: "terminal", level: .broken, text: "\(text); make it 60×18 or larger")
      }
      return Finding(what: "terminal", text: text)
    } catch {
      return Finding(what: "terminal", level: .broken, text: "\(error)")
    }
  }

  /// The locale's character encoding, and which variable sets it: see locale(7).
  var locale: Finding {
    let names = ["LC_ALL", "LC_CTYPE", "LANG"]
    let deciding = names.first { name in getenv(name).map { $0.pointee != 0 } == true }
    let value = deciding.flatMap { getenv($0) }.map { String(cString: $0) }
    let setting = deciding.map { "\($0)=\(value ?? "")" } ?? "no variable set"
    guard setlocale(LC_CTYPE, "") != nil else {
      let text = "\(setting) is not installed here; for characters outside ASCII, set one that `locale -a` lists"
      return Finding(what: "locale", level: .note, text: text)
    }
    let codeset = nl_langinfo(nl_item(CODESET)).map { String(cString: $0) } ?? ""
    return Finding(what: "locale", text: "\(setting), \(codeset == "ANSI_X3.4-1968" ? "ASCII" : codeset)")
  }
}
