import CostModel
import Formats
import Foundation
import Statistics

/// The constants of serving fitted to measured rows by Gauss-Newton steps with exact gradients, in the
/// logarithm of times, from what was believed before.
///
/// Rows of one model, device, engine and kind count for less the more they are; a row that lies far off
/// pulls as one that lies at 1.5 deviations (Huber's weights).
public struct ServingFit: Sendable {
  public let constants: ServingConstants
  /// The factor of one deviation of each constant.
  public let factors: [Double]

  /// One deviation of a row in the logarithm, and where pulls stop to grow.
  private static let (deviation, reach) = (0.25, 1.5)

  /// Fits some rows; `nil` where there are none.
  public init?(_ rows: [MeasuredServing], from start: ServingConstants = .prior) {
    let counts = Dictionary(rows.map { ($0.group, 1.0) }, uniquingKeysWith: +)
    let priors = ServingConstant.allCases.map(\.prior)
    var found = start
    var last: SymmetricMatrix?
    for _ in 0..<40 {
      var matrix = SymmetricMatrix(size: priors.count)
      var right = [Double](repeating: 0, count: priors.count)
      for (index, prior) in priors.enumerated() {
        matrix[index, index] = 1 / (prior.deviation * prior.deviation)
        right[index] = (log(prior.middle) - found.logarithms[index]) * matrix[index, index]
      }
      for row in rows {
        let (value, slope) = row.logarithm(found)
        let rest = log(row.seconds) - value
        let share = min(1, 1 / (0.3 + 0.175 * (counts[row.group] ?? 1)))
        let far = abs(rest) / Self.deviation * share.squareRoot()
        let weight = share / (Self.deviation * Self.deviation) * min(1, Self.reach / max(far, 1e-9))
        for i in priors.indices {
          right[i] += weight * slope[i] * rest
          for j in 0...i {
            matrix.values[i * priors.count + j] += weight * slope[i] * slope[j]
          }
        }
      }
      guard let step = matrix.solving(right) else { return nil }
      last = matrix
      found = ServingConstants(
        logarithms: zip(found.logarithms, step).map { $0 + min(0.5, max(-0.5, $1)) })
      if step.allSatisfy({ abs($0) < 1e-6 }) { break }
    }
    guard !rows.isEmpty, let inverse = last?.inverse() else { return nil }
    constants = found
    factors = priors.indices.map { exp(inverse[$0, $0].squareRoot()) }
  }
}

extension MeasuredServing {
  fileprivate var group: String { "\(model) \(device.id) \(engine) \(kind)" }
}

/// What predictions of serving missed by where a fit had not seen the model or the device.
public struct ServingLeftOut: Sendable {
  /// What is left out together.
  public enum Kind: String, CaseIterable, Sendable {
    case model, device
  }

  /// A row, predicted by a fit without its group.
  public struct Miss: Sendable {
    public let row: MeasuredServing
    public let group: String
    /// ln(measured / predicted seconds).
    public let error: Double
    /// The deviation that was predicted.
    public let deviation: Double
    public var factor: Double { exp(error) }
    public var isHeld: Bool { abs(error) < 1.2816 * deviation }
  }

  public let kind: Kind
  public let misses: [Miss]

  /// Every row, predicted by a fit of the others.
  public init(_ kind: Kind, of rows: [MeasuredServing], from start: ServingConstants = .fitted) {
    func name(_ row: MeasuredServing) -> String { kind == .model ? row.family : row.device.id }
    self.kind = kind
    misses = Set(rows.map(name)).sorted().flatMap { group -> [Miss] in
      guard let fit = ServingFit(rows.filter { name($0) != group }, from: start) else { return [] }
      return rows.filter { name($0) == group }.map { row in
        Miss(
          row: row, group: group, error: log(row.seconds) - row.logarithm(fit.constants).value,
          deviation: ServingSpread(
            row.kind.spread, isRouted: row.isRouted, knowsModel: kind != .model,
            device: row.device, knowsDevice: kind != .device
          ).deviation)
      }
    }
  }

  /// Some rows in one line.
  public struct Summary: Sendable {
    public let leftOut: String
    public let rows: String
    public let count: Int
    /// Root mean square and mean of the errors, as factors.
    public let rootMeanSquare: Double
    public let bias: Double
    /// The share inside intervals of 80 %.
    public let held: Double

    /// As the last refit found it, by what was left out and which rows; `nil` where it was of no rows.
    public static func bundled(_ leftOut: Kind, _ rows: String) -> Summary? {
      bundled.first { $0.leftOut == leftOut.rawValue && $0.rows == rows }
    }

    /// What `verify serving` found where the bundled constants were fitted.
    public static let bundled: [Summary] = {
      guard let file = Carried.files.first(where: { $0.name == "serving_left_out.csv" }),
        let table = try? CSVTable(bytes: Array(file.text.utf8), file: file.name)
      else { return [] }
      return table.rows.compactMap { line in
        let cells = line.fields.map(\.text)
        let numbers = cells.suffix(4).compactMap { Double($0) }
        guard cells.count == 6, numbers.count == 4 else { return nil }
        return Summary(
          leftOut: cells[0], rows: cells[1], count: Int(numbers[0]), rootMeanSquare: numbers[1],
          bias: numbers[2], held: numbers[3])
      }
    }()

    private init(
      leftOut: String, rows: String, count: Int, rootMeanSquare: Double, bias: Double, held: Double
    ) {
      (self.leftOut, self.rows, self.count) = (leftOut, rows, count)
      (self.rootMeanSquare, self.bias, self.held) = (rootMeanSquare, bias, held)
    }

    init(_ leftOut: Kind, _ rows: String, _ misses: [Miss]) {
      let count = Double(max(1, misses.count))
      self.leftOut = leftOut.rawValue
      self.rows = rows
      self.count = misses.count
      rootMeanSquare = exp(
        (misses.reduce(0) { $0 + $1.error * $1.error } / count).squareRoot())
      bias = exp(misses.reduce(0) { $0 + $1.error } / count)
      held = Double(misses.count { $0.isHeld }) / count
    }
  }

  /// Dense and routed rows of each kind, then each group.
  public var summaries: [Summary] {
    let kinds = ServingSpread.Kind.allCases.flatMap { part in
      [false, true].map { isRouted in
        Summary(
          kind, "\(part.rawValue), \(isRouted ? "routed" : "dense")",
          misses.filter { $0.row.isRouted == isRouted && $0.row.kind.spread == part })
      }
    }
    let groups = Dictionary(grouping: misses, by: \.group).sorted { $0.key < $1.key }
    return kinds + groups.map { Summary(kind, $0.key, $0.value) }
  }
}
