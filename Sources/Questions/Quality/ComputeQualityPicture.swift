import Spec

/// Measured quality against training FLOP, dense models and MoE told apart.
public struct ComputeQualityPicture: Picture {
  public static let kind = "computeQuality"
  public static let summary = "Measured quality against training FLOP, dense and MoE told apart"
  private let of: String?

  public init(_ ask: inout Asking) throws(Unsettled) {
    of = ask.optional(
      "of", .name(of: "computeQuality entry"), isInExample: false,
      "The entry's name; the scenario's observations if left out")
    try ask.settle()
  }

  public func drawing(of results: Results) -> Drawing? {
    guard let of else { return Self.drawing(of: results.world) }
    return results.findings.of(Quality.self).first { $0.question.name == of }.map {
      QualityPanel.drawing(of: $0.found)
    }
  }

  /// The observations of a scenario, which are drawn whether or not it asks for it; `nil` where
  /// fewer than two have known FLOP.
  public static func drawing(of world: World) -> Drawing? {
    let source = QualitySource.observations
    let points = source.points(in: world)
    guard points.count(where: { $0.flop != nil }) > 1 else { return nil }
    return QualityPanel.drawing(of: QualityPanel.all(source, points, metric: nil))
  }
}
