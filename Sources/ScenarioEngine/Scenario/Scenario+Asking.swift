import CostModel
import JSON5
import Quantities
import ScalingLaws

extension Scenario {
  /// The scenario of one question about one bundled model, without a file.
  public static func asking(
    about card: ModelCard, tokens: Tokens, mode: ComparisonMode, laws: [any ScalingLaw]
  ) -> Scenario {
    let model = Model(name: card.id, body: .bundled(card))
    let run = Run(
      name: card.id, model: model, tokens: tokens, tokenSource: .stated, flop: nil, corpus: nil,
      context: Decoder.defaultContext)
    return Scenario(
      name: card.id, title: card.name, question: nil, models: [model], corpora: [], runs: [run],
      laws: laws,
      comparisons: [ComparisonRequest(run: run, against: .denseEquivalent, modes: [mode])],
      observations: [], decompositions: [], hypotheses: [], sweep: nil, plots: [], file: "",
      node: Node(.object([])))
  }
}
