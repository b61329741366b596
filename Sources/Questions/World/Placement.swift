import CostModel
import Diagnostics
import ModelConfigs
import Synchronization
import Units

/// On how many devices a run goes, and how the model lies on them.
public struct Placement: Sendable {
  /// The devices of the run; `nil` where none are stated and no layout fits.
  let devices: Int?
  /// How a step is run; `nil` where nothing can be laid out.
  let setup: TrainingSetup?
  /// The sums of the model; `nil` where only its sizes are known.
  let shape: StepShape?
  let memory: MemoryUse?
  /// What the layout is, in words.
  let origin: String
  /// What a reader of the run must know of its devices.
  private(set) var warnings: [String] = []
  /// The search that found the layout; `nil` where it is stated.
  private(set) var search: FastestLayouts?
  /// Whether it goes on the fewest devices that hold it, since none were stated.
  private(set) var isFewest = false

  var layout: Layout? { setup?.layout }
  /// Whether the devices hold the model.
  var fits: Bool {
    guard let setup, let memory else { return false }
    return memory.fits(setup.device, usableShare: 1)
  }

  /// What the fullest device would hold, beside what it can.
  private var shortage: String {
    guard let setup, let memory else { return "" }
    return ":" + Self.shortage(memory, setup.device)
  }

  private static func shortage(_ memory: MemoryUse, _ device: Device) -> String {
    " asks for \(ShownNumber.value(memory.total.value, unit: "bytes")) on the fullest device, which holds "
      + ShownNumber.value(device.capacity.value, unit: "bytes")
  }

  /// That whole micro-batches make another batch than was asked, where it differs by a hundredth, and that
  /// a run is shorter than one step.
  private func remarks(on tokens: Tokens?) -> [String] {
    guard let setup else { return [] }
    var remarks: [String] = []
    if abs(Double(setup.sequences) / Double(setup.batch) - 1) > 0.01 {
      remarks.append(
        "Whole micro-batches make a step of \(setup.sequences) sequences in place of \(setup.batch)."
      )
    }
    let step = Tokens(Double(setup.sequences * setup.context))
    if let tokens, tokens < step {
      remarks.append(
        "A step of \(step) tokens is more than the run's \(tokens): its time is a part of one step."
      )
    }
    return remarks
  }

  /// What a run asks of devices.
  struct Wish: Hashable, Sendable {
    let architecture: Architecture
    let tokens: Tokens?
    let context: Int
    let device: Device
    let devices: Int?
    let precision: Precision
    let choices: StepChoices
  }

  /// Places that were worked out, for questions that ask again.
  private static let known = Mutex<[Wish: Placement]>([:])

  /// The place of a run, worked out once.
  static func of(_ wish: Wish) -> Placement {
    if let found = known.withLock({ $0[wish] }) { return found }
    let placement = Placement(wish)
    known.withLock {
      if $0.count > 256 { $0.removeAll() }
      $0[wish] = placement
    }
    return placement
  }

  /// The place of a model of which only sizes are known: nothing is laid out.
  init(ofSizesOn devices: Int?) {
    self.devices = devices
    (setup, shape, memory, origin) = (nil, nil, nil, "")
  }

  private init(_ wish: Wish) {
    let choices = wish.choices
    let shape = StepShape(
      wish.architecture, context: wish.context, nextTokens: choices.nextTokens)
    self.shape = shape
    let flop = wish.tokens.map { wish.architecture.trainingFLOP(context: wish.context) * $0 }
    let batch =
      (choices.batch ?? choices.published?.batch).map {
        max(1, Int(($0.value / Double(wish.context)).rounded()))
      }
      ?? TrainingSetup.usualBatch(flop: flop ?? FLOP(1e23), context: wish.context)
    func setup(_ layout: Layout, batch: Int) -> TrainingSetup {
      var setup = TrainingSetup(
        device: wish.device, layout: layout, context: wish.context, precision: wish.precision,
        batch: batch, code: choices.code, nodeLimit: choices.nodeLimit)
      setup.straggler = choices.straggler
      return setup
    }
    let kept = ActivationFormat.fused(in: wish.precision, code: choices.code)
    func memory(_ layout: Layout) -> MemoryUse? {
      try? wish.architecture.trainingMemory(
        layout: layout, context: wish.context, kept: kept, nextTokens: choices.nextTokens)
    }
    if let stated = choices.stated {
      let copies = max(1, (wish.devices ?? stated.layout.devices) / stated.layout.devices)
      var layout = stated.layout.with(data: stated.layout.data * copies)
      // A batch of fewer passes than stages holds fewer activations.
      layout = layout.with(microBatches: setup(layout, batch: batch).microBatches)
      if stated.leavesRecompute {
        layout = wish.architecture.leastRecomputing(
          layout, context: wish.context, kept: kept, on: wish.device,
          nextTokens: choices.nextTokens)
      }
      self.setup = setup(layout, batch: batch)
      devices = layout.devices
      self.memory = memory(layout)
      origin =
        "The stated layout"
        + (stated.leavesRecompute ? ", with the least recomputation that fits" : "")
      if copies > 1 {
        warnings.append("The stated layout stands \(copies) times; its data degree grows to match.")
      }
      if stated.fillsData {
        warnings.append(
          "No data degree was stated: \(layout.data) replicas hold the groups of experts.")
      }
      if layout.recompute == .attentionScores {
        warnings.append(
          "Fused attention stores no scores, so that recompute=attentionScores changes nothing.")
      }
      let passes = setup(layout, batch: batch).microBatches
      if layout.zero == .gradients, passes > 1 {
        warnings.append(
          "With zero=2 replicas sum gradients after each of \(passes) micro-batches; a code that adds them up "
            + "on each device until the last one is zero=1.")
      }
      if !layout.schedule.isLegal(stages: layout.pipeline, microBatches: passes) {
        warnings.append(
          "\(layout.schedule.rawValue) asks for an even number of micro-batches, at least "
            + "\(2 * layout.pipeline); a step of this batch has \(passes).")
      }
      warnings += remarks(on: wish.tokens)
      if let fault = layout.faults(for: wish.architecture, tokens: wish.context).first {
        warnings.append("The layout cannot be: \(fault.problem); \(fault.hint).")
      } else if !fits {
        warnings.append(
          "The layout does not fit\(shortage). Figures of the run are as if it did.")
      } else if let memory = self.memory, !memory.fits(wish.device) {
        warnings.append("The layout fits without room for fragmentation.")
      }
      return
    }
    isFewest = wish.devices == nil
    var least = LayoutSearch(
      architecture: wish.architecture, device: wish.device, context: wish.context,
      kept: kept)
    least.nextTokens = choices.nextTokens
    guard let one = try? Layout() else { preconditionFailure("one device is a layout") }
    var nearest: (candidate: FastestLayouts.Candidate, batch: Int)?
    /// The fastest layouts, with as large a batch as the devices need where none is stated.
    func fastest(_ devices: Int) -> (FastestLayouts, Int)? {
      var size = batch
      for _ in 0..<(choices.batch == nil ? 12 : 1) {
        let found = FastestLayouts(
          wish.architecture, on: setup(one, batch: size), devices: devices, shape: shape,
          limits: choices.limits)
        if !found.best.isEmpty { return (found, size) }
        nearest = found.nearest.map { ($0, size) } ?? nearest
        // Only where too few sequences leave devices idle does a larger batch help.
        if found.tried > 0, size >= devices { return nil }
        size *= 2
      }
      return nil
    }
    if let devices = wish.devices ?? least.smallest()?.layout.devices,
      let (search, size) = fastest(devices), let best = search.best.first
    {
      self.search = search
      self.setup = setup(best.layout, batch: size)
      self.devices = devices
      self.memory = best.memory
      origin =
        wish.devices == nil
        ? "The fastest layout on the fewest devices that hold the model" : "The fastest layout"
      if best.layout.pipeline == 1, !choices.limits.schedules.contains(.oneForwardOneBackward) {
        warnings.append(
          "The fastest layout has no pipeline, in which a schedule decides nothing; --layout states one."
        )
      }
      warnings += remarks(on: wish.tokens)
      return
    }
    let found = least.smallest()
    if let devices = wish.devices {
      warnings.append(
        "\(devices) \(wish.device.name) do not hold the state of training in any layout tried"
          + (found.map { "; the smallest that fits takes \($0.layout.devices)" } ?? "")
          + (nearest?.candidate.memory.map { "; the nearest\(Self.shortage($0, wish.device))" }
            ?? "")
          + ". Figures of the run are as if they did.")
      self.setup = nearest.map { setup($0.candidate.layout, batch: $0.batch) }
      self.memory = nearest?.candidate.memory
      self.devices = devices
      origin = "No layout fits; the nearest, which holds least"
    } else {
      self.setup = found.map { setup($0.layout, batch: max(batch, $0.layout.data)) }
      self.memory = found?.memory
      devices = found?.layout.devices
      origin = "The smallest layout that fits"
    }
  }
}
