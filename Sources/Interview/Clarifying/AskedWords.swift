/// The words of a typed question or of a bank's entry, ready to be compared: lower case, abbreviations written out,
/// words that say nothing marked, endings taken off.
struct AskedWords {
  struct Word: Hashable {
    var stem: String
    /// A word that any question may have; only cue phrases need it.
    var isFiller: Bool
  }

  var words: [Word]

  init(words: [Word]) { self.words = words }

  init(_ text: String) {
    words = Self.split(text).map { Word(stem: Self.stem($0), isFiller: Self.fillers.contains($0)) }
  }

  /// Stems of the words that say something, in order, each once.
  var content: [String] {
    var seen: Set<String> = []
    return words.filter { !$0.isFiller }.map(\.stem).filter { seen.insert($0).inserted }
  }

  static func split(_ text: String) -> [String] {
    var found: [String] = []
    let plain = text.lowercased().replacing("’", with: "'").replacing("can't", with: "can not")
      .replacing("won't", with: "will not").replacing("n't", with: " not").replacing("'", with: " ")
    for word in plain.split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
      let word = String(word)
      if let written = abbreviations[word] {
        found += written.split(separator: " ").map(String.init)
      } else {
        found.append(word)
      }
    }
    return found
  }

  /// The word without its ending: the plural and verb endings that questions differ by, in the manner of Porter's "An
  /// algorithm for suffix stripping" (1980), but only as far as ten entries need it.
  static func stem(_ word: String) -> String {
    guard word.count > 3 else { return word }
    var stem = word
    if let (ending, instead) = endings.first(where: { word.hasSuffix($0.0) && word.count - $0.0.count >= 3 }),
      !(ending == "s" && ["ss", "us", "is"].contains(where: word.hasSuffix))
    {
      stem = word.dropLast(ending.count) + instead
      if ["ing", "ed", "edly"].contains(ending), stem.count > 3, let last = stem.last, stem.dropLast().last == last,
        !"lsz".contains(last)
      {
        stem.removeLast()
      }
    }
    if stem.count > 3, stem.last == "e" { stem.removeLast() }
    if stem.count > 3, stem.last == "y" { stem = stem.dropLast() + "i" }
    return stem
  }

  private static let endings: [(String, String)] = [
    ("ically", "ic"), ("ization", "ize"), ("ational", "ate"), ("ments", "ment"), ("ies", "y"), ("sses", "ss"),
    ("ness", ""), ("ing", ""), ("edly", ""), ("ed", ""), ("ers", "er"), ("est", ""), ("es", "e"), ("ly", ""), ("s", ""),
  ]

  private static let fillers = Set(
    """
    a an the is are was were be been being am do does did doing have has had having of to in on at for from with by as \
    and or but if then than that this these those it its i we you they he she them our your their my me us there here \
    what which who whom whose when where why how many much any some can could should would will may might shall must \
    about into over per so too very just also only not no yes please ok okay s t re ll ve d m need know tell say get \
    got let want like think sure assume mean kind sort thing things
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// What people type for what the banks write out, and some words that stand for each other in such questions.
  private static let abbreviations = [
    "ppl": "people", "folks": "people", "guys": "people", "msg": "message", "msgs": "messages", "doc": "document",
    "docs": "documents", "info": "information", "lang": "language", "langs": "languages", "english": "language",
    "spanish": "language", "multilingual": "language", "fp": "false positive", "fps": "false positives",
    "fn": "false negative", "fns": "false negatives", "prod": "production", "eval": "evaluation",
    "evals": "evaluations", "ms": "milliseconds", "sec": "second", "secs": "seconds", "seconds": "second",
    "min": "minute", "mins": "minutes", "hr": "hour", "hrs": "hours", "db": "database", "rec": "recommendation",
    "recs": "recommendations", "yr": "year", "thru": "through", "gt": "ground truth", "infra": "infrastructure",
    "txn": "transaction", "txns": "transactions", "pct": "percent", "vs": "versus", "gpt3": "gpt", "gpt4": "gpt",
    "chatgpt": "gpt", "openai": "gpt", "pic": "image", "pics": "images", "photo": "image", "photos": "images",
    "picture": "image", "pictures": "images", "realtime": "real time", "avg": "average", "biz": "business",
    "req": "request", "reqs": "requests", "vendor": "third party", "vendors": "third party", "dollars": "money",
    "price": "cost", "expensive": "cost", "cheap": "cost", "quick": "fast", "quickly": "fast", "slow": "slow",
    "accurate": "accuracy", "perf": "performance", "ml": "model", "algo": "algorithm", "person": "people",
  ]
}
