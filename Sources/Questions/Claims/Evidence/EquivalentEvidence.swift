import Hypotheses
import QualityAxes
import ScalingLaws
import Spec
import Units

/// How the dense equivalent of a run is known: predicted, read on an axis, or under one law.
enum EquivalentEvidence: Sendable {
  case predicted(String)
  case read(String, QualityAxis)
  case law(String, String)

  init(_ ask: inout Asking) throws(Unsettled) {
    self = try ask.oneOf(
      [
        Variant("axis", "Read between the model's own dense siblings") {
          (ask) throws(Unsettled) in
          let axis = ask.readAxis()
          let run = ask.claimedRun()
          try ask.settle()
          return .read(run, axis)
        },
        Variant("law", "Under one law, over its joint draws") { (ask) throws(Unsettled) in
          let law = ask.evidenceLaw()
          let run = ask.claimedRun()
          try ask.settle()
          return .law(run, law)
        },
      ],
      orElse: Variant("prediction", "Predicted from evidence") { (ask) throws(Unsettled) in
        let run = ask.claimedRun()
        try ask.settle()
        return .predicted(run)
      })
  }

  /// The level of a claim that states none.
  var level: Double {
    if case .predicted = self { ClaimLevel.predicted } else { ClaimLevel.measured }
  }

  /// The equivalent over a size of the run; over one parameter where `unit` gives 1.
  func finding(
    in world: World, _ others: Findings, over unit: @Sendable (Run) -> Double? = { _ in 1 }
  ) -> Finding {
    let (name, law): (String, String?) =
      switch self {
      case .predicted(let run), .read(let run, _): (run, nil)
      case .law(let run, let law): (run, law)
      }
    guard let run = world.run(name) else { return .none("the run is missing", isRatio: true) }
    guard let size = unit(run) else { return .none("the model has no size", isRatio: true) }
    if let law {
      return LawEvidence.finding(on: run, .sameTokens, under: law, in: world) {
        $0.denseEquivalent.map { $0 / size }
      }
    }
    if case .read(_, let axis) = self {
      return WorthEvidence.read(of: run, on: axis) { $0.value / size }
    }
    return WorthEvidence.finding(of: run, others) { equivalent in
      let value = equivalent.value / size
      return (value, value, value)
    }
  }
}

extension Asking {
  /// The run of a claim.
  mutating func claimedRun() -> String {
    self("of", .name(of: "run"), "The run that the claim is about")
  }

  /// The axis on which a model was read between its siblings.
  mutating func readAxis() -> QualityAxis {
    self(
      "axis", .choice(QualityAxis.self),
      "The scores on which the model was read between its dense siblings")
  }
}
