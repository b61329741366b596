import CostModel
import Diagnostics
import ModelConfigs
import Tabular
import Units

/// Memory, time, money and energy of a training run on a device.
struct DeviceCost {
  let query: Cost
  let device: Device
  let plan: Placement

  var tables: [ShownTable] {
    let experts = query.architecture.flatMap {
      ExpertCost(
        query: query, architecture: $0, device: device, expertDevices: query.expertDevices(plan)
      ).table
    }
    let memory = plan.setup == nil && query.architecture == nil ? stateTable : memoryTable
    let announcement = AnnouncedTime(query: query, device: device)
    let layouts = plan.search.map { LayoutTable(search: $0).tables } ?? []
    return [memory, timeTable, factorTable, factorCaseTable, stepTable].compactMap { $0 } + layouts
      + [experts, announcement.table].compactMap { $0 }
  }

  /// What training holds of a model of which only sizes are known.
  private var stateTable: ShownTable {
    let format = TrainingFormat.mixedFloat32Gradients
    let devices = max(1, plan.devices ?? 1)
    let state = format.stateBytes(query.model.total, zero: .weights, replicas: devices)
    let parts = [
      ("weights", state.weights), ("gradients", state.gradients), ("optimizer", state.optimizer),
      ("sum", state.weights + state.gradients + state.optimizer),
    ]
    return ShownTable(
      Table.held(
        "training_memory", "State of training on one of \(devices) \(device.name)",
        parts.map { ($0.0, $0.1.value) }),
      notes: [
        "Dealt out evenly, without activations, which follow from the shape; the device holds "
          + "\(ShownNumber.value(device.capacity.value, unit: "bytes")). \(format.source)."
      ])
  }

  private var memoryTable: ShownTable {
    let (name, summary) = ("training_memory", "Training memory of the fullest \(device.name)")
    guard let layout = plan.layout, let memory = plan.memory else {
      return ShownTable(
        Table.held(name, summary, []),
        notes: ["No layout of up to 16384 devices holds the model; try a device with more memory."])
    }
    var parts = [
      ("weights", memory.weights), ("gradients", memory.gradients),
      ("optimizer", memory.optimizer), ("activations", memory.activations),
      ("workspace", memory.workspace), ("sum", memory.total),
    ]
    if layout.offloadsOptimizer { parts.append(("host", memory.host)) }
    let room = device.capacity.value
    let binary = (room / 1_073_741_824).rounded(toDigits: 3)
    let decimal = (room / 1e9).rounded(toDigits: 3)
    return ShownTable(
      Table.held(name, summary, parts.map { ($0.0, $0.1.value) }),
      notes: [
        "\(plan.origin): \(layout.devices) device\(layout.devices == 1 ? "" : "s"), \(layout.text).",
        (plan.fits ? "It fits" : "It does not fit")
          + ": \((memory.share(of: device) * 100).rounded(toDigits: 3)) % of the "
          + "\(binary) GiB, \(decimal) GB, of the device "
          + "(\(device.reportedMemory?.source ?? "as printed, taken as decimal")); "
          + "a search counts on "
          + "\(plainText(of: MemoryUse.usableShare * 100)) %.",
        "16-bit weights, 32-bit gradients, master weights and moments of Adam; sequences of "
          + "\(query.context) tokens, \(layout.microBatch) at a time"
          + (query.precision.bytes < 2 ? "; inputs of products are kept in one byte." : "."),
      ]
        + (query.standIn.map { [Self.words(of: $0)] } ?? [])
        + (query.expertLoad == nil
          ? [] : ["Memory is that of balanced experts, whatever the load."])
        + (query.tokens == nil ? ["Without tokens there is no time: add --tokens."] : []))
  }

  /// What stands in for a shape.
  private static func words(of shape: Architecture) -> String {
    let experts = shape.routing.map { ", \($0.topK) of \($0.experts) experts" } ?? ""
    return
      "Only sizes are known: a shape in usual proportions stands in, \(shape.layerCount) layers of "
      + "\(shape.hiddenSize)\(experts). A config.json gives the model's own."
  }

  private typealias PartRow = (part: String, seconds: Double, share: Double)

  /// The step; `nil` where its rate is stated or none can be told.
  var step: StepPrediction? {
    guard query.utilisation == nil, let devices = plan.devices else { return nil }
    return (try? query.run(on: device, devices, plan).pace())?.step
  }

  /// The picture of where the time of a step goes.
  var chart: Chart? {
    guard let step, let layout = plan.layout else { return nil }
    let total = step.time.total
    let most = step.time.parts.max { $0.seconds < $1.seconds }
    return Drawing(
      title: most.map {
        "\($0.part.rawValue.capitalised) takes "
          + "\(($0.seconds / total).percent) of a step"
      } ?? "Where a step goes",
      subtitle:
        "Where the time of a step of \(query.model.title) goes on \(layout.devices) \(device.name)",
      .dots(
        DotPlot(
          axis: Axis("share of the step, %"),
          rows: step.time.parts.map {
            DotPlot.Row(
              label: $0.part.rawValue, value: 100 * $0.seconds / total, isExtrapolated: false,
              note: "\($0.seconds.rounded(toDigits: 3)) s")
          })),
      footer: [
        "\(layout.text): \(total.rounded(toDigits: 3)) s for \(step.setup.sequences) sequences of "
          + "\(step.setup.context) tokens in \(step.setup.precision.rawValue)."
      ]
    ).chart("step_time")
  }

  /// Where the time of a step goes.
  private var stepTable: ShownTable? {
    guard let step else { return nil }
    let total = step.time.total
    let rows = step.time.parts.map { PartRow($0.part.rawValue, $0.seconds, $0.seconds / total) }
    let setup = step.setup
    return ShownTable(
      Table(
        "step", "Where the time of a step goes", of: rows + [PartRow("sum", total, 1)],
        [
          .text("part", "What is done.") { $0.part },
          .number("seconds", unit: "s", "Time that is not hidden.") { $0.seconds },
          .number("share", "Its share of the step.") { $0.share },
        ]),
      notes: [
        "\(setup.sequences) sequences of \(setup.context) tokens, \(setup.microBatches) "
          + "micro-batches on each of \(setup.layout.data) replicas, \(setup.precision.rawValue), "
          + "code \(setup.code.id)."
      ]
        + (query.choices.published.map {
          $0.words.isEmpty ? [] : ["Where nothing else is stated, as published: \($0.words)."]
        } ?? []))
  }
}
