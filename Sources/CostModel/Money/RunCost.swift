import Units

/// What device time costs at the prices of a row.
public struct RunCost: Hashable, Sendable {
  public let price: Price
  public let low: Dollars
  public let typical: Dollars
  public let high: Dollars

  /// The cost of the time of all devices together: hours times dollars an hour.
  ///
  /// Left out: storage, network traffic, people, and what was reserved but idle.
  public init(_ time: Seconds, at price: Price) {
    let hours = time.value / 3600
    self.price = price
    low = price.low * hours
    typical = price.typical * hours
    high = price.high * hours
  }
}
