import Canvas
import Interview

/// Asks before an editor takes the terminal: one stray key in a list must not end in a program that is hard to leave.
struct EditPrompt: Prompt {
  var location: QuestionLocation
  /// When it came up.
  var since: Moment

  /// Nobody has read it sooner: an Enter that comes before was meant for something else.
  private static let readingTime = Milliseconds(200)

  static let modes = [
    Mode<Self>(
      "Editing a question",
      [
        Command([.enter], "open", "open the file in your editor, at the question's line") { state, model in
          guard model.now.steady - state.since.steady >= readingTime else {
            model.say("Too soon; press Enter again.")
            return .stay
          }
          return Step(move: .back, effects: [.edit(model.newJob(), .bank(state.location))])
        },
        Command([.escape, "q"], "back", "back to the bank") { _, _ in .back }.asWay,
        .quit([.control("c")], "quit"), .suspend,
      ], isWhole: true)
  ]

  func question(in model: Model) -> String {
    // The folder is one of few; section and topic say which file it is.
    let file = location.file.split(separator: "/").suffix(2).joined(separator: "/")
    return "Open \(file) at line \(location.line) in \(model.settings.editor)?"
  }
}
