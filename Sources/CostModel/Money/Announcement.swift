import Units

/// What was announced of a training run, to be compared with itself.
public struct Announcement: Hashable, Sendable {
  public let flopPerToken: FLOPPerToken
  public let tokens: Tokens
  /// The time of all devices together.
  public let deviceTime: Seconds
  public let device: Device
  /// The format whose peak the utilisation is of.
  public let precision: Precision?
  /// How many devices ran, where it is known.
  public let devices: Int?

  /// An announced run.
  ///
  /// - Parameters:
  ///   - flopPerToken: the training FLOP of one token under a convention that the caller names.
  ///   - tokens: the tokens seen.
  ///   - deviceTime: the time of all devices together.
  ///   - device: what it ran on.
  ///   - precision: the format of the peak; sixteen bits where left out.
  ///   - devices: how many ran, to notice wall-clock hours; `nil` where unknown.
  public init(
    flopPerToken: FLOPPerToken, tokens: Tokens, deviceTime: Seconds, device: Device,
    precision: Precision? = nil, devices: Int? = nil
  ) {
    self.flopPerToken = flopPerToken
    self.tokens = tokens
    self.deviceTime = deviceTime
    self.device = device
    self.precision = precision
    self.devices = devices
  }

  /// The FLOP from both sides, or `nil` where the device has no such peak or nothing was done.
  public var judgement: Plausibility? {
    let peak = precision.map { device.peak($0) } ?? device.sixteenBitPeak
    guard let peak, tokens > .zero, deviceTime > .zero, flopPerToken > .zero else { return nil }
    return Plausibility(
      fromTokens: flopPerToken * tokens, atPeak: peak * deviceTime, tokens: tokens,
      devices: devices)
  }
}

/// The FLOP of a run from its tokens and from its hardware, side by side.
public struct Plausibility: Hashable, Sendable {
  /// FLOP per token times tokens.
  public let fromTokens: FLOP
  /// What the hardware would have done at its peak.
  public let atPeak: FLOP
  private let tokens: Tokens
  private let devices: Int?

  init(fromTokens: FLOP, atPeak: FLOP, tokens: Tokens, devices: Int?) {
    self.fromTokens = fromTokens
    self.atPeak = atPeak
    self.tokens = tokens
    self.devices = devices
  }

  /// The utilisations between which a run is believed.
  public static let believable = 0.05...0.70

  /// The model FLOP utilisation that the announcement implies.
  public var utilisation: Double { fromTokens / atPeak }

  /// Whether the figures go together.
  public var isBelievable: Bool { Self.believable.contains(utilisation) }

  /// Misreadings of the hours that would bring the utilisation between the limits; none where it
  /// lies there already.
  public var likelyMisreadings: [Misreading] {
    guard !isBelievable else { return [] }
    return Misreading.allCases.filter {
      utilisation(after: $0).map(Self.believable.contains) ?? false
    }
  }

  /// The utilisation if the hours were misread so; `nil` where that takes unknown devices.
  public func utilisation(after misreading: Misreading) -> Double? {
    misreading.factor(tokens: tokens, devices: devices).map { utilisation / $0 }
  }

  /// How many devices wall-clock hours would take for a believable utilisation.
  public var devicesOfWallClock: ClosedRange<Double> {
    utilisation / Self.believable.upperBound...utilisation / Self.believable.lowerBound
  }

  /// A known way to misread announced hours.
  public enum Misreading: String, CaseIterable, Sendable {
    /// The hours were for each trillion tokens (DeepSeek-V2's 172.8K).
    case hoursPerTrillionTokens = "hours-per-trillion-tokens"
    /// The hours were of nodes of eight devices.
    case hoursOfNodes = "hours-of-nodes"
    /// The hours were of the whole, and were multiplied by the devices of a node once more.
    case nodesCountedTwice = "nodes-counted-twice"

    /// The hours were wall-clock hours, not those of all devices together.
    case wallClockHours = "wall-clock-hours"

    /// What the hours would have to be multiplied by; `nil` where that is unknown.
    func factor(tokens: Tokens, devices: Int?) -> Double? {
      switch self {
      case .hoursPerTrillionTokens: tokens.value / 1e12
      case .hoursOfNodes: 8
      case .nodesCountedTwice: 0.125
      case .wallClockHours: devices.map(Double.init)
      }
    }

    /// The misreading in words.
    public var words: String {
      switch self {
      case .hoursPerTrillionTokens: "the hours are for each trillion tokens"
      case .hoursOfNodes: "the hours are of nodes of eight devices"
      case .nodesCountedTwice: "the hours were multiplied by eight once too often"
      case .wallClockHours: "the hours are wall-clock hours, not those of all devices together"
      }
    }
  }
}
