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

  /// The inputs that the inner loop reads, such as log N; computed once for a table.
  func features(of runs: Runs) -> [[Double]]

  /// Writes `batch.logLoss` and, by each constant's coordinate, `batch.derivative`.
  func evaluate(_ batch: Batch, at coordinates: UnsafeBufferPointer<Double>)
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
