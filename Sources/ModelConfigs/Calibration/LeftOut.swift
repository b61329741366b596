import CostModel
import Foundation
import Statistics

/// What predictions missed by where a fit had not seen a model, a device or a code.
public struct LeftOut: Sendable {
  /// What is left out together.
  public enum Kind: String, CaseIterable, Sendable {
    case model, device, code
    /// All devices of a generation.
    case generation
    /// A model on one device, with its rows on others.
    case pair

    func name(of row: MeasuredStep) -> String {
      switch self {
      case .model: row.family
      case .device: row.setup.device.id
      case .generation:
        String((row.setup.device.generation?.rawValue ?? row.setup.device.id).prefix { $0 != "-" })
      case .code: row.setup.code.base
      case .pair: "\(row.family) \(row.setup.device.id)"
      }
    }
  }

  /// A row, predicted by a fit without its group.
  public struct Miss: Sendable {
    public let group: String
    public let isRouted: Bool
    /// ln(measured / predicted).
    public let error: Double
    /// The deviation that was predicted.
    public let deviation: Double
    /// The same error by a fit with its group.
    public let seen: Double
  }

  public let kind: Kind
  public let misses: [Miss]

  /// Every row, predicted by a fit of the others.
  public init(_ kind: Kind, of rows: [MeasuredStep]) {
    self.kind = kind
    let names = Set(rows.map(kind.name)).sorted()
    guard let whole = StepFit(rows) else {
      misses = []
      return
    }
    misses = names.flatMap { name -> [Miss] in
      let (held, kept) = (
        rows.filter { kind.name(of: $0) == name }, rows.filter { kind.name(of: $0) != name }
      )
      guard let fit = StepFit(kept, among: rows, from: whole) else { return [] }
      return held.map { row in
        let (logarithm, deviation) = fit.predict(row)
        return Miss(
          group: name, isRouted: row.shape.isRouted, error: log(row.rate) - logarithm,
          deviation: deviation, seen: log(row.rate) - whole.predict(row).logarithm)
      }
    }
  }

  /// A summary of some misses.
  public struct Summary: Sendable {
    public let leftOut: String
    public let group: String
    public let rows: Int
    /// The median of |ln(measured / predicted)|.
    public let median: Double
    /// The same where the fit has seen the group.
    public let seenMedian: Double
    public let bias: Double
    public let rootMeanSquare: Double
    /// The shares of rows inside ranges of 50 and of 80 %.
    public let half: Double
    public let eighty: Double

    init(_ leftOut: Kind, _ group: String, _ misses: [Miss]) {
      self.leftOut = leftOut.rawValue
      self.group = group
      rows = misses.count
      let count = Double(max(misses.count, 1))
      func holds(_ level: Double) -> Double {
        let width = Normal.quantile((1 + level) / 2)
        return Double(misses.count { abs($0.error) < width * $0.deviation }) / count
      }
      median = Quantiles.median(misses.map { abs($0.error) }) ?? 0
      seenMedian = Quantiles.median(misses.map { abs($0.seen) }) ?? 0
      bias = misses.reduce(0) { $0 + $1.error } / count
      rootMeanSquare = (misses.reduce(0) { $0 + $1.error * $1.error } / count).squareRoot()
      (half, eighty) = (holds(0.5), holds(0.8))
    }
  }

  /// All rows, dense and routed ones apart and together, then each group.
  public var summaries: [Summary] {
    let parts = [
      ("dense", misses.filter { !$0.isRouted }), ("routed", misses.filter(\.isRouted)),
      ("all", misses),
    ]
    let groups = Dictionary(grouping: misses, by: \.group).sorted { $0.key < $1.key }
    return parts.map { Summary(kind, $0.0, $0.1) } + groups.map { Summary(kind, $0.key, $0.value) }
  }
}
