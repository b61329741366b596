import CostModel
import Units

/// On how many devices a run goes, and how the model lies on them.
public struct TrainingPlan: Sendable {
  /// The devices of the run; `nil` where none are stated and no layout fits.
  let devices: Int?
  let layout: Layout?
  let memory: MemoryUse?
  /// What the layout is, in words.
  let origin: String
  /// What a reader of the run must know of its devices.
  let warnings: [String]

  init(of query: Cost, on device: Device) {
    guard let architecture = query.architecture else {
      self.init(devices: query.devices, nil, origin: "", warnings: [])
      return
    }
    if let layout = query.layout,
      let memory = try? architecture.trainingMemory(layout: layout, context: query.context)
    {
      self.init(stated: layout, memory, query: query, device: device)
      return
    }
    let search = LayoutSearch(
      architecture: architecture, device: device, context: query.context)
    if let devices = query.devices, let found = search.first(devices: devices) {
      self.init(
        devices: devices, found, origin: "A layout that fits, with the least recomputation",
        warnings: [])
      return
    }
    let found = search.smallest()
    var warnings: [String] = []
    if let devices = query.devices {
      warnings.append(
        "\(devices) \(device.name) do not hold the state of training in any layout tried"
          + (found.map { "; the smallest that fits takes \($0.layout.devices)" } ?? "")
          + ". Figures of the run are as if they did.")
    }
    self.init(
      devices: query.devices ?? found?.layout.devices, found,
      origin: "The smallest layout that fits", warnings: warnings)
  }

  /// As the user lays the model out; more devices repeat the layout.
  private init(stated layout: Layout, _ memory: MemoryUse, query: Cost, device: Device) {
    let devices = query.devices ?? layout.devices
    var warnings: [String] = []
    if devices > layout.devices {
      warnings.append(
        "The layout stands \(devices / layout.devices) times, each with a state of its own.")
    }
    if !memory.fits(device) {
      warnings.append("The layout does not fit. Figures of the run are as if it did.")
    }
    self.devices = devices
    self.layout = layout
    self.memory = memory
    origin = "The layout"
    self.warnings = warnings
  }

  private init(devices: Int?, _ found: FittingLayout?, origin: String, warnings: [String]) {
    self.devices = devices
    layout = found?.layout
    memory = found?.memory
    self.origin = origin
    self.warnings = warnings
  }
}

extension Cost {
  /// As a stated layout deals experts out, or one device for each as far as there are devices, which
  /// is how measured rates were run.
  func expertDevices(_ plan: TrainingPlan?) -> Int {
    if let layout { return layout.expert * layout.expertTensor }
    return min(plan?.devices ?? 1, architecture?.routing?.experts ?? 1)
  }

  /// The run on a device; without tokens one token.
  func run(on device: Device, _ devices: Int, _ plan: TrainingPlan?) -> RunOnDevices {
    RunOnDevices(
      architecture: architecture, flopPerToken: flopPerToken ?? .zero,
      tokens: tokens ?? Tokens(1), context: context, device: device,
      devices: devices, precision: precision, utilisation: utilisation, overhead: overhead,
      expertDevices: expertDevices(plan), recomputesAll: plan?.layout?.recompute == .full)
  }
}
