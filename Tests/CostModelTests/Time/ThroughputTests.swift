import CostModel
import Statistics
import TestSupport
import Testing
import Units

@Suite("Rates of training steps", .enabled(if: Shared.isPresent, "\(Shared.absence)"))
struct ThroughputTests {
  @Test("The 216 utilisations of llm-foundry follow from tokens, FLOP and peak")
  func arithmetic() throws {
    let errors = try MeasuredRows.foundry().map { abs($0.computed - $0.printed) }
    #expect(errors.count == 216)
    #expect(try #require(Quantiles.median(errors)) <= 0.01)
    #expect(try #require(errors.max()) <= 0.15)
  }

  @Test("The bundled laws are what the recipe makes of the measured rows")
  func recipe() throws {
    let rows: [(ThroughputLaw, [MeasuredStep])] = [
      (.dense, try MeasuredRows.foundry().map(\.step)), (.routed, try MeasuredRows.bridge()),
    ]
    for (law, steps) in rows {
      let fit = try #require(ThroughputFit.fit(law.form, rows: steps, source: law.source))
      #expect(fit.coefficients.count == law.form.terms.count)
      #expect(gap(fit.coefficients, law.coefficients) < 1e-6)
      #expect(gap(fit.covariance.flatMap { $0 }, law.covariance.flatMap { $0 }) < 1e-7)
      #expect(abs(fit.spread - law.spread) < 1e-6)
      #expect(fit.measured == law.measured)
      #expect(fit.heldOut.models.map(\.name) == law.heldOut.models.map(\.name))
      #expect(fit.heldOut.models.map(\.rows) == law.heldOut.models.map(\.rows))
      #expect(
        gap(fit.heldOut.models.map(\.medianError), law.heldOut.models.map(\.medianError)) < 1e-4)
      #expect(gap(fit.heldOut.coverage.map(\.found), law.heldOut.coverage.map(\.found)) < 1e-4)
    }
  }

  /// The largest difference between numbers that go together.
  func gap(_ found: [Double], _ held: [Double]) -> Double {
    zip(found, held).map { abs($0 - $1) }.max() ?? .infinity
  }

  @Test("Models left out are predicted within 20 % dense and 30 % with experts, in the median")
  func targets() throws {
    let dense = try #require(
      ThroughputFit.fit(.dense, rows: try MeasuredRows.foundry().map(\.step), source: ""))
    let routed = try #require(
      ThroughputFit.fit(.routed, rows: try MeasuredRows.bridge(), source: ""))
    #expect(try #require(dense.heldOut.denseMedian) <= 0.06)
    #expect(try #require(routed.heldOut.routedMedian) <= 0.20)
    for model in dense.heldOut.models { #expect(model.medianError < 0.20, "\(model.name)") }
    for model in routed.heldOut.models where model.isRouted {
      #expect(model.medianError < 0.30, "\(model.name)")
    }
    for law in [dense, routed] {
      for coverage in law.heldOut.coverage {
        #expect(coverage.found > coverage.level - 0.03 && coverage.found < coverage.level + 0.15)
      }
    }
  }

  @Test("Each row is predicted without its model, with a range of its own")
  func rows() throws {
    let steps = try MeasuredRows.bridge()
    let predictions = try #require(ThroughputFit.leftOut(.routed, rows: steps))
    #expect(predictions.count == steps.count)
    let held = zip(steps, predictions).filter { $1.range(level: 0.8).contains($0.share) }.count
    let reported = ThroughputLaw.routed.heldOut.coverage.first { $0.level == 0.8 }?.found
    #expect(abs(Double(held) / Double(steps.count) - (reported ?? 0)) < 1e-4)
    let errors = zip(steps, predictions).filter { $0.0.conditions.isRouted }
      .map { abs($1.share / $0.share - 1) }
    let median = try #require(Quantiles.median(errors))
    #expect(abs(median - (ThroughputLaw.routed.heldOut.routedMedian ?? 0)) < 1e-4)
  }

  @Test("Rows that do not settle a term give no law")
  func unsettled() throws {
    let one = try MeasuredRows.foundry().map(\.step).filter { $0.model == "1b" }
    #expect(ThroughputFit.fit(.dense, rows: one, source: "") == nil)
    #expect(ThroughputFit.fit(.dense, rows: [], source: "") == nil)
  }

  /// SimuMax's rows with full pipelines: 8 B200 in bf16 at 4096 tokens, models cut to a few layers,
  /// no communication overlapped.
  @Test("Routed steps that SimuMax measured lie inside the range of 90 %, dense ones below it")
  func simuMax() throws {
    let device = try #require(DeviceLibrary.device("b200"))
    var ratios: [Bool: [Double]] = [:]
    for row in try Shared.rows("data/systems/simumax_b200_real_vs_model.csv") {
      let name = row["case"] ?? ""
      guard name.contains("mbc32") else { continue }
      let (architecture, layout, context) = try SimuMaxCase.read(name)
      let milliseconds = try #require(row["real_ms"].flatMap(Double.init))
      let rate = Double(32 * layout.data * context) / (milliseconds / 1000) / 8
      let step = try architecture.predictedStep(
        on: TrainingSetup(
          device: device, devices: 8, context: context, expertDevices: layout.expert,
          hasTunedExperts: false))
      let measured = rate * step.flopPerToken.value / step.sixteenBitPeak.value
      ratios[architecture.isRouted, default: []].append(step.utilisation / measured)
      if architecture.isRouted {
        #expect(step.utilisationRange(level: 0.9).contains(measured), "\(name)")
      }
    }
    let routed = try #require(ratios[true]).map { abs($0 - 1) }
    #expect(routed.count == 4)
    #expect(try #require(Quantiles.median(routed)) < 0.30)
    // What the law's documentation admits: tuned codes are faster than these.
    let dense = try #require(ratios[false])
    #expect(dense.count == 8)
    #expect((1.3...1.7).contains(try #require(Quantiles.median(dense))))
  }
}
