import Units

extension Device {
  /// The rate of the largest matrix products in a format: measured, or the peak times the share that a
  /// device of its generation reached, or 0.7 of it where none was measured.
  func ceiling(_ precision: Precision) -> Double? {
    guard let peak = peak(precision)?.value else { return nil }
    return peak * ceilingShare(precision)
  }

  private func ceilingShare(_ precision: Precision) -> Double {
    // Four bits as eight: no large product of four bits was measured.
    let wanted: Precision = precision == .fp4 ? .fp8 : precision == .fp16 ? .bf16 : precision
    if let own = measuredShare(wanted) { return own }
    if generation != nil {
      for device in DeviceLibrary.all where device.generation == generation {
        if let share = device.measuredShare(wanted) { return share }
      }
    }
    return measured.isEmpty ? 0.7 : measured[0].rate.value / (peaks[0].rate.value)
  }

  /// The measured rate of a format over its peak; `nil` where it was not measured.
  private func measuredShare(_ precision: Precision) -> Double? {
    guard let rate = measured.first(where: { $0.precision == precision })?.rate.value,
      let peak = peak(precision)?.value
    else { return nil }
    return rate / peak
  }

  /// Bytes a second of memory that streaming work reaches: 0.75 of the printed rate.
  var streaming: Double { 0.75 * memoryBandwidth.value.value }

  /// Bytes a second, one way, to the devices of the same node: 0.8 of half the printed rate of both
  /// ways.
  ///
  /// Where no link is published, a tenth of the memory's rate is taken.
  var insideRate: Double {
    0.8 * (nodeLink.map { $0.value.value / 2 } ?? memoryBandwidth.value.value / 10)
  }

  /// The same to other nodes.
  ///
  /// Where no network is published, a torus goes on at half its link, and
  /// others have 200 Gbit/s.
  var outsideRate: Double {
    if let networkLink { return 0.8 * networkLink.value.value }
    return devicesPerNode > 72 ? insideRate / 2 : 0.8 * 25e9
  }

  /// Bytes a second, one way, to the memory of its host: 0.8 of half the printed rate of both ways, of
  /// sixteen lanes of PCIe 4 where none is published.
  var hostRate: Double { 0.8 * (hostLink?.value.value ?? 64e9) / 2 }

  /// Bytes a second that its share of the host streams while it updates weights: 0.75 of the printed
  /// rate, or an eighth of 125 GB/s.
  ///
  /// Recalled, unverified: ZeRO-Offload (arXiv 2101.06840), table 4, 0.24 s for a billion parameters of
  /// Adam, of 30 bytes each, on the processors of a node.
  var hostStreaming: Double { hostMemoryRate.map { 0.75 * $0.value.value } ?? 125e9 / 8 }

  /// The device whose rows speak for this one, with the logarithm of measured over predicted rates;
  /// `nil` where no row of its generation was measured.
  public var stepOffset: Double? {
    let offsets = [
      "a100": 0.061, "a100-40gb": 0.058, "h100": -0.032, "b200": -0.051, "b300": -0.058,
      "gb200": 0.002, "gb300": 0.090,
    ]
    return offsets[id] ?? (generation == .hopper ? offsets["h100"] : nil)
  }
}
