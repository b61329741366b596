import Diagnostics
import Formats
import QualityAxes
import Spec
import Statistics
import Tabular
import Units

extension InputKind where Value == DoubleRating {
  /// A table of facts that two raters judged.
  static var doubleRating: InputKind {
    .table(
      "a file of facts that two raters judged", columns: DoubleRating.columns, example: "facts.csv",
      sample: .example
    ) { (table, _) throws(FaultList) in try DoubleRating.reading(table) }
  }
}

extension DoubleRating {
  /// The raters with what they cost and let through, and one without errors at the second's price;
  /// none whose errors are not to be told.
  func offers(costs: [Double]) -> [RaterOffer] {
    let shares = Self.shares(of: tally)
    let standard = RatingBill.automatic.value.perResponse.value
    let price = { (rater: Int) in Dollars(costs.indices.contains(rater) ? costs[rater] : standard) }
    let own = [0, 1].compactMap { rater -> RaterOffer? in
      guard let sensitivity = shares.sensitivity[rater],
        let specificity = shares.specificity[rater],
        sensitivity + specificity > 1,
        let attenuation = try? Attenuation(sensitivity: sensitivity, specificity: specificity)
      else { return nil }
      return try? RaterOffer(
        name: OwnRaters.names[rater], costPerResponse: price(rater), attenuation: attenuation)
    }
    guard !own.isEmpty, let perfect = try? Attenuation(sensitivity: 1, specificity: 1) else {
      return []
    }
    let ideal = try? RaterOffer(
      name: "without errors, at your second's price", costPerResponse: price(1),
      attenuation: perfect)
    return own + [ideal].compactMap { $0 }
  }
}

/// What one's own double-rated facts say of both raters.
enum OwnRaters {
  static let names = ["your first", "your second"]

  private struct SpreadRow: Sendable {
    let quantity: String
    let rater: String
    let value: Double
    let range: ClosedRange<Double>?
  }

  private static func row(
    _ quantity: String, _ rater: String, _ found: (value: Double, range: ClosedRange<Double>?)?
  ) -> SpreadRow? {
    found.map { SpreadRow(quantity: quantity, rater: rater, value: $0.value, range: $0.range) }
  }

  /// Agreement, error rates, and the precisions and differences that follow.
  static func tables(_ redrawn: DoubleRating.Redrawn) -> [ShownTable] {
    let own = redrawn.rating
    func found(_ value: (DoubleRating.Shares) -> Double?) -> (Double, ClosedRange<Double>?)? {
      redrawn.interval { value($1) }
    }
    var rows = [
      row("agreement", "both", found(\.agreement)), row("Cohen's kappa", "both", found(\.kappa)),
    ]
    for (rater, name) in names.enumerated() {
      rows += [
        row("sensitivity", name, found { $0.sensitivity[rater] }),
        row("specificity", name, found { $0.specificity[rater] }),
        row("J", name, found { $0.youden(rater) }),
      ]
    }
    let errors = table(
      "own-raters",
      "Your raters over \(ShownNumber.grouped(own.facts.count)) facts of "
        + "\(ShownNumber.grouped(own.prompts)) prompts", rows)
    let note =
      own.adjudicated == 0
      ? "Nothing was adjudicated, so that no error is known: fill in 'truth' for some facts."
      : "\(ShownNumber.grouped(own.adjudicated)) facts were adjudicated. "
        + (own.auditsAgreement
          ? "Where both agree a part was too, so that shared errors count."
          : "None on which both agree: these are taken as right, and error rates are lower bounds.")
    var tables = [
      ShownTable(
        errors,
        notes: [
          note + " Intervals draw prompts again. Errors are taken as the same for every model."
        ])
    ]
    let models = own.models
    var precisions: [SpreadRow?] = []
    for (index, model) in models.enumerated() {
      for (rater, name) in names.enumerated() {
        let label = model.isEmpty ? "precision" : "precision of \(model)"
        precisions += pair(label, name, redrawn) { tally, shares in
          DoubleRating.precision(of: tally, model: index, rater: rater, correctedBy: shares)
        }
      }
    }
    for one in models.indices {
      for two in models.indices.dropFirst(one + 1) {
        for (rater, name) in names.enumerated() {
          precisions += pair("\(models[one]) less \(models[two])", name, redrawn) {
            tally, shares in
            func precision(_ model: Int) -> Double? {
              DoubleRating.precision(of: tally, model: model, rater: rater, correctedBy: shares)
            }
            return precision(one).flatMap { first in precision(two).map { first - $0 } }
          }
        }
      }
    }
    tables.append(
      ShownTable(
        table(
          "own-precisions", "Precision as judged, and corrected for each rater's errors", precisions
        ),
        notes: [
          "Corrected: (p + specificity - 1)/J, errors and facts drawn again together. Both raters' "
            + "corrected figures should agree; where they do not, errors differ between models."
        ]))
    return tables
  }

  private static func pair(
    _ label: String, _ rater: String, _ redrawn: DoubleRating.Redrawn,
    _ value: (DoubleRating.Tally, DoubleRating.Shares?) -> Double?
  ) -> [SpreadRow?] {
    [
      row("\(label), as judged", rater, redrawn.interval { tally, _ in value(tally, nil) }),
      row("\(label), corrected", rater, redrawn.interval { value($0, $1) }),
    ]
  }

  private static func table(_ name: String, _ summary: String, _ rows: [SpreadRow?]) -> Table {
    Table(
      name, summary, of: rows.compactMap { $0 },
      [
        .text("quantity", "What is told.") { $0.quantity },
        .text("rater", "Whose judgements it rests on.") { $0.rater },
        .number("value", "The share, or a difference of shares.") { $0.value },
        .number("low", "Low end of its bootstrap interval over prompts.") {
          $0.range?.lowerBound
        },
        .number("high", "High end of it.") { $0.range?.upperBound },
      ])
  }

  /// Agreement and each rater's J, in a sentence.
  static func headline(_ redrawn: DoubleRating.Redrawn) -> [String] {
    let own = redrawn.rating
    func words(_ scale: Double, _ digits: Int, _ value: (DoubleRating.Shares) -> Double?) -> String?
    {
      redrawn.interval { value($1) }.map { found in
        (scale * found.value).fixed(digits)
          + (found.range.map {
            " (\((scale * $0.lowerBound).fixed(digits)) to \((scale * $0.upperBound).fixed(digits)))"
          } ?? "")
      }
    }
    let youdens = names.enumerated().compactMap { rater, name in
      words(1, 2) { $0.youden(rater) }.map { "\(name) leaves \($0)" }
    }
    return [
      "Your raters agree on \(words(100, 0, \.agreement) ?? "no") % of facts"
        + (youdens.isEmpty
          ? "; without adjudicated facts no error is known."
          : "; of a true difference \(youdens.joined(separator: ", "))"
            + (own.auditsAgreement ? "." : " at most: agreed facts were not audited."))
    ]
  }
}
