import Foundation
import Statistics
import Units

/// Whether rows are runs, or err together.
extension FitProblem {
  /// The probability of residuals as alike among rows that share something as these, were each row a run
  /// of its own, by what they share: Fisher's F between them over within.
  ///
  /// Checkpoints of a run err together, and so do repeats of a design, to 2 % of size and tokens, of one
  /// order of the data. Of a size, a number of tokens and a budget, 6ND, no fewer than three count, of
  /// three rows each and four fifths of all; six where several series of rising tokens share a size, as
  /// runs do whose checkpoints a table lists one after the other. Empty where rows are grouped.
  public func likenessOfRows(_ residuals: [Double]) -> [(shared: String, probability: Double)] {
    guard areRowsAlone else { return [] }
    let sizes: [Double] = runs.parameters.map { log($0) }
    let tokens: [Double] = runs.tokens.map { log($0) }
    let others = others
    var found: [(shared: String, probability: Double)] = []
    let shares: [(String, (Int) -> Double, [Double])] = [
      ("size", { sizes[$0] }, tokens), ("number of tokens", { tokens[$0] }, sizes),
      ("budget", { sizes[$0] + tokens[$0] }, sizes),
    ]
    for (name, value, varied) in shares {
      let long = members { value($0) * 1e3 }.filter { Set($0.map { varied[$0] }).count >= 3 }
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
    let kept = 1 - Double(free.count) / Double(cells.count)
    let left = kept * Double(repeated.count)
    if repeated.count >= 3, left >= 1,
      let probability = Self.likeness(residuals, repeated, mean: 0, degrees: left)
    {
      found.append((Self.design, probability))
    }
    return found
  }

  /// Whether each row counts as a run, of a size and tokens.
  private var areRowsAlone: Bool {
    Set(runs.groups).count == runs.count && form.needs.contains(.tokens)
      && form.needs.contains(.parameters)
  }

  /// What a row has besides its size and tokens.
  private var others: [[Double]] {
    (0..<runs.count).map { run in
      [runs.experts, runs.granularity, runs.density, runs.unique].map { $0?[run] ?? 0 }
        + [Double(runs.corpora?[run] ?? 0)]
    }
  }

  /// Rows that share a rounded value, all else equal.
  private func members(_ value: (Int) -> Double) -> [[Int]] {
    let others = others
    var known: [[Double]: Int] = [:]
    return Runs.members(
      of: (0..<runs.count).map { run in
        let key = [value(run).rounded()] + others[run]
        let number = known[key] ?? known.count
        known[key] = number
        return number
      })
  }

  /// Whether tokens of a size rise by even steps, as those of checkpoints do in whatever order the rows
  /// stand, and those of designs, which rise by factors, do not: half of the steps as long as the one before,
  /// to a hundredth, in half of the rows and more, of sizes with eight numbers of tokens at least.
  var areStepsEven: Bool {
    guard areRowsAlone else { return false }
    var (rows, steps, even) = (0, 0, 0)
    for members in members({ log(runs.parameters[$0]) * 1e3 }) {
      let tokens = Set(members.map { runs.tokens[$0] }).sorted()
      guard tokens.count >= 8 else { continue }
      let gaps = zip(tokens, tokens.dropFirst()).map { $1 - $0 }
      rows += members.count
      steps += gaps.count - 1
      even += zip(gaps, gaps.dropFirst()).count { abs($1 - $0) < 0.01 * $1 }
    }
    return rows * 2 >= runs.count && even * 2 >= steps && even > 0
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
    let seen = likenessOfRows(zip(runs.loss, losses).map { log($0 / $1) })
      .min { $0.probability < $1.probability }
      .flatMap { $0.probability < Self.likenessLimit ? $0 : nil }
    let remedy =
      !hasOptions
      ? "name the runs in a column 'group', with a name a row where each is a run"
      : seen?.shared == Self.design
        ? "resample designs with --repeats group, or say --repeats all where each row is a run"
        : "name what belongs together with --group, or say --repeats all where each row is a run"
    guard let one = seen else {
      return areStepsEven
        ? "tokens of one size rise by even steps, as those of checkpoints of one run do: \(remedy)"
        : nil
    }
    return
      "rows of one \(one.shared) err alike (p \(max(one.probability, 1e-12).rounded(toDigits: 2)))"
      + (["size", Self.series].contains(one.shared) ? ", as checkpoints of one run do" : "") + ": "
      + remedy
  }

  /// The probability below which rows are taken to err together.
  public static let likenessLimit = 0.01
}
