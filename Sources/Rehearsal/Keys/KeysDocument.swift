/// docs/keys.md: every key in every mode, from the commands of all screens and prompts.
public func keysDocument() -> String {
  var text = """
    # Keys

    Written by `make docs` from the commands of the screens in `Sources/Rehearsal`; `?` shows the same on the screen,
    with the reason when a key is unavailable.

    """
  let modes = AnyScreen.all.flatMap { $0.help } + AnyPrompt.all.flatMap { $0.help } + TooSmall.help
  for mode in modes {
    text += "\n## \(mode.title)\n\n| key | what it does |\n|---|---|\n"
    for command in mode.commands {
      let keys = command.keys.map { "`\($0.description)`" }.joined(separator: " ")
      text += "| \(keys.replacing("`|`", with: "`\\|`")) | \(command.help) |\n"
    }
  }
  text += "\n## While a line of text is open\n\n| key | what it does |\n|---|---|\n"
  for entry in TextEntry.keys { text += "| \(entry.keys) | \(entry.help) |\n" }
  text += """

    On the page of flags and causes, each flag and cause has the key that the rubric gives it, shown on the screen.

    """
  return text
}
