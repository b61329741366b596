import Foundation
import Testing
import Units

@testable import CostModel

/// Every part of a served step, worked out in NumPy and SciPy from the roofline's formulas.
@Suite("Whole serving by hand")
struct WholeServingTests {
  private let shape = ServedShape(MixedModel.model)

  private let constants: ServingConstants = {
    let values: [ServingConstant: Double] = [
      .weightBandwidth: 0.8, .expertBandwidth: 0.6, .cacheBandwidth: 0.5, .products: 0.7,
      .narrowness: 1000, .tile: 30, .layer: 2e-5, .expertLayer: 3e-5, .exchange: 1e-5,
      .sequence: 5e-6, .link: 0.75, .passes: 8, .expertPasses: 6, .fill: 0.7, .mostSequences: 1000,
    ]
    return ServingConstants(logarithms: ServingConstant.allCases.map { log(values[$0] ?? 1) })
  }()

  @Test("Weights, caches and scores of a shape")
  func sums() {
    let check: (Double, Double) -> Void = { MixedModel.check($0, $1) }
    check(shape.always, 241_830_548)
    check(shape.held, 318_630_548)
    check(shape.logits, 76_800_000)
    check(shape.expertWeights, 806_912_000)
    check(shape.active, 292_945_214.6666667)
    check(shape.total, 318_630_548 + 806_912_000)
    check(shape.weightBytes(.mxfp4), 949_523_496)
    let read = shape.attention(context: 1000, tensor: 2, cacheBytes: 2)
    check(read.bytes, 4_869_120)
    check(read.flop, 55_960_576)
    check(shape.scores(prompt: 1000), 16_075_993.088)
    check(shape.cacheBytes(context: 1000, tensor: 8, cacheBytes: 2), 3_917_312)
    #expect(shape.mostHeads == 6 && shape.layerCount == 14 && shape.isRouted)
    // An indexer of four heads of 64 scores 250 blocks, of which attention sees 100.
    var picking = MixedModel.compressed
    picking.indexer = Indexer(heads: 4, headDim: 64, queryRank: 300, normWeights: 64)
    picking.selected = 100
    let layer = Layer(mixer: .compressed(picking), feedForward: .none, normWeights: 0)
    let one = ServedShape(
      Architecture(
        hiddenSize: 1536, vocabulary: 10, tiesEmbeddings: true,
        layers: [LayerGroup(count: 1, layer: layer)], finalNormWeights: 0))
    let seen = one.attention(context: 1000, tensor: 2, cacheBytes: 2)
    check(seen.bytes, 2 * (164 * 128 + 250 * 64))
    check(seen.flop, 4 * 164 * 6 * 128 + 2 * 250 * 4 * 64)
    #expect(!one.isRouted && one.mostHeads == 6)
  }

  /// Decoding on slices of matrices and whole experts; a prompt beyond a node; slices over two nodes; and so many
  /// tokens that their exchange shows beside arithmetic.
  @Test("Every part of a served step", arguments: 0..<4)
  func step(_ number: Int) {
    var setup = ServingSetup(device: MixedModel.device)
    let (tokens, sequences): (Double, Double?)
    let parts: [Double]
    switch number {
    case 0:
      (setup.tensor, setup.groups, setup.format, setup.skew) = (2, 2, .mxfp4, 0.5)
      setup.spreadsExperts = true
      (tokens, sequences) = (64, 48)
      parts = [
        0.000116018787367266, 0.000105876564882328, 0.000116860771894292, 7.979008e-06,
        0.0004429376, 0.00049, 0.00024,
      ]
    case 1:
      (setup.tensor, setup.groups, setup.format) = (2, 3, .fp8)
      setup.spreadsExperts = true
      (tokens, sequences) = (4096, nil)
      parts = [
        0.00047750314731896, 0.00038358182125767, 5.2259736260673e-05, 0.000340437674666667,
        0.00154194562049603, 0.00049, 0,
      ]
    case 2:
      (setup.tensor, setup.skew) = (8, 0.5)
      (tokens, sequences) = (30, 30)
      parts = [
        3.7935838020708e-05, 0.000135513354055851, 0.000117895703931247, 9.79968e-06, 0.000430528,
        0.00049, 0.00015,
      ]
    default:
      (setup.groups, setup.format, setup.skew, setup.spreadsExperts) = (8, .fp8, 0.5, true)
      (tokens, sequences) = (60_000, 60_000)
      parts = [
        0.00767717978161726, 0.00501519294526138, 0.0502320946241718, 0.00244992, 0.00014, 0.00049,
        0.3,
      ]
    }
    let read = shape.attention(context: 1000, tensor: setup.tensor, cacheBytes: 2)
    let step = ServingWork(shape: shape, setup: setup, constants: constants).step(
      tokens: Dual(tokens), sequences: sequences.map { Dual($0) },
      read: sequences == nil ? (0, shape.scores(prompt: 1000)) : read)
    for part in ServingPart.allCases {
      MixedModel.check(step[part].value, parts[part.rawValue], "\(part)")
    }
    MixedModel.check(step.total.value, parts.reduce(0, +))
  }

  @Test("Bare rooflines: ten sequences by memory, 3,000 by arithmetic; and where the two meet")
  func bare() {
    var setup = ServingSetup(
      device: MixedModel.device, tensor: 2, groups: 3, format: .fp8, skew: 0.5)
    func seconds(_ sequences: Double, _ context: Double) -> Double {
      BareRoofline.step(shape, on: setup, sequences: sequences, context: context)
    }
    MixedModel.check(seconds(10, 1000), 5.64681110616884e-05)
    MixedModel.check(seconds(3000, 100), 0.000325494682962963)
    MixedModel.check(BareRoofline.criticalBatch(shape, on: setup), 805.498985769403)
    setup.format = .mxfp4
    MixedModel.check(BareRoofline.criticalBatch(shape, on: setup), 271.697046461625)
  }

  /// 16 experts of which 4 are used, 36.47B of 131.6B parameters: 16·w - 4·w = 95.13B over 40 layers leave
  /// 4.76B others; without experts stated the stand-in's others stay.
  @Test("A stand-in is scaled to stated sizes, its experts' width with their weights")
  func scaled() throws {
    let active = Parameters(36.47e9)
    let total = Parameters(131.6e9)
    let model = try #require(Architecture.routed(active: active, total: total, topK: 4))
    let plain = try #require(ServedShape(model).routed.first)
    let stated = ServedShape(
      model, scaledTo: try ModelSizes(active: active, total: total, experts: 16, topK: 4))
    let group = try #require(stated.routed.first)
    let others = (16 * 36.47e9 - 4 * 131.6e9) / 12
    MixedModel.check(group.weights * group.layers, 95.13e9 / 12)
    MixedModel.check(group.width / plain.width, group.weights / plain.weights)
    MixedModel.check(group.experts, 16)
    MixedModel.check(stated.held, others)
    MixedModel.check(stated.always - others, ServedShape(model).always - ServedShape(model).held)
    // Others that are less than the input lookup alone are none that experts could leave.
    let own = ServedShape(model)
    for (share, isTaken) in [(1.25, true), (0.8, false)] {
      let others = share * (own.held - own.always)
      let used = others + 4 * (131.6e9 - others) / 16
      let told = ServedShape(
        model,
        scaledTo: try ModelSizes(active: Parameters(used), total: total, experts: 16, topK: 4))
      MixedModel.check(told.held, isTaken ? others : own.held)
    }
    let bare = ServedShape(model, scaledTo: try ModelSizes(active: active, total: total))
    let scaled = try #require(bare.routed.first)
    MixedModel.check(bare.held, ServedShape(model).held)
    MixedModel.check(bare.total, 131.6e9)
    MixedModel.check(scaled.weights * scaled.layers * scaled.used + bare.held, 36.47e9)
  }

  /// 1 + 0.85 + 0.85² a step; drafting costs a tenth of a plain step for each of two; three quarters of 800 tokens
  /// are computed; between tokens prompts of the others enter.
  @Test("Drafts, reused prompts and prompts on devices of their own")
  func load() {
    let setup = ServingSetup(device: MixedModel.device, tensor: 2)
    func serving(_ splits: Bool, _ drafted: Int) -> Serving {
      Serving(
        shape, on: setup,
        under: ServingLoad(
          input: 800, output: 200, reused: 0.25, drafted: drafted, draftCost: 0.1,
          splitsPrefill: splits),
        constants: constants)
    }
    let (drafting, plain, split) = (serving(false, 2), serving(false, 0), serving(true, 2))
    MixedModel.check(drafting.load.accepted, 2.5725)
    let batch = 9.0
    let checked = drafting.decoding(Dual(batch)).total.value
    let one = plain.decoding(Dual(batch)).total.value
    let decoding = (checked + 0.2 * one) / 2.5725
    MixedModel.check(split.between(batch), decoding)
    // Nine sequences that answer 200 tokens bring 9 · 600/200 prompts' tokens a step, 600 at least.
    let entering = drafting.prompt(Dual(600)).value / 600
    MixedModel.check(drafting.between(batch), decoding + 8 * 3 * entering)
    let (alone, point) = (drafting.prompt(Dual(600)).value, drafting.served(batch))
    MixedModel.check(point.firstToken, alone * 3 + point.between)
    MixedModel.check(split.served(batch).firstToken, alone + decoding)
    MixedModel.check(point.rate, 1 / (2 * (decoding / 9 + entering * 600 / 200)))
    // 0.9 of 100 GB less half of 1,125,542,548 weights of two bytes; 1,000 tokens of a request.
    let room = 90e9 - 1_125_542_548
    let cache = shape.cacheBytes(context: 1000, tensor: 2, cacheBytes: 2)
    MixedModel.check(plain.roomBytes, room)
    MixedModel.check(plain.mostRequests, room / cache)
    let filled = 0.7 * room / cache
    MixedModel.check(plain.queued.batch, 1 / (1 / filled / filled + 1e-6).squareRoot())
    MixedModel.check(plain.queuedBatch(atMost: 10).value, 7 / (1 + 49e-6).squareRoot())
  }

  /// An indexer of four heads of 64 that scores each of 2,048 keys, or blocks of two: latent attention then sees 512
  /// keys (448 on average of a causal context), grouped attention all.
  @Test("Indexers score every key, in training and in decoding")
  func indexers() {
    var latent = LatentAttention(
      heads: 8, queryRank: 600, kvRank: 256, plainDim: 96, rotaryDim: 32, valueDim: 112)
    latent.indexer = Indexer(heads: 4, headDim: 64, queryRank: 600, normWeights: 64)
    latent.reach = .selected(512)
    var grouped = GroupedAttention(heads: 12, kvHeads: 4, headDim: 80)
    grouped.indexer = Indexer(heads: 4, headDim: 64, queryRank: nil, normWeights: 64, block: 2)
    // Sixteen heads of 64 that meet half of the context beside all 2,048 of an encoder's tokens.
    let heads = GroupedAttention(heads: 16, kvHeads: 16, headDim: 64)
    let crossed = Architecture(
      hiddenSize: 1024, vocabulary: 10, tiesEmbeddings: true,
      layers: [
        LayerGroup(
          count: 1,
          layer: Layer(
            mixer: .attention(heads), crossAttention: heads, feedForward: .none, normWeights: 0))
      ],
      finalNormWeights: 0)
    MixedModel.check(crossed.flops(context: 2048).forward.attentionScores, 4096 * (1024 + 2048))
    let cases: [(Mixer, Double, Double, Double)] = [
      (
        .latent(latent), 3840 * 448 + 512 * 1024, 2 * (512 * 288 + 2048 * 64),
        2 * 512 * 8 * 544 + 2 * 2048 * 256
      ),
      (
        .attention(grouped), 3840 * 1024 + 256 * 1024, 2 * (2048 * 640 + 1024 * 64),
        2 * 2048 * 12 * 160 + 2 * 1024 * 256
      ),
    ]
    for (mixer, scores, bytes, flop) in cases {
      let model = Architecture(
        hiddenSize: 1536, vocabulary: 10, tiesEmbeddings: true,
        layers: [
          LayerGroup(count: 1, layer: Layer(mixer: mixer, feedForward: .none, normWeights: 0))
        ],
        finalNormWeights: 0)
      let forward = model.flops(context: 2048, reach: .counted).forward
      MixedModel.check(forward.attentionScores, scores)
      let read = ServedShape(model).attention(context: 2048, tensor: 1, cacheBytes: 2)
      MixedModel.check(read.bytes, bytes)
      MixedModel.check(read.flop, flop)
    }
  }

  /// Mamba-2's 7 · 320 · 16 in each of three layers of an encoder and three of a decoder.
  @Test("States of an encoder count as those of a decoder")
  func encoder() {
    let layer = Layer(
      mixer: .recurrent(
        .mamba2(heads: 10, headDim: 32, stateSize: 16, groups: 2, convolution: 4)),
      feedForward: .none, normWeights: 0)
    let model = Architecture(
      hiddenSize: 64, vocabulary: 10, tiesEmbeddings: true,
      layers: [LayerGroup(count: 3, layer: layer)],
      encoder: [LayerGroup(count: 2, layer: layer), LayerGroup(count: 1, layer: layer)],
      finalNormWeights: 0)
    MixedModel.check(model.flops(context: 100).forward.recurrentState, 6 * 35_840)
    #expect(model.flops(context: 100).forward.attentionScores == 0)
  }

  /// A device without four bits holds them and computes in sixteen; one with them computes MXFP4 in eight.
  @Test("What a format is computed in, and how far a prediction may be off")
  func formats() throws {
    let newer = try #require(DeviceLibrary.device("b200"))
    let wanted: [ServingFormat: (Precision, Precision)] = [
      .bf16: (.bf16, .bf16), .fp8: (.fp8, .fp8), .fp4: (.bf16, .fp4), .int8: (.bf16, .bf16),
      .int4: (.bf16, .bf16), .mxfp4: (.bf16, .fp8),
    ]
    for format in ServingFormat.allCases {
      #expect(format.computed(on: MixedModel.device) == wanted[format]?.0, "\(format)")
      #expect(format.computed(on: newer) == wanted[format]?.1, "\(format)")
    }
    let known = try #require(DeviceLibrary.device("h100"))
    for (kind, isRouted, rows, model) in [
      (ServingSpread.Kind.fixed, true, 0.19, 0.13), (.fixed, false, 0.15, 0.08),
      (.queued, true, 0.23, 0.13), (.queued, false, 0.14, 0.12), (.prompt, true, 0.29, 0.13),
      (.prompt, false, 0.22, 0.08),
    ] {
      for (device, isKnown, own) in [
        (known, nil, 0.0), (known, false, 0.08), (MixedModel.device, nil, 0.25),
      ]
        as [(Device, Bool?, Double)]
      {
        let spread = ServingSpread(
          kind, isRouted: isRouted, knowsModel: false, device: device, knowsDevice: isKnown)
        let square: Double = rows * rows + model * model + own * own
        MixedModel.check(spread.deviation, square.squareRoot(), "\(kind)")
        MixedModel.check(spread.factor, exp(1.2816 * square.squareRoot()))
        let wider = ServingSpread(
          kind, isRouted: isRouted, knowsModel: true, device: device, knowsDevice: true, own: 0.5)
        MixedModel.check(wider.deviation, 0.5)
      }
    }
  }
}
