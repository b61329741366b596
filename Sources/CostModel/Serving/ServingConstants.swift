import Foundation

/// What is fitted of serving.
///
/// Each is a quantity that hardware or an engine has, not a correction.
public enum ServingConstant: Int, CaseIterable, Sendable {
  /// Shares of the printed memory rate at which weights of all tokens, of experts, and caches are read.
  case weightBandwidth, expertBandwidth, cacheBandwidth
  /// The share of the matrix product ceiling that products reach.
  case products
  /// The width at which an expert's product takes twice its time, as narrow experts work slower.
  case narrowness
  /// The tokens of an expert at which its products take twice their time.
  case tile
  /// Seconds of launching and waiting for a layer, and for its experts besides.
  case layer, expertLayer
  /// Seconds before a reduction or an exchange of tokens begins.
  case exchange
  /// Host seconds of a sequence in a step: scheduling, sampling, text.
  case sequence
  /// The share of a link's rate that exchanges reach.
  case link
  /// Passes of a hidden state over memory in a layer, and of one for each expert that a token uses.
  case passes, expertPasses
  /// The share of the room for caches that engines fill with requests, and the most that they batch.
  case fill, mostSequences

  /// What was believed before any row: the middle, and one deviation of its logarithm.
  public var prior: (middle: Double, deviation: Double) {
    switch self {
    case .weightBandwidth: (0.75, 0.25)
    case .expertBandwidth, .cacheBandwidth: (0.6, 0.4)
    case .products: (0.75, 0.25)
    case .narrowness: (1500, 0.7)
    case .tile: (30, 0.7)
    case .layer: (30e-6, 0.7)
    case .expertLayer: (40e-6, 0.7)
    case .exchange: (10e-6, 0.7)
    case .sequence: (5e-6, 1)
    case .link: (0.75, 0.4)
    case .passes: (8, 0.6)
    case .expertPasses: (6, 0.6)
    case .fill: (0.7, 0.4)
    case .mostSequences: (1000, 0.7)
    }
  }

  /// What it is, for a table.
  public var meaning: String {
    switch self {
    case .weightBandwidth: "share of memory rate: weights of all tokens"
    case .expertBandwidth: "share of memory rate: experts"
    case .cacheBandwidth: "share of memory rate: caches"
    case .products: "share of the matrix product ceiling"
    case .narrowness: "expert width at which its time doubles"
    case .tile: "tokens of an expert at which its time doubles"
    case .layer: "seconds of a layer"
    case .expertLayer: "seconds of its experts besides"
    case .exchange: "seconds before an exchange"
    case .sequence: "host seconds of a sequence in a step"
    case .link: "share of a link's rate"
    case .passes: "passes of a hidden state in a layer"
    case .expertPasses: "passes of a token's state for each expert"
    case .fill: "share of room for caches that is filled"
    case .mostSequences: "most sequences that engines batch"
    }
  }
}

/// The constants of serving, as logarithms.
public struct ServingConstants: Hashable, Sendable {
  /// By the raw value of `ServingConstant`.
  public let logarithms: [Double]
  private let values: [Double]
  /// Whether what is computed from these carries its gradient.
  var areVaried = false

  public init(logarithms: [Double]) {
    self.logarithms = logarithms
    values = logarithms.map { exp($0) }
  }

  public subscript(constant: ServingConstant) -> Double { values[constant.rawValue] }

  /// The constant, with its derivative by its own logarithm where these are varied.
  func dual(_ constant: ServingConstant) -> Dual {
    guard areVaried else { return Dual(self[constant]) }
    var slope = SIMD16<Double>.zero
    slope[constant.rawValue] = self[constant]
    return Dual(self[constant], slope)
  }

  /// What was believed before any row.
  public static let prior = ServingConstants(
    logarithms: ServingConstant.allCases.map { log($0.prior.middle) })

  /// What `ServingFit` makes of the bundled rows; `moesim verify serving` refits them.
  public static let fitted = ServingConstants(
    logarithms: [
      -0.282242, -0.278966, -0.140763, -0.267803, 8.598173, 3.807182, -9.709214, -10.291856,
      -12.034190, -13.544619, -0.497654, 2.175456, 1.429337, -0.329095, 7.894806,
    ])
}
