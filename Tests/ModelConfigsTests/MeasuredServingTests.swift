import CostModel
import Foundation
import ModelConfigs
import TestSupport
import Testing

/// Published measurements of serving beside the fitted model.
@Suite("Measured serving")
struct MeasuredServingTests {
  @Test("Rows are read, and each other one is passed over for a reason")
  func rows() {
    let (rows, passedOver) = MeasuredServing.bundled
    #expect(rows.count + passedOver.count == 452)
    #expect(rows.count > 400)
    // A trap: with 64 in flight and room for fewer the first token waited 30 to 59 s.
    #expect(passedOver.filter { $0.why.contains("waited") }.map(\.id) == ["s254", "s266", "s345"])
    #expect(!rows.contains { $0.id == "s240" })
  }

  @Test(
    "Errors of bundled constants stay within what is left out",
    arguments: [
      (MeasuredServing.Kind.fixed, false, 1.25), (.fixed, true, 1.35), (.queued, false, 1.45),
      (.queued, true, 1.45),
    ])
  func errors(kind: MeasuredServing.Kind, isRouted: Bool, most: Double) {
    // Every third row: the whole is `moesim verify serving`.
    let rows = MeasuredServing.bundled.rows.filter { $0.kind == kind && $0.isRouted == isRouted }
    let squares = stride(from: 0, to: rows.count, by: 3).map { place -> Double in
      let error = log(rows[place].seconds) - rows[place].logarithm(.fitted).value
      return error * error
    }
    #expect(exp((squares.reduce(0, +) / Double(squares.count)).squareRoot()) < most)
  }

  private func serving(
    _ model: String, _ device: String, tensor: Int, groups: Int = 1, _ format: ServingFormat,
    cacheBytes: Double = 2, input: Double, output: Double
  ) throws -> Serving {
    Serving(
      ServedShape(try #require(ModelLibrary.card(model)?.architecture)),
      on: ServingSetup(
        device: try #require(DeviceLibrary.device(device)), tensor: tensor, groups: groups,
        format: format, cacheBytes: cacheBytes),
      under: ServingLoad(input: input, output: output))
  }

  @Test("At one sequence a lead is nearly the active ratio, and it shrinks with users")
  func lead() throws {
    func lead(_ batch: Double) throws -> Double {
      let dense = try serving("llama-2-70b", "a100", tensor: 2, .bf16, input: 5, output: 200)
      let routed = try serving("mixtral-8x7b", "a100", tensor: 2, .bf16, input: 5, output: 200)
      return dense.served(batch).between / routed.served(batch).between
    }
    // Measured 4.5 on two cards; the active sizes stand as 5.4 to 1.
    let one = try lead(1)
    #expect(one > 4 && one < 5.4)
    #expect(try lead(8) < 0.7 * one)
    // DBRX over Llama 2 70B: measured 1.6 on 4 and on 8 cards, active 1.9.
    let dense = try serving("llama-2-70b", "a100", tensor: 8, .bf16, input: 5, output: 200)
    let dbrx = try serving("dbrx", "a100", tensor: 8, .bf16, input: 5, output: 200)
    expect(dense.served(1).between / dbrx.served(1).between, near: 1.6, relative: 0.2)
  }

  @Test("Maverick loses to a dense 70B on 8 H100, and wins on H200")
  func maverick() throws {
    func rate(_ model: String, _ device: String, tensor: Int, groups: Int = 1) throws -> Double {
      try serving(
        model, device, tensor: tensor, groups: groups, .fp8, cacheBytes: 1, input: 1000,
        output: 1000
      ).queued.rate
    }
    // Measured: 1,210 against 2,102 tokens a second a device, and 3,973 against 2,909.
    let maverick = "llama-4-maverick-text"
    #expect(
      try rate(maverick, "h100", tensor: 1, groups: 8) < rate("llama-3-70b", "h100", tensor: 2))
    #expect(
      try rate(maverick, "h200", tensor: 1, groups: 8) > rate("llama-3-70b", "h200", tensor: 1))
  }

  @Test("A model or a device without rows is served with a wider interval")
  func unknown() throws {
    func factor(_ device: String, knows: Bool) throws -> Double {
      ServingSpread(
        .fixed, isRouted: true, knowsModel: knows,
        device: try #require(DeviceLibrary.device(device))
      ).factor
    }
    let known = try factor("h100", knows: true)
    #expect(try factor("h100", knows: false) > known)
    #expect(try factor("gb200", knows: true) > known)
    #expect(try factor("mi300x", knows: true) > factor("gb200", knows: true))
  }

  @Test("A fit of a few rows moves constants from what was believed towards what they show")
  func fit() throws {
    let rows = MeasuredServing.bundled.rows.filter { $0.engine(is: "gpt-fast") && !$0.isRouted }
    let fit = try #require(ServingFit(rows))
    let error = { (constants: ServingConstants) in
      rows.reduce(0) { $0 + pow(log($1.seconds) - $1.logarithm(constants).value, 2) }
    }
    #expect(error(fit.constants) < error(.prior) / 2)
    // One sequence at 54 to 80 µs a layer after memory at 0.8 of its rate, by the rows' own makers.
    #expect((40e-6...90e-6).contains(fit.constants[.layer]))
  }

  @Test(
    "What is left out is predicted by a fit without it, and summed up as it says",
    arguments: [ServingLeftOut.Kind.model, .device])
  func leftOut(kind: ServingLeftOut.Kind) throws {
    let rows = MeasuredServing.bundled.rows.filter { [.firstToken, .prompts].contains($0.kind) }
    func name(_ row: MeasuredServing) -> String { kind == .model ? row.family : row.device.id }
    let left = ServingLeftOut(kind, of: rows)
    #expect(left.misses.map(\.row.id).sorted() == rows.map(\.id).sorted())
    #expect(Set(left.misses.map(\.group)).count > 1)
    let first = try #require(left.misses.first)
    let blind = try #require(
      ServingFit(rows.filter { name($0) != first.group }, from: .fitted))
    let predicted = first.row.logarithm(blind.constants).value
    expect(first.factor * exp(predicted), near: first.row.seconds, relative: 1e-12)
    let seen = try #require(ServingFit(rows, from: .fitted))
    #expect(seen.constants != blind.constants)
    for summary in left.summaries where summary.count > 0 {
      let parts = summary.rows.components(separatedBy: ", ")
      // All of these rows are of prompts.
      let misses = left.misses.filter {
        parts.count == 1
          ? $0.group == summary.rows : $0.row.isRouted == (parts[1] == "routed")
      }
      let count = Double(misses.count)
      let squares = misses.reduce(0) { $0 + pow(log($1.factor), 2) }
      #expect(summary.count == misses.count)
      expect(log(summary.rootMeanSquare), near: (squares / count).squareRoot(), within: 1e-9)
      expect(
        log(summary.bias), near: misses.reduce(0) { $0 + log($1.factor) } / count, within: 1e-9)
      // A tenth of a normal lies above 1.2816 deviations.
      let held = misses.count { max($0.factor, 1 / $0.factor) < exp(1.2816 * $0.deviation) }
      #expect(summary.held == Double(held) / count)
    }
  }
}
