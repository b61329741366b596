import Foundation

/// What a token after training costs over 2·N_active training FLOP, by active size and by total over
/// active: a table that whoever knows how models are served states, as laws never see a device.
public struct ServedPrices: Hashable, Sendable {
  /// Natural logarithms of active parameters and of total over active, rising.
  private let actives: [Double]
  private let ratios: [Double]
  /// Natural logarithms of prices, a row for each active size.
  private let prices: [[Double]]

  /// A table; `nil` where it has fewer than two of either, or a price is unknown.
  public init?(
    actives: [Double], ratios: [Double], price: (_ active: Double, _ total: Double) -> Double?
  ) {
    var rows: [[Double]] = []
    for active in actives {
      let row = ratios.compactMap { price(active, active * $0).map { log($0) } }
      guard row.count == ratios.count else { return nil }
      rows.append(row)
    }
    guard actives.count > 1, ratios.count > 1 else { return nil }
    self.actives = actives.map { log($0) }
    self.ratios = ratios.map { log($0) }
    prices = rows
  }

  /// The price between the table's own, linear in the logarithms and continued beyond them.
  public func price(active: Double, total: Double) -> Double {
    let (row, down) = Self.place(log(active), actives)
    let (column, right) = Self.place(log(max(total / active, 1)), ratios)
    func along(_ row: Int) -> Double {
      prices[row][column] + right * (prices[row][column + 1] - prices[row][column])
    }
    return exp(along(row) + down * (along(row + 1) - along(row)))
  }

  /// The step that holds a value, and how far into it the value lies.
  private static func place(_ value: Double, _ steps: [Double]) -> (Int, Double) {
    let upper = steps.firstIndex { $0 > value } ?? steps.count - 1
    let lower = min(max(upper - 1, 0), steps.count - 2)
    return (lower, (value - steps[lower]) / (steps[lower + 1] - steps[lower]))
  }
}
