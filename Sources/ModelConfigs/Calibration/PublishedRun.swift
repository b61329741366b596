import CostModel
import Diagnostics
import Units

/// A whole training run whose hours were published, with its layout where that was too.
public struct PublishedRun: Sendable {
  public let model: String
  public let device: Device
  public let devices: Int
  public let tokens: Tokens
  /// The published hours of all devices together.
  public let hours: Double
  public let source: String
  /// The layout as published, with the least recomputation that fits where none was; `nil` is searched.
  public let layout: Layout?
  private let architecture: Architecture
  /// What its steps are known to have been, beside their layout.
  public let steps: Steps
  private let setup: TrainingSetup

  /// The steps of a run: their tokens, modules for further tokens, and the nodes that a token is sent to.
  public struct Steps: Hashable, Sendable {
    /// The tokens of a step; `nil` where they were not published.
    public let batch: Tokens?
    public let nextTokens: Int
    public let nodeLimit: Int?

    /// The same in words; empty where nothing is known.
    public var words: String {
      [
        batch.map { "\($0.rounded(to: 3)) tokens a step" },
        nextTokens > 0 ? "\(nextTokens) further token predicted" : nil,
        nodeLimit.map { "a token sent to at most \($0) nodes" },
      ].compactMap { $0 }.joined(separator: ", ")
    }
  }

  /// What is known of the steps in which a bundled model was trained.
  public static func steps(of model: String) -> Steps? {
    bundled.first { $0.model == model }?.steps
  }

  /// The bundled runs; no constant was fitted to them, but goodput was chosen on them.
  public static let bundled: [PublishedRun] = {
    let text = Carried.files.first { $0.name == "published-runs.csv" }?.text ?? ""
    return text.split(separator: "\n").dropFirst().compactMap { line in
      // The source is the last cell, in quotes, and the only one with commas.
      let halves = line.split(separator: ",\"", maxSplits: 1)
      guard halves.count == 2 else { return nil }
      return PublishedRun(
        halves[0].split(separator: ",", omittingEmptySubsequences: false).map(String.init),
        source: String(halves[1].dropLast()))
    }
  }()

  private init?(_ cells: [String], source: String) {
    guard cells.count == 18, let device = DeviceLibrary.device(cells[1]),
      let architecture = ModelLibrary.card(cells[0])?.architecture, let devices = Int(cells[2]),
      let tokens = Double(cells[3]), let precision = Precision(rawValue: cells[4]),
      let context = Int(cells[5]), let hours = Double(cells[17]), let one = try? Layout()
    else { return nil }
    model = cells[0]
    (self.device, self.devices, self.hours, self.source) = (device, devices, hours, source)
    self.tokens = Tokens(tokens)
    self.architecture = architecture
    steps = Steps(
      batch: Double(cells[6]).map { Tokens($0) }, nextTokens: Int(cells[7]) ?? 0,
      nodeLimit: Int(cells[8]))
    let stated = Int(cells[9]).flatMap { data in
      try? Layout(
        data: data, tensor: Int(cells[10]) ?? 1, pipeline: Int(cells[11]) ?? 1,
        expert: Int(cells[12]) ?? 1, chunks: Int(cells[13]) ?? 1,
        schedule: PipelineSchedule(rawValue: cells[15]) ?? .oneForwardOneBackward,
        microBatch: Int(cells[14]) ?? 1, recompute: Recompute(rawValue: cells[16]) ?? .none)
    }
    layout =
      cells[16].isEmpty
      ? stated.map { layout in
        architecture.leastRecomputing(
          layout, context: context, kept: .fused(in: precision), on: device,
          nextTokens: Int(cells[7]) ?? 0)
      } : stated
    let flop = architecture.trainingFLOP(context: context) * self.tokens
    setup = TrainingSetup(
      device: device, layout: layout ?? one, context: context, precision: precision,
      scalesBlocks: false,
      batch: Int(cells[6]).map { $0 / context }
        ?? TrainingSetup.usualBatch(flop: flop, context: context), nodeLimit: steps.nodeLimit)
  }

  /// What the step model and goodput make of the run; the fastest layout where none was published.
  ///
  /// - Returns: the run.
  /// - Throws: why no time can be told.
  public func predicted() throws(InputFault) -> WholeRun {
    let shape = StepShape(architecture, context: setup.context, nextTokens: steps.nextTokens)
    var setup = setup
    if layout == nil {
      // None of these runs is known to have had another order of passes.
      var limits = LayoutLimits()
      limits.schedules = [.oneForwardOneBackward]
      let search = FastestLayouts(
        architecture, on: setup, devices: devices, shape: shape, limits: limits)
      guard let best = search.best.first else {
        throw InputFault(problem: "no layout of \(devices) devices fits", hint: "")
      }
      setup.layout = best.layout
    }
    return WholeRun(
      try architecture.predictedStep(
        on: setup, shape: shape, measuredOffset: architecture.measuredOffset,
        isSearched: layout == nil),
      tokens: tokens)
  }

  /// The memory of the fullest device under the published layout; `nil` where none was published.
  public var memory: MemoryUse? {
    layout.flatMap {
      try? architecture.trainingMemory(
        layout: $0.with(microBatches: setup.microBatches), context: setup.context,
        kept: .fused(in: setup.precision), nextTokens: steps.nextTokens)
    }
  }
}
