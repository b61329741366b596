// swift-tools-version: 6.2
import PackageDescription

/// The rooms of moesim and their one-way arrows: a module may import what its row names, and
/// nothing else.
let rooms: [(name: String, imports: [String])] = [
  ("Quantities", []),
  ("JSON5", []),
  ("CostModel", ["Quantities"]),
  ("ScalingLaws", ["Quantities"]),
  ("Fitting", ["Quantities", "ScalingLaws"]),
  ("QualityAxes", ["Quantities"]),
  ("Hypotheses", ["Quantities", "ScalingLaws", "Fitting", "QualityAxes"]),
  (
    "ScenarioEngine",
    ["Quantities", "JSON5", "CostModel", "ScalingLaws", "Fitting", "QualityAxes", "Hypotheses"]
  ),
  ("ReportWriter", ["Quantities"]),
  (
    "Commands",
    [
      "Quantities", "JSON5", "CostModel", "ScalingLaws", "Fitting", "QualityAxes", "Hypotheses",
      "ScenarioEngine", "ReportWriter",
    ]
  ),
]

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "moesim",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "moesim", targets: ["moesim"])
  ],
  targets: rooms.flatMap { room -> [Target] in
    let imports = room.imports.map { Target.Dependency.byName(name: $0) }
    return [
      .target(
        name: room.name, dependencies: imports, exclude: ["README.md"], swiftSettings: strict),
      .testTarget(
        name: "\(room.name)Tests",
        dependencies: [.byName(name: room.name), "TestSupport"] + imports,
        exclude: room.name == "Commands" ? ["Corpus"] : [],
        swiftSettings: strict),
    ]
  } + [
    // What tests of several rooms need.
    .target(
      name: "TestSupport", dependencies: ["JSON5"], path: "Tests/TestSupport",
      swiftSettings: strict),
    .executableTarget(name: "moesim", dependencies: ["Commands"], swiftSettings: strict),
    .executableTarget(
      name: "benchmarks",
      dependencies: [
        "CostModel", "Fitting", "JSON5", "Quantities", "ReportWriter", "ScalingLaws",
        "ScenarioEngine",
      ],
      exclude: ["README.md"], swiftSettings: strict),
  ]
)
