import CostModel
import ModelConfigs
import Diagnostics
import TestSupport
import Testing
import Units

@Suite("Balance, padding, drops and traffic of experts")
struct ExpertTests {
  /// The differences that the source prints: 295 to 237 is -20 %, and so on.
  @Test(
    "Real routing costs what was measured",
    arguments: [(16_384, 0.20), (32_768, 0.17), (65_536, 0.13), (131_072, 0.08)])
  func balance(context: Int, loss: Double) {
    let (slowdown, isMeasured) = BalanceCost.slowdown(context: context)
    expect(1 - 1 / slowdown, near: loss, within: 0.005)
    #expect(isMeasured)
  }

  @Test("Between measured contexts the cost lies between theirs, outside it is marked")
  func betweenRows() {
    let (between, isMeasured) = BalanceCost.slowdown(context: 23_170)
    #expect(isMeasured)
    #expect(between < BalanceCost.rows[0].slowdown && between > BalanceCost.rows[1].slowdown)
    #expect(BalanceCost.slowdown(context: 4096) == (BalanceCost.rows[0].slowdown, false))
    #expect(BalanceCost.slowdown(context: 1_000_000) == (BalanceCost.rows[3].slowdown, false))
  }

  /// Worked by hand: four experts with 10, 30, 40 and 0 of 80 tokens, mean 20.
  @Test("Padding, drops and the straggler follow from the histogram")
  func load() throws {
    let load = try ExpertLoad([10, 30, 40, 0])
    #expect(load.total == 80 && load.mean == 20 && load.peak == 2)
    let tight = try load.capacity(factor: 1)
    #expect(tight.computed == 80 && tight.kept == 50 && tight.dropped == 30)
    #expect(tight.droppedShare == 0.375 && tight.paddingFactor == 1.6)
    let wide = try load.capacity(factor: 2)
    #expect(wide.dropped == 0 && wide.paddingFactor == 2)
    #expect(try load.capacity(factor: 1.25).dropped == 5 + 15)
    let blocks = load.blocks(of: 16)
    #expect(blocks.computed == 16 + 32 + 48 && blocks.dropped == 0)
    #expect(load.straggler(devices: 4) == 2)
    #expect(load.straggler(devices: 2) == 1)
    #expect(load.straggler(devices: 3) == nil)
  }

  @Test("An even load costs nothing", arguments: [1, 8, 64])
  func even(experts: Int) throws {
    let load = try ExpertLoad(Array(repeating: 128, count: experts))
    #expect(load.peak == 1 && load.straggler(devices: experts) == 1)
    let capacity = try load.capacity(factor: 1)
    #expect(capacity.dropped == 0 && capacity.paddingFactor == 1)
    #expect(load.blocks().paddingFactor == 1)
  }

  @Test("Every fault of a load is named at once")
  func faults() throws {
    let found = try #require(throws: InputFaults.self) { try ExpertLoad([-1, 5, -2]) }
    #expect(found.faults.count == 2)
    #expect(throws: InputFaults.self) { try ExpertLoad([]) }
    #expect(throws: InputFaults.self) { try ExpertLoad([0, 0]) }
    #expect(throws: InputFaults.self) { try ExpertLoad([.max, .max]) }
  }

  /// DeepSeek-AI 2025 (arXiv 2505.09343), section 2.3.2: (1 + 2 bytes) · 32 · 9 · 7K / 50 GB/s is
  /// 120.96 µs, with 7K taken as 7000.
  @Test("Traffic takes the published time")
  func traffic() throws {
    let traffic = try ExpertTraffic(copies: 9, dispatchBytes: 1, combineBytes: 2)
    let time = 32 * traffic.bytesPerLayer(hiddenSize: 7000) / BytesPerSecond(50e9)
    expect(time.value, near: 120.96e-6, within: 1e-12)
    #expect(ExpertTraffic.evenCopies(topK: 8, devices: 64) == 7.875)
    #expect(ExpertTraffic.evenCopies(topK: 8, devices: 1) == 0)
  }

  /// DeepSeek-V3's report (arXiv 2412.19437), section 3.2.1: computation to communication is about
  /// one to one with copies to at most four nodes.
  @Test("DeepSeek-V3's traffic takes a time like its computation's")
  func deepSeek() throws {
    let architecture = try #require(ModelLibrary.card("deepseek-v3")?.architecture)
    let device = try #require(DeviceLibrary.device("h800"))
    let traffic = try ExpertTraffic(copies: 4, dispatchBytes: 1, combineBytes: 2)
    let sent = try #require(traffic.time(architecture, device: device, expertDevices: 64))
    #expect(traffic.bytesPerToken(architecture) == Bytes(2 * 58 * 4 * 7168 * 3))
    let computed = try DeviceTime.stated(
      FLOP(architecture.trainingFLOP(context: 4096).value),
      peak: try #require(device.sixteenBitPeak), utilisation: 0.39)
    #expect((0.2...1.0).contains(sent / computed))
    let inside = try #require(traffic.time(architecture, device: device, expertDevices: 8))
    #expect(inside < sent)
  }
}
