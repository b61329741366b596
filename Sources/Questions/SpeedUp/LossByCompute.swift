import Formats
import Foundation
import ScalingLaws
import Spec

/// The loss of a law's best models by their compute.
struct LossByCompute: Sendable {
  let floor: Double
  /// Whether it is one of Marin's, whose floor may move.
  let isRecipe: Bool
  /// ln C of a loss.
  let logCompute: @Sendable (Double) -> Double

  private init(floor: Double, isRecipe: Bool, logCompute: @escaping @Sendable (Double) -> Double) {
    self.floor = floor
    self.isRecipe = isRecipe
    self.logCompute = logCompute
  }

  /// E + A/C^α with another floor, the rest fitted to Marin's runs.
  private init(floor: Double) {
    let fit = Marin2026.fit(floor: floor)
    self.init(floor: floor, isRecipe: true) { (log(fit.a) - log($0 - floor)) / fit.alpha }
  }

  init?(_ law: any ScalingLaw, floor: Double?) {
    if let recipe = law as? Marin2026 {
      guard let floor, floor != recipe.floor else {
        self.init(floor: recipe.floor, isRecipe: true) { log(recipe.budget(forLoss: $0)) }
        return
      }
      self.init(floor: floor)
      return
    }
    guard let law = law as? any SurfaceLaw, let surface = try? law.surface(routedLike: nil),
      surface.budget(forLoss: surface.floor + 1) != nil
    else { return nil }
    self.init(floor: surface.floor, isRecipe: false) { loss in
      surface.budget(forLoss: loss).map { log($0) } ?? .nan
    }
  }

  /// The same with the other floors that Marin's runs support, under a loss.
  func others(above loss: Double) -> [LossByCompute] {
    guard isRecipe else { return [] }
    let floors = Marin2026.supportedFloors
    return
      (Array(stride(from: floors.lowerBound, to: floors.upperBound, by: 0.05))
      + [floors.upperBound]).filter { $0 < loss }.map { LossByCompute(floor: $0) }
  }
}

extension InputKind where Value == any ScalingLaw {
  /// A law of loss by compute.
  static var recipeLaw: InputKind {
    let any = InputKind<any ScalingLaw>.anyLaw
    return InputKind(
      any.shape, example: .text(Marin2026.v16.card.id), sample: Marin2026.v16,
      words: .list(LawLibrary.words), text: { $0.card.id }
    ) { node, reader in any.value(of: node, reader) }
  }
}
