import Fitting
import ReportWriter
import ScalingLaws
import Tabular

/// A form that `moesim fit` fits and that stands under no law's name: its formula, its constants, how to fit it.
struct FormReport {
  private let form: any LawForm

  /// - Parameter word: the id of a form, as `fit --law` takes it; `nil` for another.
  init?(_ word: String) {
    guard let form = FormLibrary.all.first(where: { $0.id == word }) else { return nil }
    self.form = form
  }

  var sections: [ReportSection] {
    let paper = UnpublishedLaw.law(form.id)
    let facts =
      [
        ("form", form.id), ("formula", form.formula), ("symbols", form.conventions),
        ("columns", form.needs.map(\.rawValue).joined(separator: ", ")),
        ("fitted by", "moesim fit runs.csv --law \(form.id)"),
      ]
      + (paper.map { [("paper", "\($0.title) (\($0.citation)): \($0.reason)")] } ?? [])
    return [
      ReportSection(
        table: Table(
          "form", "A form for runs of your own", of: facts,
          [.text("what", "What is said.") { $0.0 }, .text("text", "What it is.") { $0.1 }])),
      ReportSection(
        table: Table(
          "constants", "Constants that are fitted", of: form.constants,
          [
            .text("symbol", "The symbol in the formula.") { $0.symbol },
            .text("meaning", "What it is.") { $0.meaning },
          ])),
    ]
  }
}
