import CostModel
import Diagnostics
import TestSupport
import Testing
import Units

@Suite("Money and energy")
struct CostTests {
  /// DeepSeek-V3's report (arXiv 2412.19437), table 1: hours in thousands and millions of dollars.
  @Test(
    "DeepSeek-V3's stages cost what its report says",
    arguments: [(2664, 5.328), (119, 0.238), (5, 0.01), (2788, 5.576)])
  func deepSeek(kilohours: Double, millions: Double) throws {
    let device = try #require(DeviceLibrary.device("h800"))
    let price = try #require(PriceLibrary.latest(of: device))
    let cost = RunCost(Seconds(kilohours * 1000 * 3600), at: price)
    expect(cost.typical.value / 1e6, near: millions, within: 1e-6)
    #expect(cost.low == cost.typical && cost.high == cost.typical)
  }

  @Test("A market price gives a range of costs in the order of its row")
  func range() throws {
    let device = try #require(DeviceLibrary.device("h100"))
    let price = try #require(PriceLibrary.latest(of: device))
    let cost = RunCost(Seconds(1e6 * 3600), at: price)
    #expect(cost.low == Dollars(1.99e6) && cost.typical == Dollars(2.5e6))
    #expect(cost.high == Dollars(5e6))
  }

  /// LLaMA (arXiv 2302.13971), table 15: GPU hours at 400 W, MWh at a building factor of 1.1, and
  /// tonnes at 0.385 kg for each kWh.
  @Test(
    "Energy and carbon of published runs agree with the LLaMA paper",
    arguments: [
      (82_432, 36, 14), (135_168, 59, 23), (530_432, 233, 90), (1_022_362, 449, 173),
      (809_472, 356, 137), (1_082_880, 475, 183),
    ])
  func llama(hours: Double, megawattHours: Double, tonnes: Double) throws {
    let device = try #require(DeviceLibrary.device("a100"))
    let energy = try #require(EnergyFactors.llamaPaper.energy(Seconds(hours * 3600), on: device))
    expect(energy.value / 1000, near: megawattHours, within: 1.5)
    let carbon = GridIntensity.unitedStates2022.carbon(energy)
    expect(carbon.value / 1000, near: tonnes, within: 1)
  }

  /// Llama 2 (arXiv 2307.09288), table 2: hours, watts and tonnes, without a building's share; all
  /// four rows follow from one intensity.
  @Test(
    "Carbon of the Llama 2 runs agrees with their paper",
    arguments: [
      (184_320, 400, 31.22), (368_640, 400, 62.44), (1_038_336, 350, 153.90),
      (1_720_320, 400, 291.42),
    ])
  func llama2(hours: Double, watts: Double, tonnes: Double) throws {
    let factors = try EnergyFactors(buildingFactor: 1)
    let energy = factors.energy(Seconds(hours * 3600), power: Watts(watts))
    let grid = try GridIntensity(31.22e3 / (184_320 * 0.4), source: "the paper's first row")
    expect(grid.carbon(energy).value / 1000, near: tonnes, within: 0.04)
  }

  @Test("Each factor of energy multiplies or adds as it says")
  func factors() throws {
    let plain = try EnergyFactors(buildingFactor: 1)
    let hour = Seconds(3600)
    #expect(plain.energy(hour, power: Watts(700)) == KilowattHours(0.7))
    let half = try EnergyFactors(powerShare: 0.5, hostPower: Watts(150), buildingFactor: 1.2)
    expect(half.energy(hour, power: Watts(700)).value, near: 0.6, within: 1e-12)
    let tpu = try #require(DeviceLibrary.device("tpu-v4"))
    #expect(plain.energy(hour, on: tpu) == nil)
  }

  @Test("Every number out of range is named at once")
  func faults() throws {
    let found = try #require(throws: InputFaults.self) {
      try EnergyFactors(powerShare: -1, hostPower: Watts(.nan), buildingFactor: 0.5)
    }
    #expect(found.faults.map(\.field) == ["powerShare", "hostPower", "buildingFactor"])
    #expect(found.description.contains("buildingFactor: 0.5 is out of its range"))
    #expect(throws: InputFaults.self) { try GridIntensity(.infinity, source: "") }
    #expect(throws: InputFaults.self) { try ExpertTraffic(copies: -1) }
    #expect(throws: InputFaults.self) {
      try DeviceTime.stated(FLOP(1e20), peak: FLOPPerSecond(1e15), utilisation: 0)
    }
    #expect(throws: InputFaults.self) { try ExpertLoad([1, 2]).capacity(factor: .nan) }
    #expect(try EnergyFactors() == .llamaPaper)
  }
}
