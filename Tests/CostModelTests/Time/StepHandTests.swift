import Foundation
import ModelConfigs
import TestSupport
import Testing
import Units

@testable import CostModel

/// Terms of a step that no published check value holds, worked out by hand.
///
/// The equations and constants are those of `StepTests`; an H100 multiplies at 795 TFLOP/s (measured), streams
/// at 0.75 of 3.35 TB/s, and sends 360 GB/s within a node and 40 GB/s beyond.
@Suite("Terms of a step by hand")
struct StepHandTests {
  private func run(
    _ id: String, _ layout: Layout, on device: String = "h100", context: Int = 4096, batch: Int = 64
  ) throws -> (shape: StepShape, work: StepWork, time: StepTime) {
    let model = try #require(ModelLibrary.card(id)?.architecture)
    let shape = StepShape(model, context: context)
    let work = StepWork(
      shape, try StepTests.setup(device, .bf16, layout, context: context, batch: batch))
    return (shape, work, work.time(StepTests.printed))
  }

  /// DBRX: a token's four of sixteen experts, 10,752 wide and half of that where two devices share one.
  ///
  /// Of 4,096 tokens on two devices each expert of a group of four gets 4096/2 · 4 · s · 4/16 rows, s
  /// devices sharing it.
  @Test("Experts that are split have more rows and narrower columns", arguments: [1, 2])
  func split(_ devices: Int) throws {
    let layout = try Layout(data: 8, tensor: 2, expert: 4, expertTensor: devices)
    let (shape, work, time) = try run("dbrx", layout)
    let rows = Double(2048 * 4 * devices * 4 / 16)
    let columns: Double = Double(devices) / 10_752
    let small: Double = 1 / rows + 1 / 6144 + columns
    let seconds: Double = shape.expertFLOP * work.tokens / (0.816 * 795e12)
    let balance: Double = 795e12 / (0.75 * 3.35e12)
    let expected: Double = seconds * (1 + 2.57 * balance * small)
    expect(time[.experts], near: expected, relative: 2e-3)
  }

  /// Kernels of scans reach 0.15 of the ceiling.
  @Test("Recurrent states are as slow as scans")
  func scan() throws {
    let (shape, work, time) = try run("nemotron-3-nano", Layout(data: 8))
    let expected: Double = shape.scanFLOP * work.tokens / (0.15 * 795e12)
    expect(time[.recurrence], near: expected, relative: 2e-3)
  }

  /// Nemotron 3 Nano: 6 layers of attention, 23 of experts and 23 recurrent ones, which count twice, pass
  /// eight bytes of 2,688 numbers for each token, half of them to the other device, 0.20 not hidden.
  @Test("Recurrent blocks pass what two others do between tensor-parallel devices")
  func recurrent() throws {
    let (_, work, time) = try run("nemotron-3-nano", Layout(data: 4, tensor: 2))
    let tokens = 2 * work.tokens
    let expected: Double = 0.20 * 75 * 8 * 2688 * tokens / 2 / 360e9
    expect(time[.tensorTraffic], near: expected, relative: 1e-9)
  }

  /// Llama 3 8B: keys of 32 layers are 8 · 128 wide, 16 bytes of each token's pass to the other device
  /// there and back, 0.20 of it not hidden; each of two devices has 8,192 tokens of eight sequences.
  ///
  /// Devices of two nodes are no faster than those of one, and no slower than the network.
  @Test("Context parallelism passes keys and values")
  func context() throws {
    func traffic(_ layout: Layout) throws -> Double {
      try run("llama-3-8b", layout, context: 16_384, batch: 8).time[.contextTraffic]
    }
    let bytes: Double = 16 * 8192 * 32 * 1024 * 8
    let inside: Double = 0.20 * bytes / 360e9
    try expect(traffic(Layout(context: 2)), near: inside, relative: 1e-9)
    // Two share the heads within a node: half the keys each.
    try expect(traffic(Layout(tensor: 2, context: 2)), near: inside / 2, relative: 1e-9)
    // Eight share the heads; sixteen devices are two nodes.
    let across = try traffic(Layout(tensor: 8, context: 2))
    #expect(across >= inside / 8 && across <= inside / 8 * 360 / 40)
  }

  /// DBRX: 40 layers send four copies of 6,144 numbers, eight bytes each in all, to seven of eight
  /// devices of the node, 0.71 of it not hidden.
  ///
  /// Sixteen devices are two nodes: two of four copies' nodes at most are met, half of them elsewhere, at
  /// a ninth of the rate.
  @Test("Experts of a whole node stay within it, and more leave it", arguments: [8, 16])
  func experts(_ group: Int) throws {
    let (_, work, time) = try run("dbrx", Layout(data: 16, expert: group))
    let token: Double =
      group == 8 ? 8.0 * 4 * 7 / 8 / 360e9 : 8.0 * 2 * 1 / 2 / 40e9
    let expected: Double = 0.71 * 40 * 6144 * token * work.tokens
    expect(time[.expertTraffic], near: expected, relative: 1e-9)
  }

  /// GB200: 72 devices of a node share eight links of 400 Gbit/s at 0.8, not 72 of them.
  @Test("No more than eight links leave a node for one model's gradients")
  func links() throws {
    let time = try run("llama-3-8b", Layout(data: 144), on: "gb200", batch: 1440).time
    let seconds: Double = 0.51 * 6 * 8_030_261_248 * 143 / 144 / 320e9
    expect(time[.dataTraffic], near: seconds, relative: 1e-9)
  }

  /// Adam's 30 bytes for each weight that a device steps: all of its experts under stage 0; and an eighth
  /// of all weights under stage 3, which keeps no whole sums of 4 bytes.
  @Test("What a device steps is what its stage leaves it")
  func stepped() throws {
    let held: Double = Double(640 * 3 * 6144 * 10_752 / 4) + 4_760_770_560
    let whole = try run("dbrx", Layout(data: 8, expert: 4, zero: .none)).time[.optimizer]
    let streaming: Double = 0.75 * 3.35e12
    let all: Double = 34 * held / streaming
    expect(whole, near: all, relative: 1e-9)
    let part = try run("llama-3-8b", Layout(data: 8, zero: .weights)).time[.optimizer]
    let eighth: Double = 3.75 * 8_030_261_248 / streaming
    expect(part, near: eighth, relative: 1e-9)
  }

  /// By measured deviations: 0.17 for a device of an unseen generation, 0.18 where no product was measured;
  /// a GH200's products were.
  @Test("A device without rows widens by what is not known of it")
  func unseen() throws {
    let model = try #require(ModelLibrary.card("llama-2-7b")?.architecture)
    func squared(_ id: String) throws -> Double {
      let setup = try StepTests.setup(id, .bf16, Layout(data: 64), context: 4096, batch: 512)
      let deviation = try model.predictedStep(on: setup).spread.deviation
      return deviation * deviation
    }
    let known = try squared("h100")
    for (id, added) in [("gh200", 0.0289), ("l40s", 0.0613), ("mi300x", 0.09)] {
      let found = try squared(id) - known
      expect(found, near: added, within: 1e-9, "\(id)")
    }
  }

  @Test("A run that fails all the time is slowed twentyfold and not without end")
  func failing() {
    #expect(Goodput(devices: 10_000_000).failures == 20)
  }
}
