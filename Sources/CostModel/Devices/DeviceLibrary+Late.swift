import Units

extension DeviceLibrary {
  private static let accelerators =
    "stas00/ml-engineering compute/accelerator/README.md (commit 744d01e)"
  private static let announced = "\(accelerators), announced"
  private static let halved =
    "\(accelerators): half of the printed rate, which does not say whether it is with sparsity"
  private static let aws = "AWS documentation of Trainium3"
  private static let post = "SemiAnalysis on TPU v8, 2026"
  private static let secondHand = "second hand, unverified: reports on the H20"
  private static let recalled = "recalled, unverified: the vendor's data sheet"

  /// Devices of 2023 to 2026 beside those of NVIDIA's and AMD's main lines, in the units of `rows`.
  ///
  /// No measured training rates speak for any of them, so that no `generation` is given.
  static let late: [Device] = [
    Device(
      "rubin", "NVIDIA Rubin", aliases: ["VR200", "R200", "Vera Rubin"],
      peaks: [(.bf16, 4000, announced), (.fp8, 17_500, announced), (.fp4, 35_000, announced)],
      memory: (288, announced), bandwidth: (22, announced), nodeLink: nil, network: nil,
      power: nil, perNode: 72),
    Device(
      "gh200", "NVIDIA GH200, 96 GB", aliases: ["GH200-96GB"],
      peaks: [(.bf16, 989, accelerators), (.fp16, 989, accelerators), (.fp8, 1979, accelerators)],
      memory: (96, accelerators), bandwidth: (4.0, accelerators), nodeLink: nil, network: nil,
      power: nil, measured: [(.bf16, 828.6, accelerators), (.fp8, 1535, accelerators)], perNode: 1),
    Device(
      "gh200-141gb", "NVIDIA GH200, 141 GB", aliases: ["GH200-144GB"],
      peaks: [(.bf16, 989, accelerators), (.fp16, 989, accelerators), (.fp8, 1979, accelerators)],
      memory: (141, accelerators), bandwidth: (4.8, accelerators), nodeLink: nil, network: nil,
      power: nil, measured: [(.bf16, 828.6, accelerators), (.fp8, 1535, accelerators)], perNode: 1),
    Device(
      "h20", "NVIDIA H20", aliases: ["H20-SXM", "H20-96GB"],
      peaks: [(.bf16, 148, secondHand), (.fp16, 148, secondHand), (.fp8, 296, secondHand)],
      memory: (96, secondHand), bandwidth: (4.0, secondHand), nodeLink: nil, network: nil,
      power: nil),
    Device(
      "l40s", "NVIDIA L40S", aliases: [],
      peaks: [(.bf16, 362, accelerators), (.fp16, 362, accelerators), (.fp8, 733, accelerators)],
      memory: (48, accelerators), bandwidth: (0.86, accelerators), nodeLink: nil, network: nil,
      power: nil),
    Device(
      "mi455x", "AMD Instinct MI455X", aliases: [],
      peaks: [(.bf16, 5000, announced), (.fp8, 10_000, halved), (.fp4, 20_000, halved)],
      memory: (432, announced), bandwidth: (23.3, announced), nodeLink: nil, network: nil,
      power: nil, perNode: 72),
    Device(
      "trainium2", "AWS Trainium2", aliases: ["trn2"],
      peaks: [(.bf16, 667, accelerators), (.fp8, 1299, accelerators)], memory: (96, accelerators),
      bandwidth: (2.9, accelerators), nodeLink: nil, network: nil, power: nil, perNode: 16),
    Device(
      "trainium3", "AWS Trainium3", aliases: ["trn3"],
      peaks: [(.bf16, 671, aws), (.fp8, 2517, "\(aws), MXFP8"), (.fp4, 2517, "\(aws), MXFP4")],
      memory: (154.618_822_656, "\(aws), 144 GiB"), bandwidth: (4.9, aws), nodeLink: nil,
      network: nil, power: nil, perNode: 64),
    Device(
      "gaudi2", "Intel Gaudi 2", aliases: ["HL-225H"],
      peaks: [(.bf16, 432, accelerators), (.fp8, 865, accelerators)], memory: (96, accelerators),
      bandwidth: (2.46, accelerators), nodeLink: nil, network: nil, power: nil),
    Device(
      "gaudi3", "Intel Gaudi 3", aliases: ["HL-325L"],
      peaks: [(.bf16, 1677, accelerators), (.fp8, 1677, accelerators)],
      memory: (128, accelerators), bandwidth: (3.7, accelerators), nodeLink: nil, network: nil,
      power: nil, measured: [(.bf16, 1243, accelerators)]),
    Device(
      "ascend-910b", "Huawei Ascend 910B", aliases: ["910B"],
      peaks: [(.fp16, 256, "recalled, unverified: sources name 256 to 320")],
      memory: (64, recalled), bandwidth: (1.6, recalled), nodeLink: nil, network: nil, power: nil),
    Device(
      "ascend-910c", "Huawei Ascend 910C", aliases: ["910C"],
      peaks: [(.fp16, 512, "recalled, unverified: two dies of the 910B's lower rate")],
      memory: (128, recalled), bandwidth: (3.2, recalled), nodeLink: nil, network: nil, power: nil),
    Device(
      "ascend-950dt", "Huawei Ascend 950DT", aliases: ["Ascend 950"],
      peaks: [(.bf16, 486, accelerators), (.fp8, 919, accelerators), (.fp4, 1783, accelerators)],
      memory: (96, accelerators), bandwidth: (4.0, accelerators), nodeLink: nil, network: nil,
      power: nil),
    Device(
      "tpu-v8t", "Google TPU v8t", aliases: ["TPU 8t"], peaks: [(.fp4, 12_600, post)],
      memory: (216, post), bandwidth: (6.5, post), nodeLink: nil, network: nil, power: nil,
      perNode: 256),
    Device(
      "tpu-v8i", "Google TPU v8i", aliases: ["TPU 8i"], peaks: [(.fp4, 10_100, post)],
      memory: (288, post), bandwidth: (8.6, post), nodeLink: nil, network: nil, power: nil,
      perNode: 256),
  ]
}
