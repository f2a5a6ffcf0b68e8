import Canvas
import Interview
import Rehearsal

extension Play {
  /// Plays a script of keys: `b <enter> <+31s> <space>`.
  ///
  /// A character is a key, blanks only separate, and `"…"` types a text. In angle brackets stand named keys (`<esc>`,
  /// `<ctrl-c>`, `<alt-b>`), time that passes (`<+31s>`, `<+1:30>`), time that nobody saw (`<sleep 2m>`), what an editor
  /// leaves (`<editor text>`), a save to the work file (`<save text>`), a paste (`<paste text>`), a new size
  /// (`<size 60x18>`), a picture (`<screen name>`, given to `onScreen`), and a message that the previous step must have
  /// brought (`<message part of it>`). A message the script does not name fails the play; so does one that never comes.
  public mutating func play(_ script: String, onScreen: (String, Play) throws -> Void = { _, _ in }) throws {
    let steps = try Self.steps(of: script)
    for (index, step) in steps.enumerated() {
      if case .message = step { continue }
      let before = model.said
      try perform(step, onScreen: onScreen)
      let after = model.said
      if index + 1 < steps.count, case .message(let expected) = steps[index + 1] {
        guard let after, after.contains(expected) else {
          throw PlayError("after \(step) of `\(script)`: no message “\(expected)” but \(after ?? "none")")
        }
      } else if let after, after != before {
        throw PlayError("after \(step) of `\(script)`: an unexpected message: \(after)")
      }
    }
  }

  private enum Step {
    case key(Key)
    case type(String)
    case pass(Milliseconds)
    case sleep(Milliseconds)
    case editor(String)
    case save(String)
    case paste(String)
    case size(Size)
    case screen(String)
    case message(String)
  }

  private mutating func perform(_ step: Step, onScreen: (String, Play) throws -> Void) throws {
    switch step {
    case .key(let key): press(key)
    case .type(let text): for character in text { press(.character(character)) }
    case .pass(let time): try pass(time)
    case .sleep(let time): sleep(time)
    case .editor(let text): try closeEditor(text)
    case .save(let text): try saveWorkFile(text)
    case .paste(let text): handle(.paste(text))
    case .size(let size): handle(.resized(size))
    case .screen(let name): try onScreen(name, self)
    case .message: break
    }
  }

  private static func steps(of script: String) throws -> [Step] {
    var steps: [Step] = []
    var rest = Substring(script)
    while let first = rest.first {
      rest.removeFirst()
      switch first {
      case " ", "\n": continue
      case "<":
        guard let end = rest.firstIndex(of: ">") else { throw PlayError("no > in `\(script)`") }
        steps.append(try step(named: String(rest[..<end])))
        rest = rest[rest.index(after: end)...]
      case "\"":
        guard let end = rest.firstIndex(of: "\"") else { throw PlayError("no closing quote in `\(script)`") }
        steps.append(.type(String(rest[..<end])))
        rest = rest[rest.index(after: end)...]
      default: steps.append(.key(.character(first)))
      }
    }
    return steps
  }

  private static let keys: [String: Key] = [
    "enter": .enter, "esc": .escape, "space": .space, "tab": .tab, "up": .up, "down": .down, "left": .left,
    "right": .right, "home": .home, "end": .end, "backspace": .backspace, "delete": .delete, "pageup": .pageUp,
    "pagedown": .pageDown, "lt": .character("<"), "wordleft": .wordLeft, "wordright": .wordRight,
  ]

  private static func step(named name: String) throws -> Step {
    if let key = keys[name] { return .key(key) }
    if name.hasPrefix("ctrl-"), let character = name.last { return .key(.control(character)) }
    if name.hasPrefix("alt-"), let character = name.last { return .key(.alt(character)) }
    if name.hasPrefix("+"), let time = Milliseconds(written: String(name.dropFirst())) { return .pass(time) }
    if name.hasPrefix("+"), name.hasSuffix("ms"), let count = Int(name.dropFirst().dropLast(2)) {
      return .pass(Milliseconds(count))
    }
    let words = name.split(separator: " ", maxSplits: 1).map(String.init)
    let text = words.count > 1 ? words[1].replacing("\\n", with: "\n").replacing("\\r", with: "\r") : ""
    switch words[0] {
    case "sleep": if let time = Milliseconds(written: text) { return .sleep(time) }
    case "editor": return .editor(text)
    case "save": return .save(text)
    case "paste": return .paste(text)
    case "screen": return .screen(text)
    case "message": return .message(text)
    case "size":
      let numbers = text.split(separator: "x").compactMap { Int($0) }
      if numbers.count == 2 { return .size(Size(columns: numbers[0], rows: numbers[1])) }
    default: break
    }
    throw PlayError("what is <\(name)>?")
  }
}
