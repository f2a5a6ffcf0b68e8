/// What the name of a file or folder says about its place in a bank. Other programs put files there, too.
enum BankFileName {
  /// Read, under this name without its ending.
  case yaml(stem: String)
  /// Not read: why, and what to do.
  case passedOver(what: String, fix: String)
  /// Not read, and no one would expect it to be.
  case foreign

  /// - Parameter mustBeSlug: for files of questions, which are named like their topic.
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
        ? .passedOver(what: "a copy that another program made", fix: "delete it, or give it a name that ends in .yaml")
        : .passedOver(what: "not a YAML file", fix: "move it elsewhere, or ignore this")
      return
    }
    let stem = parts.dropLast().joined(separator: ".")
    if name.hasPrefix(".") {
      self = .passedOver(what: "a hidden file", fix: "take the dot off to have it read")
    } else if stem.contains(where: { ".()~#".contains($0) }) || stem.contains("conflicted copy") {
      self = .passedOver(
        what: "a copy that another program made", fix: "keep what you need of it in the file itself, then delete it")
    } else if ending != ending.lowercased() {
      self = .passedOver(what: "its ending is in capitals", fix: "rename it to \(stem).\(ending.lowercased())")
    } else if mustBeSlug, !YAMLMap.isSlug(stem) {
      self = .passedOver(
        what: "its name is not a topic's", fix: "rename it with lower-case letters, digits and single hyphens")
    } else {
      self = .yaml(stem: stem)
    }
  }
}
