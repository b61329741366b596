import Foundation
import Statistics
import Units

/// The resampled fits of Step Law, as their means and covariances.
///
/// The authors publish 1000 refits (github.com/step-law/steplaw,
/// data/1004_fitted_lr_bs_scaling_model_parameters.csv); what is kept here are their means and joint
/// covariances, which give the middle 95 % of the refits' own advice within 3 % of its ends.
enum StepLaw {
  /// Of intercept, power of N and power of D of the learning rate.
  static let rateMeans = [0.58630779, -0.71292229, 0.30749095]
  static let rateCovariance = [
    [3.89062111e-01, -1.35589390e-02, -5.13249353e-03],
    [-1.35589390e-02, 8.91485737e-04, -1.74331789e-04],
    [-5.13249353e-03, -1.74331789e-04, 3.66311843e-04],
  ]
  /// Of intercept and power of D of the batch.
  static let batchMeans = [-0.54354217, 0.57094436]
  static let batchCovariance = [
    [1.91179636e-01, -8.15157225e-03], [-8.15157225e-03, 3.48517939e-04],
  ]
  /// Medians of the refits: powers of N and D of the learning rate, of D of the batch.
  static let medians = (size: -0.71224309, tokens: 0.30698269, batch: 0.57131199)

  static func learningRate(size: Double, tokens: Double) -> Interval {
    interval(rateMeans, rateCovariance, [1, log(size), log(tokens)])
  }

  static func batch(tokens: Double) -> Interval {
    interval(batchMeans, batchCovariance, [1, log(tokens)])
  }

  private static func interval(
    _ means: [Double], _ covariance: [[Double]], _ x: [Double]
  ) -> Interval {
    let middle = zip(means, x).map(*).reduce(0, +)
    let variance = zip(x, covariance).map { value, row in
      value * zip(row, x).map(*).reduce(0, +)
    }.reduce(0, +)
    let half = 1.959964 * max(variance, 0).squareRoot()
    return Interval(
      kind: .bootstrap, low: exp(middle - half), high: exp(middle + half), level: 0.95)
  }
}

extension PublishedCheck {
  /// Numbers of rules that are no laws of loss, for whoever reruns published numbers.
  public static let recipes: [PublishedCheck] = stepLaw + deepSeek + marin

  /// Rules without a published number, each with the reason.
  public static let uncheckedRecipes = [
    "Ling": "its paper prints the rule and no rate or batch of a run that follows it",
    "Joint MoE": "its paper prints the rule and no rate of a run that follows it",
  ]

  private static let stepLaw: [PublishedCheck] = {
    let group = CheckGroup(
      law: "step-law", source: "github.com/step-law/steplaw, 1000 refits, summarised independently",
      tolerance: .absolute(5e-4),
      reason: "medians of the refits, kept as read: stated to three decimals")
    let printed = CheckGroup(
      law: "step-law", source: "arXiv:2503.04715 against its own 1000 refits",
      tolerance: .relative(0.03), reason: "constants printed to three digits")
    return [
      group.check("median power of N in the learning rate", -0.712) { StepLaw.medians.size },
      group.check("median power of D in the learning rate", 0.307) { StepLaw.medians.tokens },
      group.check("median power of D in the batch", 0.571) { StepLaw.medians.batch },
      printed.check("learning rate of 7B on 1.4T, the refits' median", 0.00093489) {
        1.79 * pow(7e9, -0.713) * pow(1.4e12, 0.307)
      },
      printed.check("low end of the refits' learning rate of 7B on 1.4T", 0.0007651) {
        StepLaw.learningRate(size: 7e9, tokens: 1.4e12).low
      },
      printed.check("high end of the refits' learning rate of 7B on 1.4T", 0.00113647) {
        StepLaw.learningRate(size: 7e9, tokens: 1.4e12).high
      },
      printed.check("batch of 1.4T tokens, the refits' median", 5_012_589) {
        0.58 * pow(1.4e12, 0.571)
      },
    ]
  }()
  /// What DeepSeek trained by its rule: github.com/deepseek-ai/DeepSeek-LLM, README.
  private static let deepSeek: [PublishedCheck] = {
    let source = "github.com/deepseek-ai/DeepSeek-LLM, README"
    let rate = CheckGroup(
      law: "deepseek-recipe", source: source, tolerance: .relative(0.03),
      reason: "rates of two digits")
    let batch = CheckGroup(
      law: "deepseek-recipe", source: source, tolerance: .relative(0.1),
      reason: "batches are rounded to what the devices divide")
    // 72 n d² + 12 n d l a token, times 2T: 30 layers of 4096, 95 of 8192, sequences of 4096.
    return [("7B", 30.0, 4_096.0, 4.2e-4, 2_304.0), ("67B", 95, 8_192, 3.2e-4, 4_608)].flatMap {
      name, layers, width, stated, sequences in
      let budget = FLOP((72 * layers * width * width + 12 * layers * width * 4_096) * 2e12)
      @Sendable func value(_ quantity: ComputeRule.Quantity) -> Double? {
        ComputeRule.deepSeek2024.first { $0.quantity == quantity }?.value(at: budget)
      }
      return [
        rate.check("learning rate of DeepSeek \(name) on 2T", stated) {
          value(.learningRate) ?? .nan
        },
        batch.check("sequences in a batch of DeepSeek \(name)", sequences) {
          (value(.batchTokens) ?? .nan) / 4_096
        },
      ]
    }
  }()

  /// Rates of Marin's matrices, v16 before and May after: marin-community/marin, issue 6074.
  private static let marin: [PublishedCheck] = {
    let group = CheckGroup(
      law: "marin-recipe", source: "github.com/marin-community/marin, issue 6074",
      tolerance: .relative(0.0015), reason: "tokens of two and three digits")
    let cells: [(isMay: Bool, width: Double, batch: Double, tokens: Double, rate: Double)] = [
      (false, 512, 32, 0.84e9, 0.01245), (false, 768, 64, 2.71e9, 0.01090),
      (false, 1_024, 128, 6.63e9, 0.01078), (false, 1_280, 256, 12.4e9, 0.01178),
      (true, 512, 32, 1.44e9, 0.00980), (true, 768, 64, 4.42e9, 0.00837),
      (true, 1_024, 128, 8.43e9, 0.00879), (true, 1_280, 256, 1.50e10, 0.00957),
    ]
    return cells.map { cell in
      let name = cell.isMay ? "May" : "v16"
      return group.check("rate of matrices, \(name), d\(plainText(of: cell.width))", cell.rate) {
        RecipeQuery.marinRate(
          isMay: cell.isMay, tokens: cell.tokens, width: cell.width, batch: cell.batch * 4_096)
          * 13 / 3
      }
    }
  }()
}
