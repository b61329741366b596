import Foundation

/// A factor between hours of steps and hours of a run or a programme, with what was published of it.
public struct RunFactor: Hashable, Sendable {
  /// One published case.
  public struct Case: Hashable, Sendable {
    public let run: String
    public let factor: Double
    public let source: String

    init(_ run: String, _ factor: Double, _ source: String) {
      (self.run, self.factor, self.source) = (run, factor, source)
    }
  }

  public let name: String
  /// What the hours of steps are multiplied by.
  public let value: Double
  /// What was published; empty where nothing was.
  public let cases: [Case]

  /// The ends of the published cases; `nil` without any.
  public var range: ClosedRange<Double>? {
    guard let low = cases.map(\.factor).min(), let high = cases.map(\.factor).max() else {
      return nil
    }
    return low...high
  }
}

extension RunFactor {
  /// Time over useful time.
  static let interrupted: [Case] = [
    Case("HLAT on 4,096 Trainium, restarts automatic", 1 / 0.9881, "98.81 %, arXiv 2404.10630"),
    Case("HLAT, restarts by hand", 1 / 0.7783, "77.83 %, arXiv 2404.10630"),
    Case("Llama 3 8B and 70B", 1 / 0.95, "more than 95 %, Meta's announcement of Llama 3"),
    Case("Llama 3.1 405B", 1 / 0.90, "more than 90 %, arXiv 2407.21783, section 3.3.4"),
    Case("Gemini Ultra", 1 / 0.97, "97 %, arXiv 2312.11805, section 3"),
    Case("largest runs before Gemini", 1 / 0.85, "85 %, arXiv 2312.11805, section 3"),
  ]

  /// Small batches at the start and long sequences at the end, over as many tokens of usual steps.
  ///
  /// Llama 3 405B took 8M tokens a step until 2.87T of 15.6T and 16M after: on 128 replicas the bubble of
  /// 16 stages in 8 chunks is then 15/64 in place of 15/128 of the rest. DeepSeek-V3 went from 3,072
  /// sequences to 15,360 over 469B of 14.8T tokens: a bubble of 14/45 · 15/m for m of 24 to 120
  /// micro-batches, and spent 119K hours on long contexts after 2,664K.
  static let warmed: [Case] = {
    let (slow, usual): (Double, Double) = (1 + 15.0 / 64, 1 + 15.0 / 128)
    let bubble: Double = 15 * 14.0 / 45
    // The mean of 1/m over the ramp is ln 5 / 96.
    let ramp: Double = bubble * (log(5.0) / 96 - 1.0 / 120) / (1 + bubble / 120)
    return [
      Case(
        "batches of Llama 3 405B", 1 + 2.87 / 15.6 * (slow / usual - 1),
        "arXiv 2407.21783, section 3.4.1, worked out"),
      Case(
        "batches of DeepSeek-V3",
        1 + 0.469 / 14.8 * ramp,
        "arXiv 2412.19437, section 4.2, worked out"),
      Case(
        "long contexts of DeepSeek-V3", (2664.0 + 119) / 2664, "arXiv 2412.19437, table 1"),
    ]
  }()

  /// Hours of a whole programme, with experiments and failed runs, over those of its final runs.
  static let developed: [Case] = [
    Case("OLMo, OLMoE and OLMo 2", 1.5, "development half of training, arXiv 2503.05804"),
    Case("Olmo 3", 1 / (1 - 0.822), "development 82.2 % of all, arXiv 2605.01158"),
  ]
}
