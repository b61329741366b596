import Foundation
import Statistics
import Units

/// The resampled fits of Step Law: `Data/step-law.csv` holds the 1000 refits that its authors publish
/// (github.com/step-law/steplaw at 32a8f4c, data/1004_fitted_lr_bs_scaling_model_parameters.csv), to six
/// digits.
///
/// Logarithms of learning rate by N and D and of batch by D, a row of one resample.
enum StepLaw {
  /// Intercept, power of N and power of D of the learning rate; intercept and power of D of the batch.
  static let refits: [[Double]] = {
    let text = Carried.files.first { $0.name == "step-law.csv" }?.text ?? ""
    let lines = text.split(separator: "\n").dropFirst()
    let rows = lines.map { line in line.split(separator: ",").compactMap { Double($0) } }
    return rows.filter { $0.count == 5 }
  }()

  /// The median of a column of the refits.
  static func median(_ column: Int) -> Double {
    Quantiles.median(refits.map { $0[column] }) ?? .nan
  }

  static func learningRate(size: Double, tokens: Double) -> Interval {
    interval { exp($0[0] + $0[1] * log(size) + $0[2] * log(tokens)) }
  }

  static func batch(tokens: Double) -> Interval {
    interval { exp($0[3] + $0[4] * log(tokens)) }
  }

  /// The middle 95 % of what the refits advise.
  private static func interval(_ advice: ([Double]) -> Double) -> Interval {
    let values = refits.map(advice).sorted()
    func end(_ share: Double) -> Double { Quantiles.value(at: share, ofSorted: values) ?? .nan }
    return Interval(kind: .bootstrap, low: end(0.025), high: end(0.975), level: 0.95)
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
      law: "step-law", source: "github.com/step-law/steplaw, its 1000 refits, medians taken here",
      tolerance: .absolute(5e-4),
      reason: "stated to three decimals")
    let printed = CheckGroup(
      law: "step-law", source: "arXiv:2503.04715 against its own 1000 refits",
      tolerance: .relative(0.03), reason: "constants printed to three digits")
    return [
      group.check("median power of N in the learning rate", -0.712) { StepLaw.median(1) },
      group.check("median power of D in the learning rate", 0.307) { StepLaw.median(2) },
      group.check("median power of D in the batch", 0.571) { StepLaw.median(4) },
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
