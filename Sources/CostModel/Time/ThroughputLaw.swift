import Foundation
import Statistics

/// A fitted law for the share of the sixteen-bit peak that a training step reaches.
///
/// The share is model FLOP under `exactCausal`, for each second and device, over the dense
/// sixteen-bit peak, whatever the precision; its logarithm is a sum of coefficients times the
/// terms of the form. The fit is ordinary least squares over measured rows.
public struct ThroughputLaw: Hashable, Sendable {
  public let form: ThroughputForm
  public let source: String
  /// One coefficient for each term of the form.
  public let coefficients: [Double]
  /// The covariance of the coefficients, as if rows were independent.
  public let covariance: [[Double]]
  /// The root mean square error of the logarithm on models left out of the fit.
  public let spread: Double
  public let heldOut: HeldOutReport
  /// What was measured, axis by axis, in the order `d`, `f`, `context`, `devices`.
  public let measured: [MeasuredAxis]

  /// The share under some conditions, with how sure it is.
  ///
  /// The deviation of its logarithm is √(spread² + xᵀCx): what models left out missed by, and what
  /// the coefficients do not settle far from the measured rows.
  public func share(_ step: StepConditions) -> SharePrediction {
    let x = form.values(step)
    let variance = spread * spread + max(0, Self.dot(x, covariance.map { Self.dot($0, x) }))
    let axes: [(String, Int)] = [
      ("d", step.hiddenSize), ("f", step.feedForwardWidth), ("context", step.context),
      ("devices", step.devices),
    ]
    let outside = axes.compactMap { name, value -> OutsideMeasured? in
      guard let axis = measured.first(where: { $0.name == name }) else { return nil }
      let excess = axis.extent.excess(of: Double(value))
      return excess > 1 ? OutsideMeasured(axis: name, excess: excess) : nil
    }
    return SharePrediction(
      share: exp(Self.dot(x, coefficients)), deviation: variance.squareRoot(),
      outside: outside)
  }

  private static func dot(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).map { $0 * $1 }.reduce(0, +)
  }
}

/// One axis of the measured rows and how far they go.
public struct MeasuredAxis: Hashable, Sendable {
  public let name: String
  public let extent: Extent

  public init(_ name: String, _ extent: Extent) {
    self.name = name
    self.extent = extent
  }
}

/// An axis on which a prediction lies beyond what was measured, and how many times.
public struct OutsideMeasured: Hashable, Sendable {
  public let axis: String
  public let excess: Double

  /// The axis in words.
  public var words: String {
    switch axis {
    case "d": "hidden size"
    case "f": "feed-forward width"
    default: axis
    }
  }
}

/// A predicted share of the sixteen-bit peak.
public struct SharePrediction: Hashable, Sendable {
  /// The middle of the prediction.
  public let share: Double
  /// The standard deviation of its logarithm.
  public let deviation: Double
  /// Where the conditions lie beyond the measured rows.
  public let outside: [OutsideMeasured]

  /// The range that holds a step's share at a level such as 0.8.
  public func range(level: Double = 0.8) -> ClosedRange<Double> {
    let width = Normal.quantile((1 + level) / 2) * deviation
    return share * exp(-width)...share * exp(width)
  }
}

/// What a law missed by on models that it was not fitted to.
public struct HeldOutReport: Hashable, Sendable {
  /// One model left out.
  public struct Model: Hashable, Sendable {
    public let name: String
    public let isRouted: Bool
    public let rows: Int
    /// The median relative error of the rate.
    public let medianError: Double

    public init(_ name: String, isRouted: Bool, rows: Int, medianError: Double) {
      self.name = name
      self.isRouted = isRouted
      self.rows = rows
      self.medianError = medianError
    }
  }

  /// The share of rows of left-out models that a range of a level held.
  public struct Coverage: Hashable, Sendable {
    public let level: Double
    public let found: Double

    public init(level: Double, found: Double) {
      self.level = level
      self.found = found
    }
  }

  /// The left-out models, sorted by name.
  public let models: [Model]
  /// The median relative error over the rows of dense models, each left out with its model.
  public let denseMedian: Double?
  /// The same over the rows of models with experts.
  public let routedMedian: Double?
  /// What ranges from refits without the model, spread included, held.
  public let coverage: [Coverage]
}
