import Diagnostics

extension Architecture {
  /// The largest number of parameters an architecture may count to.
  ///
  /// Far above any model, and below 2^53 / 6, so that exact counts fit an `Int` and six FLOP for
  /// each parameter are exact in a `Double`.
  public static let largestCount = 1_000_000_000_000_000

  /// The largest value of any single size.
  public static let largestSize = 1_000_000_000

  /// The architecture itself, or all its faults.
  public func checked() throws(InputFaults) -> Architecture {
    let faults = self.faults
    guard faults.isEmpty else { throw InputFaults(faults) }
    return self
  }

  /// Everything that is wrong with the sizes, in the order of the fields.
  var faults: [InputFault] {
    var check = ArchitectureCheck(hiddenSize: hiddenSize)
    check.size(hiddenSize, "hiddenSize")
    check.size(vocabulary, "vocabulary")
    if embeddingSize != hiddenSize { check.size(embeddingSize, "embeddingSize") }
    check.weights(finalNormWeights, "finalNormWeights")
    check.weights(positionWeights, "positionWeights")
    check.weights(lookupWeights, "lookupWeights")
    if let paths { check.part(paths, in: nil) }
    if layers.isEmpty {
      check.fault("layers", "a model without layers", hint: "give at least one layer")
    }
    for index in encoder.indices {
      check.group(encoder[index], in: ArchitectureCheck.Place("encoder", index))
    }
    for index in layers.indices {
      check.group(layers[index], in: ArchitectureCheck.Place("layers", index))
    }
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
