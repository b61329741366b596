import CostModel
import ModelConfigs
import TestSupport
import Testing
import Units

@Suite("Devices and prices")
struct DeviceTests {
  /// Dense TFLOP/s in sixteen and eight bits, GB and TB/s as data sheets print them.
  @Test(
    "Peaks are dense, memory is as printed",
    arguments: [
      ("v100", 125, nil, 32, 0.9), ("a100", 312, nil, 80, 2.0), ("h100", 989.5, 1979, 80, 3.35),
      ("h800", 989.5, 1979, 80, 3.36), ("h200", 989.5, 1979, 141, 4.8),
      ("b200", 2250, 4500, 180, 8.0), ("gb200", 2500, 5000, 186, 8.0),
      ("mi300x", 1307, 2614, 192, 5.3), ("tpu-v4", 275, nil, 32, 1.2),
      ("tpu-v5p", 459, nil, 95, 2.76), ("rubin", 4000, 17_500, 288, 22.0),
      ("gh200", 989, 1979, 96, 4.0), ("trainium2", 667, 1299, 96, 2.9),
      ("gaudi3", 1677, 1677, 128, 3.7), ("l40s", 362, 733, 48, 0.86), ("h20", 148, 296, 96, 4.0),
      ("ascend-950dt", 486, 919, 96, 4.0), ("mi455x", 5000, 10_000, 432, 23.3),
    ] as [(String, Double, Double?, Double, Double)])
  func peaks(id: String, sixteen: Double, eight: Double?, memory: Double, bandwidth: Double) throws
  {
    let device = try #require(DeviceLibrary.device(id))
    #expect(device.sixteenBitPeak == FLOPPerSecond(sixteen * 1e12))
    #expect(device.peak(.fp8) == eight.map { FLOPPerSecond($0 * 1e12) })
    #expect(device.memory.value == Bytes(memory * 1e9))
    #expect(device.memoryBandwidth.value == BytesPerSecond(bandwidth * 1e12))
  }

  @Test("A V100 has no bf16, and its utilisation is of fp16")
  func volta() throws {
    let device = try #require(DeviceLibrary.device("v100"))
    #expect(device.peak(.bf16) == nil)
    #expect(device.sixteenBitPeak == device.peak(.fp16))
  }

  /// stas00/ml-engineering: the highest measured rates over the peaks.
  @Test(
    "Large matrix products reach the measured share of the peak",
    arguments: [("a100", 0.87), ("h100", 0.80), ("b200", 0.78), ("gb200", 0.73), ("mi300x", 0.51)])
  func achievable(id: String, share: Double) throws {
    let device = try #require(DeviceLibrary.device(id))
    let measured = try #require(device.measured.first { $0.precision == .bf16 })
    expect(measured.rate / (try #require(device.peak(.bf16))), near: share, within: 0.005)
  }

  @Test("Every row is sane and is found under each of its names", arguments: DeviceLibrary.all)
  func rows(device: Device) {
    for name in [device.id, device.name] + device.aliases {
      #expect(DeviceLibrary.device(name)?.id == device.id, "\(name)")
    }
    // Of TPU v8 four-bit rates alone are known.
    #expect(
      (device.sixteenBitPeak != nil || device.id.hasPrefix("tpu-v8")) && device.devicesPerNode > 0)
    for peak in device.peaks + device.measured { #expect(!peak.source.isEmpty) }
    for peak in device.measured {
      #expect(device.peak(peak.precision).map { peak.rate < $0 } == true)
    }
    // A rate in eight bits is at most twice that in sixteen: more would be a sparse one.
    // Trainium3 and Rubin compute block formats faster than that, as their makers print.
    if let eight = device.peak(.fp8), let sixteen = device.sixteenBitPeak,
      !["trainium3", "rubin"].contains(device.id)
    {
      #expect(eight / sixteen <= 2.03)
    }
  }

  @Test("The devices of every bundled model are held")
  func models() {
    for card in ModelLibrary.all {
      guard let hardware = card.published.hardware?.value else { continue }
      #expect(DeviceLibrary.device(hardware.device) != nil, "\(card.id): \(hardware.device)")
    }
    #expect(DeviceLibrary.ids == Set(DeviceLibrary.ids).sorted())
    #expect(DeviceLibrary.device("no such device") == nil)
  }

  @Test("Prices are ordered rows of devices that are held", arguments: PriceLibrary.all)
  func prices(price: Price) throws {
    #expect(price.low <= price.typical && price.typical <= price.high && price.low.value > 0)
    #expect(!price.source.isEmpty && price.end.hasPrefix("20"))
    let device = try #require(DeviceLibrary.device(price.device))
    #expect(device.id == price.device)
  }

  @Test("The latest price is the newest row")
  func dates() throws {
    let device = try #require(DeviceLibrary.device("h100"))
    #expect(PriceLibrary.latest(of: device)?.date == "2026-05")
    let none = try #require(DeviceLibrary.device("rubin"))
    #expect(PriceLibrary.latest(of: none) == nil)
  }

  /// `nvidia-smi` reports 81,559 MiB for an H100 of "80 GB".
  @Test("What the driver reports is held beside what is printed")
  func reported() throws {
    let device = try #require(DeviceLibrary.device("h100"))
    #expect(device.reportedMemory?.value == Bytes(81_559 * 1_048_576))
    #expect(device.memory.value == Bytes(80e9))
  }
}
