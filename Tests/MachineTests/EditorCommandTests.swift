import Interview
import Testing

@testable import Machine

@Suite struct EditorCommandTests {
  @Test(arguments: [
    ("vi", "vi +12", "/b/a.yaml"), ("nvim -p", "nvim -p +12", "/b/a.yaml"),
    ("/usr/bin/nano", "/usr/bin/nano +12", "/b/a.yaml"),
    ("hx", "hx", "/b/a.yaml:12"), ("code --wait", "code --wait -g", "/b/a.yaml:12"),
    ("subl -w", "subl -w", "/b/a.yaml:12"),
  ])
  func theLineIsToldAsTheEditorWantsIt(editor: String, command: String, file: String) {
    let opening = EditorCommand(editor).opening(QuestionLocation(file: "/b/a.yaml", line: 12))
    #expect(opening.command == command && opening.file == file)
  }
}
