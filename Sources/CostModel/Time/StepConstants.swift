import Foundation
import Statistics

/// What is fitted of a training step.
public enum StepConstant: Int, CaseIterable, Sendable {
  /// Shares of the matrix product ceiling that products reach in sixteen, eight and four bits.
  case sixteenBit, eightBit, fourBit
  /// The share that scores reach, and what kernels before FlashAttention 3 reach of that.
  case attention, olderAttention
  /// How much products lose that are small beside the balance of rates and memory.
  case smallness
  /// Passes of elementwise work over memory, beside a count of its tensors.
  case traffic
  /// Host seconds for a block of experts; a quarter of it for any other block.
  case host
  /// Host, permutation and all-to-all of tuned codes for experts beside those of 2025.
  case tuning
  /// What is not hidden of traffic of tensor and context parallelism, of experts, and of data.
  case tensor, experts, data

  /// What was believed before any row: the middle, and a factor of one deviation.
  public var prior: (middle: Double, factor: Double) {
    switch self {
    case .sixteenBit: (0.88, 1.13)
    case .eightBit: (0.80, 1.16)
    case .fourBit: (0.70, 1.28)
    case .attention: (0.65, 1.35)
    case .olderAttention: (0.70, 1.35)
    case .smallness: (0.7, 2)
    case .traffic: (1, 1.65)
    case .host: (0.003, 2)
    case .tuning: (0.4, 1.65)
    case .tensor, .experts: (0.6, 1.65)
    case .data: (0.3, 2)
    }
  }
}

/// What the seconds of a term are multiplied by.
public enum StepFactor: Int, CaseIterable, Sendable {
  case one
  case sixteenBit, sixteenBitSmall, eightBit, eightBitSmall, fourBit, fourBitSmall
  case attention, olderAttention
  case traffic, tunedTraffic
  case host, tunedHost
  case tensor, experts, tunedExperts, data

  /// The constants in it, each with its power.
  var powers: [(StepConstant, Double)] {
    switch self {
    case .one: []
    case .sixteenBit: [(.sixteenBit, -1)]
    case .sixteenBitSmall: [(.sixteenBit, -1), (.smallness, 1)]
    case .eightBit: [(.eightBit, -1)]
    case .eightBitSmall: [(.eightBit, -1), (.smallness, 1)]
    case .fourBit: [(.fourBit, -1)]
    case .fourBitSmall: [(.fourBit, -1), (.smallness, 1)]
    case .attention: [(.attention, -1)]
    case .olderAttention: [(.attention, -1), (.olderAttention, -1)]
    case .traffic: [(.traffic, 1)]
    case .tunedTraffic: [(.traffic, 1), (.tuning, 1)]
    case .host: [(.host, 1)]
    case .tunedHost: [(.host, 1), (.tuning, 1)]
    case .tensor: [(.tensor, 1)]
    case .experts: [(.experts, 1)]
    case .tunedExperts: [(.experts, 1), (.tuning, 1)]
    case .data: [(.data, 1)]
    }
  }
}

/// The fitted constants, as logarithms, with each factor worked out.
public struct StepConstants: Hashable, Sendable {
  /// By the raw value of `StepConstant`.
  public let logarithms: [Double]
  private let factors: [Double]

  /// Constants by their logarithms, one for each `StepConstant`.
  public init(logarithms: [Double]) {
    self.logarithms = logarithms
    factors = StepFactor.allCases.map { factor in
      exp(factor.powers.reduce(0) { $0 + $1.1 * logarithms[$1.0.rawValue] })
    }
  }

  /// The logarithm by which blocks without kin are slower than their work: chosen on gpt-oss (sinks and
  /// windows) and Nemotron 3 (recurrences), before any row of DeepSeek-V4.
  public static let unusual = -0.15

  /// The logarithm by which thirteen released shapes with experts were faster in the mean than the stand-ins
  /// of their sizes, whose experts are narrow.
  public static let standIn = 0.25

  public subscript(constant: StepConstant) -> Double { exp(logarithms[constant.rawValue]) }

  func value(_ factor: StepFactor) -> Double { factors[factor.rawValue] }

  /// What `StepFit` makes of the bundled rows; a test refits them.
  public static let fitted = StepConstants(
    logarithms: [
      -0.186417, -0.067074, -0.371218, -0.360816, -0.546600, 1.088066, -0.180185, -4.989789,
      -0.811658, -1.642196, -0.448433, -0.955663,
    ])
}
