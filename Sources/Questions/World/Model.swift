import CostModel
import ScalingLaws

/// A model of a scenario.
public struct Model: Hashable, Sendable {
  public let name: String
  public let body: Body

  public indirect enum Body: Hashable, Sendable {
    /// A bundled model.
    case bundled(ModelCard)
    /// A shape or sizes that the scenario states.
    case stated(ModelShape)
    /// A routing without a size: each law sizes it at its optimum for a budget.
    case family(ScalingLaws.Routing)
  }

  /// The shape; `nil` for a family.
  public var shape: ModelShape? {
    switch body {
    case .bundled(let card): card.shape
    case .stated(let shape): shape
    case .family: nil
    }
  }
}
