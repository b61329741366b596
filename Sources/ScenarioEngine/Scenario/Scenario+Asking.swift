import CostModel
import Formats
import QualityAxes
import Questions
import ScalingLaws
import Units

extension Scenario {
  /// The scenario of one question about one model, without a file.
  public static func asking(
    about shape: ModelShape, named name: String, tokens: Tokens, mode: ComparisonMode,
    terms: ComparisonTerms = .none, laws: [any ScalingLaw],
    axisRanges: [QualityAxis: ClosedRange<Double>] = [:]
  ) -> Scenario {
    let model = Model(name: name, body: .stated(shape))
    let run = Run(
      name: name, model: model, tokens: tokens, tokenSource: .stated, flop: nil, corpus: nil,
      context: Run.standardContext)
    var scenario = Scenario(
      name: name, title: name, question: nil, models: [model], corpora: [], runs: [run],
      laws: laws,
      comparisons: [
        ComparisonRequest(run: run, against: .denseEquivalent, modes: [mode], terms: terms)
      ],
      optima: [], observations: [], decompositions: [], sweep: nil, plots: [],
      file: "", node: Node(.object([])), companions: .none)
    scenario.questions = AskedQuestions(Axes(ranges: axisRanges))
    return scenario
  }
}
