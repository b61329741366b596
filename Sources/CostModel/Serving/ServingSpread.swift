import Foundation

/// How far a predicted time of serving may lie off: deviations of its logarithm, found by leaving models
/// and devices out of the fit.
public struct ServingSpread: Hashable, Sendable {
  /// What is predicted.
  public enum Kind: String, CaseIterable, Sendable {
    /// Time per token with a number of sequences at once.
    case fixed
    /// The rate where all requests are queued at once.
    case queued
    /// Prompts alone.
    case prompt
  }

  /// Of layouts, engines and days.
  public let rows: Double
  /// Of a model that no row speaks for.
  public let model: Double
  /// Of a device that no row speaks for.
  public let device: Double
  private let own: Double

  /// Deviations of a kind, of a model and device with rows or without; `own` is what a fit without the
  /// model's rows missed them by, and no interval is narrower.
  public init(
    _ kind: Kind, isRouted: Bool, knowsModel: Bool, device: Device, knowsDevice: Bool? = nil,
    own: Double = 0
  ) {
    rows =
      switch kind {
      case .fixed: isRouted ? 0.19 : 0.15
      case .queued: isRouted ? 0.23 : 0.14
      case .prompt: isRouted ? 0.29 : 0.22
      }
    model = knowsModel ? 0 : isRouted ? 0.13 : kind == .queued ? 0.12 : 0.08
    self.own = own
    // A data sheet alone tells less of another maker's kernels than of the next device of a line.
    let kin = device.generation != nil || device.peaks.count > 1 && device.name.contains("NVIDIA")
    let isKnown = knowsDevice ?? Self.measured.contains(device.id)
    self.device = isKnown ? 0 : kin ? 0.08 : 0.25
  }

  /// The devices that rows speak for.
  public static let measured: Set<String> = [
    "a100", "b200", "gh200", "h100", "h200", "h800", "l40s",
  ]

  /// Of the logarithm.
  public var deviation: Double {
    let known = max(rows, own)
    return (known * known + model * model + device * device).squareRoot()
  }

  /// The factor from a prediction to the end of an interval of 80 %.
  public var factor: Double { exp(1.2816 * deviation) }
}
