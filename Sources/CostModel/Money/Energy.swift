import Diagnostics
import Units

/// Kilowatt-hours of energy.
public enum KilowattHourDimension: Dimension {
  public static let noun = "kilowatt-hours"
  public static let words = ["kWh"]
  public static let example = "449K"
}

/// Kilograms of carbon dioxide, or of gases of equal effect.
public enum CarbonDimension: Dimension {
  public static let noun = "kilograms of CO2"
  public static let words = ["kg", "kgCO2e"]
  public static let example = "173K"
}

public typealias KilowattHours = Measure<KilowattHourDimension>
public typealias Carbon = Measure<CarbonDimension>

/// How much power a device draws while it trains, and what its building adds.
public struct EnergyFactors: Hashable, Sendable {
  /// The share of the thermal design power that is drawn on average.
  public let powerShare: Double
  /// Watts of processors, memory and network for each device.
  public let hostPower: Watts
  /// Energy of the building over energy of the machines.
  public let buildingFactor: Double

  /// The convention of the LLaMA paper: design power, devices alone, and its building.
  public static let llamaPaper = EnergyFactors(unchecked: 1, .zero, 1.1)

  private init(unchecked powerShare: Double, _ hostPower: Watts, _ buildingFactor: Double) {
    self.powerShare = powerShare
    self.hostPower = hostPower
    self.buildingFactor = buildingFactor
  }

  /// Factors of a run.
  ///
  /// - Parameters:
  ///   - powerShare: 1 where left out, the convention of the LLaMA papers: "the power consumption
  ///     of a GPU at its thermal design power" (arXiv 2302.13971, section 6).
  ///   - hostPower: 0 where left out; those papers count devices alone.
  ///   - buildingFactor: 1.1 where left out, the power usage effectiveness of arXiv 2302.13971.
  /// - Throws: all numbers out of range at once: a share from 0 to 1.5 (devices may exceed their
  ///   design power for a while), at most 10 kW of host, a building factor from 1 to 5.
  public init(
    powerShare: Double = 1, hostPower: Watts = .zero, buildingFactor: Double = 1.1
  ) throws(InputFaults) {
    try InputFaults.check([
      ("powerShare", powerShare, 0...1.5), ("hostPower", hostPower.value, 0...10_000),
      ("buildingFactor", buildingFactor, 1...5),
    ])
    self.init(unchecked: powerShare, hostPower, buildingFactor)
  }

  /// The energy of the time of all devices together: hours · (TDP·share + host) · building.
  public func energy(_ time: Seconds, power: Watts) -> KilowattHours {
    let watts = power * powerShare + hostPower
    return KilowattHours(time.value / 3600 * watts.value / 1000 * buildingFactor)
  }

  /// The same for a device of the library, or `nil` where its power is not published.
  public func energy(_ time: Seconds, on device: Device) -> KilowattHours? {
    device.power.map { energy(time, power: $0.value) }
  }
}

/// The carbon of a kilowatt-hour of some grid, which a scenario has to state.
public struct GridIntensity: Hashable, Sendable {
  public let kilogramsPerKilowattHour: Double
  public let source: String

  /// A stated intensity.
  ///
  /// - Parameters:
  ///   - kilogramsPerKilowattHour: from 0 to 2; burning lignite alone is about 1.
  ///   - source: who states it.
  /// - Throws: an intensity out of range.
  public init(_ kilogramsPerKilowattHour: Double, source: String) throws(InputFaults) {
    try InputFaults.check([
      ("kilogramsPerKilowattHour", kilogramsPerKilowattHour, 0...2)
    ])
    self.init(unchecked: kilogramsPerKilowattHour, source)
  }

  private init(unchecked kilogramsPerKilowattHour: Double, _ source: String) {
    self.kilogramsPerKilowattHour = kilogramsPerKilowattHour
    self.source = source
  }

  /// The average of the United States as the LLaMA paper takes it.
  public static let unitedStates2022 = GridIntensity(
    unchecked: 0.385, "Touvron et al. 2023, LLaMA (arXiv 2302.13971), section 6")

  /// The carbon of some energy; that of making the devices is left out.
  public func carbon(_ energy: KilowattHours) -> Carbon {
    Carbon(energy.value * kilogramsPerKilowattHour)
  }
}
