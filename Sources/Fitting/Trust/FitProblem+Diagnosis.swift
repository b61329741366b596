import Foundation
import Statistics
import Units

/// A run that lies far from a law.
public struct Outlier: Hashable, Sendable {
  /// Its position among the runs.
  public let run: Int
  /// Log of measured less log of predicted loss.
  public let residual: Double
  /// The same over the robust deviation of all runs.
  public let deviations: Double
}

/// What a column that nothing was read from says of the residuals.
public struct LabelEffect: Hashable, Sendable {
  public let column: String
  public let texts: [String]
  /// The share of the residuals' squares that lies between its texts.
  public let share: Double
  /// The probability of as much by chance, by Fisher's F.
  public let probability: Double
}

extension FitProblem {
  /// Robust deviations beyond which a run is named.
  public static let outlierLimit = 6.0

  /// Runs that lie more than `limit` robust deviations from a fit, 1.4826 times the median distance
  /// from zero, the furthest first.
  public func outliers(of residuals: [Double], limit: Double = outlierLimit) -> [Outlier] {
    let deviation = 1.4826 * (Quantiles.median(residuals.map { abs($0) }) ?? 0)
    guard deviation > 1e-7 else { return [] }
    return residuals.indices.filter { abs(residuals[$0]) > limit * deviation }
      .map { Outlier(run: $0, residual: residuals[$0], deviations: residuals[$0] / deviation) }
      .sorted { (-abs($0.deviations), $0.run) < (-abs($1.deviations), $1.run) }
  }

  /// What a run's size or tokens would be a thousand or a million times of where it lay on a law, in words;
  /// `nil` where neither would bring it there, or the runs have no such designs.
  public func likelyUnit(of run: Int, under fit: Fit) -> String? {
    let others = (0..<runs.count).filter { $0 != run }
    let losses = form.losses(of: runs, at: fit.coordinates)
    let spread =
      1.4826 * (Quantiles.median(others.map { abs(log(runs.loss[$0] / losses[$0])) }) ?? 0)
    var found: (words: String, residual: Double)?
    for (name, column) in [("tokens", runs.tokens), ("parameters", runs.parameters)]
    where form.needs.contains(name == "tokens" ? .tokens : .parameters) {
      let known = others.map { column[$0] }
      guard let low = known.min(), let high = known.max() else { continue }
      for factor in [1e3, 1e-3, 1e6, 1e-6] {
        let value = column[run] * factor
        guard (low / 2...high * 2).contains(value), !(low...high).contains(column[run]),
          let moved = runs.selecting([run]).scaling(
            name == "tokens" ? .tokens : .parameters, by: factor),
          let loss = form.losses(of: moved, at: fit.coordinates).first
        else { continue }
        let residual = abs(log(runs.loss[run] / loss))
        guard residual < Self.outlierLimit * max(spread, 1e-4),
          residual < found?.residual ?? .infinity
        else { continue }
        let times = factor > 1 ? factor : 1 / factor
        found = (
          "with \(times == 1e3 ? "a thousand" : "a million") times \(factor > 1 ? "more" : "fewer") "
            + "\(name) it lies on it: check their unit", residual
        )
      }
    }
    return found?.words
  }

  /// Columns whose texts part the residuals, the most first.
  ///
  /// Analysis of variance with Bonferroni's correction for the columns at 1e-3; a share below a fifth
  /// is not worth a word.
  public func labelEffects(
    of residuals: [Double], _ labels: [(name: String, texts: [String])]
  ) -> [LabelEffect] {
    let count = Double(residuals.count)
    let mean = residuals.reduce(0, +) / max(count, 1)
    let total = residuals.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    guard total > 0 else { return [] }
    return labels.compactMap { label in
      var sums: [String: (sum: Double, count: Double)] = [:]
      for (text, residual) in zip(label.texts, residuals) {
        let old = sums[text] ?? (0, 0)
        sums[text] = (old.sum + residual, old.count + 1)
      }
      let texts = sums.keys.sorted()
      let between = texts.compactMap { sums[$0] }.reduce(0) {
        $0 + pow($1.sum / $1.count - mean, 2) * $1.count
      }
      let (upper, lower) = (Double(texts.count - 1), count - Double(texts.count))
      guard upper > 0, lower > 0 else { return nil }
      let ratio = between / upper / max((total - between) / lower, total * 1e-15)
      let effect = LabelEffect(
        column: label.name, texts: texts, share: between / total,
        probability: FDistribution.probability(above: max(ratio, 0), upper, lower))
      return effect.share > 0.2 && effect.probability * Double(labels.count) < 1e-3 ? effect : nil
    }.sorted { ($1.share, $0.column) < ($0.share, $1.column) }
  }

  /// The probability that repeats of equal designs scatter as much less than a fit misses them, by
  /// Fisher's F of lack of fit over pure error; `nil` where there is nothing to compare.
  public func lackOfFit(_ residuals: [Double], _ repeats: RepeatedRuns) -> Double? {
    let degrees = Double(repeats.cells - free.count)
    guard repeats.choice == .all || repeats.choice == .group, degrees > 0,
      repeats.pureDegrees > 0, repeats.pureSquares > 0
    else { return nil }
    let square = residuals.reduce(0) { $0 + $1 * $1 }
    let ratio =
      max(square - repeats.pureSquares, 0) / degrees / (repeats.pureSquares / repeats.pureDegrees)
    return FDistribution.probability(above: ratio, degrees, repeats.pureDegrees)
  }

  /// The probability of residuals as alike among rows that share something as these, were each row a run
  /// of its own, by what they share: Fisher's F between them over within.
  ///
  /// Checkpoints of a run err together, and so do repeats of a design, to 2 % of size and tokens, of one
  /// order of the data. Of a size, a number of tokens and a budget, 6ND, no fewer than three count, of
  /// three rows each and four fifths of all; six where several series of rising tokens share a size, as
  /// runs do whose checkpoints a table lists one after the other. Empty where rows are grouped.
  public func likenessOfRows(_ residuals: [Double]) -> [(shared: String, probability: Double)] {
    guard Set(runs.groups).count == runs.count, form.needs.contains(.tokens),
      form.needs.contains(.parameters)
    else { return [] }
    let (sizes, tokens) = (runs.parameters.map { log($0) }, runs.tokens.map { log($0) })
    let others = (0..<runs.count).map { run in
      [runs.experts, runs.granularity, runs.density, runs.unique].map { $0?[run] ?? 0 }
        + [Double(runs.corpora?[run] ?? 0)]
    }
    func members(_ key: (Int) -> [Double]) -> [[Int]] {
      var known: [[Double]: Int] = [:]
      return Runs.members(
        of: (0..<runs.count).map { run in
          let key = key(run).map { $0.rounded() } + others[run]
          let number = known[key] ?? known.count
          known[key] = number
          return number
        })
    }
    var found: [(shared: String, probability: Double)] = []
    let shares: [(String, (Int) -> Double, [Double])] = [
      ("size", { sizes[$0] }, tokens), ("number of tokens", { tokens[$0] }, sizes),
      ("budget", { sizes[$0] + tokens[$0] }, sizes),
    ]
    for (name, value, varied) in shares {
      let long = members { [value($0) * 1e3] }.filter { Set($0.map { varied[$0] }).count >= 3 }
      guard long.count >= 3, long.joined().count * 5 >= runs.count * 4 else { continue }
      // Of the differences between sizes or tokens the fit takes two, of those between budgets one, and of
      // those within any of them two: traces of its projection on grids of 5 to 10 by as many.
      let taken = name == "budget" ? 2.0 : 3
      let mean = long.joined().reduce(0) { $0 + residuals[$1] } / Double(long.joined().count)
      found += [
        Self.likeness(
          residuals, long, mean: mean, degrees: max(1, Double(long.count) - taken), taken: 2)
      ]
      .compactMap { $0.map { (name, $0) } }
    }
    // Runs of one size that name no run: their checkpoints stand together, tokens rising.
    let series = series(others).filter { $0.count >= 3 }
    if series.count > Set(series.map { sizes[$0[0]] }).count, series.count >= 6,
      series.joined().count * 5 >= runs.count * 4
    {
      let mean = series.joined().reduce(0) { $0 + residuals[$1] } / Double(series.joined().count)
      found += [
        Self.likeness(
          residuals, series, mean: mean, degrees: Double(series.count) - 3, taken: 2)
      ]
      .compactMap { $0.map { (Self.series, $0) } }
    }
    let cells = Self.near(sizes, tokens, others)
    let repeated = cells.filter { $0.count > 1 }
    let left = Double(repeated.count) * (1 - Double(free.count) / Double(cells.count))
    if repeated.count >= 3, left >= 1,
      let probability = Self.likeness(residuals, repeated, mean: 0, degrees: left)
    {
      found.append((Self.design, probability))
    }
    return found
  }

  private static let design = "design"
  private static let series = "series of rising tokens"

  /// Rows that follow each other with one size, all else equal, and rising tokens.
  private func series(_ others: [[Double]]) -> [[Int]] {
    var found: [[Int]] = []
    for run in 0..<runs.count {
      if let last = found.last?.last, runs.parameters[last] == runs.parameters[run],
        others[last] == others[run], runs.tokens[run] > runs.tokens[last]
      {
        found[found.count - 1].append(run)
      } else {
        found.append([run])
      }
    }
    return found
  }

  /// Runs within 2 % in size and in tokens of the first of each cell, in ascending order of both, whatever
  /// lattice they lie on; all else equal.
  private static func near(_ sizes: [Double], _ tokens: [Double], _ others: [[Double]]) -> [[Int]] {
    let width = 0.02
    var cells: [[Int]] = []
    var known: [[Double]: [Int]] = [:]
    for run in sizes.indices.sorted(by: { (sizes[$0], tokens[$0]) < (sizes[$1], tokens[$1]) }) {
      let place = [(sizes[run] / width).rounded(), (tokens[run] / width).rounded()]
      func key(_ right: Double, _ up: Double) -> [Double] {
        [place[0] + right, place[1] + up] + others[run]
      }
      let around = [-1.0, 0, 1].flatMap { right in
        [-1.0, 0, 1].flatMap { known[key(right, $0)] ?? [] }
      }
      let cell = around.first {
        abs(sizes[cells[$0][0]] - sizes[run]) <= width
          && abs(tokens[cells[$0][0]] - tokens[run]) <= width
      }
      if let cell {
        cells[cell].append(run)
      } else {
        known[key(0, 0), default: []].append(cells.count)
        cells.append([run])
      }
    }
    return cells
  }

  private static func likeness(
    _ residuals: [Double], _ groups: [[Int]], mean: Double, degrees: Double, taken: Double = 0
  ) -> Double? {
    var (between, within, count) = (0.0, 0.0, 0.0)
    for members in groups {
      let own = members.reduce(0) { $0 + residuals[$1] } / Double(members.count)
      between += Double(members.count) * (own - mean) * (own - mean)
      within += members.reduce(0) { $0 + (residuals[$1] - own) * (residuals[$1] - own) }
      count += Double(members.count)
    }
    let lower = count - Double(groups.count) - taken
    // Residuals of exact losses are the solver's own.
    guard lower > 0, between + within > 1e-12 * count else { return nil }
    let ratio = between / degrees / max(within / lower, (between + within) * 1e-15)
    return FDistribution.probability(above: ratio, degrees, lower)
  }

  /// Why rows that err together have no intervals; `nil` where they do not show it.
  public func refusalOfRows(_ fit: Fit, hasOptions: Bool = true) -> String? {
    let losses = form.losses(of: runs, at: fit.coordinates)
    let all = likenessOfRows(zip(runs.loss, losses).map { log($0 / $1) })
    guard let one = all.min(by: { $0.probability < $1.probability }),
      one.probability < Self.likenessLimit
    else { return nil }
    let remedy =
      !hasOptions
      ? "name the runs in a column 'group', with a name a row where each is a run"
      : one.shared == Self.design
        ? "resample designs with --repeats group, or say --repeats all where each row is a run"
        : "name what belongs together with --group, or say --repeats all where each row is a run"
    return
      "rows of one \(one.shared) err alike (p \(max(one.probability, 1e-12).rounded(toDigits: 2)))"
      + (["size", Self.series].contains(one.shared) ? ", as checkpoints of one run do" : "") + ": "
      + remedy
  }

  /// The probability below which rows are taken to err together.
  public static let likenessLimit = 0.01
}
