import ScalingLaws

/// A fitted law as its file holds it.
public struct FittedLawFile: Hashable, Sendable {
  let form: FittedForm
  /// What the law is called in results.
  public let title: String
  /// The form's constants in its own order.
  public let constants: [Double]
  /// The stretch of the runs on each axis.
  public let range: [RunAxis: ClosedRange<Double>]
  /// What was minimised, in words, and what was reached.
  public let objective: String
  public let objectiveValue: Double
  public let provenance: Provenance
  /// Joint draws of the constants, a row for each refit; none without a bootstrap.
  public let draws: [[Double]]
  /// Why it has no draws though the runs were resampled; no scenario gives intervals then.
  public let withheld: String?
  /// Which embeddings the runs' parameters hold, where that is not what the form counts.
  public let embeddings: EmbeddingCount?
  /// The standard deviation of a run's log loss about the law.
  public let scatter: Double?
  /// The unit of the losses.
  public let lossUnit: String
  /// Whether the file says so; else it is taken for the standard unit.
  public internal(set) var isLossUnitStated = true

  /// Where a fitted law comes from.
  public struct Provenance: Hashable, Sendable {
    /// The name of the runs' file, and its checksum.
    public let input: String
    public let sha256: String
    public let runs: Int
    public let seed: UInt64
    /// Resamples that were refitted, and those of them without a minimum.
    public let replicates: Int
    public let failures: Int
    /// The version of this program.
    public let version: String

    public init(
      input: String, sha256: String, runs: Int, seed: UInt64, replicates: Int, failures: Int,
      version: String
    ) {
      self.input = input
      self.sha256 = sha256
      self.runs = runs
      self.seed = seed
      self.replicates = replicates
      self.failures = failures
      self.version = version
    }
  }

  /// An axis on which runs lie.
  public enum RunAxis: String, CaseIterable, Sendable {
    case parameters
    case tokens
    case flop
    case tokensPerParameter = "tokens_per_parameter"
    case experts
    case granularity
    case epochs

    func rangeAxis(of form: FittedForm) -> RangeAxis {
      switch self {
      case .parameters: form == .fineGrained ? .totalParameters : .activeParameters
      case .tokens: .tokens
      case .flop: .compute
      case .tokensPerParameter: .tokensPerParameter
      case .experts: .expansion
      case .granularity: .granularity
      case .epochs: .epochs
      }
    }
  }

  /// The most draws that a file holds.
  public static let drawLimit = 400
  /// The first words of every file, by which it is known.
  static let format = "moesim fitted law 1"

  /// A law as it was fitted to runs; of many draws, evenly chosen ones are kept.
  ///
  /// `nil` for a form that scenarios do not know.
  public init?(
    form: any LawForm, title: String, constants: [Double], runs: Runs, objective: String,
    objectiveValue: Double, provenance: Provenance, draws: [[Double]], withheld: String? = nil,
    embeddings: EmbeddingCount? = nil, scatter: Double? = nil,
    lossUnit: String = FittedLaw.standardUnit
  ) {
    guard let known = FittedForm(rawValue: form.id) else { return nil }
    self.init(
      form: known, title: title, constants: constants, range: Self.range(of: runs, form: form),
      objective: objective, objectiveValue: objectiveValue, provenance: provenance,
      // One draw has no interval.
      draws: draws.count > 1 ? Self.thinned(draws) : [], withheld: withheld,
      embeddings: embeddings, scatter: scatter, lossUnit: lossUnit)
  }

  init(
    form: FittedForm, title: String, constants: [Double], range: [RunAxis: ClosedRange<Double>],
    objective: String, objectiveValue: Double, provenance: Provenance, draws: [[Double]],
    withheld: String? = nil, embeddings: EmbeddingCount? = nil, scatter: Double? = nil,
    lossUnit: String = FittedLaw.standardUnit
  ) {
    self.lossUnit = lossUnit
    self.withheld = withheld
    self.embeddings = embeddings
    self.scatter = scatter
    self.form = form
    self.title = title
    self.constants = constants
    self.range = range
    self.objective = objective
    self.objectiveValue = objectiveValue
    self.provenance = provenance
    self.draws = draws
  }

  /// The form with its formula and conventions.
  var lawForm: any LawForm {
    guard let form = FormLibrary.form(form.rawValue) else {
      preconditionFailure("every fitted form is in the library")
    }
    return form
  }

  var symbols: [String] { lawForm.constants.map(\.symbol) }

  /// Evenly chosen rows, in order, at most as many as a file holds.
  public static func thinned(_ draws: [[Double]]) -> [[Double]] {
    guard draws.count > drawLimit else { return draws }
    return (0..<drawLimit).map { draws[$0 * draws.count / drawLimit] }
  }

  private static func range(of runs: Runs, form: any LawForm) -> [RunAxis: ClosedRange<Double>] {
    let hasTokens = form.needs.contains(.tokens)
    let flop = runs.sixND
    let columns: [(RunAxis, [Double]?)] = [
      (.parameters, runs.parameters),
      (.tokens, hasTokens ? runs.tokens : nil),
      (.flop, hasTokens && !form.needs.contains(.granularity) ? flop : nil),
      (
        .tokensPerParameter,
        hasTokens ? zip(runs.tokens, runs.parameters).map { $0 / $1 } : nil
      ),
      (.experts, runs.experts), (.granularity, runs.granularity),
      (.epochs, runs.unique.map { zip(runs.tokens, $0).map { max(1, $0 / $1) } }),
    ]
    var range: [RunAxis: ClosedRange<Double>] = [:]
    for (axis, values) in columns {
      guard let low = values?.min(), let high = values?.max(), low > 0, high.isFinite
      else { continue }
      range[axis] = low...high
    }
    return range
  }
}
