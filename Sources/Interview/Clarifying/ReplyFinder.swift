#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Replies that fit a typed question, best first: none, one, or several to choose from.
public struct FoundReplies: Hashable, Sendable {
  /// Indices among the question's clarifying entries.
  public var entries: [Int]
  /// Of the best entry, found or not, in words that only it has: see `ReplyFinder`.
  public var score: Double
}

/// Finds what a typed question asks about, by its words: BM25 (Robertson and Zaragoza, "The Probabilistic Relevance
/// Framework: BM25 and Beyond", 2009) over the question's entries, together with the cue phrases of their tags and the
/// closest of the phrases by which an entry is asked for. Words are stemmed, typing errors corrected.
///
/// The weights were set on `Tests/Fixtures/clarifying`; docs/clarifying.md has the figures.
public struct ReplyFinder {
  private var entries: [ClarifyEntry]
  private var tags: [ClarifyTag]
  /// For each entry, how much each stem counts.
  private var weights: [[String: Double]]
  private var lengths: [Double]
  /// For each entry, the phrases that ask for it.
  private var asks: [[AskedWords]]
  /// The same as sets of stems.
  private var phrases: [[Set<String>]]
  /// In how many entries a stem occurs.
  private var frequency: [String: Int] = [:]
  /// The stems of each tag's cues, fillers included.
  private var cues: [String: [[String]]]
  private var vocabulary: Set<String>

  public init(entries: [ClarifyEntry], tags: [ClarifyTag]) {
    self.entries = entries
    self.tags = tags
    let asks = entries.map { entry in ([entry.ask] + entry.also).map { AskedWords($0) } }
    self.asks = asks
    weights = zip(entries, asks).map { entry, asks in
      var weights: [String: Double] = [:]
      func add(_ text: AskedWords, _ weight: Double) {
        for word in text.words where !word.isFiller { weights[word.stem, default: 0] += weight }
      }
      add(asks[0], Weight.ask)
      for phrase in asks.dropFirst() { add(phrase, Weight.also) }
      add(AskedWords(entry.reply), Weight.reply)
      add(AskedWords(entry.tag), Weight.tag)
      return weights
    }
    lengths = weights.map { $0.values.reduce(0, +) }
    phrases = asks.map { $0.map { Set($0.content) }.filter { !$0.isEmpty } }
    for weights in weights {
      for stem in weights.keys { frequency[stem, default: 0] += 1 }
    }
    cues = Dictionary(
      tags.map { ($0.name, $0.cues.map { AskedWords($0).words.map(\.stem) }.filter { !$0.isEmpty }) },
      uniquingKeysWith: +)
    vocabulary = Set(frequency.keys)
    for tag in tags {
      for cue in tag.cues { vocabulary.formUnion(AskedWords(cue).content) }
    }
  }

  /// - Parameter text: as typed; a tag and a colon in front limit the search to that tag.
  public func find(_ text: String) -> FoundReplies {
    let (tag, question) = tagged(text)
    let fits = fits(question, tag: tag)
    if tag == nil, let entry = entry(askedExactly: question) {
      return FoundReplies(entries: [entry], score: fits[entry].score)
    }
    let order = fits.indices.sorted { (fits[$0].score, $1) > (fits[$1].score, $0) }
    guard let first = order.first else { return FoundReplies(entries: [], score: 0) }
    let best = fits[first]
    let trust = best.score * (Bound.trust + (1 - Bound.trust) * best.share)
    guard trust >= (best.share > 0.99 ? Bound.whole : Bound.part) else {
      return FoundReplies(entries: [], score: best.score)
    }
    var close = order.filter { fits[$0].score >= Bound.close * best.score }
    // What is understood in part only, or not surely, is better asked back.
    if close.count == 1, best.share < Bound.sure || trust < Bound.reply {
      close = order.prefix(2).filter { fits[$0].score > 0 }
      if close.count == 1, trust < Bound.reply { close = [] }
    }
    return FoundReplies(entries: Array(close.prefix(3)), score: best.score)
  }

  /// `scale: how many articles?` as tag and question. The beginning of a name is enough where no other begins so.
  public func tagged(_ text: String) -> (tag: String?, question: String) {
    guard let colon = text.firstIndex(of: ":") else { return (nil, text) }
    let name = text[..<colon].lowercased().filter { $0 != " " }
    let fitting = tags.map(\.name).filter { !name.isEmpty && $0.hasPrefix(name) }
    guard let tag = fitting.first(where: { $0 == name }) ?? (fitting.count == 1 ? fitting[0] : nil) else {
      return (nil, text)
    }
    return (tag, String(text[text.index(after: colon)...].drop { $0 == " " }))
  }

  /// The only entry with just this question among its phrases, or one that differs by endings.
  private func entry(askedExactly text: String) -> Int? {
    let asked = AskedWords(text).words
    let found = entries.indices.filter { asks[$0].contains { $0.words == asked } }
    return found.count == 1 && !asked.isEmpty ? found[0] : nil
  }

  /// How well an entry fits: its score, and the share of the question's words that it accounts for.
  private struct Fit {
    var score: Double
    var share: Double
  }

  private func fits(_ text: String, tag: String?) -> [Fit] {
    let asked = AskedWords(text).words.map { AskedWords.Word(stem: corrected($0), isFiller: $0.isFiller) }
    let sequence = asked.map(\.stem)
    let content = AskedWords(words: asked).content
    let total = content.map { rarity($0) * (frequency[$0] == nil ? Weight.unknown : 1) }.reduce(0, +)
    let known = min(Weight.longest, max(total, .ulpOfOne))
    let average = lengths.reduce(0, +) / Double(max(1, lengths.count))
    return entries.indices.map { index in
      let cue = longestCue(of: entries[index].tag, in: sequence)
      var score = Weight.cue * cue.strength
      var matched = 0.0
      for stem in content {
        if let weight = weights[index][stem] {
          let length = 1 - Weight.b + Weight.b * lengths[index] / average
          score += rarity(stem) * weight * (Weight.k1 + 1) / (weight + Weight.k1 * length)
          matched += rarity(stem)
        } else if cue.stems.contains(stem) {
          matched += rarity(stem)
        }
      }
      score += Weight.phrase * closestPhrase(of: index, to: Set(content), total: known)
      if let tag { score = entries[index].tag == tag ? score + Bound.reply : 0 }
      let share = content.isEmpty || tag != nil ? (score > 0 ? 1 : 0) : min(1, matched / known)
      return Fit(score: score, share: share)
    }
  }

  /// How strongly the cues of a tag are in the question, by the longest, and all stems of those that are.
  private func longestCue(of tag: String, in sequence: [String]) -> (strength: Double, stems: Set<String>) {
    var strength = 0.0
    var stems: Set<String> = []
    for cue in cues[tag] ?? [] where sequence.contains(cue) {
      strength = max(strength, 1 + Weight.cueWord * Double(cue.count - 1))
      stems.formUnion(cue)
    }
    return (strength, stems)
  }

  private func closestPhrase(of index: Int, to content: Set<String>, total: Double) -> Double {
    phrases[index].map { phrase in
      let shared = phrase.intersection(content).map(rarity).reduce(0, +)
      return shared > 0 ? shared * (shared / phrase.map(rarity).reduce(0, +)) * (shared / total).squareRoot() : 0
    }.max() ?? 0
  }

  /// BM25's weight of a word, as a multiple of that of a word that one entry alone has.
  private func rarity(_ stem: String) -> Double {
    weight(frequency: frequency[stem].map(Double.init) ?? 0.5) / weight(frequency: 1)
  }

  private func weight(frequency: Double) -> Double {
    log(1 + (Double(entries.count) - frequency + 0.5) / (frequency + 0.5))
  }

  /// The word that was meant, if it is close to one that is known here.
  private func corrected(_ word: AskedWords.Word) -> String {
    let letters = Array(word.stem)
    guard !word.isFiller, letters.count > 3, !vocabulary.contains(word.stem), !letters.allSatisfy(\.isNumber) else {
      return word.stem
    }
    let most = letters.count < 7 ? 1 : 2
    let close = vocabulary.compactMap { known -> (distance: Int, stem: String)? in
      guard known.count > 3, known.first == letters.first else { return nil }
      return editDistance(letters, Array(known), most: most).map { ($0, known) }
    }
    return close.min { ($0.distance, $0.stem) < ($1.distance, $1.stem) }?.stem ?? word.stem
  }
}

/// What the parts of a score count.
private enum Weight {
  /// BM25's saturation and length parameters.
  static let k1 = 1.69
  static let b = 0.28
  static let ask = 1.17
  static let also = 1.2
  static let reply = 1.66
  static let tag = 2.86
  /// A cue phrase of the tag, in rare words, and each of its words after the first.
  static let cue = 0.75
  static let cueWord = 0.3
  static let phrase = 0.85
  /// A word that no entry has, against a rare one.
  static let unknown = 0.67
  /// So many rare words are a whole question; polite words beyond them do not count against it.
  static let longest = 3.73
}

/// When there is a reply.
private enum Bound {
  /// For one reply at once.
  static let reply = 1.76
  /// For any, where every word of the question is accounted for, and where some are not.
  static let whole = 0.69
  static let part = 0.56
  /// How much of the score is trusted when nothing else of the question is accounted for.
  static let trust = 0.14
  /// Of the question's words; below it is asked back.
  static let sure = 0.48
  /// Entries within this share of the best one's score are offered beside it.
  static let close = 0.66
}
