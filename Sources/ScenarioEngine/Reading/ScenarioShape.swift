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

  private static let plot = Shape.variants(
    Variants(
      name: "plot", by: .value(of: "kind", summary: "What to draw"),
      common: [
        Field(key: "name", summary: "The file's name; the kind if left out", shape: text("a name")),
        Field(
          key: "title", summary: "The title over the picture; what the run finds if left out",
          shape: text("a title")),
        Field(key: "subtitle", summary: "What is drawn", shape: text("a subtitle")),
        Field(key: "xLabel", summary: "The horizontal axis in words", shape: text("a label")),
        Field(key: "yLabel", summary: "The vertical axis in words", shape: text("a label")),
        Field(
          key: "log", summary: "The axes that are logarithmic", shape: .choice(PlotStyle.logWords)),
        Field(
          key: "highlight", summary: "Curves that are pointed out; the others are grey",
          shape: .list(of: text("a name"), minimum: 1)),
      ],
      QuestionList.pictures.map {
        Variants.Variant($0.kind, summary: $0.summary, fields: $0.description.fields)
      }))

  static let confidence = Scalar.number("a confidence", above: 0.5, below: 1)

  static func text(_ name: String) -> Shape { .scalar(.text(name)) }
}
