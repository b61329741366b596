import CostModel
import Foundation
import Statistics

/// The constants of a step fitted to measured rows, together with what models, devices and codes do
/// besides.
///
/// The logarithm of a rate is that of `StepWork` plus normal effects of the model, the device, the code,
/// and their pairs, plus the effect of the layout and noise. Constants and effects are found together
/// (Henderson's equations) by Gauss-Newton steps with exact gradients; rows that differ in nothing but
/// the day they were measured enter as their mean.
public struct StepFit: Sendable {
  public let constants: StepConstants
  /// The factor of one deviation of each constant.
  public let factors: [Double]
  private let effects: [Effect: Double]
  private let places: [Effect: Int]
  private let inverse: SymmetricMatrix

  /// Deviations in the logarithm, as found over all rows: of a layout, and of two days.
  private static let (layoutDeviation, dayDeviation) = (0.07, 0.06)

  /// Something that shifts the rates of all rows that share it.
  private enum Effect: Hashable {
    case model(String, isRouted: Bool, isUnusual: Bool)
    case device(String)
    case code(String)
    case modelOnDevice(String, String)
    case codeOnDevice(String, String)

    /// The deviation of the effect.
    var deviation: Double {
      switch self {
      case .model(_, let isRouted, let isUnusual): isUnusual ? 0.22 : isRouted ? 0.16 : 0.06
      case .device: 0.10
      case .code: 0.18
      case .modelOnDevice: 0.07
      case .codeOnDevice: 0.06
      }
    }
  }

  /// Rows of one layout, as one observation.
  private struct Group {
    let work: StepWork
    let effects: [Effect]
    let shift: Double
    var sum = 0.0
    var count = 0.0

    var mean: Double { sum / count - shift }
    var weight: Double {
      1 / (layoutDeviation * layoutDeviation + dayDeviation * dayDeviation / count)
    }
  }

  private static func effects(of row: MeasuredStep) -> [Effect] {
    let (device, code) = (row.setup.device.id, row.setup.code.base)
    return [
      .model(row.family, isRouted: row.shape.isRouted, isUnusual: row.shape.isUnusual),
      .device(device), .code(code), .modelOnDevice(row.family, device),
      .codeOnDevice(code, device),
    ]
  }

  /// Fits some rows; `nil` where there are none.
  ///
  /// - Parameters:
  ///   - rows: what is fitted.
  ///   - known: all rows, whose effects are counted too; those without a row stay at nothing.
  ///   - start: a fit that lies near, where the steps begin.
  public init?(
    _ rows: [MeasuredStep], among known: [MeasuredStep]? = nil, from start: StepFit? = nil
  ) {
    var groups: [String: Group] = [:]
    var order: [String] = []
    for row in rows {
      if groups[row.key] == nil {
        order.append(row.key)
        groups[row.key] = Group(
          work: StepWork(row.shape, row.setup), effects: Self.effects(of: row),
          shift: row.shape.isUnusual ? StepConstants.unusual : 0)
      }
      groups[row.key]?.sum += log(row.rate)
      groups[row.key]?.count += 1
    }
    let first = StepConstant.allCases.count
    var places: [Effect: Int] = [:]
    for effect in (known ?? rows).flatMap(Self.effects) where places[effect] == nil {
      places[effect] = first + places.count
    }
    let observed = order.compactMap { groups[$0] }.map { group in
      (group, own: group.effects.compactMap { places[$0] }, weight: group.weight)
    }
    let priors = StepConstant.allCases.map(\.prior)
    var found = start?.constants ?? StepConstants(logarithms: priors.map { log($0.middle) })
    var shifts = [Double](repeating: 0, count: first + places.count)
    for (effect, place) in places { shifts[place] = start?.effects[effect] ?? 0 }
    var last: SymmetricMatrix?
    for _ in 0..<30 {
      var matrix = SymmetricMatrix(size: shifts.count)
      var right = shifts.map { -$0 }
      for (index, prior) in priors.enumerated() {
        matrix[index, index] = 1 / pow(log(prior.factor), 2)
        right[index] = (log(prior.middle) - found.logarithms[index]) * matrix[index, index]
      }
      for (effect, place) in places {
        matrix[place, place] = 1 / (effect.deviation * effect.deviation)
        right[place] *= matrix[place, place]
      }
      for (group, own, weight) in observed {
        let (value, gradient) = group.work.logarithmicRate(found)
        let rest = group.mean - value - own.reduce(0) { $0 + shifts[$1] }
        let row = Array(gradient.enumerated()) + own.map { (offset: $0, element: 1) }
        for (i, x) in row {
          right[i] += weight * x * rest
          for (j, y) in row where j <= i { matrix.values[i * right.count + j] += weight * x * y }
        }
      }
      guard let step = matrix.solving(right) else { return nil }
      last = matrix
      found = StepConstants(
        logarithms: zip(found.logarithms, step).map { $0 + min(0.5, max(-0.5, $1)) })
      for index in first..<shifts.count { shifts[index] += step[index] }
      if step.allSatisfy({ abs($0) < 1e-7 }) { break }
    }
    guard !rows.isEmpty, let inverse = last?.inverse() else { return nil }
    constants = found
    self.inverse = inverse
    self.places = places
    effects = places.mapValues { shifts[$0] }
    factors = (0..<first).map { exp(inverse[$0, $0].squareRoot()) }
  }

  /// The expected logarithm of a row's rate, and its deviation.
  public func predict(_ row: MeasuredStep) -> (logarithm: Double, deviation: Double) {
    let (value, gradient) = StepWork(row.shape, row.setup).logarithmicRate(constants)
    let own = Self.effects(of: row)
    let terms =
      Array(gradient.enumerated())
      + own.compactMap { places[$0] }.map {
        (offset: $0, element: 1)
      }
    var variance =
      Self.layoutDeviation * Self.layoutDeviation + Self.dayDeviation * Self.dayDeviation
    for (i, x) in terms { for (j, y) in terms { variance += x * y * inverse[i, j] } }
    return (
      value
        + own.reduce(row.shape.isUnusual ? StepConstants.unusual : 0) { $0 + (effects[$1] ?? 0) },
      variance.squareRoot()
    )
  }

  /// What devices, codes and models do besides, by name, sorted.
  public var offsets: [(kind: String, name: String, offset: Double)] {
    let all = effects.compactMap { effect, value -> (kind: String, name: String, offset: Double)? in
      switch effect {
      case .device(let name): ("device", name, value)
      case .code(let name): ("code", name, value)
      case .model(let name, _, _): ("model", name, value)
      case .modelOnDevice, .codeOnDevice: nil
      }
    }
    return all.sorted { ($0.kind, $0.name) < ($1.kind, $1.name) }
  }
}
