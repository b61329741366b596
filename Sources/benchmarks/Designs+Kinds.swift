import Fitting
import Foundation
import Statistics

extension Designs {
  private static func normal(
    _ deviation: Double
  ) -> @Sendable (inout SplitMix64, Runs) -> [Double] {
    { generator, runs in (0..<runs.count).map { _ in deviation * generator.normal() } }
  }

  /// Errors of what runs share, and a fifth of them of each run.
  private static func together<Shared: Hashable & Sendable>(
    _ shared: [Shared]
  ) -> @Sendable (inout SplitMix64, Runs) -> [Double] {
    { generator, _ in
      var own: [Shared: Double] = [:]
      return shared.map { one in
        if own[one] == nil { own[one] = 0.005 * generator.normal() }
        return (own[one] ?? 0) + 0.001 * generator.normal()
      }
    }
  }

  /// Designs at random, each of three runs a percent apart in size.
  private static func nearCopies() throws -> Runs {
    var generator = SplitMix64(seed: 6)
    let designs = (0..<25).map { _ in
      (5e7 * pow(32, generator.uniform()), 1e9 * pow(32, generator.uniform()))
    }
    let rows = designs.flatMap { size, tokens in [0.99, 1.0, 1.01].map { (size * $0, tokens) } }
    return try found(
      Runs(
        parameters: rows.map(\.0), tokens: rows.map(\.1), loss: rows.map { _ in 1 },
        groups: rows.indices.map { $0 / 3 }))
  }

  private static func powers(_ count: Int) -> [Double] { (0..<count).map { pow(2, Double($0)) } }

  /// Sizes and tokens by factors of two from 50M and 1B.
  private static func grid(_ sizes: Int, _ tokens: Int) throws -> Runs {
    try found(
      Runs.grid(
        parameters: powers(sizes).map { $0 * 5e7 }, tokens: powers(tokens).map { $0 * 1e9 }))
  }

  private static func found(_ runs: Runs?) throws -> Runs {
    guard let runs else { throw FitRefusal.tooFewRuns(0, constants: 5) }
    return runs
  }

  /// Runs of several checkpoints each, at even steps of their tokens.
  private static func checkpoints(_ sizes: Int, _ tokens: Int, each count: Int) throws -> Runs {
    let whole = try grid(sizes, tokens)
    let rows = (0..<whole.count).flatMap { run in
      (1...count).map { (run, Double($0) / Double(count)) }
    }
    return try found(
      Runs(
        parameters: rows.map { whole.parameters[$0.0] },
        tokens: rows.map { whole.tokens[$0.0] * $0.1 }, loss: rows.map { _ in 1 },
        groups: rows.map(\.0)))
  }

  static func experts(_ counts: [Double]) throws -> Runs {
    let (sizes, tokens) = (powers(4).map { $0 * 1e8 }, powers(4).map { $0 * 4e9 })
    let rows = counts.flatMap { e in sizes.flatMap { n in tokens.map { (n, $0, e) } } }
    return try found(
      Runs(
        parameters: rows.map(\.0), tokens: rows.map(\.1), loss: rows.map { _ in 1 },
        experts: rows.map(\.2)))
  }

  /// At tokens in proportion to size, off it by a factor of two at random at most.
  private static func along(_ count: Int, spread: Double) throws -> Runs {
    var generator = SplitMix64(seed: 5)
    let sizes = (0..<count).map { 5e7 * pow(256, Double($0) / Double(count - 1)) }
    let tokens = sizes.map { 20 * $0 * pow(spread, 2 * generator.uniform() - 1) }
    return try found(Runs(parameters: sizes, tokens: tokens, loss: sizes.map { _ in 1 }))
  }

  static var all: [Kind] {
    get throws {
      let dense = ChinchillaForm()
      func kind(
        _ name: String, _ runs: Runs, unit: Bootstrap.Unit = .runs,
        objective: Objective = .standard,
        _ errors: @escaping @Sendable (inout SplitMix64, Runs) -> [Double]
      ) -> Kind {
        Kind(
          name: name, form: dense, truth: surface, runs: runs, unit: unit, objective: objective,
          errors: errors)
      }
      var kinds: [Kind] = []
      for (name, runs) in [
        ("6", try grid(3, 2)), ("8", try grid(4, 2)), ("12", try grid(4, 3)),
        ("16", try grid(4, 4)),
        ("25", try grid(5, 5)),
        ("64", try grid(8, 8)), ("100", try grid(10, 10)),
      ] {
        for noise in [0.001, 0.005] {
          kinds.append(kind("\(name) runs, Huber, noise \(noise)", runs, normal(noise)))
        }
        if runs.count > 10 {
          kinds.append(
            kind(
              "\(name) runs, squares, noise 0.005", runs, objective: .meanSquaredLog, normal(0.005))
          )
        }
      }
      for (name, runs) in [("25", try grid(5, 5)), ("64", try grid(8, 8))] {
        kinds.append(
          kind("\(name) runs, noise growing fivefold with size", runs) { generator, runs in
            let low = log(runs.parameters.min() ?? 1)
            let span = log(runs.parameters.max() ?? 1) - low
            return runs.parameters.map {
              0.002 * pow(5, (log($0) - low) / span) * generator.normal()
            }
          })
        kinds.append(
          kind("\(name) runs, 6 % far off", runs) { generator, runs in
            (0..<runs.count).map { _ in
              let far = generator.uniform() < 0.06 ? 0.05 + 0.3 * generator.uniform() : 0
              return far + 0.005 * generator.normal()
            }
          })
      }
      for (name, runs) in [
        ("12 runs of 20 checkpoints", try checkpoints(4, 3, each: 20)),
        ("30 runs of 10 checkpoints", try checkpoints(6, 5, each: 10)),
      ] {
        kinds.append(
          kind("\(name), grouped", runs, unit: .groups, together(runs.groups)))
      }
      let (line, square) = (try checkpoints(4, 3, each: 20), try grid(8, 8))
      let rows = Array(0..<line.count)
      var generator = SplitMix64(seed: 8)
      let keys = rows.map { _ in generator.uniform() }
      for (name, order) in [
        ("run after run", rows),
        (
          "by size and tokens",
          rows.sorted {
            (line.parameters[$0], line.tokens[$0]) < (line.parameters[$1], line.tokens[$1])
          }
        ), ("in any order", rows.sorted { keys[$0] < keys[$1] }),
      ] {
        let listed = line.selecting(order)
        kinds.append(
          kind(
            "12 runs of 20 checkpoints, unnamed, \(name)", listed.ungrouped, together(listed.groups)
          ))
      }
      let five = try grid(5, 5)
      for (name, order) in [
        ("seed after seed", (0..<75).map { $0 % 25 }), ("by design", (0..<75).map { $0 / 3 }),
      ] {
        kinds.append(
          kind("25 designs of 3 seeds, \(name)", five.selecting(order).ungrouped, normal(0.005)))
      }
      for (name, shared) in [
        ("size", square.parameters), ("number of tokens", square.tokens),
        ("budget", zip(square.parameters, square.tokens).map { $0 * $1 }),
      ] {
        kinds.append(kind("64 runs, errors by \(name)", square, together(shared)))
      }
      let near = try nearCopies()
      kinds.append(kind("25 designs with near copies", near.ungrouped, together(near.groups)))
      kinds.append(
        kind("25 designs with near copies, errors of their own", near.ungrouped, normal(0.005)))
      for spread in [1, 1.1, 2] {
        kinds.append(
          kind(
            "25 runs within \(spread) times of 20 tokens a parameter",
            try along(25, spread: spread),
            normal(0.005)))
      }
      for (name, counts) in [("1 and 8", [1.0, 8]), ("1, 4, 16 and 64", [1, 4, 16, 64])] {
        for noise in [0.001, 0.003] {
          kinds.append(
            Kind(
              name: "joint form at \(name) experts, noise \(noise)", form: JointForm(),
              truth: joint,
              runs: try experts(counts), errors: normal(noise)))
        }
      }
      for count in [6, 8, 12] {
        // Marin's v16 recipe, at budgets from 1e18 to 3e20 FLOP.
        let budgets = (0..<count).map { 1e18 * pow(300, Double($0) / Double(count - 1)) }
        let ones = budgets.map { _ in 1.0 }
        let runs = try found(
          Runs(parameters: ones, tokens: budgets.map { $0 / 6 }, loss: ones))
        for noise in [0.001, 0.005] {
          kinds.append(
            Kind(
              name: "recipe form, \(count) budgets, noise \(noise)", form: RecipeForm(),
              truth: [1.6, 95.18, 0.0941], runs: runs, errors: normal(noise)))
        }
      }
      return kinds
    }
  }
}

extension Runs {
  /// Each run for itself.
  fileprivate var ungrouped: Runs {
    Runs(parameters: parameters, tokens: tokens, loss: loss) ?? self
  }
}
