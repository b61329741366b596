import CostModel
import Diagnostics
import Tabular
import Units

/// What experts cost beyond their FLOP: traffic, padding, drops, and waiting for the fullest one.
struct ExpertCost {
  let query: Cost
  let architecture: Architecture
  let device: Device
  /// The devices that the experts of a layer are dealt to.
  let expertDevices: Int

  private typealias ExpertFigure = (quantity: String, value: Double, basis: String)

  /// The table; `nil` for a dense model.
  var table: ShownTable? {
    guard let routing = architecture.routing else { return nil }
    let balance = BalanceCost.slowdown(context: query.context)
    var rows =
      traffic(topK: routing.topK) + [
        (
          "step with real over forced balance", balance.factor,
          (balance.isMeasured ? "between measured contexts: " : "nearest measured context: ")
            + BalanceCost.source
        )
      ]
    let notes =
      query.expertLoad == nil
      ? ["Steps take experts as balanced; --expert-load states another load."]
      : [
        query.fixesCapacity
          ? "Experts compute their capacity, padding included; what exceeds it is dropped."
          : "The step waits for the fullest device of this load and drops nothing; --capacity fixes "
            + "capacities."
      ]
    if let load = query.expertLoad {
      rows += self.rows(of: load)
    }
    return ShownTable(
      Table(
        "experts", "Experts on \(expertDevices) devices each layer", of: rows,
        [
          .text("quantity", "What is counted.") { $0.quantity },
          .number("value", "Its value.") { $0.value },
          .text("basis", "What it rests on.") { $0.basis },
        ]), notes: notes)
  }

  private func traffic(topK: Int) -> [ExpertFigure] {
    let copies = ExpertTraffic.evenCopies(topK: topK, devices: expertDevices)
    guard let traffic = try? ExpertTraffic(copies: copies) else { return [] }
    let bytes: ExpertFigure = (
      "bytes sent for each token", traffic.bytesPerToken(architecture).value,
      "even choice, 16 bits there and back, forward and backward"
    )
    guard
      let time = traffic.time(architecture, device: device, expertDevices: expertDevices),
      let peak = device.sixteenBitPeak
    else { return [bytes] }
    let ideal = architecture.trainingFLOP(context: query.context).value / peak.value
    return [
      bytes,
      (
        "time of that traffic over time at peak", time.value / ideal,
        "nothing overlapped; the node link within a node, the network beyond"
      ),
    ]
  }

  /// What a load costs; a capacity that cannot be was refused when it was read.
  private func rows(of load: ExpertLoad) -> [ExpertFigure] {
    var rows: [ExpertFigure] = [("fullest expert over mean", load.peak, "the given load")]
    guard let padded = try? load.capacity(factor: query.capacityFactor) else { return rows }
    let basis =
      (query.fixesCapacity ? "" : "if capacities were fixed: ")
      + "capacity factor \(plainText(of: query.capacityFactor)) (arXiv 2101.03961)"
    rows += [
      ("share of assignments dropped", padded.droppedShare, basis),
      ("rows computed for each kept", padded.paddingFactor, basis),
      (
        "rows computed without drops", load.blocks().paddingFactor,
        "blocks of 128 rows (arXiv 2211.15841)"
      ),
    ]
    if let straggler = load.straggler(devices: expertDevices) {
      rows.append(("slowest device over mean", straggler, "experts in order on the devices"))
    }
    return rows
  }
}
