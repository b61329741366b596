import Diagnostics
import Foundation
import Units

/// A matched comparison in which only the data changed, or only the recipe: a row of the table.
///
/// Its multiplier q is the tokens that the older side would need to reach the score of the newer one,
/// over those used; of recipes the same in compute. It belongs to its metric, size and tokens.
public struct Intervention: Sendable, Hashable {
  public let id: String
  public let paper: String
  /// What was done, such as `dedup`; those of recipes begin with `recipe_`.
  public let kind: String
  public let from: String
  public let to: String
  /// What else differed.
  public let confounds: String
  public let metric: String
  public let axis: String
  /// What the multiplier is measured on.
  public let text: EvaluationText
  /// Parameters; `nil` is not published.
  public let size: Double?
  public let tokens: Double?
  public let scores: (from: Double?, to: Double?)
  /// By how much the newer side is better, in points or nats.
  public let gain: Double?
  public let q: Reading?
  /// Why there is no multiplier, or how it was read.
  public let method: String
  public let source: String
  public let line: Int

  /// A multiplier as it was read.
  public struct Reading: Sendable, Hashable {
    public let logarithm: Double
    /// The noise of the reading, in logarithms.
    public let deviation: Double
    /// Whether it enters the statistics.
    public let counts: Bool

    public var value: Double { exp(logarithm) }
  }

  /// The authors' own number, without curves: a best case.
  public var isStated: Bool { method == "stated" }
  public var isRecipe: Bool { kind.hasPrefix("recipe_") }
  /// Whether it bears on what a new change of its kind is worth.
  public var isFitted: Bool {
    q?.counts == true && !isStated && !["repetition", "recipe_bundle"].contains(kind)
  }

  public static func == (one: Self, other: Self) -> Bool { one.id == other.id }
  public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

/// What a multiplier is measured on; its sign depends on it.
public enum EvaluationText: String, Sendable, CaseIterable {
  case tasks
  /// Loss on text of the corpus that was changed.
  case starting
  /// Loss on other text, that of the new corpus included.
  case other
  /// Recipes: the data are the same on both sides.
  case recipe

  public var words: String {
    switch self {
    case .tasks: "task scores"
    case .starting: "loss on the starting corpus's own text"
    case .other: "loss on other text"
    case .recipe: "the same data on both sides"
    }
  }
}

extension Intervention {
  static let columns = [
    "id", "paper", "kind", "from", "to", "confounds", "metric", "axis", "side", "eval_text",
    "higher_is_better", "n_b", "d_b", "d2_b", "score_from", "score_to", "delta", "ref_points",
    "to_points", "slope_per_efold", "multiplier_unit", "q_stated", "q", "q_low", "q_high", "ln_q",
    "ln_q_sd", "q_method", "noise", "seeds", "use_in_stats", "source", "mark",
  ]

  private static let places = Dictionary(
    columns.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })

  /// What every row has to say.
  private static let required: Set = ["id", "paper", "kind", "from", "to", "metric", "side"]

  /// The bundled rows; a test holds that they can be read.
  public static let bundled: [Intervention] =
    (try? rows(in: EmbeddedData.interventions, file: "interventions.csv")) ?? []

  /// The bundled rows with those of a file in the same columns, of which most may be left out.
  public static func adding(csv bytes: [UInt8], file: String) throws(FaultList) -> [Intervention] {
    let added = try rows(in: bytes, file: file)
    let known = Set(bundled.map(\.id))
    let faults = added.filter { known.contains($0.id) }.map {
      Fault(
        file: file, position: Position(line: $0.line, column: 1),
        problem: "there is a row \(Fault.quoted($0.id)) already", hint: "give it another id")
    }
    guard faults.isEmpty else { throw FaultList(faults) }
    return bundled + added
  }

  static func rows(in bytes: [UInt8], file: String) throws(FaultList) -> [Intervention] {
    var table = try RecordTable(bytes, file: file, known: columns, required: required)
    var rows: [Intervention] = []
    var ids: Set<String> = []
    while table.next() {
      guard let row = Intervention(&table) else { continue }
      if !ids.insert(row.id).inserted {
        table.fault(0, "two rows have the id \(Fault.quoted(row.id))", "rename one of them")
      }
      rows.append(row)
    }
    try table.finish()
    return rows
  }

  private init?(_ table: inout RecordTable) {
    func place(_ name: String) -> Int { Self.places[name] ?? 0 }
    for name in Self.required.sorted() { _ = table.required(place(name)) }
    let (kind, side) = (table.text(place("kind")), table.text(place("side")))
    let evaluated = table.text(place("eval_text"))
    if let side, !["score", "loss"].contains(side) {
      table.fault(place("side"), "side is \(Fault.quoted(side))", "score or loss")
    }
    let isRecipe = kind?.hasPrefix("recipe_") == true
    if side == "loss", evaluated == nil, !isRecipe {
      table.fault(
        place("eval_text"), "a loss without the text that it is measured on says nothing",
        "write from, to or other: whose corpus the text is drawn from")
    }
    let texts = isRecipe ? nil : side == "score" ? ["tasks"] : ["from", "to", "other", "unstated"]
    if let evaluated, let texts, !texts.contains(evaluated) {
      table.fault(
        place("eval_text"), "a \(side ?? "score") is measured on \(Fault.quoted(evaluated))",
        "write \(texts.joined(separator: ", "))")
    }
    text =
      isRecipe
      ? .recipe : side == "score" ? .tasks : evaluated == "from" ? .starting : .other
    size = table.measure(place("n_b"), in: 1e9, Parameters.self)?.value
    tokens = table.measure(place("d_b"), in: 1e9, Tokens.self)?.value
    scores = (table.number(place("score_from")), table.number(place("score_to")))
    gain = table.number(place("delta"))
    let (value, ends) = (
      table.amount(place("q")), [table.amount(place("q_low")), table.amount(place("q_high"))]
    )
    let stated = table.number(place("ln_q_sd"))
    let spread = both(ends[0], ends[1]).map { log($1 / $0) / (2 * 1.96) }
    let counts = table.flag(place("use_in_stats"))
    if value != nil, stated ?? spread == nil {
      table.fault(place("q"), "the multiplier has no interval", "give q_low and q_high, at 95 %")
    }
    if let spread, spread < 0 {
      table.fault(place("q_low"), "q_low is above q_high", "exchange them")
    } else if let value, let (low, high) = both(ends[0], ends[1]), !(low...high).contains(value) {
      table.fault(
        place("q"), "the multiplier lies outside of its own interval", "q_low ≤ q ≤ q_high")
    }
    if value != nil, let deviation = stated ?? spread, deviation == 0 || stated ?? 0 < 0 {
      table.fault(
        place(stated == nil ? "q_low" : "ln_q_sd"), "the reading has no noise",
        "give the interval of the multiplier at 95 %, or ln_q_sd above 0")
    }
    if let value, let logarithm = table.number(place("ln_q")), abs(logarithm - log(value)) > 0.05 {
      table.fault(place("ln_q"), "ln_q is not the logarithm of q", "leave one of them out")
    }
    q = both(value, stated ?? spread).map {
      Reading(
        logarithm: table.number(place("ln_q")) ?? log($0), deviation: abs($1),
        counts: counts ?? true)
    }
    method = table.text(place("q_method")) ?? "own"
    axis = table.text(place("axis")) ?? ""
    confounds = table.text(place("confounds")) ?? ""
    source = table.text(place("source")) ?? ""
    line = table.line
    guard let id = table.text(place("id")), let paper = table.text(place("paper")), let kind,
      let from = table.text(place("from")), let to = table.text(place("to")),
      let metric = table.text(place("metric")), side != nil
    else { return nil }
    (self.id, self.paper, self.kind) = (id, paper, kind)
    (self.from, self.to, self.metric) = (from, to, metric)
  }
}

/// Both values, where there are two.
func both<One, Other>(_ one: One?, _ other: Other?) -> (One, Other)? {
  one.flatMap { one in other.map { (one, $0) } }
}
