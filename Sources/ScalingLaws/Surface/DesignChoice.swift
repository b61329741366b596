import Units

/// One kind of model that a budget may be spent on: its routing is fixed, size and tokens are open.
public struct DesignChoice: Sendable {
  /// The kind in a few characters, such as `E = 8` or `dense`.
  public let name: String
  /// The values of the law's symbols that make the kind.
  public let variables: [Symbol]
  let surface: LossSurface
  /// Where the kind stands on the axes of the fitted range.
  let axes: RangePoint
  let footprint: @Sendable (Double) -> Footprint

  /// A kind whose name lists its variables, unless it has one of its own.
  init(
    _ name: String? = nil, _ variables: [Symbol], _ surface: LossSurface,
    axes: RangePoint = [:],
    footprint: @escaping @Sendable (Double) -> Footprint
  ) {
    self.name =
      name
      ?? variables.map { "\($0.name) = \(plainText(of: $0.value.roundedToSignificant(4)))" }.joined(
        separator: ", ")
    self.variables = variables
    self.surface = surface
    self.axes = axes
    self.footprint = footprint
  }

  /// Whether one of its variables has the first or last value of all choices; dense models are an
  /// end by nature and no edge.
  func isAtEdge(among choices: [DesignChoice]) -> Bool {
    guard name != "dense" else { return false }
    return variables.contains { variable in
      let values = choices.flatMap(\.variables).filter { $0.name == variable.name }.map(\.value)
      guard let least = values.min(), let greatest = values.max(), least < greatest else {
        return false
      }
      return variable.value == least || variable.value == greatest
    }
  }
}

/// What a model of a law's own family needs to be kept and served.
public struct Footprint: Hashable, Sendable {
  public let active: Parameters
  public let total: Parameters
  /// Numbers that keys and values of one token take; `nil` where the law has no layers.
  public let cachePerToken: Double?

  init(active: Parameters, total: Parameters, cachePerToken: Double? = nil) {
    self.active = active
    self.total = total
    self.cachePerToken = cachePerToken
  }
}

/// The memory that a model may take when it is served.
public struct MemoryCap: Hashable, Sendable {
  public let bytes: Bytes
  /// Bytes of a parameter and of a number in the cache.
  public let bytesPerNumber: Double
  /// Tokens whose keys and values are kept.
  public let cachedTokens: Double

  /// A cap on parameters alone or, with cached tokens, on parameters and their cache.
  public init(bytes: Bytes, bytesPerNumber: Double, cachedTokens: Double = 0) {
    self.bytes = bytes
    self.bytesPerNumber = bytesPerNumber
    self.cachedTokens = cachedTokens
  }

  /// Whether a model fits.
  ///
  /// - Throws: a refusal where tokens are cached and the law has no layers.
  func holds(_ footprint: Footprint) throws(Refusal) -> Bool {
    var numbers = footprint.total.value
    if cachedTokens > 0 {
      guard let perToken = footprint.cachePerToken else {
        throw .unknown("layers and widths, to count the cache")
      }
      numbers += cachedTokens * perToken
    }
    return numbers * bytesPerNumber <= bytes.value
  }
}
