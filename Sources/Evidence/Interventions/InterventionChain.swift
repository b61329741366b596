import Foundation
import Statistics

/// What several steps on the data are worth together, in tokens.
///
/// No chain was measured step by step. Logarithms are summed; the centre is 0.7 of the sum, as one
/// pair of recipe steps measured together came to and as second filters on filtered pools add about
/// nothing; the sum is the upper end's centre, and the lower end is open to more overlap than that.
public struct InterventionChain: Sendable {
  public struct Step: Sendable {
    public let kind: String
    /// Whether it filters a pool that a model, or the same filter, has filtered before.
    public let isRepeatedFilter: Bool
    public let worth: PredictedMultiplier
    /// Whether the table has rows of its kind on this text.
    public let hasRows: Bool
    /// ln q and its deviation.
    public var centre: Double { isRepeatedFilter ? 0 : worth.centre }
    public var deviation: Double { worth.deviation }

    public func interval(level: Double) -> ClosedRange<Double> {
      let range = worth.interval(level: level)
      guard isRepeatedFilter else { return range }
      let scale = exp(-worth.centre)
      return (range.lowerBound * scale)...(range.upperBound * scale)
    }
  }

  public let steps: [Step]
  /// Widening for sizes far from every row, in logarithms.
  public let farness: Double
  public let papers: Int

  /// The share of the sum of logarithms that steps keep together.
  public static let overlap = 0.7
  /// Kinds that choose among texts.
  public static let filters: Set = ["model_filter", "heuristic_filter", "token_selection"]

  public init(
    _ kinds: [String], on text: EvaluationText, isFiltered: Bool, farness: Double,
    model: InterventionModel = .data
  ) {
    var filtered = isFiltered
    steps = kinds.enumerated().map { index, kind in
      let filters = Self.filters.contains(kind)
      defer { filtered = filtered || filters && kind != "heuristic_filter" }
      return Step(
        kind: kind, isRepeatedFilter: filters && (filtered || kinds[..<index].contains(kind)),
        worth: model.prediction(of: kind, on: text), hasRows: model.holds(kind, on: text))
    }
    self.farness = farness
    papers = model.papers
  }

  private var sum: Double { steps.reduce(0) { $0 + $1.centre } }
  private var share: Double { steps.count(where: { !$0.isRepeatedFilter }) > 1 ? Self.overlap : 1 }

  /// ln q of all steps.
  public var centre: Double { share * sum }

  /// The deviation of ln q: of the steps, of how far they overlap, and of far sizes.
  public var deviation: Double {
    let own = steps.reduce(0) { $0 + $1.deviation * $1.deviation }
    let rule = (1 - share) * sum
    return (own + rule * rule + farness * farness).squareRoot()
  }

  public func interval(level: Double) -> ClosedRange<Double> {
    if steps.count == 1, farness == 0 { return steps[0].interval(level: level) }
    let half =
      StudentT.quantile((1 + level) / 2, degrees: Double(max(papers - 1, 1))) * deviation
    return exp(centre - half)...exp(centre + half)
  }
}

extension Intervention {
  /// Kinds of the table, in alphabetical order.
  public static let kinds = Set(bundled.map(\.kind)).sorted()

  /// Kinds of changes of the data that have a place in the model.
  public static let dataKinds = dataKinds(of: bundled)

  /// The same of rows of one's own as well.
  public static func dataKinds(of rows: [Intervention]) -> [String] {
    Set(rows.filter { !$0.isRecipe && $0.isFitted }.map(\.kind))
      .union(["code_share", "tokenizer", "synthetic", "extraction", "midtraining"]).sorted()
  }

  /// Whether a pool is known to have been filtered by a model: it is the newer side of such a row.
  public static func isFiltered(_ pool: String, among rows: [Intervention]) -> Bool {
    func begins(_ text: String) -> Bool {
      (text.lowercased() + " ").hasPrefix(pool.lowercased() + " ")
    }
    return rows.contains { $0.kind == "model_filter" && begins($0.to) && !begins($0.from) }
  }

  /// Whether what was measured is named by whole words of a metric.
  public func isMeasured(on name: String) -> Bool {
    func words(_ text: String) -> String {
      " "
        + text.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ") + " "
    }
    return words(metric).contains(words(name)) && !words(name).allSatisfy { $0 == " " }
  }

  /// Beyond this factor in size or tokens a multiplier is carried too far, and its logarithm may be off
  /// by that of 1.5 more.
  public static let reach = 5.0

  /// The widening for a size and tokens, from rows of the same text.
  public static func farness(
    size: Double?, tokens: Double?, among rows: [Intervention]
  ) -> Double {
    let isNear = rows.contains { row in
      func near(_ asked: Double?, _ own: Double?) -> Bool {
        guard let asked else { return true }
        return own.map { abs(log(asked / $0)) <= log(reach) } ?? false
      }
      return row.isFitted && near(size, row.size) && near(tokens, row.tokens)
    }
    return isNear ? 0 : log(1.5)
  }
}
