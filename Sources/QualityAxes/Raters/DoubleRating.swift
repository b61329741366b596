import Diagnostics
import Formats
import Statistics

/// Facts that two raters judged, some of them adjudicated, and what follows of each rater's errors.
///
/// Facts of one prompt stand together: intervals draw prompts again. Adjudicated facts are a sample of
/// each cell (first's label × second's label); the share of truly supported facts in a cell is that
/// of its adjudicated ones. A cell in which both agree and of which nothing was adjudicated is taken
/// as right, which makes error rates lower bounds.
public struct DoubleRating: Sendable {
  public enum Label: String, Hashable, Sendable, CaseIterable {
    case supported = "Supported"
    case notSupported = "Not Supported"
    case irrelevant = "Irrelevant"
  }

  public struct Fact: Sendable {
    public let prompt: String
    public let model: String
    public let first: Label
    public let second: Label
    public let truth: Label?
  }

  public let facts: [Fact]
  /// The models, in the order of the table.
  public let models: [String]
  /// A tally for each prompt, whose facts stand or fall together.
  private let clusters: [Tally]

  /// One fact, to show what a table holds.
  public static let example = DoubleRating([
    Fact(prompt: "a", model: "", first: .supported, second: .supported, truth: nil)
  ])

  public static let columns = CSVColumns(
    required: ["prompt", "first", "second"], optional: ["truth", "model"])

  /// Reads `prompt,first,second` and, where they stand, `truth` and `model`: a row for each fact.
  ///
  /// Labels are SAFE's, in any case. Where a fact is irrelevant to a rater or in truth it counts in
  /// the agreement and in no error rate. An empty truth was not adjudicated.
  public static func reading(_ table: CSVTable) throws(FaultList) -> DoubleRating {
    var records = CSVRecords(table, columns)
    var facts: [Fact] = []
    for row in records.rows {
      let prompt = records.name(records[row, "prompt"])
      let first = records.label(records[row, "first"])
      let second = records.label(records[row, "second"])
      var truth: Label?
      if records.has("truth"), !records[row, "truth"].text.isEmpty {
        truth = records.label(records[row, "truth"])
      }
      let model = records.has("model") ? records[row, "model"].text : ""
      guard let prompt, let first, let second else { continue }
      facts.append(
        Fact(prompt: prompt, model: model, first: first, second: second, truth: truth))
    }
    try records.log.check()
    return DoubleRating(facts)
  }

  public init(_ facts: [Fact]) {
    self.facts = facts
    let models = facts.reduce(into: [String]()) {
      if !$0.contains($1.model) { $0.append($1.model) }
    }
    self.models = models
    var order: [String] = []
    var tallies: [String: Tally] = [:]
    for fact in facts {
      if tallies[fact.prompt] == nil { order.append(fact.prompt) }
      tallies[fact.prompt, default: Tally(models: models.count)].add(
        fact, model: models.firstIndex(of: fact.model) ?? 0)
    }
    clusters = order.compactMap { tallies[$0] }
  }

  /// Facts whose truth is known, and prompts.
  public var adjudicated: Int { facts.count { $0.truth != nil } }
  public var prompts: Int { clusters.count }
  /// Whether a part of the facts on which both agree was adjudicated.
  public var auditsAgreement: Bool {
    facts.contains { $0.first == $0.second && $0.first != .irrelevant && $0.truth != nil }
  }

  /// The facts counted by model, both labels and truth.
  public struct Tally: Sendable {
    fileprivate var counts: [Double]

    fileprivate init(models: Int) { counts = [Double](repeating: 0, count: 36 * models) }

    fileprivate mutating func add(_ fact: Fact, model: Int) {
      counts[36 * model + 12 * fact.first.rank + 4 * fact.second.rank + (fact.truth?.rank ?? 3)] +=
        1
    }

    /// So many facts, of one model or of all, with labels or truth where they are named.
    fileprivate func count(
      model: Int? = nil, _ first: Label? = nil, _ second: Label? = nil, truth: Label?? = nil
    ) -> Double {
      func span(_ one: Int?, of all: Int) -> Range<Int> { one.map { $0..<$0 + 1 } ?? 0..<all }
      var sum = 0.0
      for model in span(model, of: counts.count / 36) {
        for first in span(first?.rank, of: 3) {
          for second in span(second?.rank, of: 3) {
            for truth in span(truth.map { $0?.rank ?? 3 }, of: 4) {
              sum += counts[36 * model + 12 * first + 4 * second + truth]
            }
          }
        }
      }
      return sum
    }
  }

  /// The tally of all facts.
  public var tally: Tally { Self.sum(clusters) }

  private static func sum(_ tallies: [Tally]) -> Tally {
    var sum = tallies[0]
    for tally in tallies.dropFirst() {
      for place in sum.counts.indices { sum.counts[place] += tally.counts[place] }
    }
    return sum
  }

  /// The tallies of prompts drawn again, each with its shares, for any number of intervals.
  public struct Redrawn: Sendable {
    public let rating: DoubleRating
    fileprivate let level: Double
    fileprivate let own: (tally: Tally, shares: Shares)
    /// None where there is one prompt alone.
    fileprivate let drawn: [(tally: Tally, shares: Shares)]

    /// Any number that follows from a tally and its shares, with its interval; no interval where one of
    /// twenty draws has no such number, or where none of them differs.
    public func interval(
      of value: (Tally, Shares) -> Double?
    ) -> (value: Double, range: ClosedRange<Double>?)? {
      guard let own = value(own.tally, own.shares) else { return nil }
      let values = drawn.compactMap { value($0.tally, $0.shares) }.sorted()
      let tail = (1 - level) / 2
      guard values.count * 20 >= drawn.count * 19,
        let low = Quantiles.value(at: tail, ofSorted: values),
        let high = Quantiles.value(at: 1 - tail, ofSorted: values)
      else { return (own, nil) }
      return (own, low < high ? low...high : nil)
    }
  }

  public func redrawn(_ resampling: Resampling) -> Redrawn {
    let drawn = (0..<(clusters.count > 1 ? resampling.replicates : 0)).map { replicate in
      var random = SplitMix64(seed: resampling.seed, stream: UInt64(replicate))
      return Self.sum(clusters.map { _ in clusters[random.index(below: clusters.count)] })
    }
    return Redrawn(
      rating: self, level: resampling.level, own: (tally, Self.shares(of: tally)),
      drawn: drawn.map { ($0, Self.shares(of: $0)) })
  }

  /// The shares that a tally gives.
  public struct Shares: Sendable {
    /// The share of facts with the same label, and Cohen's κ.
    public let agreement: Double
    public let kappa: Double?
    /// For each rater: the share of truly supported facts judged supported, and of truly unsupported
    /// ones judged not supported; none where no such fact is known, or disagreements were not
    /// adjudicated.
    public let sensitivity: [Double?]
    public let specificity: [Double?]

    /// J of a rater.
    public func youden(_ rater: Int) -> Double? {
      sensitivity[rater].flatMap { one in specificity[rater].map { one + $0 - 1 } }
    }
  }

  public static func shares(of tally: Tally) -> Shares {
    let labels = Label.allCases
    let count = tally.count()
    let agreement = labels.reduce(0) { $0 + tally.count($1, $1) } / count
    let chance =
      labels.reduce(0) { $0 + tally.count($1) * tally.count(nil, $1) } / (count * count)
    // True facts and others in each cell, those that were not adjudicated by the cell's share.
    var (right, wrong) = ([0.0, 0.0], [0.0, 0.0])
    var (rightSaid, wrongSaid) = ([0.0, 0.0], [0.0, 0.0])
    var isKnown = true
    for first in labels.prefix(2) {
      for second in labels.prefix(2) {
        let size = tally.count(first, second)
        guard size > 0 else { continue }
        let known = size - tally.count(first, second, truth: .some(nil))
        if known == 0, first != second { isKnown = false }
        let taken = first == .supported ? [size, 0] : [0, size]
        let parts =
          known > 0
          ? [Label.supported, .notSupported].map {
            size * tally.count(first, second, truth: $0) / known
          } : taken
        for (rater, said) in [first, second].enumerated() {
          right[rater] += parts[0]
          wrong[rater] += parts[1]
          if said == .supported {
            rightSaid[rater] += parts[0]
          } else {
            wrongSaid[rater] += parts[1]
          }
        }
      }
    }
    return Shares(
      agreement: agreement, kappa: chance < 1 ? (agreement - chance) / (1 - chance) : nil,
      sensitivity: [0, 1].map { isKnown && right[$0] > 0 ? rightSaid[$0] / right[$0] : nil },
      specificity: [0, 1].map { isKnown && wrong[$0] > 0 ? wrongSaid[$0] / wrong[$0] : nil })
  }

  /// The share of relevant facts of a model that a rater judges supported, and that share corrected
  /// for the rater's errors: (p + specificity - 1) / J (Rogan and Gladen, American Journal of
  /// Epidemiology 107, 1978).
  public static func precision(
    of tally: Tally, model: Int, rater: Int, correctedBy shares: Shares?
  ) -> Double? {
    func said(_ label: Label) -> Double {
      rater == 0 ? tally.count(model: model, label) : tally.count(model: model, nil, label)
    }
    let (supported, others) = (said(.supported), said(.notSupported))
    guard supported + others > 0 else { return nil }
    let share = supported / (supported + others)
    guard let shares else { return share }
    guard let youden = shares.youden(rater), youden > 0, let specificity = shares.specificity[rater]
    else { return nil }
    return (share + specificity - 1) / youden
  }
}

extension DoubleRating.Label {
  fileprivate var rank: Int { self == .supported ? 0 : self == .notSupported ? 1 : 2 }
}

extension CSVRecords {
  /// A label of SAFE, in any case and with or without its space.
  fileprivate mutating func label(_ field: CSVField) -> DoubleRating.Label? {
    let plain = field.text.lowercased().filter { $0 != " " && $0 != "_" && $0 != "-" }
    let found = DoubleRating.Label.allCases.first {
      $0.rawValue.lowercased().filter { $0 != " " } == plain
    }
    if found == nil {
      note(
        field, "unknown label \(Fault.quoted(field.text))",
        "write Supported, Not Supported or Irrelevant")
    }
    return found
  }
}
