import Formats
import Questions
import ScalingLaws
import Spec
import Units

/// The one table of what a scenario file may hold, used to check files and to print the schema.
enum ScenarioShape {
  static let scenario = Shape.record(
    [
      Field(key: "$schema", summary: "Where editors find the schema", shape: text("a location")),
      Field(
        key: "extends",
        summary: "Files that this one builds on, relative to it; the last of them and then this "
          + "file win",
        shape: bases),
      Field(
        key: "title", summary: "The question in one line", shape: text("a title"),
        isRequired: true),
      Field(
        key: "question", summary: "What to look at, in a sentence or two",
        shape: text("a question")),
    ] + World.fields + [
      Field(key: "sweep", summary: "Values to vary", shape: SweepShape.sweep),
      Field(key: "plots", summary: "Pictures to draw", shape: .list(of: plot)),
    ] + QuestionList.fields, name: "scenario")

  /// The files that a scenario builds on.
  static let bases = Shape.either([text("a file"), .list(of: text("a file"), minimum: 1)])

  private static let plot = PlotShapes.plot

  static let confidence = Scalar.number("a confidence", above: 0.5, below: 1)

  static func text(_ name: String) -> Shape { .scalar(.text(name)) }
}

/// The kinds of picture as a scenario names them.
enum PlotKind: String, CaseIterable {
  case sweep
  case heatmap
  case pareto
  case facts
}
