import CostModel
import Diagnostics

/// The text form of a layout: `tensor=8,pipeline=4,expert=8,data=16,zero=1,recompute=full`.
enum LayoutOption {
  private static let keys = [
    "data", "tensor", "pipeline", "context", "expert", "zero", "microBatch", "recompute",
  ]

  static func layout(_ call: Call) throws(CommandFailure) -> Layout? {
    guard let text = call["--layout"] else { return nil }
    var numbers: [String: Int] = [:]
    var recompute = Recompute.none
    for part in text.split(separator: ",") {
      let pair = part.split(separator: "=", maxSplits: 1).map(String.init)
      guard pair.count == 2, keys.contains(pair[0]) else {
        throw CostQuery.wrong(
          "--layout: \(Fault.quoted(part)) is not understood",
          Suggestion.hint(for: pair.first ?? "", among: keys))
      }
      if pair[0] == "recompute" {
        guard let kind = Recompute(rawValue: pair[1]) else {
          throw CostQuery.wrong(
            "--layout: \(Fault.quoted(pair[1])) cannot be recomputed",
            Suggestion.hint(for: pair[1], among: Recompute.allCases.map(\.rawValue)))
        }
        recompute = kind
      } else {
        guard let number = Int(pair[1]) else {
          throw CostQuery.wrong(
            "--layout: \(Fault.quoted(pair[1])) is not a whole number",
            "write for example \(pair[0])=8")
        }
        numbers[pair[0]] = number
      }
    }
    guard let zero = ZeROStage(rawValue: numbers["zero"] ?? 1) else {
      throw CostQuery.wrong("--layout: ZeRO has no such stage", "write zero=0, 1, 2 or 3")
    }
    do throws(InputFaults) {
      return try Layout(
        data: numbers["data"] ?? 1, tensor: numbers["tensor"] ?? 1,
        pipeline: numbers["pipeline"] ?? 1, context: numbers["context"] ?? 1,
        expert: numbers["expert"] ?? 1, zero: zero, microBatch: numbers["microBatch"] ?? 1,
        recompute: recompute)
    } catch {
      throw failure(error)
    }
  }

  /// A layout's faults as one failure of the call.
  static func failure(_ faults: InputFaults) -> CommandFailure {
    let lines = faults.faults.map { "\($0.field): \($0.problem) (\($0.hint))" }
    return CostQuery.wrong("--layout: " + lines.joined(separator: "; "), "change the layout")
  }

  /// The layout in the form that `--layout` reads.
  static func text(of layout: Layout) -> String {
    let degrees = [
      ("data", layout.data), ("tensor", layout.tensor), ("pipeline", layout.pipeline),
      ("context", layout.context), ("expert", layout.expert),
    ]
    let parts = degrees.filter { $0.1 > 1 }.map { "\($0.0)=\($0.1)" }
    return (parts + ["zero=\(layout.zero.rawValue)", "recompute=\(layout.recompute.rawValue)"])
      .joined(separator: ",")
  }
}
