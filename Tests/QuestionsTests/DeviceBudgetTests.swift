import CostModel
import Fitting
import Formats
import Foundation
import ModelConfigs
import ScalingLaws
import Spec
import Statistics
import TestSupport
import Testing
import Units

@testable import Questions

@Suite("Budgets of devices")
struct DeviceBudgetTests {
  @Test("Days, hours, dollars and energy come to the same time")
  func means() throws {
    let device = try #require(DeviceLibrary.device("h100"))
    let price = try #require(PriceLibrary.latest(of: device)).typical.value
    let seconds = 90.0 * 86_400 * 2048
    #expect(DeviceBudget.days(90).seconds(of: device, 2048) == seconds)
    #expect(DeviceBudget.hours(seconds / 3600).seconds(of: device, 1) == seconds)
    let dollars = DeviceBudget.dollars(Dollars(seconds / 3600 * price))
    try expect(#require(dollars.seconds(of: device, 7)), near: seconds, relative: 1e-12)
    // 700 W at the building's factor of 1.1 (arXiv 2302.13971).
    let energy = DeviceBudget.energy(KilowattHours(seconds / 3600 * 0.7 * 1.1))
    try expect(#require(energy.seconds(of: device, 7)), near: seconds, relative: 1e-12)
  }

  /// Data sheets: V100 has no bf16, A100 has both.
  @Test(
    "Devices compute in bf16 where they have it",
    arguments: [
      ("v100", Precision.fp16), ("a100", .bf16), ("h100", .bf16),
    ])
  func sixteenBits(id: String, precision: Precision) throws {
    #expect(try #require(DeviceLibrary.device(id)).standardPrecision == precision)
  }

  /// Qwen3-30B-A3B's config.json: a hidden size of 2048, experts of 768.
  @Test("A bundled model's experts are as fine as its configuration says")
  func fineness() throws {
    let card = try #require(ModelLibrary.card("qwen3-30b-a3b"))
    let routing = try Model(name: card.id, body: .bundled(card)).design.routing()
    let fineness: Double = 2048.0 / 768
    #expect(routing?.hiddenOverExpertWidth == fineness)
  }

  @Test("The tokens that a budget pays take the budget")
  func roundTrip() throws {
    let node = Node(
      .object([
        .init(key: "device", value: Node(.text("h100"))),
        .init(key: "devices", value: Node(.number(256))),
        .init(key: "days", value: Node(.number(30))),
      ]))
    let hardware: Hardware = try #require(Reader(file: "call").read(node))
    let card = try #require(ModelLibrary.card("qwen3-30b-a3b"))
    let model = Model(name: card.id, body: .bundled(card))
    let paid = try hardware.tokens(of: model, context: 4096)
    let tokens = try #require(paid)
    let architecture = try #require(card.shape.architecture)
    let run = try #require(
      RunOnDevices(
        architecture, tokens: tokens, context: 4096,
        on: hardware.training(model)))
    try expect(run.pace().seconds.expected, near: 30 * 86_400 * 256, relative: 0.02)
  }

  @Test("On FLOP alone the best size of each sparsity is that of a search over all")
  func best() throws {
    let search = DesignSearch(budget: FLOP(1e23))
    let designs = SupportedDesigns(
      search: search, hardware: nil, wanted: WantedSizes(), context: 4096
    ).best()
    #expect(designs.first?.isDense == true && designs.count >= 4)
    for design in designs where !design.isDense {
      for share in [0.5, 0.7, 1.4, 2] {
        let active = Parameters(min(design.active.value * share, 37e9))
        guard
          let other = Architecture.routed(
            active: active, total: Parameters(active.value * design.sparsity))
        else { continue }
        let (own, all) = (
          Double(other.parameters.active(.all)), Double(other.parameters.total)
        )
        let tokens = 1e23 / other.trainingFLOP(context: 4096).value
        // Besiroglu et al. 2024: 1.8172 + 482.01/N^.3478 + 2085.43/D^.3658.
        let loss =
          1.8172 + 482.01 / pow((own * all).squareRoot(), 0.3478)
          + 2085.43 / pow(tokens, 0.3658)
        #expect(loss > design.loss - 1.5e-3)
      }
    }
  }
}

@Suite("Designs inside fitted ranges")
struct InsideTests {
  @Test("Where a law's own best lies inside, it is the best inside")
  func same() throws {
    let law = try #require(LawLibrary.law("besiroglu-2024") as? any SurfaceLaw)
    let search = DesignSearch(budget: FLOP(1e21))
    let inside = try #require(try search.bestInside(law))
    #expect(try inside.allocation == search.region(under: law).best.allocation)
  }

  @Test("Where it lies outside, the best inside stands at the range's edge")
  func edge() throws {
    let law = Ludziejewski2025()
    let search = DesignSearch(budget: FLOP(1e21))
    let inside = try #require(try search.bestInside(law))
    #expect(try !search.region(under: law).best.excesses.isEmpty && inside.excesses.isEmpty)
    let extents = law.card.range.extents
    let atEdge = [
      inside.footprint.total.value / (extents[.totalParameters]?.high ?? .nan),
      inside.footprint.active.value / (extents[.activeParameters]?.high ?? .nan),
      inside.allocation.tokens / (extents[.tokens]?.high ?? .nan),
    ].contains { abs($0 - 1) < 1e-3 }
    #expect(atEdge)
    // Beyond every run there is none.
    #expect(try DesignSearch(budget: FLOP(1e25)).bestInside(law) == nil)
  }

  @Test("What would be no model is refused", arguments: [1e6, 1e9])
  func tiny(budget: Double) {
    for law in LawLibrary.all {
      let result = OptimumResult(DesignSearch(budget: FLOP(budget)), under: law)
      #expect((result.best?.active ?? 1000) >= 1000 && (result.best?.tokens ?? 1000) >= 1000)
    }
  }
}
