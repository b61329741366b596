import Foundation
import ScalingLaws

/// What a header says: under which names a column is known, in which unit, by which convention.
struct RunHeader {
  /// How a loss is written.
  enum LossUnit: String {
    case nats = "nats per token"
    case natsPerByte = "nats per byte"
    case natsPerWord = "nats per word"
    case perplexity
    case bitsPerToken = "bits per token"
    case bitsPerByte = "bits per byte"
    case bitsPerWord = "bits per word"
    case bytePerplexity = "perplexity per byte"
    case wordPerplexity = "perplexity per word"

    /// What is kept as the loss.
    func loss(_ value: Double) -> Double {
      switch self {
      case .nats, .natsPerByte, .natsPerWord: value
      case .perplexity, .bytePerplexity, .wordPerplexity: log(value)
      case .bitsPerToken, .bitsPerByte, .bitsPerWord: value * log(2)
      }
    }

    /// The unit of what is kept.
    var kept: String {
      switch self {
      case .natsPerByte, .bitsPerByte, .bytePerplexity: "nats per byte"
      case .natsPerWord, .bitsPerWord, .wordPerplexity: "nats per word"
      case .nats, .perplexity, .bitsPerToken: "nats per token"
      }
    }
  }

  /// The names without case, spaces and punctuation, the whole header first: then without its unit,
  /// and without what stands before a dot or a slash, as `summary.val/loss`.
  let keys: [String]
  /// What a plain number is multiplied by; `nil` where the header names no unit.
  let scale: Double?
  /// Which embeddings it says that parameters hold; `nil` where it does not.
  let embeddings: EmbeddingCount?
  /// Whether it says gigabytes or the like, which count none of what a fit needs.
  let isOfBytes: Bool
  private let text: String

  init(_ text: String) {
    self.text = text
    // Bytes do not count parameters, tokens or FLOP.
    isOfBytes = Self.words(of: text).contains(where: Self.byteUnits.contains)
    guard !isOfBytes else {
      (keys, scale, embeddings) = ([], nil, nil)
      return
    }
    var scale: Double?
    var keys: [String] = []
    let bare = Self.withoutUnit(text, &scale)
    for part in [bare] + Self.tails(of: bare) {
      var words = part.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
      let isDays = ["day", "days"].contains(words.last) && words.count > 1
      if isDays,
        let place = words.indices.first(where: { Self.flopPrefix(of: words[$0...]) != nil })
      {
        scale = scale ?? Self.flopPrefix(of: words[place...])
        words = words[..<place] + (place == 0 ? ["flopdays"] : [])
      } else if let place = words.indices.first(where: { Self.flopPrefix(of: [words[$0]]) != nil })
      {
        scale = scale ?? Self.flopPrefix(of: [words[place]])
        words[place] = "flop" + (words[place].hasSuffix("s") ? "s" : "")
      }
      let key = words.joined()
      keys.append(key)
      guard words.count > 1, let last = words.last, let unit = Self.units[last] else { continue }
      let rest = words.dropLast(words.count > 2 && words[words.count - 2] == "in" ? 2 : 1)
      if scale == nil, !RunColumn.allCases.contains(where: { $0.headers.contains(key) }) {
        scale = unit
        keys.append(rest.joined())
      }
    }
    let first = keys.first ?? ""
    embeddings = Self.withoutEmbedding.contains(where: first.contains) ? .noEmbedding : nil
    for key in keys {
      for word in Self.withoutEmbedding where key.contains(word) {
        keys.append(key.replacing(word, with: ""))
        break
      }
    }
    self.keys = keys
    self.scale = scale
  }

  /// The unit of a loss under this header; `nil` for one that is not known.
  var lossUnit: LossUnit? {
    let words = Self.words(of: text)
    let key = words.joined()
    func has(_ parts: String...) -> Bool { parts.contains(where: key.contains) }
    if let inside = Self.bracketed(text), !["exp", "log", "ln"].contains(words.first),
      inside.contains("%")
        || !Self.words(of: inside).allSatisfy(Self.lossWords.contains)
    {
      return nil
    }
    // Neither the logarithm's base nor letters of several bytes can be told.
    if has("log10", "log2", "bpc", "perchar") || !words.allSatisfy({ !$0.hasPrefix("char") }) {
      return nil
    }
    let isByte =
      has("bpb", "perbyte", "byteppl", "byteperplexity")
      || words.contains(where: ["byte", "bytes"].contains)
    let isWord =
      has("bpw", "perword", "wordppl", "wordperplexity")
      || words.contains(where: ["word", "words"].contains)
    // The logarithm of a perplexity is the loss.
    if !has("logp", "lnp"),
      has("ppl", "perplexity", "exploss", "lossexp")
        || (key.hasPrefix("exp") && key.hasSuffix("loss"))
    {
      return isByte ? .bytePerplexity : isWord ? .wordPerplexity : .perplexity
    }
    if has("bpb", "bpt", "bpw", "bitper", "bitsper") || key.hasSuffix("bits")
      || words.contains(where: ["bit", "bits"].contains)
    {
      return isByte ? .bitsPerByte : isWord ? .bitsPerWord : .bitsPerToken
    }
    return isByte ? .natsPerByte : isWord ? .natsPerWord : .nats
  }

  /// Words that may stand in brackets behind a loss.
  private static let lossWords: Set = [
    "nat", "nats", "bit", "bits", "per", "token", "tokens", "tok", "byte", "bytes", "word", "words",
    "ppl", "perplexity", "bpb", "bpt", "bpw", "ln", "natural", "ce", "cross", "entropy", "nll",
    "lm",
    "val", "valid", "validation", "eval", "held", "out", "heldout", "test", "train", "training",
    "final", "share", "rate", "mean", "avg", "average", "smoothed", "ema",
  ]

  private static func words(of text: some StringProtocol) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  /// What stands in brackets at the end.
  private static func bracketed(_ text: String) -> Substring? {
    for (open, close) in [("(", ")"), ("[", "]")] as [(Character, Character)] {
      guard text.last == close, let start = text.lastIndex(of: open) else { continue }
      return text[text.index(after: start)...].dropLast()
    }
    return nil
  }

  /// The factor of a unit by its name, such as `B`, `million`, `PFLOP` or `1e18`.
  static func factor(_ unit: String) -> Double? {
    let word = unit.lowercased().filter { $0.isLetter || $0.isNumber || ".+-^".contains($0) }
    if let known = units[word] ?? flopPrefix(of: [unit]) { return known }
    let number = word.hasPrefix("10^") ? "1e" + word.dropFirst(3) : word
    if let value = Double(number) { return value > 0 && value.isFinite ? value : nil }
    // What is counted stands behind its unit, as in "billion tokens" and "1e9 of parameters".
    let words = unit.split { $0 == " " || $0 == "_" }
    guard words.count > 1, let last = words.last?.lowercased(), counted.contains(last) else {
      return nil
    }
    return factor(words.dropLast().joined(separator: " "))
  }

  /// The text without a unit in brackets behind it.
  private static func withoutUnit(_ text: String, _ scale: inout Double?) -> String {
    guard let inside = bracketed(text) else { return text }
    let before = text[..<text.index(before: inside.startIndex)]
    // What is taken of a column, as exp(loss).
    if ["exp", "log", "ln"].contains(before.lowercased()) { return before + " " + inside }
    scale = factor(String(inside))
    return String(before) + (inside.lowercased().hasPrefix("bit") ? " bits" : "")
  }

  /// What stands behind dots and slashes, the longest first.
  private static func tails(of text: String) -> [String] {
    text.indices.filter { text[$0] == "." || text[$0] == "/" }
      .map { String(text[text.index(after: $0)...]) }.filter { !$0.isEmpty }
  }

  private static let counted: Set = [
    "of", "token", "tokens", "param", "params", "parameter", "parameters", "flop", "flops",
  ]

  /// The factor of FLOP with a prefix, `PFLOPs`, or of a rate over days, `PF-days`.
  private static func flopPrefix(of words: some Sequence<some StringProtocol>) -> Double? {
    var word = words.joined().lowercased().filter(\.isLetter)
    for name in ["mega", "giga", "tera", "peta", "exa", "zetta", "yotta"] where word.hasPrefix(name)
    {
      word = String(name.prefix(1) + word.dropFirst(name.count))
    }
    guard let first = word.first, let power = prefixes[first] else { return nil }
    let rest = word.dropFirst()
    // A petaflop/s-day is 86,400 seconds of it.
    if rest.wholeMatch(of: #/f(lops?)?(s|ps)?days?/#) != nil { return power * 86_400 }
    return rest.hasPrefix("flop") ? power : nil
  }

  private static let prefixes: [Character: Double] = [
    "m": 1e6, "g": 1e9, "t": 1e12, "p": 1e15, "e": 1e18, "z": 1e21, "y": 1e24,
  ]

  private static let units: [String: Double] = [
    "k": 1e3, "thousand": 1e3, "thousands": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6,
    "millions": 1e6, "b": 1e9, "bn": 1e9, "billion": 1e9, "billions": 1e9, "t": 1e12, "tn": 1e12,
    "trillion": 1e12, "trillions": 1e12,
  ]

  private static let byteUnits: Set = ["kb", "mb", "gb", "tb", "kib", "mib", "gib", "tib"]

  private static let withoutEmbedding = [
    "withoutembeddings", "withoutembedding", "excludingembeddings", "excludingembedding",
    "nonembeddings", "nonembedding", "noembeddings", "noembedding", "nonembed", "noembed", "nonemb",
    "noemb", "exclemb",
  ]
}

/// Units of columns in a text, `parameters=B,tokens=T,flop=PFLOP`.
public struct RunUnits: Sendable {
  /// What plain numbers of a column are multiplied by.
  public let factors: [RunColumn: Double]

  /// `nil` where the text names another column or unit, or two of one column.
  public init?(_ text: String) {
    let names: [String: RunColumn] = [
      "parameters": .parameters, "n": .parameters, "tokens": .tokens, "d": .tokens, "flop": .flop,
      "c": .flop, "unique": .unique, "u": .unique,
    ]
    var factors: [RunColumn: Double] = [:]
    for part in text.split(separator: ",") {
      let sides = part.split(separator: "=").map(String.init)
      guard sides.count == 2, let column = names[sides[0].lowercased()],
        let factor = RunHeader.factor(sides[1]), factors[column] == nil
      else { return nil }
      factors[column] = factor
    }
    guard !factors.isEmpty else { return nil }
    self.factors = factors
  }
}
