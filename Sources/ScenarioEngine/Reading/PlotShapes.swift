import Formats
import QualityAxes
import Questions
import Spec

/// The kinds of picture and the keys of each.
enum PlotShapes {
  static let plot = Shape.variants(
    Variants(
      name: "plot", by: .value(of: "kind", summary: "What to draw"),
      common: [
        Field(key: "name", summary: "The file's name; the kind if left out", shape: text("a name")),
        Field(key: "title", summary: "The title over the picture", shape: text("a title")),
      ],
      PlotKind.allCases.map { Variants.Variant($0.rawValue, fields: fields(of: $0)) }
        + QuestionList.pictures.map {
          Variants.Variant($0.kind, summary: $0.summary, fields: $0.description.fields)
        }))

  private static func fields(of kind: PlotKind) -> [Field] {
    switch kind {
    case .sweep: return [column("y", SweepColumn.self)]
    case .heatmap: return [column("z", SweepColumn.self)]
    case .pareto:
      let words =
        SweepColumn.allCases.map(\.rawValue)
        + OptimumColumn.allCases.map(\.rawValue).filter { SweepColumn(rawValue: $0) == nil }
      return [
        Field(
          key: "of", summary: "An optimum; the sweep if left out", shape: text("an entry's name")),
        Field(
          key: "x", summary: "The column along the horizontal axis", shape: .choice(words),
          isRequired: true),
        Field(
          key: "y", summary: "The column along the vertical axis", shape: .choice(words),
          isRequired: true),
      ]
    case .facts:
      return [
        Field(key: "of", summary: "A run; all of them if left out", shape: text("a run")),
        column("y", FactColumn.self),
      ]
    }
  }

  private static func column<Column: RawRepresentable<String> & CaseIterable>(
    _ key: String, _: Column.Type
  ) -> Field {
    Field(
      key: key, summary: "The number that is drawn",
      shape: .choice(Column.allCases.map(\.rawValue)),
      isRequired: true)
  }

  private static func text(_ name: String) -> Shape { .scalar(.text(name)) }
}
