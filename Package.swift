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
  ("CostModel", ["Units", "Statistics", "Diagnostics", "Formats"]),
  ("Spec", ["Units", "Diagnostics", "Formats"]),
  ("ModelConfigs", ["Units", "Statistics", "Diagnostics", "Formats", "CostModel"]),
  ("ScalingLaws", ["Units", "Statistics", "Diagnostics", "Tabular"]),
  ("Evidence", ["Units", "Statistics", "Diagnostics", "Formats", "ScalingLaws"]),
  ("Fitting", ["Units", "Statistics", "Diagnostics", "Tabular", "Formats", "ScalingLaws"]),
  ("QualityAxes", ["Units", "Statistics", "Diagnostics", "Formats"]),
  (
    "Hypotheses",
    [
      "Units", "Statistics", "Diagnostics", "Tabular", "Formats", "ScalingLaws", "Fitting",
      "QualityAxes",
    ]
  ),
  (
    "Questions",
    [
      "Units", "Statistics", "Diagnostics", "Tabular", "Formats", "Spec", "CostModel",
      "ModelConfigs", "ScalingLaws", "Evidence", "Fitting", "QualityAxes", "Hypotheses",
    ]
  ),
  (
    "ScenarioEngine",
    [
      "Units", "Statistics", "Diagnostics", "Tabular", "Formats", "Spec", "CostModel",
      "ModelConfigs", "ScalingLaws", "Fitting", "QualityAxes", "Hypotheses",
      "Questions",
    ]
  ),
  ("ReportWriter", ["Units", "Statistics", "Diagnostics", "Tabular", "Formats"]),
  (
    "Commands",
    [
      "Units", "Statistics", "Diagnostics", "Tabular", "Formats", "Spec", "CostModel",
      "ModelConfigs", "ScalingLaws", "Fitting", "Evidence", "QualityAxes", "Hypotheses",
      "Questions",
      "ScenarioEngine", "ReportWriter",
    ]
  ),
]

/// The rooms that carry files in the program, each with the folder to leave out of its sources.
let carrying: [String: [String]] = [
  "Commands": [], "CostModel": ["Data"], "Evidence": ["Data"], "ModelConfigs": ["Data"],
  "QualityAxes": ["Data"], "ScalingLaws": ["Data"],
]

/// What tests of a room import beside what the room does; all may draw numbers by Statistics.
let also = ["CostModel": "ModelConfigs", "QualityAxes": "Tabular"]

/// The tests that are built where not all are wanted: `MOESIM_TESTS=FittingTests,HypothesesTests`.
let tested = Context.environment["MOESIM_TESTS"].map { $0.split(separator: ",").map(String.init) }

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "moesim",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "moesim", targets: ["moesim"]),
    .library(name: "CostModel", targets: ["CostModel", "ModelConfigs", "Units"]),
    .library(name: "ScalingLaws", targets: ["ScalingLaws", "Units"]),
    .library(name: "Fitting", targets: ["Fitting", "ScalingLaws", "Units"]),
    .library(name: "Evidence", targets: ["Evidence", "Units"]),
  ],
  targets: rooms.flatMap { room -> [Target] in
    let imports = room.imports.map { Target.Dependency.byName(name: $0) }
    return [
      .target(
        name: room.name, dependencies: imports,
        exclude: ["README.md"] + carrying[room.name, default: []], swiftSettings: strict,
        plugins: carrying[room.name] == nil ? [] : ["CarryPlugin"]),
      .testTarget(
        name: "\(room.name)Tests",
        dependencies: Set(
          [room.name, "TestSupport", "Statistics"] + room.imports
            + (also[room.name].map { [$0] } ?? [])
        ).sorted().map { .byName(name: $0) },
        exclude: ["Commands", "ModelConfigs"].contains(room.name) ? ["Corpus"] : [],
        swiftSettings: strict),
    ]
  } + [
    // What tests of several rooms need.
    .target(
      name: "TestSupport", dependencies: ["Diagnostics", "Formats"], path: "Tests/TestSupport",
      swiftSettings: strict),
    // The example of the README, compiled.
    .testTarget(
      name: "LibraryTests", dependencies: ["CostModel", "Evidence", "ModelConfigs", "Units"],
      swiftSettings: strict),
    // Files inside modules, as literals.
    .executableTarget(name: "carry", exclude: ["README.md"], swiftSettings: strict),
    .plugin(
      name: "CarryPlugin", capability: .buildTool(), dependencies: ["carry"],
      path: "Sources/CarryPlugin"),
    .executableTarget(name: "moesim", dependencies: ["Commands"], swiftSettings: strict),
    // Hostile inputs for every reader; see .ci/run.
    .executableTarget(
      name: "fuzz",
      dependencies: [
        "Diagnostics", "Evidence", "Fitting", "Formats", "ModelConfigs", "QualityAxes",
        "ScenarioEngine", "Statistics", "Units",
      ],
      path: "Tests/Fuzz",
      exclude: [
        "corpus", "law.json5", "own.csv", "pairs.csv", "runs.csv", "safe.json", "steps.csv",
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "benchmarks",
      dependencies: [
        "CostModel", "Diagnostics", "Evidence", "Fitting", "Formats", "Hypotheses", "ModelConfigs",
        "Questions", "ReportWriter", "ScalingLaws", "ScenarioEngine", "Statistics", "Tabular",
        "Units",
      ],
      exclude: ["README.md"], swiftSettings: strict),
  ]
)
package.targets.removeAll { $0.isTest && tested?.contains($0.name) == false }
