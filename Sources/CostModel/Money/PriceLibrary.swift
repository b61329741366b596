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

  init(
    _ device: String, _ date: String, _ low: Double, _ typical: Double, _ high: Double,
    _ source: String
  ) {
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

/// The bundled prices, dated rows that are added to and never rewritten.
public enum PriceLibrary {
  private static let mercatus = "mercatus-ai.com/blog/cloud-gpu-pricing"
  private static let epoch = "Epoch AI, hardware prices"
  private static let commitment = "low with a commitment of three years"

  /// Every row, by device and then by date.
  public static let all: [Price] = [
    Price("v100", "2019/2025", 0.19, 2.48, 3.90, "\(epoch): minimum, median, maximum"),
    Price("a100", "2022/2024", 1.50, 2.93, 5.12, "\(epoch): minimum, median, maximum of 47"),
    Price(
      "a100", "2026-05", 0.80, 1.50, 3.00,
      "\(mercatus): 0.80-1.10 small, 1.10-1.50 specialised, 1.50-3.00 large providers"),
    Price(
      "h100", "2023/2024", 1.99, 4.40, 12.29, "\(epoch): minimum, median, maximum of 29 on demand"),
    Price(
      "h100", "2025-10/2026-03", 1.70, 2.35, 6.88,
      "compux.net: SemiAnalysis index from 1.70 to 2.35, AWS on demand 6.88"),
    Price(
      "h100", "2026-05", 1.99, 2.50, 5.00,
      "\(mercatus): 1.99-2.50 small, 2.50-3.50 specialised, 3.50-5.00 large providers"),
    Price(
      "h800", "2024-12", 2.00, 2.00, 2.00,
      "the assumption of the DeepSeek-V3 report (arXiv 2412.19437), not a market price"),
    Price("h200", "2025-03", 10.60, 10.60, 10.60, "\(epoch): AWS"),
    Price("h200", "2026-05", 2.50, 3.50, 7.00, mercatus),
    Price(
      "b200", "2026-03", 2.25, 5.25, 6.03,
      "Lyceum: spot 2.25, on demand 4.50 to 6.00, of which the middle; Spheron on 17 March 6.03"),
    Price(
      "gb200", "2026-05", 4.54, 4.54, 4.54,
      "a survey of providers: 9.08 for a superchip of two GPUs, half of it for one"),
    Price("tpu-v4", "2023/2024", 1.45, 3.22, 3.22, "\(epoch): \(commitment)"),
    Price("tpu-v5e", "2024-08", 0.54, 1.20, 1.56, "\(epoch): \(commitment)"),
    Price("tpu-v6e", "2025-03", 1.22, 2.70, 3.24, "\(epoch): \(commitment)"),
  ].sorted { ($0.device, $0.end) < ($1.device, $1.end) }

  /// The rows of a device, oldest first.
  public static func prices(of device: Device) -> [Price] {
    all.filter { $0.device == device.id }
  }

  /// The newest row of a device, or `nil` where no price is held.
  public static func latest(of device: Device) -> Price? { prices(of: device).last }
}
