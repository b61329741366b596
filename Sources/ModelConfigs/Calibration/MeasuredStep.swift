import CostModel
import Diagnostics
import Units

/// One measured training step: what was run, and how fast.
public struct MeasuredStep: Hashable, Sendable {
  /// The model as the table names it; parts of a model count as the model.
  public let model: String
  public let setup: TrainingSetup
  /// The tokens of each second on one device.
  public let rate: Double
  let shape: StepShape
  /// The line without its rate and release: equal for the same layout measured again.
  let key: String

  /// The model without the cut to some layers and without modules for further tokens.
  var family: String { String(model.prefix { $0 != "~" && $0 != "+" }) }

  /// The bundled rows: figures that their makers published, typed in with what each step was run on.
  ///
  /// `llm-foundry`: mosaicml/llm-foundry scripts/train/benchmarking/README.md. `vtrain`: VIA-Research
  /// vTrain (arXiv 2312.12391), its measured iterations, where everything is recomputed. `selene`:
  /// Korthikanti et al. 2022 (arXiv 2205.05198), table 5, with the layouts of its table 3. `simumax`:
  /// MooreThreads/SimuMax docs/b200, models cut to some layers (`~12`), nothing overlapped.
  /// `megatron-bridge`: NVIDIA-NeMo/Megatron-Bridge docs/performance-summary.md and its archive, experts
  /// balanced by force; without adapters, dropped tokens, rows that it calls a regression, and models
  /// whose shape is not bundled. `gpt-WxLxHxV` is a plain stack of that width, layers, heads, vocabulary.
  public static let bundled: [MeasuredStep] = {
    let text = Carried.files.first { $0.name == "steps.csv" }?.text ?? ""
    var shapes: [String: StepShape] = [:]
    return text.split(separator: "\n").dropFirst().compactMap { line in
      MeasuredStep(line.split(separator: ",", omittingEmptySubsequences: false), &shapes)
    }
  }()

  /// A row of the table; `nil` where it cannot be read, which a test rules out.
  private init?(_ cells: [Substring], _ shapes: inout [String: StepShape]) {
    func number(_ index: Int) -> Int { Int(cells[index]) ?? 0 }
    guard cells.count == 17, let device = DeviceLibrary.device(String(cells[3])),
      let rate = Double(cells[16]), let zero = ZeROStage(rawValue: number(14)),
      let recompute = Recompute(rawValue: String(cells[15])),
      let code = TrainingCode.all.first(where: {
        $0.id
          == (cells[1] < "26.06" && cells[0] == "megatron-bridge"
            ? "megatron-bridge-2025" : cells[0])
      })
    else { return nil }
    let (tensor, pipeline, context) = (number(9), number(10), number(11))
    let isBlocks = cells[5] == "mxfp8"
    guard let precision = isBlocks ? .fp8 : Precision(rawValue: String(cells[5])),
      let layout = try? Layout(
        data: number(4) / max(1, tensor * pipeline * context), tensor: tensor,
        pipeline: pipeline, context: context, expert: number(13), zero: zero,
        chunks: number(12), microBatch: number(7), recompute: recompute)
    else { return nil }
    model = String(cells[2])
    let name = "\(model) \(number(8))"
    guard let shape = shapes[name] ?? Self.shape(of: model, context: number(8)) else { return nil }
    shapes[name] = shape
    self.shape = shape
    setup = TrainingSetup(
      device: device, layout: layout, context: number(8), precision: precision,
      scalesBlocks: isBlocks || precision == .fp4, batch: number(6), code: code)
    self.rate = rate
    key = cells[2..<16].joined(separator: ",") + code.id
  }

  private static func shape(of model: String, context: Int) -> StepShape? {
    let parts = model.split(separator: "+")
    let cut = parts[0].split(separator: "~")
    let next = parts.count > 1 ? 1 : 0
    if cut[0].hasPrefix("gpt-"), cut[0].contains("x") {
      let sizes = cut[0].dropFirst(4).split(separator: "x").compactMap { Int($0) }
      guard sizes.count == 4 else { return nil }
      return plain(d: sizes[0], layers: sizes[1], heads: sizes[2], vocabulary: sizes[3]).map {
        StepShape($0, context: context)
      }
    }
    guard let whole = ModelLibrary.card(String(cut[0]))?.architecture else { return nil }
    guard cut.count > 1, let layers = Int(cut[1]) else {
      return StepShape(whole, context: context, nextTokens: next)
    }
    var groups = whole.layers
    if groups.count > 1 { groups[0].count = 1 }
    groups[groups.count - 1].count = layers - (groups.count - 1)
    let part = try? Architecture.decoder(
      hiddenSize: whole.hiddenSize, vocabulary: whole.vocabulary,
      tiesEmbeddings: whole.tiesEmbeddings, layers: groups)
    return part.map { StepShape($0, context: context, nextTokens: next) }
  }

  /// Equal layers without biases and a plain 4d feed-forward, embeddings tied, the shape that measured
  /// steps of MPT and Megatron's GPT models are read as.
  private static func plain(
    d: Int, layers: Int, heads: Int, vocabulary: Int
  ) -> Architecture? {
    let layer = Layer(
      mixer: .attention(GroupedAttention(heads: heads, kvHeads: heads, headDim: d / heads)),
      feedForward: .dense(DenseFeedForward(width: 4 * d, isGated: false)), normWeights: 2 * d)
    return try? Architecture.decoder(
      hiddenSize: d, vocabulary: vocabulary, tiesEmbeddings: true,
      layers: [LayerGroup(count: layers, layer: layer)])
  }
}
