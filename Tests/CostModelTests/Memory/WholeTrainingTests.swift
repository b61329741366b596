import Foundation
import Testing
import Units

@testable import CostModel

/// What the fullest device holds of a model of many blocks, worked out in Python part by part.
@Suite("Whole training memory by hand")
struct WholeTrainingTests {
  /// Two stages of two devices with experts in four groups; all recomputed with dropout, weights shared out,
  /// and the same over three stages; four
  /// stages from both ends with two modules for further tokens, states on the host.
  @Test("Every part of training memory", arguments: 0..<4)
  func parts(_ number: Int) throws {
    let memory: MemoryUse
    let wanted: [Double]
    switch number {
    case 0:
      memory = try MixedModel.model.trainingMemory(
        layout: Layout(data: 4, tensor: 2, pipeline: 2, expert: 4), context: 2048)
      wanted = [422_592_652, 845_185_304, 994_541_778, 757_317_632, 31_457_280, 0, 3_051_094_646]
    case 1:
      memory = try MixedModel.model.trainingMemory(
        layout: Layout(data: 2, zero: .weights, recompute: .full), context: 2048,
        kept: .storedScores)
      wanted = [
        1_125_542_548, 2_251_085_096, 6_753_255_288, 513_409_024, 1_997_044_416, 0, 12_640_336_372,
      ]
    case 2:
      memory = try MixedModel.model.trainingMemory(
        layout: Layout(data: 2, pipeline: 3, zero: .weights), context: 2048)
      wanted = [
        464_396_736, 928_793_472, 2_786_380_416, 1_581_023_232, 1_489_451_712, 0, 7_250_045_568,
      ]
    default:
      memory = try MixedModel.model.trainingMemory(
        layout: Layout(
          data: 2, pipeline: 4, context: 2, zero: .gradients, schedule: .dualPipe, microBatch: 2,
          offloadsOptimizer: true), context: 2048, nextTokens: 2)
      wanted = [
        2_196_173_704, 1_098_086_852, 0, 3_804_594_176, 0, 1_647_130_278, 7_098_854_732,
      ]
    }
    let parts = [
      memory.weights, memory.gradients, memory.optimizer, memory.activations, memory.workspace,
      memory.host, memory.total,
    ]
    for (place, (part, value)) in zip(parts, wanted).enumerated() {
      MixedModel.check(part.value, value, "part \(place)")
    }
    // A device of 100 GB.
    MixedModel.check(memory.share(of: MixedModel.device), wanted[6] / 100e9)
    #expect(memory.fits(MixedModel.device, usableShare: wanted[6] / 100e9 + 1e-9))
    #expect(!memory.fits(MixedModel.device, usableShare: wanted[6] / 100e9 - 1e-9))
  }

  /// Width, layers and feed-forward of d³ = N · aspect/12.75 in whole heads of 128, from 24 on in eights.
  @Test(
    "Dense stand-ins",
    arguments: [
      (1.5e8, 112.0, 1152, 10, 756), (1.3e9, 112, 2304, 21, 5721), (8e9, 112, 4096, 37, 13_605),
      (7e10, 112, 8192, 73, 32_581), (4.05e11, 112, 15_360, 137, 53_075),
      (7e9, 64, 3072, 48, 12_648), (1e9, 150, 2304, 15, 6003),
    ])
  func dense(size: Double, aspect: Double, width: Int, layers: Int, inner: Int) throws {
    let model = try #require(Architecture.dense(of: Parameters(size), aspect: aspect))
    #expect(model.hiddenSize == width && model.layerCount == layers)
    guard case .dense(let feedForward) = model.layers[0].layer.feedForward else {
      Issue.record("no dense feed-forward")
      return
    }
    #expect(feedForward.width == inner)
    #expect(Architecture.dense(of: Parameters(9.9e7)) == nil)
    #expect(Architecture.dense(of: Parameters(1.1e14)) == nil)
  }

  /// Young's √(2δM) with 419 failures of 16,384 devices in 54 days, 20 s a checkpoint, 360 s a start; 1.15 in all
  /// at 2,048 devices.
  @Test(
    "What runs lose by their devices",
    arguments: [
      (1, 1.000470439639576), (1024, 1.0172986396461587), (2048, 1.0258847520046008),
      (16_384, 1.1016438603169392), (100_000, 1.527651137421483),
    ])
  func goodput(devices: Int, failures: Double) {
    let run = Goodput(devices: devices)
    MixedModel.check(run.failures, failures)
    MixedModel.check(run.rest, 1.0990035461479404)
    MixedModel.check(run.factor, failures * 1.02 * 1.0990035461479404)
    MixedModel.check(
      Goodput(devices: devices, addsWarmUp: false).factor, failures * 1.0990035461479404)
    let factors = run.factors(overhead: 1.5)
    #expect(factors.map(\.value).reduce(1, *) == run.failures * run.warmUp * run.rest * 1.5)
    // HLAT's 98.81 and 77.83 %; 2.87T of 15.6T tokens at 1 + 15/64 in place of 1 + 15/128; 2783/2664.
    MixedModel.check(factors[0].range?.lowerBound ?? 0, 1 / 0.9881)
    MixedModel.check(factors[0].range?.upperBound ?? 0, 1 / 0.7783)
    MixedModel.check(factors[1].cases[0].factor, 1 + 2.87 / 15.6 * (1.234375 / 1.1171875 - 1))
    // A bubble of 14/3 micro-batches over 24 to 120: the mean of 1/m is ln 5/96.
    let slow: Double = 14.0 / 3 * (log(5.0) / 96 - 1.0 / 120) / (1 + 14.0 / 360)
    MixedModel.check(factors[1].cases[1].factor, 1 + 0.469 / 14.8 * slow)
    MixedModel.check(factors[1].cases[2].factor, 2783 / 2664)
    MixedModel.check(factors[3].range?.upperBound ?? 0, 1 / 0.178)
    #expect(factors[2].range == nil)
  }

  /// 40 GB/s of a network, half of a torus' link, or 200 Gbit/s at 0.8; memory of a host's share.
  @Test("Rates of devices that publish some")
  func rates() {
    func device(link: Double?, network: Double?, node: Int, host: Double? = nil) -> Device {
      Device(
        id: "x", name: "X", aliases: [],
        peaks: [.init(.fp16, FLOPPerSecond(100e12), source: "")], memory: Sourced(Bytes(1e10), ""),
        memoryBandwidth: Sourced(BytesPerSecond(1e12), ""),
        nodeLink: link.map { Sourced(BytesPerSecond($0), "") },
        networkLink: network.map { Sourced(BytesPerSecond($0), "") },
        hostMemoryRate: host.map { Sourced(BytesPerSecond($0), "") }, devicesPerNode: node,
        generation: nil, power: nil, measured: [])
    }
    let plain = device(link: nil, network: nil, node: 8, host: 2e11)
    MixedModel.check(plain.insideRate, 80e9)
    MixedModel.check(plain.outsideRate, 20e9)
    MixedModel.check(plain.hostRate, 25.6e9)
    MixedModel.check(plain.hostStreaming, 150e9)
    MixedModel.check(plain.ceiling(.fp16) ?? 0, 70e12)
    #expect(plain.ceiling(.bf16) == nil && plain.stepOffset == nil)
    let torus = device(link: 400e9, network: nil, node: 256)
    MixedModel.check(torus.insideRate, 160e9)
    MixedModel.check(torus.outsideRate, 80e9)
    MixedModel.check(torus.hostStreaming, 15.625e9)
    MixedModel.check(device(link: nil, network: 1e11, node: 8).outsideRate, 80e9)
    // Without a measured product 0.7 of the peak stands for the ceiling, in sixteen bits and any other.
    let setup = ServingSetup(device: plain, format: .fp8)
    MixedModel.check(setup.ceilings.products, 70e12)
    MixedModel.check(setup.ceilings.sixteen, 70e12)
  }
}
