import CostModel
import Diagnostics
import Formats
import Spec

/// A layout as it is stated; what is computed again may be left open.
struct StatedLayout: Hashable, Sendable {
  var layout: Layout
  /// Whether the least recomputation that fits is taken.
  var leavesRecompute: Bool
  /// Whether the data degree follows from the groups of experts.
  var fillsData = false
}

extension InputKind where Value == StatedLayout {
  /// A layout: `tensor=8,pipeline=4,expert=8,data=16,zero=1,recompute=full`.
  static var layout: InputKind {
    InputKind(
      .scalar(.text("a layout")), example: .text("tensor=8,pipeline=4,expert=8,data=96,zero=1"),
      sample: StatedLayout(layout: .sample, leavesRecompute: true), text: { $0.layout.text }
    ) { node, reader in Layout.read(node, reader) }
  }
}

extension Layout {
  private static let degrees = [
    "data", "tensor", "pipeline", "context", "expert", "expertTensor", "zero", "chunks",
    "microBatch", "microBatches",
  ]
  private static let words = [
    "recompute": Recompute.allCases.map(\.rawValue),
    "schedule": PipelineSchedule.allCases.map(\.rawValue),
    "offload": ["none", "optimizer"],
  ]

  /// What the field abbreviates, as Megatron-LM and its kin do.
  private static let short = [
    "dp": "data", "tp": "tensor", "pp": "pipeline", "cp": "context", "ep": "expert",
    "etp": "expertTensor", "vpp": "chunks", "vp": "chunks", "mbs": "microBatch",
  ]

  fileprivate static var sample: Layout {
    guard let sample = try? Layout() else { preconditionFailure("one device is a layout") }
    return sample
  }

  fileprivate static func read(_ node: Node, _ reader: Reader) -> StatedLayout? {
    var numbers: [String: Int] = [:]
    var chosen: [String: String] = [:]
    func wrong(_ problem: String, _ hint: String) -> StatedLayout? {
      reader.note(node, problem, hint)
      return nil
    }
    let parts = (node.text ?? "").split(separator: ",")
    guard !parts.isEmpty else {
      return wrong("it states no degree", "write for example tensor=8,pipeline=4")
    }
    for part in parts {
      var pair = part.split(separator: "=", maxSplits: 1).map(String.init)
      if let first = pair.first { pair[0] = short[first.lowercased()] ?? first }
      if pair.count == 1, degrees.contains(pair[0]) || words[pair[0]] != nil {
        return wrong(
          "\(Fault.quoted(part)) has no value",
          "write for example \(pair[0])=\(words[pair[0]]?.last ?? (pair[0] == "zero" ? "1" : "8"))")
      }
      guard pair.count == 2, degrees.contains(pair[0]) || words[pair[0]] != nil else {
        return wrong(
          "\(Fault.quoted(part)) is not understood",
          Suggestion.hint(for: pair.first ?? "", among: degrees + words.keys.sorted()))
      }
      guard numbers[pair[0]] == nil, chosen[pair[0]] == nil else {
        return wrong("\(pair[0]) is given twice", "give it once")
      }
      if let known = words[pair[0]] {
        guard known.contains(pair[1]) else {
          return wrong(
            "\(Fault.quoted(pair[1])) is no \(pair[0])",
            Suggestion.hint(for: pair[1], among: known))
        }
        chosen[pair[0]] = pair[1]
      } else {
        guard let number = Int(pair[1]) else {
          return wrong(
            "\(Fault.quoted(pair[1])) is not a whole number", "write for example \(pair[0])=8")
        }
        numbers[pair[0]] = number
      }
    }
    guard let zero = ZeROStage(rawValue: numbers["zero"] ?? 1) else {
      return wrong("ZeRO has no such stage", "write zero=0, 1, 2 or 3")
    }
    // As many replicas as the groups of experts take, where none are stated.
    var data = numbers["data"]
    let others = ["tensor", "context"].map { max(1, min(numbers[$0] ?? 1, largestDegree)) }
    let group = [numbers["expert"] ?? 1, numbers["expertTensor"] ?? 1]
      .map { max(1, min($0, largestDegree)) }
    let wanted = Double(group[0]) * Double(group[1]) / Double(others[0] * others[1])
    if data == nil, wanted > 1, wanted == wanted.rounded(), wanted <= Double(largestDegree) {
      data = Int(wanted)
    }
    do throws(InputFaults) {
      let layout = try Layout(
        data: data ?? 1, tensor: numbers["tensor"] ?? 1,
        pipeline: numbers["pipeline"] ?? 1, context: numbers["context"] ?? 1,
        expert: numbers["expert"] ?? 1, expertTensor: numbers["expertTensor"], zero: zero,
        chunks: numbers["chunks"] ?? 1,
        schedule: chosen["schedule"].flatMap(PipelineSchedule.init) ?? .oneForwardOneBackward,
        microBatch: numbers["microBatch"] ?? 1, microBatches: numbers["microBatches"],
        recompute: chosen["recompute"].flatMap(Recompute.init) ?? .none,
        offloadsOptimizer: chosen["offload"] == "optimizer")
      return StatedLayout(
        layout: layout, leavesRecompute: chosen["recompute"] == nil,
        fillsData: data != numbers["data"])
    } catch {
      for fault in error.faults {
        reader.note(node, "\(fault.field): \(fault.problem)", fault.hint)
      }
      return nil
    }
  }

  /// The layout in the form that is read, without the number of micro-batches.
  var text: String {
    let degrees = [
      ("data", data, 1), ("tensor", tensor, 1), ("pipeline", pipeline, 1), ("context", context, 1),
      ("expert", expert, 1), ("expertTensor", expertTensor, expert > 1 ? 1 : tensor),
      ("chunks", chunks, 1), ("microBatch", microBatch, 1),
    ]
    var parts = degrees.filter { $0.1 != $0.2 }.map { "\($0.0)=\($0.1)" }
    if schedule != .oneForwardOneBackward { parts.append("schedule=\(schedule.rawValue)") }
    if offloadsOptimizer { parts.append("offload=optimizer") }
    return (parts + ["zero=\(zero.rawValue)", "recompute=\(recompute.rawValue)"])
      .joined(separator: ",")
  }
}
