import Foundation
import ModelConfigs
import TestSupport
import Testing
import Units

@testable import CostModel

/// What replicas exchange under each stage of ZeRO, and what a schedule is taken to hide.
@Suite("Sharding and hiding")
struct ShardingTests {
  /// The traffic between replicas in a step, in seconds.
  private func traffic(_ draw: LayoutOrderTests.Draw) -> Double {
    let time = StepWork(draw.shape, draw.setup).time(.fitted)
    return time[.dataTraffic] + time[.shardTraffic]
  }

  private func draw(_ draw: LayoutOrderTests.Draw, _ zero: ZeROStage) throws
    -> LayoutOrderTests.Draw
  {
    let old = draw.layout
    return draw.with(
      try Layout(
        data: old.data, tensor: old.tensor, pipeline: old.pipeline, expert: old.expert, zero: zero,
        microBatch: old.microBatch))
  }

  /// ZeRO (arXiv 1910.02054, section 7): gradients are scattered and weights gathered once a step; where
  /// gradients are shared out each micro-batch scatters its own (deepspeedai/DeepSpeed#2252); stage 3
  /// gathers weights for the forward and the backward pass of each.
  ///
  /// Gradients have four bytes, weights two; 8,030,261,248 of Llama 3 8B on eight H100, 450 GB/s one way at
  /// 0.8, of which 0.51 are not hidden.
  @Test(
    "Each stage exchanges what it shares out",
    arguments: [
      (ZeROStage.optimizer, 1, 6), (.optimizer, 8, 6), (.gradients, 1, 6), (.gradients, 8, 34),
      (.weights, 1, 8), (.weights, 8, 64),
    ])
  func bytes(zero: ZeROStage, microBatches: Int, bytes: Int) throws {
    let model = try #require(ModelLibrary.card("llama-3-8b")?.architecture)
    let setup = try StepTests.setup(
      "h100", .bf16, Layout(data: 8, zero: zero), context: 4096, batch: 8 * microBatches)
    let time = StepWork(StepShape(model, context: 4096), setup).time(StepTests.printed)
    let seconds: Double = 0.51 * Double(bytes) * 8_030_261_248 * 7 / 8 / 360e9
    expect(time[.dataTraffic] + time[.shardTraffic], near: seconds, relative: 1e-9)
    #expect((time[.shardTraffic] > 0) == (zero == .weights))
  }

  @Test("A stage that shares out more never exchanges less, and gains nothing but smaller sums")
  func order() throws {
    for base in try LayoutOrderTests.draws(40) {
      let stages = try ZeROStage.allCases.map { try draw(base, $0) }
      let traffics = stages.map(traffic)
      #expect(
        traffics[0] <= traffics[1] && traffics[1] <= traffics[2] && traffics[2] <= traffics[3])
      let times = stages.map { draw in
        let work = StepWork(draw.shape, draw.setup)
        return work.seconds(.fitted) - work.time(.fitted)[.optimizer]
      }
      #expect(times[1] <= times[2] && times[2] <= times[3], "\(base.setup)")
      #expect(stages[0].seconds >= stages[1].seconds)
    }
  }

  /// What DualPipe hides and what it shows are the all-to-all that 1F1B shows; half of a uniform share of
  /// it is expected to have a deviation of ln(1 + h)/√12.
  @Test("Hidden all-to-all is told, and widens the range")
  func hidden() throws {
    let model = try #require(ModelLibrary.card("deepseek-v3")?.architecture)
    func step(_ schedule: PipelineSchedule) throws -> StepPrediction {
      let layout = try Layout(data: 128, pipeline: 16, expert: 64, schedule: schedule)
      return try model.predictedStep(
        on: StepTests.setup("h800", .fp8, layout, context: 4096, batch: 15_360))
    }
    let (plain, dual) = (try step(.oneForwardOneBackward), try step(.dualPipe))
    let all = dual.hidden + dual.time[.expertTraffic]
    #expect(plain.hidden == 0 && abs(all / plain.time[.expertTraffic] - 1) < 1e-9)
    #expect(dual.hidden > 0 && plain.spread.schedule == 0)
    let wide: Double = log(1 + dual.hidden / dual.time.total) / 3.4641016
    expect(dual.spread.schedule, near: wide, relative: 1e-6)
    let (one, other) = (plain.spread.deviation, dual.spread.deviation)
    expect(other * other - one * one, near: wide * wide, within: 1e-9)
  }
}
