/// docs/keys.md: every key in every context, from the one table.
public func keysDocument() -> String {
  var text = """
    # Keys

    Written by `make docs` from the key table in `Sources/Rehearsal/Keys/Keymap.swift`; `?` shows the same on the
    screen, with the reason where a key cannot act now.

    """
  for context in Context.allCases {
    let bindings = Keymap.bindings(in: context)
    guard !bindings.isEmpty else { continue }
    text += "\n## \(context.title)\n\n| key | what it does |\n|---|---|\n"
    for binding in bindings {
      let keys = binding.keys.map { "`\($0.description)`" }.joined(separator: " ")
      text += "| \(keys.replacing("`|`", with: "`\\|`")) | \(binding.help) |\n"
    }
  }
  text += "\n## While a line of text is open\n\n| key | what it does |\n|---|---|\n"
  for entry in Keymap.typing { text += "| \(entry.keys) | \(entry.help) |\n" }
  text += """

    In a phase of clarifying each tag has a key that the round script gives; on the page of flags and causes each has
    the key that the rubric gives. Both are on the screen.

    """
  return text
}
