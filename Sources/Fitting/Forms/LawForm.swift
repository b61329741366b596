import Foundation
import ScalingLaws

/// A formula with constants to be fitted.
///
/// A form writes the logarithm of its loss and the exact derivatives of that logarithm for all
/// runs at once. The solver moves every constant on its own scale (`FormConstant.Scale`), mostly
/// as a logarithm; people see the values of the formula.
public protocol LawForm: Sendable {
  /// The name in scenarios and on the command line, such as `chinchilla`.
  var id: String { get }
  /// The formula in plain text.
  var formula: String { get }
  /// What N, D, E, G and U mean in it.
  var conventions: String { get }
  /// The constants in the order of their positions in every array here.
  var constants: [FormConstant] { get }
  /// The columns that a runs table must have.
  var needs: [RunColumn] { get }

  /// Simpler forms that this one contains; their fits are starts of its search.
  var nested: [NestedForm] { get }

  /// The inputs that the inner loop reads, such as log N; computed once for a table.
  func features(of runs: Runs) -> [[Double]]

  /// Writes `batch.logLoss` and, by each constant's coordinate, `batch.derivative`.
  func evaluate(_ batch: Batch, at coordinates: UnsafeBufferPointer<Double>)
}

/// A simpler form that another one contains.
public struct NestedForm: Sendable {
  public let form: any LawForm
  /// Values of the richer form at which it gives the losses of the simpler one.
  public let values: @Sendable ([Double]) -> [[Double]]
}

extension LawForm {
  public var nested: [NestedForm] { [] }
}

/// One constant of a form.
public struct FormConstant: Hashable, Sendable {
  /// How the solver moves the constant.
  public enum Scale: Hashable, Sendable {
    /// As it is.
    case identity
    /// By its logarithm, which keeps it positive.
    case logarithm
    /// By the logarithm of how far it lies above another constant.
    case logarithmAbove(Int)
  }

  /// How the loss depends on a constant, which decides how it is found.
  public enum Role: Hashable, Sendable {
    /// The loss is linear in it, for the other constants fixed: it is solved for.
    case coefficient
    /// The logarithm of the loss is linear in it: it is solved for.
    case logLinear
    /// Anything else: it is searched.
    case inner
  }

  public let symbol: String
  public let meaning: String
  public let scale: Scale
  public let role: Role
  /// Where starts are drawn, in the solver's coordinate.
  public let starts: ClosedRange<Double>
  /// What the solver may not leave, in its coordinate; an answer at an end says so.
  public let bounds: ClosedRange<Double>

  public init(
    _ symbol: String, _ meaning: String, scale: Scale, role: Role = .inner,
    starts: ClosedRange<Double>, bounds: ClosedRange<Double>
  ) {
    self.symbol = symbol
    self.meaning = meaning
    self.scale = scale
    self.role = role
    self.starts = starts
    self.bounds = bounds
  }
}

extension ChinchillaForm {
  /// The loss of sizes and tokens under values of the constants, for optima and equivalents.
  public func surface(_ values: [Double]) -> LossSurface {
    let c = named(values)
    return LossSurface(
      floor: c["E"], sizeTerms: [PowerTerm(c["A"], -c["alpha"])],
      tokenTerms: [PowerTerm(c["B"], -c["beta"])])
  }
}

extension TiedChinchillaForm {
  /// The loss of sizes and tokens under values of the constants, for optima and equivalents.
  public func surface(_ values: [Double]) -> LossSurface {
    let c = named(values)
    return LossSurface(
      floor: c["E"], sizeTerms: [PowerTerm(c["A"], -c["alpha"])],
      tokenTerms: [PowerTerm(c["B"], -c["alpha"])])
  }
}

extension JointForm {
  /// The loss of sizes and tokens at a number of experts under values of the constants.
  public func surface(_ values: [Double], experts: Double) -> LossSurface {
    let c = named(values)
    let (start, maximum) = (c["E_start"], c["E_max"])
    let shifted = experts - 1 + 1 / (1 / start - 1 / maximum)
    let e = -log(1 / shifted + 1 / maximum)
    return LossSurface(
      floor: c["c"],
      sizeTerms: [PowerTerm(c["a"] * exp(c["delta"] * e), c["alpha"] + c["gamma"] * e)],
      tokenTerms: [PowerTerm(c["b"] * exp(c["omega"] * e), c["beta"] + c["zeta"] * e)])
  }
}

/// Values of a form's constants, read by their symbols.
struct NamedConstants {
  fileprivate let constants: [FormConstant]
  fileprivate let values: [Double]

  subscript(symbol: String) -> Double {
    guard let place = constants.firstIndex(where: { $0.symbol == symbol }) else {
      preconditionFailure("the form has no constant \(symbol)")
    }
    return values[place]
  }
}

extension LawForm {
  /// The formula's values by their symbols.
  func named(_ values: [Double]) -> NamedConstants {
    NamedConstants(constants: constants, values: values)
  }
}

extension FormConstant {
  /// What no term removes.
  static func floor(_ symbol: String, _ meaning: String) -> FormConstant {
    FormConstant(
      symbol, meaning, scale: .logarithm, role: .coefficient, starts: -1...1, bounds: -12...4)
  }

  /// The coefficient of a term.
  static func term(
    _ symbol: String, _ meaning: String, starts: ClosedRange<Double> = 0...25
  ) -> FormConstant {
    FormConstant(
      symbol, meaning, scale: .logarithm, role: .coefficient, starts: starts, bounds: -50...150)
  }

  /// E, A and B, where a size term and a data term stand on a floor.
  static let sum: [FormConstant] = [
    .floor("E", "loss that no size and no data remove"),
    .term("A", "coefficient of the size term"), .term("B", "coefficient of the data term"),
  ]

  /// α and β of such terms.
  static let exponents = [
    FormConstant("alpha", "exponent of the size", scale: .identity, starts: 0...2, bounds: 0...4),
    FormConstant("beta", "exponent of the data", scale: .identity, starts: 0...2, bounds: 0...4),
  ]
}

extension LawForm {
  /// The values of the formula's constants at the solver's coordinates.
  public func values(at coordinates: [Double]) -> [Double] {
    var values = coordinates
    for (index, constant) in constants.enumerated() {
      switch constant.scale {
      case .identity: break
      case .logarithm: values[index] = exp(coordinates[index])
      case .logarithmAbove(let other): values[index] = values[other] + exp(coordinates[index])
      }
    }
    return values
  }

  /// The solver's coordinates of the formula's values; not finite where a value has none.
  public func coordinates(of values: [Double]) -> [Double] {
    constants.enumerated().map { index, constant in
      switch constant.scale {
      case .identity: values[index]
      case .logarithm: log(values[index])
      case .logarithmAbove(let other): log(values[index] - values[other])
      }
    }
  }

  /// The position of a constant by its symbol.
  public func index(of symbol: String) -> Int? {
    constants.firstIndex { $0.symbol == symbol }
  }

  /// The loss that the formula gives for each run, in nats per token.
  public func losses(of runs: Runs, at coordinates: [Double]) -> [Double] {
    let features = features(of: runs)
    let batch = Batch(runs: runs.count, features: features.count, constants: constants.count)
    batch.fill(
      features: features, target: runs.loss, weights: [Double](repeating: 1, count: runs.count))
    coordinates.withUnsafeBufferPointer { evaluate(batch, at: $0) }
    return (0..<runs.count).map { exp(batch.logLoss[$0 / 4][$0 % 4]) }
  }
}
