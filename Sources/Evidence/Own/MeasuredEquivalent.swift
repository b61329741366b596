import Foundation
import Statistics
import Units

/// The dense equivalent of an MoE of one's own, read between its siblings.
public struct MeasuredEquivalent: Sendable, Hashable {
  /// ln N_eq.
  public let logSize: Double
  /// The standard error of ln N_eq: noise, scatter between benchmarks, extrapolation, tokens.
  public let deviation: Double
  public let readings: [OwnEvidence.OwnReading]
  public let unread: [OwnEvidence.Unread]
  /// The exponent by which siblings of other tokens were moved; `nil` where none was.
  public let exchange: TokenExchange?
  /// Whether some tokens are not known and were taken to be equal.
  public let hasUnknownTokens: Bool

  /// N_eq.
  public var size: Parameters { Parameters(exp(logSize)) }

  /// The range that holds the true equivalent at a level.
  public func interval(level: Double) -> SizeInterval {
    SizeInterval(logSize: logSize, deviation: deviation, level: level, kind: .measured)
  }
}

/// A measured and a predicted equivalent together.
///
/// Both are taken as normal in ln N and weigh by their precision; the prediction's width is that of
/// its 80 % range.
public struct CombinedEquivalent: Sendable, Hashable {
  /// ln N_eq.
  public let logSize: Double
  public let deviation: Double
  /// The share that the measurement has in the result.
  public let measuredShare: Double
  /// The distance between both in standard deviations of their difference.
  public let tension: Double

  /// Joins both; `nil` where the prediction has no width.
  public init?(_ measured: MeasuredEquivalent, _ predicted: PredictedEquivalent) {
    guard let width = predicted.deviation, width > 0, measured.deviation > 0 else { return nil }
    let own = 1 / (measured.deviation * measured.deviation)
    let other = 1 / (width * width)
    let centre = log(predicted.centre.value)
    logSize = (own * measured.logSize + other * centre) / (own + other)
    deviation = 1 / (own + other).squareRoot()
    measuredShare = own / (own + other)
    tension =
      abs(measured.logSize - centre)
      / (measured.deviation * measured.deviation + width * width).squareRoot()
  }

  /// N_eq.
  public var size: Parameters { Parameters(exp(logSize)) }

  /// Whether both contradict each other, so that joining them says little: beyond two standard
  /// deviations.
  public var isContradicted: Bool { tension > 2 }

  /// The range at a level.
  public func interval(level: Double) -> SizeInterval {
    SizeInterval(logSize: logSize, deviation: deviation, level: level, kind: .combined)
  }
}
