import Foundation
import ScalingLaws
import Units

/// An MoE of the table.
public struct RoutedModel: Sendable, Hashable {
  public let set: String
  public let name: String
  /// Parameters that a token uses, as the set counts them.
  public let active: Parameters
  /// Parameters that the model stores, as the set counts them.
  public let total: Parameters
  /// Tokens of training; `nil` is not published.
  public let tokens: Tokens?
  public let experts: ExpertCount?
  public let sizes: SetCard.SizeConvention
  public let card: RoutedCard?

  /// h = ln(total/active), how sparse the model is.
  public var logRatio: Double { log(total / active) }

  /// √(active · total).
  public var geometricMean: Parameters { Parameters((active.value * total.value).squareRoot()) }

  /// How the experts came to be: as the table says, else by their number.
  public var recipe: RoutedCard.Recipe? {
    if let card { return card.recipe }
    return experts.map { $0.routed <= 16 ? .coarse : .fineGrained }
  }

  /// The model as scaling laws see it.
  public var design: Design {
    func counted(_ size: Parameters) -> Sizes {
      sizes == .all ? Sizes(all: size) : Sizes(noEmbedding: size)
    }
    let routing = experts.map { count in
      Routing(
        experts: count.routed, topK: count.topK, shared: count.shared,
        hiddenOverExpertWidth: card?.hiddenOverExpertWidth,
        routedLayerShare: card?.routedLayerShare)
    }
    return Design(
      active: counted(active), total: counted(total),
      kind: routing.map { .routed($0) } ?? .routedSomehow)
  }

  /// The tokens that a law is asked with: the published ones, else the assumed ones.
  public var lawTokens: Tokens? { tokens ?? card?.assumedTokens }
}

/// How many experts a layer has and a token uses.
public struct ExpertCount: Sendable, Hashable {
  /// Routed experts of a layer.
  public let routed: Double
  /// Routed experts that a token uses.
  public let topK: Double
  /// Experts that every token uses.
  public let shared: Double

  /// K, all experts that a token passes through.
  public var used: Double { topK + shared }

  public init(routed: Double, topK: Double, shared: Double = 0) {
    self.routed = routed
    self.topK = topK
    self.shared = shared
  }

  /// Reads the table's own writing, such as `64+2 shared` with `6+2`.
  ///
  /// `nil` where the numbers differ between layers (`32/64+residual`) or are not published. A shared
  /// part without a number, as in `256+shared`, counts what the second text adds.
  public init?(experts: String, topK: String) {
    guard !experts.contains("/") else { return nil }
    let parts = topK.split(separator: "+").map { Double($0) }
    guard let routed = Double(experts.prefix { $0.isNumber }), let first = parts.first,
      let used = first, parts.count <= 2
    else { return nil }
    let shared = parts.count == 2 ? parts[1] : 0
    guard let shared, used >= 1, routed >= used else { return nil }
    self.init(routed: routed, topK: used, shared: shared)
  }
}
