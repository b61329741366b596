import Formats
import Units

/// What an hour of one device cost at a date: low, typical and high.
public struct Price: Hashable, Sendable {
  /// The device, by its identifier in `DeviceLibrary`.
  public let device: String
  /// When it was seen, as ISO 8601 writes it: a month, a year, or two of them with a slash.
  public let date: String
  public let low: Dollars
  public let typical: Dollars
  public let high: Dollars
  /// Where it was seen, and what the three are.
  public let source: String

  /// A row; nil for one that lacks a column.
  init?(_ row: Node) {
    guard let device = row["device"]?.text, let date = row["date"]?.text,
      let low = row["low"]?.number, let typical = row["typical"]?.number,
      let high = row["high"]?.number, let source = row["source"]?.text
    else { return nil }
    self.device = device
    self.date = date
    self.low = Dollars(low)
    self.typical = Dollars(typical)
    self.high = Dollars(high)
    self.source = source
  }

  /// The last month or year of the date, by which rows are ordered.
  public var end: String { date.split(separator: "/").last.map(String.init) ?? date }
}

/// The bundled prices: the rows of `Data/prices.json5`.
public enum PriceLibrary {
  /// Every row, by device and then by date.
  public static let all: [Price] = (Carried.node("prices.json5")?.items ?? [])
    .compactMap(Price.init).sorted { ($0.device, $0.end) < ($1.device, $1.end) }

  /// The rows of a device, oldest first.
  public static func prices(of device: Device) -> [Price] {
    all.filter { $0.device == device.id }
  }

  /// The newest row of a device, or `nil` where no price is held.
  public static func latest(of device: Device) -> Price? { prices(of: device).last }
}
