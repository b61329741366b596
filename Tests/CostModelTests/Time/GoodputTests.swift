import TestSupport
import Testing
import Units

@testable import CostModel

@Suite("Hours of runs over hours of steps")
struct GoodputTests {
  /// Llama 3 (arXiv 2407.21783, section 3.3.4): more than 90 % of the time was effective.
  @Test("Sixteen thousand devices lose a tenth to failures, a thousand little")
  func failures() {
    #expect((1.08...1.12).contains(Goodput(devices: 16_384).failures))
    #expect(Goodput(devices: 1024).failures < 1.03)
    expect(Goodput(devices: 2048).factor, near: 1.15, within: 1e-12)
  }

  /// Young 1974, by hand: 16,384 devices fail every 54 · 86,400 / 419 = 11,135 s; a checkpoint of 20 s is
  /// best every √(2 · 20 · 11,135) = 667.4 s, which loses 20 / 667.4 + 667.4 / 22,270 = 0.05994, and
  /// starting again 360 / 11,135 = 0.03233.
  @Test("Failures cost checkpoints, work done again and a start")
  func young() {
    expect(Goodput(devices: 16_384).failures, near: 1 / (1 - 0.05994 - 0.03233), within: 2e-5)
  }

  /// 1.15 at 2,048 devices has a warm-up of 1.02.
  @Test("A run whose phases are its warm-up has it once")
  func phases() {
    expect(Goodput(devices: 2048, addsWarmUp: false).factor, near: 1.15 / 1.02, within: 1e-12)
  }

  @Test(
    "Named factors multiply to what the run takes, and their published ends are those of their sources"
  )
  func factors() throws {
    let factors = Goodput(devices: 4096).factors(overhead: 1.5)
    let product = factors.reduce(1) { $0 * $1.value }
    expect(product, near: Goodput(devices: 4096).factor * 1.5, relative: 1e-12)
    #expect(factors.map { $0.range == nil } == [false, false, true, false])
    // 98.81 and 77.83 % of the time were useful.
    let failures = try #require(factors[0].range)
    expect(failures.lowerBound, near: 1.01204, within: 1e-5)
    expect(failures.upperBound, near: 1.28485, within: 1e-5)
    // 2,788K hours less 5K of post-training over 2,664K; and a ramp of a thirtieth of the tokens.
    let warmed = try #require(factors[1].range)
    expect(warmed.upperBound, near: 1.04467, within: 1e-5)
    expect(warmed.lowerBound, near: 1.0012, within: 1e-4)
    // 2.87T of 15.6T tokens with a bubble of 15/64 in place of 15/128: 0.18397 · 0.10490.
    let batches = try #require(factors[1].cases.first)
    expect(batches.factor, near: 1.01930, within: 1e-5)
    // Half as much again, and 82.2 % of all.
    let developed = try #require(factors[3].range)
    #expect(developed.lowerBound == 1.5 && abs(developed.upperBound - 5.618) < 1e-3)
    for factor in factors[..<2] { #expect(factor.range?.contains(factor.value) == true) }
  }
}
