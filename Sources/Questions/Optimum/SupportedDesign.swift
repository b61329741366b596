import CostModel
import Evidence
import Fitting
import Foundation
import ScalingLaws
import Statistics
import Units

/// A model that a budget can train, with what measured pairs say it is worth.
struct SupportedDesign: Sendable {
  let architecture: Architecture
  /// The worth in dense parameters; its own size where it is dense.
  let worth: Parameters
  /// The 80 % interval of the worth; `nil` for a dense model.
  let interval: SizeInterval?
  let tokens: RunOnDevices.Estimate
  let flop: FLOP
  /// The dense law's loss at the worth and the tokens.
  let loss: Double
  /// The run on devices, where they are given.
  let placed: (run: RunOnDevices, pace: RunOnDevices.Pace)?

  var active: Parameters { Parameters(Double(architecture.parameters.active(.all))) }
  var total: Parameters { Parameters(Double(architecture.parameters.total)) }
  var isDense: Bool { !architecture.isRouted }
  /// Total over active parameters.
  var sparsity: Double { total / active }

  var days: RunOnDevices.Estimate? {
    placed.flatMap { placed in
      placed.run.placement.isFewest
        ? nil : placed.pace.seconds.map { $0 / 86_400 / Double(placed.run.devices) }
    }
  }

  /// Kilograms of carbon dioxide at the stated grid.
  let grid: GridIntensity?

  var carbon: Double? {
    placed.flatMap { $0.run.energy($0.pace.seconds) }.flatMap { energy in
      grid?.carbon(KilowattHours(energy.expected)).value
    }
  }

  var dollars: RunOnDevices.Estimate? {
    placed.flatMap { $0.run.dollars($0.pace.seconds)?.dollars }
  }

  /// What it is, such as `a MoE of 480B with 15B active`.
  var words: String {
    isDense
      ? "a dense \(active.headline)" : "a MoE of \(total.headline) with \(active.headline) active"
  }
}

/// The sizes that a user wants the designs near.
struct WantedSizes: Hashable, Sendable {
  var total: Parameters?
  var active: Parameters?
}

/// Looks for the best models that a budget can train among those that measured pairs support.
///
/// A model with experts counts as the dense model that evidence says it is worth, √(active · total); a
/// dense law then gives the loss on the tokens that the budget pays. Sizes and sparsity stay within
/// those of the measured pairs. Shapes are stand-ins (`Architecture.routed`, `Architecture.dense`),
/// rates those of the step model in each one's fastest layout.
///
/// Left out: what a large model costs to serve, unless tokens of inference are given, and that the
/// interval of the worth, some ×÷1.6 and more, is wider than most differences between designs.
struct SupportedDesigns: Sendable {
  let search: DesignSearch
  /// Devices with their budget, or with the FLOP of the search.
  let hardware: Hardware?
  let wanted: WantedSizes
  let context: Int

  static let law = DenseReference.standard.constants
  /// Total over active parameters that are tried besides dense.
  static let sparsities = [2.0, 4, 8, 16, 32, 64]

  /// The largest dense model that is tried.
  static let most = 1e12
  /// Tokens below which nothing is called training.
  private static let fewestTokens = 1e6

  /// The best design of each sparsity, dense first; only those of the wanted sizes where some are.
  func best() -> [SupportedDesign] {
    let ranges = MatchedPairs.bundled.model.ranges
    let ratios = Self.sparsities.filter {
      (ranges.ratio.low ?? 1)...(ranges.ratio.high ?? 1) ~= $0
    }
    let actives = (ranges.active.low ?? 1)...(ranges.active.high ?? 1)
    var designs: [SupportedDesign?] = []
    if let total = wanted.total, let active = wanted.active {
      designs = [design(active, total)]
    } else if let total = wanted.total {
      for ratio in ratios { designs.append(design(total / ratio, total)) }
    } else if let active = wanted.active {
      for ratio in ratios { designs.append(design(active, active * ratio)) }
    } else {
      for ratio in ratios { designs.append(climb(ratio, within: actives)) }
    }
    return [climb(1, within: 1e8...Self.most)].compactMap { $0 } + designs.compactMap { $0 }
  }

  /// The best design of a sparsity: on FLOP alone of all sizes, on devices by climbing from there.
  private func climb(
    _ ratio: Double, within actives: ClosedRange<Double>
  ) -> SupportedDesign? {
    let step = 1.0 / 4
    let (low, high) = (log2(actives.lowerBound), log2(actives.upperBound))
    var known: [Int: SupportedDesign?] = [:]
    func tried(_ place: Int, on devices: Bool) -> SupportedDesign? {
      let size = low + Double(place) * step
      guard place >= 0, size <= high else { return nil }
      let active = Parameters(exp2(size))
      return design(active, active * ratio, on: devices)
    }
    let places = 0...max(0, Int((high - low) / step))
    var free: (place: Int, design: SupportedDesign)?
    for place in places {
      guard let one = tried(place, on: false) else { continue }
      if free.map({ one.loss < $0.design.loss }) ?? true { free = (place, one) }
    }
    guard let free, hardware != nil else { return free?.design }
    func onDevices(_ place: Int) -> SupportedDesign? {
      if let old = known[place] { return old }
      let new = tried(place, on: true)
      known[place] = new
      return new
    }
    // What the devices do not hold is no design: the largest that they do is where to begin.
    var place = free.place
    while place > 0, onDevices(place) == nil { place -= 1 }
    var best = onDevices(place)
    for direction in [2, -2, 1, -1] {
      while let next = onDevices(place + direction),
        best.map({ next.loss < $0.loss }) ?? true
      {
        (place, best) = (place + direction, next)
      }
    }
    return best
  }

  /// A model of about these sizes with what the budget pays; `nil` where there is no such model or
  /// nothing is left for its training.
  private func design(
    _ active: Parameters, _ total: Parameters, on devices: Bool = true
  ) -> SupportedDesign? {
    let isDense = total <= active
    guard
      let architecture = isDense
        ? Architecture.dense(of: active) : Architecture.routed(active: active, total: total)
    else { return nil }
    let count = architecture.parameters
    let (own, all) = (Parameters(Double(count.active(.all))), Parameters(Double(count.total)))
    if let memory = search.memory,
      all.value * memory.bytesPerNumber > memory.bytes.value
    {
      return nil
    }
    if devices, let most = hardware?.mostTrained, all > most { return nil }
    var interval: SizeInterval?
    var worth = own
    if !isDense {
      guard
        let predicted = try? MatchedPairs.bundled.model.predict(active: own, total: all)
      else { return nil }
      (worth, interval) = (predicted.centre, predicted.interval(level: Worth.level))
    }
    let perToken = architecture.trainingFLOP(context: context).value
    var placed: (RunOnDevices, RunOnDevices.Pace)?
    let tokens: RunOnDevices.Estimate
    if let hardware, let budget = hardware.budget, devices {
      guard
        let run = try? BudgetedRun(
          architecture, context: context, on: isDense ? hardware.forDense : hardware,
          budget: budget)
      else { return nil }
      tokens = run.tokens
      placed = (run.run, run.pace)
    } else {
      let price = search.servedPrices?.price(active: own.value, total: all.value) ?? 1
      let served = price * (search.inferenceTokens?.value ?? 0) / 3
      let left = search.budget.value / perToken - served
      guard left > 0 else { return nil }
      tokens = RunOnDevices.Estimate(exactly: left)
      if let hardware, devices {
        guard
          let run = RunOnDevices(
            architecture, tokens: Tokens(left), context: context,
            on: isDense ? hardware.forDense : hardware), let pace = try? run.pace()
        else { return nil }
        placed = (run, pace)
      }
    }
    guard tokens.expected >= Self.fewestTokens, placed?.0.placement.fits ?? true else { return nil }
    return SupportedDesign(
      architecture: architecture, worth: worth, interval: interval, tokens: tokens,
      flop: FLOP(perToken * tokens.expected),
      loss: Self.law.loss(size: worth.value, tokens: tokens.expected), placed: placed,
      grid: hardware?.grid)
  }
}

extension Hardware {
  /// The parameters whose weights, gradients and states fill the stated devices, dealt out without
  /// waste; `nil` where no number of them is stated.
  var mostTrained: Parameters? {
    let format = TrainingFormat.mixedFloat32Gradients
    return devices.map {
      Parameters(
        Double($0) * device.capacity.value / (format.weight + format.gradient + format.optimizer))
    }
  }
}
