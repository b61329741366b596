import Fitting
import Statistics

extension Decomposition {
  /// A factor's known parts, and what is left of it.
  public struct Parts: Sendable {
    public let whole: Factor
    public let known: [KnownPart]
    /// The whole over the known parts, which is everything that nobody measured apart.
    ///
    /// `nil` where a part has no value.
    public let residual: Double?
    /// The residual over the bounds of the known parts and the interval of the whole, where it has
    /// one; its ends are open where a bound is.
    public let residualBounds: ClosedRange<Double>?
  }

  /// The factors that other evidence divides further, in their order.
  public var parts: [Parts] {
    factors.compactMap { whole in
      let known = request.parts.filter { $0.of == whole.name }
      guard !known.isEmpty else { return nil }
      let values = known.compactMap(\.value)
      let low = known.reduce(1) { $0 * $1.low }
      let high = known.reduce(1) { $0 * $1.high }
      let (least, most) = (
        whole.interval?.low ?? whole.value, whole.interval?.high ?? whole.value
      )
      // Bounds that multiply to 0 or infinity bound nothing.
      let bottom = high.isFinite ? least / high : 0
      let top = low > 0 ? most / low : .infinity
      return Parts(
        whole: whole, known: known,
        residual: values.count == known.count ? whole.value / values.reduce(1, *) : nil,
        residualBounds: bottom <= top ? bottom...top : nil)
    }
  }

  /// What the order of the steps decides.
  ///
  /// The score's price can be charged to either side: data first, at the score of the old run, or
  /// architecture first, at that of the new one. What data and architecture do to each other is in
  /// neither: that would take a run of the new architecture on the old data.
  public var orders: [Order] {
    let named = Dictionary(uniqueKeysWithValues: factors.map { ($0.name, $0.value) })
    guard let data = named["data"], let score = named["score"],
      let architecture = named["architecture"]
    else { return [] }
    return [
      Order(name: "score charged to the data", data: data * score, architecture: architecture),
      Order(
        name: "score charged to the architecture", data: data, architecture: architecture * score),
    ]
  }

  /// A way to divide the whole gain in two.
  public struct Order: Hashable, Sendable {
    public let name: String
    public let data: Double
    public let architecture: Double
  }

  /// The sentence that goes with every decomposition.
  public static let orderNote =
    "the order is old data, new data, then the new architecture; what the two do to each other "
    + "cannot be told without a run of the new architecture on the old data"
}
