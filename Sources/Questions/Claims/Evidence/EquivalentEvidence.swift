import Diagnostics
import Hypotheses
import QualityAxes
import ScalingLaws
import Spec
import Units

/// How the dense equivalent of a run is known: predicted, read on an axis, or under one law.
enum EquivalentEvidence: Sendable {
  /// Against a dense model on the same tokens, or on as many fresh ones where those repeat.
  case predicted(String, isFresh: Bool)
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
        let isFresh = ask(
          "freshTokens", .boolean,
          "Whether the dense model sees fresh tokens, where those of the run repeat", default: false
        )
        try ask.settle()
        if isFresh, !ask.reader.isLenient,
          let found = ask.reader.world.run(run), found.freshTokens(.muennighoff) == nil
        {
          throw ask.fault(
            at: "freshTokens", "the tokens of \(Fault.quoted(run)) do not repeat", "leave it out")
        }
        return .predicted(run, isFresh: isFresh)
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
      case .predicted(let run, _), .read(let run, _): (run, nil)
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
    guard let worth = Worth(of: run), let most = worth.freshEqual(.muennighoff)?.equal,
      let least = worth.freshEqual(.wu)?.equal, let best = worth.best
    else {
      return WorthEvidence.finding(of: run, others) {
        ($0.value / size, $0.value / size, $0.value / size)
      }
    }
    guard case .predicted(_, true) = self else {
      return WorthEvidence.finding(
        of: run, others,
        assuming: "against a dense model on the same repeated tokens, which freshTokens changes"
      ) { ($0.value / size, $0.value / size, $0.value / size) }
    }
    // Both forms of repetition are ends, the first the middle.
    let (high, low) = (most.size / best.size, least.size / best.size)
    return WorthEvidence.finding(
      of: run, others, assuming: "on fresh tokens, by R_D* of 15.4, or 4.4 for the low end"
    ) { (low * $0.value / size, high * $0.value / size, high * $0.value / size) }
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
