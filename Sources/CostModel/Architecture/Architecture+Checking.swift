extension Architecture {
  /// The largest number of parameters an architecture may count to.
  ///
  /// Far above any model, and below 2^53 / 6, so that exact counts fit an `Int` and six FLOP for
  /// each parameter are exact in a `Double`.
  public static let largestCount = 1_000_000_000_000_000

  /// The largest value of any single size.
  public static let largestSize = 1_000_000_000

  /// The architecture itself, or all its faults.
  func checked() throws(ArchitectureFaults) -> Architecture {
    let faults = self.faults
    guard faults.isEmpty else { throw ArchitectureFaults(faults) }
    return self
  }

  /// Everything that is wrong with the sizes, in the order of the fields.
  var faults: [ArchitectureFault] {
    var check = ArchitectureCheck(hiddenSize: hiddenSize)
    check.size(hiddenSize, "hiddenSize")
    check.size(vocabulary, "vocabulary")
    check.weights(finalNormWeights, "finalNormWeights")
    check.weights(positionWeights, "positionWeights")
    if layers.isEmpty {
      check.fault("layers", "a model without layers", hint: "give at least one layer")
    }
    for (index, group) in encoder.enumerated() { check.group(group, at: "encoder[\(index)]") }
    for (index, group) in layers.enumerated() { check.group(group, at: "layers[\(index)]") }
    if check.faults.isEmpty {
      let total = weights(in: Double.self).sum.total
      if total > Double(Self.largestCount) {
        check.fault(
          "parameters", "the sizes make \(total) parameters",
          hint: "at most \(Self.largestCount) can be counted")
      }
    }
    return check.faults
  }
}

/// Collects the faults of one architecture.
struct ArchitectureCheck {
  let hiddenSize: Int
  private(set) var faults: [ArchitectureFault] = []

  init(hiddenSize: Int) {
    self.hiddenSize = hiddenSize
  }

  mutating func fault(_ field: String, _ problem: String, hint: String) {
    faults.append(ArchitectureFault(field: field, problem: problem, hint: hint))
  }

  /// Checks a size, which goes from 1 up to the limit, and says whether it is right.
  @discardableResult
  mutating func size(_ value: Int, _ field: String) -> Bool {
    range(value, from: 1, field)
  }

  /// A number of weights that may be absent: from 0 up to the limit.
  mutating func weights(_ value: Int, _ field: String) {
    range(value, from: 0, upTo: Architecture.largestCount, field)
  }

  @discardableResult
  mutating func range(
    _ value: Int, from least: Int, upTo most: Int = Architecture.largestSize, _ field: String
  ) -> Bool {
    if value < least {
      fault(field, "\(value) is less than \(least)", hint: "give a whole number from \(least) up")
      return false
    }
    if value > most {
      fault(field, "\(value) is beyond any model", hint: "the largest size held here is \(most)")
      return false
    }
    return true
  }

  /// The layers of one group.
  mutating func group(_ group: LayerGroup, at place: String) {
    size(group.count, "\(place).count")
    mixer(group.layer.mixer, at: place)
    if let attention = group.layer.crossAttention {
      grouped(attention, at: "\(place).crossAttention")
    }
    feedForward(group.layer.feedForward, at: place)
    weights(group.layer.normWeights, "\(place).normWeights")
  }
}
