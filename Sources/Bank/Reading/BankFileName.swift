/// Whether a file or folder in a bank is read, judging by its name. Other programs put files there, too.
enum BankFileName {
  /// Read; `stem` is its name without the extension.
  case yaml(stem: String)
  /// Not read: why, and what to do.
  case passedOver(what: String, fix: String)
  /// Not read, and no one would expect it to be.
  case foreign

  /// - Parameter mustBeSlug: true for question files, which are named after their topic.
  init(_ name: String, mustBeSlug: Bool) {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let ending = parts.count > 1 ? parts[parts.count - 1] : ""
    guard !["._", ".#"].contains(name.prefix(2)) else {
      self = .foreign
      return
    }
    guard ["yaml", "yml"].contains(ending.lowercased()) else {
      guard !name.hasPrefix(".") else {
        self = .foreign
        return
      }
      let isCopy = name.lowercased().contains(".yaml") || name.lowercased().contains(".yml")
      self =
        isCopy
        ? .passedOver(what: "a copy made by another program", fix: "delete it, or rename it to end in .yaml")
        : .passedOver(what: "not a YAML file", fix: "move it elsewhere, or ignore this")
      return
    }
    let stem = parts.dropLast().joined(separator: ".")
    if name.hasPrefix(".") {
      self = .passedOver(what: "a hidden file", fix: "remove the leading dot to have it read")
    } else if stem.contains(where: { ".()~#".contains($0) }) || stem.contains("conflicted copy") {
      self = .passedOver(
        what: "a copy made by another program", fix: "move what you need into the original file, then delete it")
    } else if ending != ending.lowercased() {
      self = .passedOver(what: "its extension is in capitals", fix: "rename it to \(stem).\(ending.lowercased())")
    } else if mustBeSlug, !YAMLMap.isSlug(stem) {
      self = .passedOver(
        what: "not a valid topic name", fix: "rename it using only lowercase letters, digits, and single hyphens")
    } else {
      self = .yaml(stem: stem)
    }
  }
}
