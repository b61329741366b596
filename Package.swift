// swift-tools-version: 6.2
import PackageDescription

/// The rooms of moesim and their one-way arrows: a module may import what its row names, and
/// nothing else.
let rooms: [(name: String, imports: [String])] = [
  ("Diagnostics", []),
  ("Units", ["Diagnostics"]),
  ("Statistics", []),
  ("Tabular", []),
  ("Formats", ["Diagnostics"]),
  ("CostModel", ["Units", "Statistics", "Diagnostics"]),
  ("ModelConfigs", ["Units", "Diagnostics", "Formats", "CostModel"]),
  ("ScalingLaws", ["Units", "Statistics", "Diagnostics", "Tabular"]),
  ("Fitting", ["Units", "Statistics", "Diagnostics", "Tabular", "Formats", "ScalingLaws"]),
  ("QualityAxes", ["Units", "Statistics", "Diagnostics", "Tabular", "Formats"]),
  (
    "Hypotheses",
    [
      "Units", "Statistics", "Diagnostics", "Tabular", "Formats", "ScalingLaws", "Fitting",
      "QualityAxes",
    ]
  ),
  (
    "ScenarioEngine",
    [
      "Units", "Statistics", "Diagnostics", "Tabular", "Formats", "CostModel", "ModelConfigs",
      "ScalingLaws", "Fitting", "QualityAxes", "Hypotheses",
    ]
  ),
  ("ReportWriter", ["Units", "Statistics", "Diagnostics", "Tabular", "Formats"]),
  (
    "Commands",
    [
      "Units", "Statistics", "Diagnostics", "Tabular", "Formats", "CostModel", "ModelConfigs",
      "ScalingLaws", "Fitting", "QualityAxes", "Hypotheses", "ScenarioEngine", "ReportWriter",
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
      name: "TestSupport", dependencies: ["Diagnostics", "Formats"], path: "Tests/TestSupport",
      swiftSettings: strict),
    .executableTarget(name: "moesim", dependencies: ["Commands"], swiftSettings: strict),
    .executableTarget(
      name: "benchmarks",
      dependencies: [
        "CostModel", "Diagnostics", "Fitting", "Formats", "ReportWriter", "ScalingLaws",
        "ScenarioEngine", "Statistics", "Tabular", "Units",
      ],
      exclude: ["README.md"], swiftSettings: strict),
  ]
)
