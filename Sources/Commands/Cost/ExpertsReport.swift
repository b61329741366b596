import CostModel
import Diagnostics
import Formats
import Tabular
import Units

/// What experts cost beyond their FLOP: traffic, padding, drops, and waiting for the fullest one.
struct ExpertsReport {
  let query: CostQuery
  let device: Device
  /// The devices that the experts of a layer are dealt to.
  let expertDevices: Int

  /// The section; `nil` for a dense model.
  func section() throws(CommandFailure) -> ReportSection? {
    guard let routing = query.architecture.routing else { return nil }
    var table = Table(
      name: "experts", summary: "Experts on \(expertDevices) devices each layer",
      columns: [
        Column("quantity", .text, "What is counted."), Column("value", .number, "Its value."),
        Column("basis", .text, "What it rests on."),
      ])
    appendTraffic(topK: routing.topK, to: &table)
    let balance = BalanceCost.slowdown(context: query.context)
    table.append([
      "step with real over forced balance", .number(balance.factor),
      .text(
        (balance.isMeasured ? "between measured contexts: " : "nearest measured context: ")
          + BalanceCost.source),
    ])
    var notes = [
      (query.tokens == nil ? "Predicted times take" : "The time above takes")
        + " experts as balanced; multiply by what is true of the run."
    ]
    if query.layout == nil {
      notes.append(
        "Experts are dealt as rates were measured, one to a device; --layout states another way.")
    }
    if let load = query.expertLoad {
      if load.assignments.count != routing.experts {
        notes.append(
          "The load has \(load.assignments.count) experts, the model \(routing.experts).")
      }
      try append(load, to: &table)
    }
    return ReportSection(table: table, notes: notes)
  }

  private func appendTraffic(topK: Int, to table: inout Table) {
    let copies = ExpertTraffic.evenCopies(topK: topK, devices: expertDevices)
    guard let traffic = try? ExpertTraffic(copies: copies) else { return }
    table.append([
      "bytes sent for each token", .number(traffic.bytesPerToken(query.architecture).value),
      "even choice, 16 bits there and back, forward and backward",
    ])
    guard
      let time = traffic.time(query.architecture, device: device, expertDevices: expertDevices),
      let peak = device.sixteenBitPeak
    else { return }
    let compute = query.architecture.trainingFLOP(context: query.context)
    let ideal = compute.value / peak.value
    table.append([
      "time of that traffic over time at peak", .number(time.value / ideal),
      "nothing overlapped; the node link within a node, the network beyond",
    ])
  }

  private func append(_ load: ExpertLoad, to table: inout Table) throws(CommandFailure) {
    table.append(["fullest expert over mean", .number(load.peak), "the given load"])
    do throws(InputFaults) {
      let padded = try load.capacity(factor: query.capacityFactor)
      let basis = "capacity factor \(plainText(of: query.capacityFactor)) (arXiv 2101.03961)"
      table.append(["share of assignments dropped", .number(padded.droppedShare), .text(basis)])
      table.append([
        "rows computed for each kept", .number(padded.paddingFactor), .text(basis),
      ])
      table.append([
        "rows computed without drops", .number(load.blocks().paddingFactor),
        "blocks of 128 rows (arXiv 2211.15841)",
      ])
      let share = query.architecture.expertShare(context: query.context)
      if let straggler = load.straggler(devices: expertDevices),
        let step = try load.stepFactor(devices: expertDevices, expertShare: share)
      {
        table.append([
          "slowest device over mean", .number(straggler), "experts in order on the devices",
        ])
        table.append([
          "step with that device over balanced", .number(step),
          .text("experts take \((share * 100).rounded(toDigits: 3)) % of the FLOP"),
        ])
      }
    } catch {
      throw CostQuery.wrong("\(error.faults.map(\.problem).joined(separator: "; "))", "see --help")
    }
  }
}
