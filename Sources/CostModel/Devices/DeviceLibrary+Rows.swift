import Units

extension DeviceLibrary {
  private static let accelerators =
    "stas00/ml-engineering compute/accelerator/README.md (commit 744d01e)"
  private static let olderAccelerators =
    "stas00/ml-engineering compute/accelerator/README.md (commit 0074473)"
  private static let epoch = "Epoch AI, chip dataset"
  private static let hopperSheet =
    "NVIDIA H100 data sheet: half of its rates with sparsity (1,979 bf16, 3,958 fp8)"
  private static let recalled = "recalled, unverified: the vendor's data sheet"

  /// One row for each device.
  ///
  /// Figures stand in TFLOP/s (dense), GB, TB/s, GB/s in both directions, Gbit/s and W.
  static let rows: [Device] = [
    Device(
      "v100", "NVIDIA V100 SXM2 32 GB", aliases: ["V100-SXM2-32G", "V100-32GB"],
      peaks: [(.fp16, 125, epoch)], memory: (32, epoch), bandwidth: (0.9, epoch),
      nodeLink: (300, recalled), network: (100, recalled), power: (300, epoch)),
    Device(
      "a100", "NVIDIA A100 SXM 80 GB",
      aliases: ["A100-80GB", "A100-80G", "A100-SXM-80G", "DGX-A100", "A100-80"],
      peaks: [(.bf16, 312, accelerators), (.fp16, 312, accelerators)], memory: (80, accelerators),
      bandwidth: (2.0, accelerators), nodeLink: (600, recalled), network: (200, recalled),
      power: (400, epoch), measured: [(.bf16, 271.2, accelerators)], generation: .ampere),
    Device(
      "a100-40gb", "NVIDIA A100 SXM 40 GB", aliases: ["A100-40G", "A100-SXM-40G"],
      peaks: [(.bf16, 312, accelerators), (.fp16, 312, accelerators)], memory: (40, recalled),
      bandwidth: (1.56, recalled), nodeLink: (600, recalled), network: (200, recalled),
      power: (400, epoch), measured: [(.bf16, 271.2, accelerators)], generation: .ampere),
    hopper(
      "h100", "NVIDIA H100 SXM 80 GB",
      aliases: ["H100-SXM", "H100-80GB", "H100-SXM-80G", "DGX-H100", "H100-80"],
      memory: 80, bandwidth: (3.35, accelerators), nodeLink: (900, "pricegpu.pages.dev"),
      fp8: 1402.6),
    Device(
      "h100-pcie", "NVIDIA H100 PCIe 80 GB", aliases: [],
      peaks: [
        (.bf16, 756, accelerators), (.fp16, 756, accelerators), (.fp8, 1513, accelerators),
      ], memory: (80, accelerators), bandwidth: (2.0, accelerators), nodeLink: (600, recalled),
      network: (400, recalled), power: (350, epoch)),
    hopper(
      "h800", "NVIDIA H800 SXM 80 GB", aliases: ["H800-SXM"], memory: 80,
      bandwidth: (3.36, epoch), nodeLink: (400, recalled), fp8: nil),
    hopper(
      "h200", "NVIDIA H200 SXM 141 GB", aliases: ["H200-SXM", "DGX-H200"], memory: 141,
      bandwidth: (4.8, accelerators), nodeLink: (900, accelerators), fp8: 1453.4),
    blackwell(
      "b200", "NVIDIA B200 SXM 180 GB", aliases: ["B200-SXM", "DGX-B200"], bf16: 2250, fp4: 9000,
      memory: 180, power: 1000, measured: (1745, 3432.5)),
    blackwell(
      "b300", "NVIDIA B300 SXM 288 GB", aliases: ["B300-SXM", "DGX-B300"], bf16: 2250,
      fp4: 12_600, memory: 288, power: nil, measured: (1769, 3353.3)),
    blackwell(
      "gb200", "NVIDIA GB200, one GPU", aliases: ["GB200 (per GPU)", "DGX-GB200"], bf16: 2500,
      fp4: 10_000, memory: 186, power: 1200, measured: (1822, 3615.6), perNode: 72),
    blackwell(
      "gb300", "NVIDIA GB300, one GPU", aliases: ["GB300 (per GPU)", "DGX-GB300"], bf16: 2500,
      fp4: 15_000, memory: 288, power: nil, measured: nil, perNode: 72),
    Device(
      "mi250x", "AMD Instinct MI250X, both dies", aliases: [],
      peaks: [(.bf16, 383, olderAccelerators), (.fp16, 383, olderAccelerators)],
      memory: (128, olderAccelerators), bandwidth: (3.28, olderAccelerators), nodeLink: nil,
      network: nil, power: nil, perNode: 4),
    Device(
      "mi300x", "AMD Instinct MI300X", aliases: [],
      peaks: [
        (.bf16, 1307, accelerators), (.fp16, 1307, accelerators), (.fp8, 2614, accelerators),
      ], memory: (192, accelerators), bandwidth: (5.3, accelerators), nodeLink: (896, recalled),
      network: (400, recalled), power: (750, epoch), measured: [(.bf16, 668.4, accelerators)]),
    Device(
      "mi325x", "AMD Instinct MI325X", aliases: [],
      peaks: [
        (.bf16, 1300, accelerators), (.fp16, 1300, accelerators), (.fp8, 2610, accelerators),
      ], memory: (256, accelerators), bandwidth: (6.0, accelerators), nodeLink: (896, recalled),
      network: (400, recalled), power: (1000, recalled), measured: [(.bf16, 784.9, accelerators)]),
    Device(
      "mi355x", "AMD Instinct MI355X", aliases: [],
      peaks: [
        (.bf16, 2500, accelerators), (.fp16, 2500, accelerators), (.fp8, 5000, accelerators),
        (.fp4, 10_100, accelerators),
      ], memory: (288, accelerators), bandwidth: (8.0, accelerators), nodeLink: (1075, recalled),
      network: (400, recalled), power: (1400, recalled),
      measured: [(.bf16, 1565, accelerators)]),
    tpu("v4", bf16: 275, memory: 32, bandwidth: 1.2, link: 300),
    tpu("v5e", bf16: 197, memory: 16, bandwidth: 0.82, link: 200),
    tpu("v5p", bf16: 459, memory: 95, bandwidth: 2.76, link: 600),
    tpu("v6e", bf16: 918, fp8: 918, memory: 32, bandwidth: 1.64, link: 448, accelerators),
    Device(
      "tpu-v7x", "Google TPU v7x", aliases: ["Ironwood", "tpu-v7", "TPU v7"],
      peaks: [(.bf16, 2307, accelerators), (.fp8, 4614, accelerators)], memory: (192, recalled),
      bandwidth: (7.4, recalled), nodeLink: nil, network: nil, power: nil, perNode: 256),
  ]

  /// Hopper with all its memory stacks: one chip, three memories.
  private static func hopper(
    _ id: String, _ name: String, aliases: [String], memory: Double,
    bandwidth: Device.Figure, nodeLink: Device.Figure, fp8: Double?
  ) -> Device {
    var measured: [(Precision, Double, String)] = []
    if let fp8 { measured = [(.bf16, 794.5, accelerators), (.fp8, fp8, accelerators)] }
    var device = Device(
      id, name, aliases: aliases,
      peaks: [(.bf16, 989.5, hopperSheet), (.fp16, 989.5, hopperSheet), (.fp8, 1979, hopperSheet)],
      memory: (memory, accelerators), bandwidth: bandwidth, nodeLink: nodeLink,
      network: (400, recalled), power: (700, epoch), measured: measured, generation: .hopper)
    if id == "h100" {
      device.reportedMemory = Sourced(Bytes(81_559 * 1_048_576), "nvidia-smi, 81,559 MiB")
    }
    return device
  }

  /// Blackwell: fp8 at twice the bf16 rate, fp4 as each product prints it.
  private static func blackwell(
    _ id: String, _ name: String, aliases: [String], bf16: Double, fp4: Double, memory: Double,
    power: Double?, measured: (bf16: Double, fp8: Double)?, perNode: Int = 8
  ) -> Device {
    Device(
      id, name, aliases: aliases,
      peaks: [
        (.bf16, bf16, accelerators), (.fp16, bf16, accelerators), (.fp8, 2 * bf16, accelerators),
        (.fp4, fp4, accelerators),
      ], memory: (memory, accelerators), bandwidth: (8.0, accelerators),
      nodeLink: (1800, recalled), network: (id.hasSuffix("300") ? 800 : 400, recalled),
      power: power.map { ($0, accelerators) },
      measured: measured.map {
        [(.bf16, $0.bf16, accelerators), (.fp8, $0.fp8, accelerators)]
      } ?? [], perNode: perNode, generation: perNode > 8 ? .blackwellRack : .blackwellNode)
  }

  /// A TPU chip; its links form a torus without a second network, and its power is not published.
  private static func tpu(
    _ version: String, bf16: Double, fp8: Double? = nil, memory: Double, bandwidth: Double,
    link: Double, _ linkSource: String = recalled
  ) -> Device {
    Device(
      "tpu-\(version)", "Google TPU \(version)", aliases: [],
      peaks: [(.bf16, bf16, accelerators)] + (fp8.map { [(.fp8, $0, accelerators)] } ?? []),
      memory: (memory, accelerators), bandwidth: (bandwidth, accelerators),
      nodeLink: (link, linkSource), network: nil, power: nil, perNode: 256)
  }
}

extension Device {
  /// A figure in the unit of its column, and where it was read.
  typealias Figure = (value: Double, source: String)

  /// A row of the library, in the units that data sheets print.
  init(
    _ id: String, _ name: String, aliases: [String], peaks: [(Precision, Double, String)],
    memory: Figure, bandwidth: Figure, nodeLink: Figure?, network: Figure?, power: Figure?,
    measured: [(Precision, Double, String)] = [], perNode: Int = 8,
    generation: Generation? = nil
  ) {
    func rates(_ rows: [(Precision, Double, String)]) -> [Peak] {
      rows.map { Peak($0.0, FLOPPerSecond($0.1 * 1e12), source: $0.2) }
    }
    self.init(
      id: id, name: name, aliases: aliases, peaks: rates(peaks),
      memory: Sourced(Bytes(memory.value * 1e9), memory.source),
      memoryBandwidth: Sourced(BytesPerSecond(bandwidth.value * 1e12), bandwidth.source),
      nodeLink: nodeLink.map { Sourced(BytesPerSecond($0.value * 1e9), $0.source) },
      networkLink: network.map { Sourced(BytesPerSecond($0.value * 1e9 / 8), $0.source) },
      devicesPerNode: perNode, generation: generation,
      power: power.map { Sourced(Watts($0.value), $0.source) },
      measured: rates(measured))
  }
}
