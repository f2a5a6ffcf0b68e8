import Canvas
import Interview

/// Asks before an editor takes the terminal: a stray key must not land you in a program that is hard to leave.
struct EditPrompt: Prompt {
  var location: QuestionLocation
  /// When the prompt came up.
  var since: Moment

  /// No one can read it sooner: an Enter before that was meant for something else.
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
    // There are only a few folders; section and topic say which file it is.
    let file = location.file.split(separator: "/").suffix(2).joined(separator: "/")
    return "Open \(file) at line \(location.line) in \(model.settings.editor)?"
  }
}
