import Evidence
import Foundation
import Statistics
import Units

extension Ledger {
  /// A line of a ledger.
  struct Line: Sendable {
    let factor: String
    /// ln of the factor, or points.
    let mean: Double?
    let deviation: Double?
    /// By its own evidence alone, before what was measured together.
    var alone: (mean: Double, deviation: Double)?
    /// The same where sizes and tokens are exchanged at the other run.
    var otherOrder: Double?
    let basis: String
    var isTold = false

    func interval(isPoints: Bool) -> (value: Double?, low: Double?, high: Double?) {
      let half = (deviation ?? 0) * Normal.quantile(0.9)
      func shown(_ value: Double?) -> Double? { value.map { isPoints ? $0 : exp($0) } }
      guard deviation ?? 0 > 0 else { return (shown(mean), nil, nil) }
      return (shown(mean), shown(mean.map { $0 - half }), shown(mean.map { $0 + half }))
    }
  }

  /// What a ledger comes to.
  public struct Book: Sendable {
    let name: String
    let isPoints: Bool
    let unit: String
    let lines: [Line]
    let total: Line
    let remarks: [String]
    let sentence: String
  }

  public func found(in world: World, _ others: Findings, progress: (Int, Int) -> Void) -> Book? {
    switch kind {
    case .steps(let rows): book(of: rows)
    case .pair(let pair): pair.book(named: name ?? "", in: world)
    }
  }

  private func book(of rows: [Intervention]) -> Book {
    let lines = rows.map { row in
      Line(
        factor: row.isRecipe ? "recipe: \(row.to)" : "data: \(row.to)", mean: row.gain,
        deviation: nil, basis: "\(row.paper), one run against one run", isTold: true)
    }
    let sum = rows.reduce(0) { $0 + ($1.gain ?? 0) }
    func part(_ recipe: Bool) -> String {
      let gains = rows.filter { $0.isRecipe == recipe }.compactMap(\.gain).reduce(0, +)
      return
        "\(gains.rounded(toDigits: 3)) from \(recipe ? "the recipe on unchanged data" : "the data")"
    }
    return Book(
      name: name ?? "", isPoints: true, unit: "points of \(rows[0].metric)", lines: lines,
      total: Line(factor: "total", mean: sum, deviation: nil, basis: "the sum of the steps"),
      remarks: [
        "In the order of the steps; no run took them in another, and no seed was repeated."
      ],
      sentence: "\(name ?? ""): of \(sum.rounded(toDigits: 3)) points of \(rows[0].metric) "
        + [true, false].map(part).joined(separator: ", ") + ".")
  }
}

extension LedgerPair {
  func book(named name: String, in world: World) -> Ledger.Book? {
    guard let new = world.run(of), let old = world.run(against), let oldSize = old.activeSize else {
      return nil
    }
    let whole = gain?.logarithm ?? measuredGain(in: world)
    // What tokens are worth in size, at the older run and at the newer one.
    func exchange(_ run: Run) -> TokenExchange? {
      run.tokens.flatMap { tokens in
        (Worth(of: run)?.best?.size ?? run.activeSize).map { .between(size: $0, tokens: tokens) }
      }
    }
    let rates = [exchange(old), exchange(new)].map { unit == .flop ? nil : $0 }
    /// At the older run, at the newer one, or between both, as tokens grew from one to the other.
    func inUnit(
      _ tokens: (mean: Double, deviation: Double), at place: Int? = nil
    ) -> (Double, Double) {
      guard unit == .size else { return tokens }
      let slopes = rates.compactMap { $0?.exponent }
      let mean = slopes.isEmpty ? 0.5 : slopes.reduce(0, +) / Double(slopes.count)
      let slope = place.flatMap { rates[$0]?.exponent } ?? mean
      let half = ((slopes.max() ?? 0.7) - (slopes.min() ?? 0.3)) / 2
      let error = max(half, rates.compactMap { $0?.deviation }.max() ?? 0.1)
      let own = (slope * tokens.deviation, error * tokens.mean)
      return (slope * tokens.mean, (own.0 * own.0 + own.1 * own.1).squareRoot())
    }
    var factors: [(change: Change, factor: GainLedger.Factor, other: Double?)] = []
    var unknown: [(Change, String)] = []
    for change in changed {
      switch change {
      case .architecture:
        guard let worth = Worth(of: new)?.best, let active = new.activeSize else {
          unknown.append((change, "evidence predicts no dense equivalent"))
          continue
        }
        let base = unit == .size ? oldSize : active
        factors.append(
          (
            change,
            .init(
              change.rawValue, mean: log(worth.size / base), deviation: worth.deviation,
              basis: "\(new.title) is worth a dense \(worth.size.headline) by matched pairs"), nil
          ))
      case .tokens:
        guard let seen = new.tokens, let before = old.tokens else {
          unknown.append((change, "the tokens are not published"))
          continue
        }
        let fresh = [new, old].map { $0.freshTokens(.muennighoff) ?? $0.tokens?.value ?? 1 }
        let ratio = (log(fresh[0] / fresh[1]), 0.0)
        let (here, there) = (inUnit(ratio), inUnit(ratio, at: 1))
        factors.append(
          (
            change,
            .init(
              change.rawValue, mean: here.0, deviation: here.1,
              basis: "\(seen.rounded(to: 3)) against \(before.rounded(to: 3))"
                + (unit == .size ? ", exchanged for size between both runs" : "")), there.0
          ))
      case .posttraining:
        unknown.append((change, "no matched evidence in tokens or size is published"))
      case .data, .recipe, .tokenizer:
        let worth = evidence(of: change)
        let (here, there) = (
          inUnit((worth.mean, worth.deviation)), inUnit((worth.mean, worth.deviation), at: 1)
        )
        factors.append(
          (
            change,
            .init(change.rawValue, mean: here.0, deviation: here.1, basis: worth.basis),
            unit == .size ? there.0 : nil
          ))
      }
    }
    var ledger = GainLedger(factors.map(\.factor), total: whole)
    for entry in together {
      let members = factors.indices.filter { entry.changes.contains(factors[$0].change) }
      let stated = entry.stated.logarithm
      ledger.condition(members, on: stated.mean, deviation: max(stated.deviation, 0.01))
    }
    let lines = factors.indices.map { index in
      let (mean, deviation) = ledger.factor(index)
      let own = factors[index].factor
      let measured = together.first { $0.changes.contains(factors[index].change) }
      return Ledger.Line(
        factor: own.name, mean: mean, deviation: deviation,
        alone: (own.mean, own.deviation),
        otherOrder: measured == nil ? factors[index].other : nil,
        basis: own.basis
          + (measured.map { entry in
            let names = entry.changes.map(\.rawValue).joined(separator: " + ")
            return "; \(names) together ×\(entry.stated.value.rounded(toDigits: 3)) "
              + "(\(entry.stated.source))"
          } ?? ""), isTold: GainLedger.isTold(deviation: deviation))
    }
    let residual = ledger.residual
    let rest = Ledger.Line(
      factor: "residual", mean: residual.mean, deviation: residual.deviation,
      basis: "the whole over all factors"
        + (unknown.isEmpty ? "" : "; holds \(unknown.map(\.0.rawValue).joined(separator: ", "))"))
    let total = Ledger.Line(
      factor: "total", mean: whole.mean, deviation: whole.deviation,
      basis: gain?.source
        ?? "\(metric ?? "") on the line through \(ladder.count + 1) sizes, in ln size, which may bend"
    )
    return Ledger.Book(
      name: name, isPoints: false,
      unit: unit == .size ? "dense size of the older recipe" : "training FLOP for equal score",
      lines: lines
        + unknown.map { Ledger.Line(factor: $0.rawValue, mean: nil, deviation: nil, basis: $1) }
        + [rest], total: total,
      remarks: remarks.map { "\($0.of.rawValue): \($0.text) (\($0.source))" },
      sentence: sentence(name, new, old, lines, rest, total, unknown.map(\.0.rawValue)))
  }

  /// What evidence says of a change of data, recipe or tokenizer: ln of tokens, with deviation.
  private func evidence(of change: Change) -> (mean: Double, deviation: Double, basis: String) {
    if change == .recipe {
      let worth = InterventionModel.recipe.prediction(of: nil, on: .recipe)
      return (worth.centre, worth.deviation, "an older recipe against a tuned one, in compute")
    }
    if change == .tokenizer {
      let worth = InterventionModel.data.prediction(of: "tokenizer", on: .tasks)
      return (worth.centre, worth.deviation, "one matched row on task scores")
    }
    if steps.isEmpty {
      let worth = InterventionModel.data.prediction(of: nil, on: .tasks)
      return (
        worth.centre, worth.deviation, "any change of data on task scores: its steps are not known"
      )
    }
    let chain = InterventionChain(steps, on: .tasks, isFiltered: false, farness: 0)
    return (chain.centre, chain.deviation, steps.joined(separator: " + ") + " on task scores")
  }

  /// The line through the scores of the older recipe's runs in ln size: points for a factor e, and each
  /// score with its place from the middle.
  private func line(
    in world: World, _ metric: String
  ) -> (slope: Double, points: [(x: Double, score: Observation)], square: Double, left: Double) {
    let all = (ladder + [against]).compactMap { world.observation(of: $0, metric) }.compactMap {
      score in score.run.activeSize.map { (x: log($0.value), score: score) }
    }
    let count = Double(all.count)
    let middle = all.reduce(0) { $0 + $1.x } / count
    let mean = all.reduce(0) { $0 + $1.score.score } / count
    let points = all.map { (x: $0.x - middle, score: $0.score) }
    let square = points.reduce(0) { $0 + $1.x * $1.x }
    let slope = points.reduce(0) { $0 + $1.x * $1.score.score } / square
    let left = points.reduce(0) { $0 + pow($1.score.score - mean - slope * $1.x, 2) }
    return (slope, points, square, left)
  }

  /// Whether the ladder's scores rise with size, as a gain in size needs.
  func risesWithSize(in world: World, _ metric: String) -> Bool {
    let slope = line(in: world, metric).slope
    return slope.isFinite && slope > 0
  }

  /// ln of the dense size of the older recipe that scores as the newer run, over the older run's.
  ///
  /// The variance is of the scores' noise, in their difference and in the slope, and of how far families
  /// bend from a line (`bend`); or, where that is more, of what the line leaves of three sizes and more,
  /// by Student's t. Each size of ten families of the table read from two others lies within 81 % of such
  /// 80 % intervals, from three or four others within 92 % (the line's noise alone: 38, 48 and 42 %).
  private func measuredGain(in world: World) -> (mean: Double, deviation: Double) {
    guard let metric, let new = world.observation(of: of, metric),
      let old = world.observation(of: against, metric)
    else { return (0, 0) }
    let (slope, points, square, left) = line(in: world, metric)
    let error = MatchedPairs.bundled.card(of: metric)?.error
    func noise(_ score: Observation) -> Double {
      score.deviation ?? error?.deviation(at: score.score) ?? 0
    }
    let gain = (new.score - old.score) / slope
    let place = points.first { $0.score.run.name == against }?.x ?? 0
    let weights = points.map {
      ($0.score.run.name == against ? 1 : 0) + gain * $0.x / square
    }
    let known = zip(points, weights).reduce(pow(noise(new), 2)) {
      $0 + pow($1.1 * noise($1.0.score), 2)
    }
    let cubes = points.reduce(0) { $0 + pow($1.x, 3) } / square
    let form = Self.bend * slope * gain * (2 * place + gain - cubes)
    var variance = known + form * form
    if points.count > 2 {
      let degrees = Double(points.count - 2)
      // As a normal deviation whose 80 % interval is Student's.
      let wider = StudentT.quantile(0.9, degrees: degrees) / Normal.quantile(0.9)
      let all = weights.reduce(1) { $0 + $1 * $1 }
      variance = max(variance, left / degrees * all * wider * wider)
    }
    return (gain, variance.squareRoot() / slope)
  }

  /// How far the scores of dense siblings bend from a line in ln size: the coefficient of its square over
  /// the slope, per e-fold.
  private static let bend = 0.3

  private func sentence(
    _ name: String, _ new: Run, _ old: Run, _ lines: [Ledger.Line], _ rest: Ledger.Line,
    _ total: Ledger.Line, _ unknown: [String]
  ) -> String {
    func words(_ line: Ledger.Line) -> String {
      let (value, low, high) = line.interval(isPoints: false)
      return "\(line.factor) ×\((value ?? 1).rounded(toDigits: 3))"
        + (low.flatMap { low in
          high.map { " (\(low.rounded(toDigits: 2)) to \($0.rounded(toDigits: 2)))" }
        } ?? "")
    }
    let excess =
      rest.mean.map { $0 + 1.2816 * (rest.deviation ?? 0) < 0 } == true
      ? " Evidence explains more than there is: some of these changes brought less here." : ""
    let open = lines.filter { !$0.isTold }.map(\.factor) + unknown
    let apart =
      open.count > 1
      ? open.joined(separator: ", ") + " apart"
      : (open.first ?? "") + " from the residual"
    return
      "\(name): \(words(total)) in \(unit == .size ? "dense size" : "FLOP"), with 80 % intervals; "
      + (lines + [rest]).map(words).joined(separator: ", ") + "." + excess
      + (open.isEmpty
        ? ""
        : " No public number tells \(apart): it would take \(new.title)'s recipe on \(old.title)'s data, and the reverse.")
  }
}
