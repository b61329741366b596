/// A layout that fits, and what the fullest device then holds.
public struct FittingLayout: Hashable, Sendable {
  public let layout: Layout
  public let memory: MemoryUse
}

/// A search for the layout that trains a model on the fewest devices.
public struct LayoutSearch: Hashable, Sendable {
  public let architecture: Architecture
  public let device: Device
  public let context: Int
  public var format = TrainingFormat.mixedFloat32Gradients
  public var kept = ActivationFormat.fused
  /// The share of the device's memory that may be used.
  public var usableShare = MemoryUse.usableShare
  /// The sequences of one forward pass.
  public var microBatch = 1
  /// Modules that each predict a further token.
  public var nextTokens = 0
  /// The stages of ZeRO that may be used, the preferred first.
  public var zeroStages: [ZeROStage] = [.optimizer, .gradients, .weights]
  /// What may be recomputed, the preferred first.
  public var recomputes: [Recompute] = [.none, .selective, .full]
  /// The most devices tried.
  public var mostDevices = 16_384

  public init(
    architecture: Architecture, device: Device, context: Int, kept: ActivationFormat = .fused
  ) {
    self.architecture = architecture
    self.device = device
    self.context = context
    self.kept = kept
  }

  /// The layout with the fewest devices that fits, or `nil` where none does up to the limit.
  ///
  /// Tried are tensor degrees of powers of two within a node, every pipeline degree up to the layers,
  /// expert degrees that divide the experts, and every data degree; contexts are not split. Of layouts with equally many devices the one that comes first wins:
  /// less recomputation, a lower stage of ZeRO, a smaller tensor, pipeline, then expert degree.
  public func smallest() -> FittingLayout? {
    var best: FittingLayout?
    for group in groups {
      let limit = best.map { $0.layout.devices - 1 } ?? min(mostDevices, Layout.largestDegree)
      best = fewest(in: group, upTo: limit) ?? best
    }
    return best
  }

  /// The fewest devices that hold the weights and the caches of so many sequences, or `nil` where
  /// none do up to the limit.
  ///
  /// Tried are tensor and pipeline degrees as for training; experts are split like matrices.
  public func smallestForInference(
    sequences: Int, weightBytes: Double = 2, cacheBytes: Double = 2
  ) -> FittingLayout? {
    var best: FittingLayout?
    for tensor in tensorDegrees {
      for pipeline in pipelineDegrees {
        let devices = tensor * pipeline
        guard devices <= mostDevices, devices < best?.layout.devices ?? .max,
          let layout = try? Layout(tensor: tensor, pipeline: pipeline, zero: .none),
          let memory = try? architecture.inferenceMemory(
            layout: layout, context: context, sequences: sequences, weightBytes: weightBytes,
            cacheBytes: cacheBytes), memory.fits(device, usableShare: usableShare)
        else { continue }
        best = FittingLayout(layout: layout, memory: memory)
      }
    }
    return best
  }

  /// Layouts that differ only in their data degree.
  private struct Group {
    let tensor: Int
    let pipeline: Int
    let expert: Int
    let zero: ZeROStage
    let recompute: Recompute
  }

  /// The groups, the preferred first.
  private var groups: [Group] {
    let (pipelines, experts) = (pipelineDegrees, expertDegrees)
    return recomputes.flatMap { recompute in
      zeroStages.flatMap { zero in
        tensorDegrees.flatMap { tensor in
          pipelines.flatMap { pipeline in
            experts.map { expert in
              Group(
                tensor: tensor, pipeline: pipeline, expert: expert, zero: zero,
                recompute: recompute)
            }
          }
        }
      }
    }
  }

  /// The layout of a group with the smallest data degree that fits.
  ///
  /// Memory falls as more replicas share it out, so the degrees are halved between one that fits
  /// and one that does not.
  private func fewest(in group: Group, upTo limit: Int) -> FittingLayout? {
    // The experts' groups are taken from data · tensor devices.
    let step = group.expert / Self.greatestCommonDivisor(group.expert, group.tensor)
    var high = limit / (group.tensor * group.pipeline * step)
    guard high >= 1, var best = fitting(group, data: high * step) else { return nil }
    var low = 0
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if let found = fitting(group, data: middle * step) {
        best = found
        high = middle
      } else {
        low = middle
      }
    }
    return best
  }

  /// The layout of a group and a data degree, if the device can hold it.
  private func fitting(_ group: Group, data: Int) -> FittingLayout? {
    guard
      let layout = try? Layout(
        data: data, tensor: group.tensor, pipeline: group.pipeline, expert: group.expert,
        zero: group.zero, microBatch: microBatch, recompute: group.recompute),
      let memory = try? architecture.trainingMemory(
        layout: layout, context: context, format: format, kept: kept, nextTokens: nextTokens),
      memory.fits(device, usableShare: usableShare)
    else { return nil }
    return FittingLayout(layout: layout, memory: memory)
  }

  /// Every degree up to the layers, at most 256: stages need not be even.
  var pipelineDegrees: [Int] { Array(1...max(1, min(256, architecture.layerCount))) }

  /// Powers of two within a node, at most 8.
  var tensorDegrees: [Int] {
    [1, 2, 4, 8].filter { $0 <= device.devicesPerNode }
  }

  /// The degrees that divide the experts of every routed layer, up to 256.
  var expertDegrees: [Int] {
    var common = 0
    for group in architecture.encoder + architecture.layers {
      if case .routed(let routed) = group.layer.feedForward {
        common = Self.greatestCommonDivisor(common, routed.experts)
      }
    }
    return common == 0 ? [1] : Self.divisors(of: common)
  }

  /// The divisors of a number up to 256, ascending.
  private static func divisors(of number: Int) -> [Int] {
    (1...256).filter { $0 <= number && number.isMultiple(of: $0) }
  }

  private static func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
    b == 0 ? a : greatestCommonDivisor(b, a % b)
  }
}
