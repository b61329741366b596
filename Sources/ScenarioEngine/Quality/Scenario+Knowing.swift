import CostModel
import QualityAxes
import Questions
import ScalingLaws
import Units

extension Scenario {
  /// A model as questions of knowledge see it, without a file.
  ///
  /// - Returns: nothing where active or total parameters are unknown.
  public static func knowing(
    _ shape: ModelShape, named name: String, tokens: Tokens?,
    recall: ClosedRange<Double>? = nil, exposureQuality: Double = 1
  ) -> KnowingModel? {
    let run = Run(
      name: name, model: Model(name: name, body: .stated(shape)), tokens: tokens,
      tokenSource: .stated, flop: nil,
      corpus: Corpus(
        name: "", title: nil, effect: .none, range: nil, exposureQuality: exposureQuality),
      context: Run.standardContext)
    return run.knowing(exponents: recall.map { [.recall: $0] } ?? [:])
  }
}
