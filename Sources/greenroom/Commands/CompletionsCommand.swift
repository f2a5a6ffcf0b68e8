import ArgumentParser

struct CompletionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions", abstract: "Print the completion script for a shell.",
    discussion: """
      bash: greenroom completions bash > ~/.local/share/bash-completion/completions/greenroom
      zsh:  greenroom completions zsh > ~/.zfunc/_greenroom   (a folder of your fpath)
      fish: greenroom completions fish > ~/.config/fish/completions/greenroom.fish
      """)

  enum Shell: String, CaseIterable, ExpressibleByArgument { case bash, zsh, fish }

  @Argument(help: "bash, zsh or fish.") var shell: Shell

  func run() throws {
    let kind: CompletionShell =
      switch shell {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    try output(Greenroom.completionScript(for: kind) + "\n")
  }
}
