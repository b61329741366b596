import Foundation
import Statistics
import Units

/// What a published rule advises for the training of a model: learning rate, batch, warm-up.
///
/// Rules differ in what they count and in the optimiser that they were measured with: their advice
/// stands side by side, and its spread is no interval.
public struct RecipeAdvice: Sendable {
  /// The rule by its authors.
  public let rule: String
  public let quantity: Quantity
  public let value: Double
  /// Over the rule's own resamples; `nil` where none are public.
  public let interval: Interval?
  public let formula: String
  public let source: String
  /// Where the model lies outside the runs behind it, furthest first.
  public let excesses: [RangeExcess]
  /// What a reader must know of it.
  public let remark: String

  public enum Quantity: String, CaseIterable, Sendable {
    /// The peak, of Adam or AdamW.
    case learningRate
    /// The peak of the matrices' own optimiser, where the recipe has one.
    case matrixLearningRate
    case batchTokens
    case warmUpTokens
  }
}

/// What is known of a run that is to be advised.
public struct RecipeQuery: Sendable {
  public let design: Design
  public let tokens: Tokens
  /// Width of the residual stream; `nil` is not known.
  public let hiddenSize: Double?
  /// Tokens of a sequence.
  public let context: Double
  /// Tokens of a batch, where the user fixes them.
  public let batch: Double?

  public init(
    design: Design, tokens: Tokens, hiddenSize: Double?, context: Double, batch: Double?
  ) {
    self.design = design
    self.tokens = tokens
    self.hiddenSize = hiddenSize
    self.context = context
    self.batch = batch
  }

  /// What every rule advises that can, and why others cannot.
  public var advice: (given: [RecipeAdvice], refused: [(rule: String, reason: String)]) {
    var given: [RecipeAdvice] = []
    var refused: [(String, String)] = []
    for (rule, advise) in Self.rules {
      do throws(Refusal) { given += try advise(self) } catch {
        refused.append((rule, error.reason))
      }
    }
    return (given, refused)
  }

  static var rules: [(String, (RecipeQuery) throws(Refusal) -> [RecipeAdvice])] {
    [
      ("Step Law", { (q) throws(Refusal) in try q.stepLaw() }),
      ("DeepSeek LLM", { (q) throws(Refusal) in try q.deepSeek() }),
      ("Ling", { (q) throws(Refusal) in try q.ling() }),
      ("Joint MoE", { (q) throws(Refusal) in try q.joint() }),
      ("Marin v16", { (q) throws(Refusal) in try q.marin(isMay: false) }),
      ("Marin May", { (q) throws(Refusal) in try q.marin(isMay: true) }),
    ]
  }

  private func size(_ part: SizeCount.Part) throws(Refusal) -> Double {
    try design.count(SizeCount(part: part, embeddings: .noEmbedding)).value
  }

  /// Six times the active parameters without embeddings, times tokens.
  private func budget() throws(Refusal) -> Double { 6 * (try size(.active)) * tokens.value }

  private func advice(
    _ rule: String, _ quantity: RecipeAdvice.Quantity, _ value: Double, _ formula: String,
    _ range: FittedRange, _ point: RangePoint, interval: Interval? = nil, _ remark: String
  ) -> RecipeAdvice {
    RecipeAdvice(
      rule: rule, quantity: quantity, value: value, interval: interval, formula: formula,
      source: range.source, excesses: range.excesses(of: point), remark: remark)
  }
}

// MARK: - The rules

extension RecipeQuery {
  /// Li and others 2025, Step Law (arXiv:2503.04715): 1.79 N^-0.713 D^0.307 and 0.58 D^0.571 tokens.
  private func stepLaw() throws(Refusal) -> [RecipeAdvice] {
    let size = try size(.total)
    let range = FittedRange(
      source: "arXiv:2503.04715; github.com/step-law/steplaw",
      [.totalParameters: Extent(215e6...2.16e9), .tokens: Extent(2e9...100e9)])
    let point: RangePoint = [.totalParameters: size, .tokens: tokens.value]
    let isMoE = design.kind != .dense
    return [
      advice(
        "Step Law", .learningRate, 1.79 * pow(size, -0.713) * pow(tokens.value, 0.307),
        "1.79 N^-0.713 D^0.307", range, point,
        interval: StepLaw.learningRate(size: size, tokens: tokens.value),
        "N all parameters without embeddings; AdamW"
          + (isMoE
            ? "; with the total size the best of its 16 MoE grids lie at 1.21 times the rule in the middle, "
              + "with the active size at 0.42 times" : "")),
      advice(
        "Step Law", .batchTokens, 0.58 * pow(tokens.value, 0.571), "0.58 D^0.571", range, point,
        interval: StepLaw.batch(tokens: tokens.value), "D tokens; no size enters"),
    ]
  }

  /// DeepSeek-AI 2024 (arXiv:2401.02954), by compute.
  private func deepSeek() throws(Refusal) -> [RecipeAdvice] {
    let budget = FLOP(try budget())
    let range = FittedRange(
      source: "arXiv:2401.02954, section 3 (secondary)", [.compute: Extent(1e17...3e20)])
    let given = byCompute(
      "DeepSeek LLM", ComputeRule.deepSeek2024, budget, range,
      design.kind == .dense
        ? "C without embeddings; ends of the range recalled"
        : "of dense models: an MoE enters by its active parameters; ends of the range recalled")
    guard let own = given.first(where: { $0.quantity == .batchTokens })?.value else { return given }
    return given + [
      advice(
        "DeepSeek LLM", .warmUpTokens, 2_000 * (batch ?? own), "2000 steps", range,
        [.compute: budget.value], "by its README; then steps to 31.6 % at 80 % and 10 % at 90 %")
    ]
  }

  /// Tian and others 2025, Ling (arXiv:2507.17702), by compute.
  private func ling() throws(Refusal) -> [RecipeAdvice] {
    let budget = FLOP(try budget())
    let range = FittedRange(source: "arXiv:2507.17702", [.compute: Extent(3e17...3e20)])
    return byCompute(
      "Ling", ComputeRule.tian2025, budget, range,
      design.kind == .dense ? "of MoE: a dense model is another case" : "C without embeddings")
  }

  private func byCompute(
    _ rule: String, _ rules: [ComputeRule], _ budget: FLOP, _ range: FittedRange, _ remark: String
  ) -> [RecipeAdvice] {
    rules.compactMap { one in
      let quantity: RecipeAdvice.Quantity? =
        switch one.quantity {
        case .learningRate: .learningRate
        case .batchTokens: .batchTokens
        case .flopPerToken, .tokens: nil
        }
      return quantity.map {
        advice(
          rule, $0, one.value(at: budget),
          "\(plainText(of: one.factor.value)) C^\(plainText(of: one.exponent.value))", range,
          [.compute: budget.value], remark)
      }
    }
  }

  /// Ludziejewski and others 2025 (arXiv:2502.05172): exp(8.39 - 0.81 ln N - 0.25 ln E).
  private func joint() throws(Refusal) -> [RecipeAdvice] {
    let (size, routing) = (try size(.active), try design.routing())
    let experts = routing.map { $0.expansion } ?? 1
    // The same runs as those of the law, so that both lie outside alike.
    let law = Ludziejewski2025()
    let point = try law.reading(of: design, tokens: tokens).point
    let range = FittedRange(source: "arXiv:2502.05172", law.card.range.extents)
    return [
      advice(
        "Joint MoE", .learningRate, exp(8.39 - 0.81 * log(size) - 0.25 * log(experts)),
        "exp(8.39 - 0.81 ln N - 0.25 ln E)", range, point,
        "N active without embeddings; E experts of a top-1 router, read as the expansion of another; tokens "
          + "do not enter")
    ]
  }

  /// Marin's learning rate of Adam by tokens, width and tokens of a batch.
  static func marinRate(isMay: Bool, tokens: Double, width: Double, batch: Double) -> Double {
    isMay
      ? 0.06602 * pow(tokens, -0.395) * pow(width, -0.150) * batch.squareRoot()
      : 1.63 * pow(tokens, -0.2813) * pow(width, -0.3678) * (batch / 4096).squareRoot()
  }

  /// Marin's recipes for MoE (marin-community/marin, experiments/grug/moe): learning rates of Adam and of
  /// the matrices, a batch that makes 2¹⁴ steps, warm-up over a tenth of them in v16 and a hundredth in
  /// May's (the README there).
  private func marin(isMay: Bool) throws(Refusal) -> [RecipeAdvice] {
    guard design.kind != .dense else { throw .noDenseForm }
    guard let width = hiddenSize else { throw .unknown("the width of the residual stream") }
    let name = isMay ? "Marin May" : "Marin v16"
    let range = FittedRange(
      source: "github.com/marin-community/marin, experiments/grug/moe/heuristic.py",
      [.compute: Extent(isMay ? 3.82e17...3.46e19 : 1e18...3e20)])
    let point: RangePoint = [.compute: try budget()]
    let sequence = isMay ? context : 4096
    let steps = tokens.value / (16384 * sequence)
    let own = sequence * max(32, pow(2, log2(max(steps, 1)).rounded(.up)))
    let batch = batch ?? own
    let rate = Self.marinRate(isMay: isMay, tokens: tokens.value, width: width, batch: batch)
    let (adam, matrix) = (min(0.05, rate), min(0.05, 13.0 / 3 * rate))
    let formula =
      isMay ? "0.06602 D^-0.395 d^-0.150 √T" : "1.63 D^-0.2813 d^-0.3678 √(T/4096)"
    let stated =
      self.batch == nil
      ? "T its own batch of \(Tokens(own).rounded(to: 3)) tokens" : "T the batch as stated"
    let remark =
      "d width, \(stated); never above 0.05; \(isMay ? "MuonH" : "AdamH") recipe, linear decay"
    let given = [
      advice(name, .learningRate, adam, formula, range, point, remark),
      advice(name, .matrixLearningRate, matrix, "13/3 of it", range, point, remark),
      advice(
        name, .batchTokens, own, "2^14 steps, rounded up to a power of two of sequences", range,
        point, "sequences of \(plainText(of: sequence)), 32 at least"),
    ]
    return given + [
      advice(
        name, .warmUpTokens, (isMay ? 0.01 : 0.1) * tokens.value,
        isMay ? "a hundredth of the steps" : "a tenth of the steps", range, point,
        "then linear decay")
    ]
  }
}
