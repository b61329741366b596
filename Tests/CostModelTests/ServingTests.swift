import CostModel
import Foundation
import ModelConfigs
import TestSupport
import Testing
import Units

/// Serving at printed rates, against arithmetic and figures from outside, and what engines make of it.
@Suite("Serving")
struct ServingTests {
  private func shape(_ id: String) throws -> ServedShape {
    ServedShape(try #require(ModelLibrary.card(id)?.architecture))
  }

  private func device(_ id: String) throws -> Device { try #require(DeviceLibrary.device(id)) }

  private func bare(
    _ model: ServedShape, _ device: String, _ devices: Int, batch: Double, context: Double,
    _ format: ServingFormat = .bf16
  ) throws -> Double {
    BareRoofline.step(
      model,
      on: ServingSetup(device: try self.device(device), tensor: devices, format: format),
      sequences: batch, context: context)
  }

  /// Own arithmetic in facts about serving: max(bytes / rate, FLOP / peak) at 2,048 tokens.
  @Test(
    "DBRX beside a dense 52B on 8 H100 in the bare roofline",
    arguments: [
      (1.0, 0.69), (4, 1.7), (16, 2.35), (64, 2.05), (256, 1.45), (1024, 0.93), (4096, 0.71),
    ])
  func dbrx(batch: Double, ratio: Double) throws {
    let dense = ServedShape(
      try #require(Architecture.dense(of: Parameters(52e9), aspect: 128)))
    let own = try bare(try shape("dbrx"), "h100", 8, batch: batch, context: 2048)
    let other = try bare(dense, "h100", 8, batch: batch, context: 2048)
    expect(own / other, near: ratio, relative: 0.05)
  }

  @Test("DBRX is slower than Llama 2 70B from batch 4 to 256, as its makers were told")
  func llama() throws {
    for (batch, isSlower) in [
      (1.0, false), (4, true), (16, true), (64, true), (256, true), (1024, false),
    ] {
      let own = try bare(try shape("dbrx"), "h100", 8, batch: batch, context: 2048)
      let other = try bare(try shape("llama-2-70b"), "h100", 8, batch: batch, context: 2048)
      #expect((own > other) == isSlower, "batch \(batch)")
    }
  }

  /// Tokens a second of one sequence, in the table of facts about serving.
  @Test(
    "One sequence at printed rates",
    arguments: [("llama-2-7b", 1, 150.8), ("llama-2-70b", 8, 116.4), ("mixtral-8x7b", 8, 627)])
  func single(model: String, devices: Int, rate: Double) throws {
    let step = try bare(try shape(model), "a100", devices, batch: 1, context: 100)
    expect(1 / step, near: rate, relative: 0.02)
  }

  @Test("The critical batch is that of a dense model times total over active")
  func critical() throws {
    let setup = ServingSetup(device: try device("h100"))
    let dense = BareRoofline.criticalBatch(try shape("llama-2-70b"), on: setup)
    // 989.5 T / 3.35 T bytes a second, two bytes and two operations a weight.
    expect(dense, near: 989.5 / 3.35, relative: 1e-3)
    let dbrx = try shape("dbrx")
    let routed = BareRoofline.criticalBatch(dbrx, on: setup)
    expect(routed / dense, near: dbrx.total / dbrx.active, relative: 0.01)
  }

  @Test("Experts touched: E(1 - (1 - K/E)^T), fewer where loads differ")
  func distinct() throws {
    func step(_ batch: Double, _ skew: Double) throws -> Double {
      BareRoofline.step(
        try shape("dbrx"), on: ServingSetup(device: try device("h100"), tensor: 8, skew: skew),
        sequences: batch, context: 1)
    }
    // 16(1 - 0.75⁴) = 10.9375 experts of each of 40 layers against 4 of one token.
    let (one, four) = (try step(1, 0), try step(4, 0))
    let expertBytes: Double = 3 * 6144 * 10752 * 2
    let perExpert = 40 * expertBytes / (8 * 3.35e12)
    expect((four - one) / perExpert, near: 6.9375, within: 0.01)
    #expect(try step(4, 1) < four)
  }

  @Test("Gradients are those of the predictions", arguments: ["dbrx", "deepseek-v3", "llama-3-8b"])
  func gradients(model: String) throws {
    let setup = ServingSetup(
      device: try device("h200"), tensor: 1, groups: model == "deepseek-v3" ? 8 : 1)
    for measured in [
      Serving.Measured.between(batch: 32, whilePromptsEnter: true), .queued(atMost: nil),
    ] {
      func value(_ constants: ServingConstants) throws -> Double {
        Serving(
          try shape(model), on: setup, under: ServingLoad(input: 1024, output: 512),
          constants: constants
        ).logarithm(of: measured).value
      }
      let slope = Serving(
        try shape(model), on: setup, under: ServingLoad(input: 1024, output: 512)
      ).logarithm(of: measured).slope
      for constant in ServingConstant.allCases {
        var logarithms = ServingConstants.fitted.logarithms
        logarithms[constant.rawValue] += 1e-5
        let up = try value(ServingConstants(logarithms: logarithms))
        logarithms[constant.rawValue] -= 2e-5
        let down = try value(ServingConstants(logarithms: logarithms))
        expect((up - down) / 2e-5, near: slope[constant.rawValue], within: 1e-5, "\(constant)")
      }
    }
  }

  @Test("Drafts bring 1 + α + α² tokens a step, reuse and own devices for prompts shorten waits")
  func options() throws {
    // SGLang, September 2025: 1.8 to 1.9, 2.4 to 2.7, 2.9 to 3.3 with one to three drafts.
    for (drafted, range) in [(1, 1.8...1.9), (2, 2.4...2.7), (3, 2.9...3.3)] {
      #expect(range.contains(ServingLoad(input: 1, output: 1, drafted: drafted).accepted))
    }
    let setup = ServingSetup(device: try device("h100"), tensor: 8)
    func served(_ load: ServingLoad, batch: Double = 16) throws -> ServedPoint {
      Serving(try shape("dbrx"), on: setup, under: load).served(batch)
    }
    let plain = try served(ServingLoad(input: 4096, output: 256))
    let drafting = try served(
      ServingLoad(input: 4096, output: 256, drafted: 1, draftCost: 0.025), batch: 1)
    #expect(
      drafting.between < (try served(ServingLoad(input: 4096, output: 256), batch: 1)).between)
    #expect(try served(ServingLoad(input: 4096, output: 256, reused: 0.5)).prompt < plain.prompt)
    let apart = try served(ServingLoad(input: 4096, output: 256, splitsPrefill: true))
    #expect(apart.between < plain.between && apart.firstToken < plain.firstToken)
    let parts = plain.parts.reduce(0) { $0 + $1.seconds }
    #expect(parts < plain.between)
  }
}
