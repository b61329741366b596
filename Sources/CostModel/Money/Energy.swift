import Quantities

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
  public var powerShare: Double
  /// Watts of processors, memory and network for each device.
  public var hostPower: Watts
  /// Energy of the building over energy of the machines.
  public var buildingFactor: Double

  /// Factors of a run.
  ///
  /// - Parameters:
  ///   - powerShare: 1 where left out, the convention of the LLaMA papers: "the power consumption
  ///     of a GPU at its thermal design power" (arXiv 2302.13971, section 6).
  ///   - hostPower: 0 where left out; those papers count devices alone.
  ///   - buildingFactor: 1.1 where left out, the power usage effectiveness of arXiv 2302.13971.
  public init(powerShare: Double = 1, hostPower: Watts = .zero, buildingFactor: Double = 1.1) {
    precondition(
      powerShare > 0 && hostPower >= .zero && buildingFactor >= 1,
      "power is drawn, and a building only adds to it")
    self.powerShare = powerShare
    self.hostPower = hostPower
    self.buildingFactor = buildingFactor
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

  public init(_ kilogramsPerKilowattHour: Double, source: String) {
    precondition(
      kilogramsPerKilowattHour >= 0 && kilogramsPerKilowattHour.isFinite,
      "an intensity is 0 or more")
    self.kilogramsPerKilowattHour = kilogramsPerKilowattHour
    self.source = source
  }

  /// The average of the United States as the LLaMA paper takes it.
  public static let unitedStates2022 = GridIntensity(
    0.385, source: "Touvron et al. 2023, LLaMA (arXiv 2302.13971), section 6")

  /// The carbon of some energy; that of making the devices is left out.
  public func carbon(_ energy: KilowattHours) -> Carbon {
    Carbon(energy.value * kilogramsPerKilowattHour)
  }
}
