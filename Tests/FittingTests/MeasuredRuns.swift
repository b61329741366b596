import Fitting
import TestSupport

/// The measured runs that published fits were made from.
extension Shared {
  /// A table of measured runs.
  static func sheet(_ path: String) throws -> RunSheet {
    try RunSheet(bytes: bytes("data/" + path))
  }

  /// The 240 points of arXiv:2404.10102: those of the figure less the five largest losses.
  static func chinchilla() throws -> Runs {
    let sheet = try sheet("epoch_chinchilla/svg_extracted_data.csv")
    let runs = try sheet.runs(
      named: [.parameters: "Model Size", .flop: "Training FLOP"],
      needs: [.parameters, .flop, .loss])
    let limit = runs.loss.sorted()[runs.count - 5]
    return runs.filter { runs.loss[$0] < limit }
  }

  /// Clark's final runs of one router with the dense ones: top-1, every second layer, seed 42.
  static func routed(_ router: String) throws -> Runs {
    let sheet = try sheet("clark2022_moe/final_runs.csv")
    func column(_ name: String) -> Int { sheet.index(of: name) ?? 0 }
    let (type, k, seed, share) = (
      column("router_type"), column("k"), column("seed"), column("routing_frequency")
    )
    let kept = sheet.filter {
      [router, "Dense"].contains($0[type]) && $0[k] == "1" && $0[seed] == "42"
        && $0[share] == "0.5"
    }
    return try kept.runs(
      named: [
        .parameters: "dense_parameter_count", .loss: "loss_validation", .experts: "num_experts",
      ],
      needs: [.parameters, .loss, .experts])
  }

  /// The 182 runs of the published fit of repeated data.
  static func repeated() throws -> Runs {
    try sheet("datablations/c4_repeat_fit182.csv").runs(
      needs: [.parameters, .tokens, .loss, .unique])
  }
}
