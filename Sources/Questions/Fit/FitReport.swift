import Diagnostics
import Fitting
import Formats
import ScalingLaws
import Statistics
import Tabular
import Units

/// What a fit tells: tables with their notes, and tables for its result folder alone.
struct FitReport {
  let query: LawFit
  let findings: FitFindings
  let derived: [DerivedValue]
  /// What leaving out each group of runs changes, the most first.
  let influences: [Influence]

  init(query: LawFit, findings: FitFindings) {
    self.query = query
    self.findings = findings
    derived = DerivedValue.all(query, findings)
    influences = Influence.all(query, findings)
  }

  /// What a reader must know first, also for the manifest.
  var warnings: [String] {
    var warnings =
      query.read.warnings.map { String($0.dropLast()) } + query.misfits
      + findings.diagnosis.warnings(query)
      + findings.trust.warnings + simpler
    if let reason = findings.standing?.reason {
      warnings.append("no intervals of what follows from the constants: \(reason)")
    }
    if let bootstrap = findings.bootstrap, bootstrap.failures > 0 {
      warnings.append(
        "\(bootstrap.failures) of \(bootstrap.replicates) refits did not end in a minimum; "
          + (bootstrap.failures * 10 <= bootstrap.replicates
            ? "they are in no interval" : "too many for any interval"))
    }
    return warnings
  }

  /// Forms with fewer constants that have the better score, which a richer one should say.
  private var simpler: [String] {
    let scores = findings.comparison.scores
    guard let own = scores.first(where: { $0.form == query.form.id }) else { return [] }
    let enough: Double = (own.aicc ?? .infinity) - 2
    return scores.filter { other in
      guard other.constants < own.constants else { return false }
      return other.logLikelihood > own.logLikelihood + 1e-6 || (other.aicc ?? .infinity) < enough
    }.map { simpler -> String in
      simpler.logLikelihood > own.logLikelihood + 1e-6
        ? "\(simpler.form) fits better with fewer constants: this search missed its minimum; add "
          + "--starts"
        : "\(simpler.form) explains these runs as well with fewer constants"
    }
  }

  /// Where the largest budget goes, how sure that is, and what was wrong.
  var headline: [String] {
    guard let best = derived.last(where: { Self.firsts.contains($0.quantity) }) ?? derived.last
    else { return [] }
    let value = ShownNumber.value(best.value, within: best.interval)
    var place = best.flop.map { "at \(ShownNumber.flop($0)) FLOP" } ?? "on equal tokens"
    if let experts = best.experts { place += " with \(plainText(of: experts)) experts" }
    if let granularity = best.granularity {
      place += " at granularity \(plainText(of: granularity))"
    }
    let what =
      switch best.quantity {
      case "tokens per parameter": "\(value) tokens per parameter are best \(place)"
      case "loss": "the recipe reaches \(value) \(query.read.lossUnit) \(place)"
      default: "the \(best.quantity) is \(ShownNumber.parameters(best.value)) \(place)"
      }
    let beyond =
      best.excess.flatMap { $0 > 1 ? $0 : nil }
      .map { "; that is \($0.rounded(toDigits: 2)) times beyond the runs" } ?? ""
    let text: String
    if best.quantity == "tokens per parameter", !(0.1...1e6).contains(best.value) {
      text =
        "These runs give no optimum: the best fit has it at \(value) tokens per parameter \(place), "
        + "which cannot be meant."
    } else if let reason = findings.standing?.reason {
      text = "These runs do not settle it: \(reason). By the best fit alone \(what)\(beyond)."
    } else if let interval = best.interval {
      text =
        "\(what.prefix(1).uppercased() + what.dropFirst()), \(ShownNumber.interval(interval))\(beyond)."
    } else {
      text = "By the best fit alone, which gives no interval, \(what)\(beyond)."
    }
    let count = warnings.count
    return [
      text + (count > 0 ? " \(count == 1 ? "A warning stands" : "Warnings stand") below." : "")
    ]
  }

  /// What a fit is asked for first, where its form says it.
  private static let firsts: Set = ["tokens per parameter"]

  /// What people see.
  var sections: [ShownTable] {
    [
      read, constants, outliers, trust, influence, comparison, derivedSection, isoFLOP, rollouts,
      profiles,
    ]
    .compactMap { $0 }
  }

  /// Tables that are too long for people.
  var more: [Table] {
    [tables.residuals, tables.withoutEach(influences)] + [tables.draws].compactMap { $0 }
  }
}
