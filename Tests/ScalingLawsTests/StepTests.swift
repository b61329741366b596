import Foundation
import TestSupport
import Testing
import Units

@testable import ScalingLaws

/// Explanations against the code: each printed formula is worked out from its text.
@Suite("Printed steps")
struct StepTests {
  @Test("The calculator reads formulas as they are read on paper")
  func calculator() {
    let symbols = [("a", 2.0), ("a_N", 3.0), ("N", 4.0), ("α(Ê)", 0.5), ("Ê", 10), ("ln a", 0)]
    let asked: [(text: String, value: Double?)] = [
      ("1 + a N/a_N N", 1 + 2.0 / 3), ("-a^-N + 2.5e1", 24.9375), ("a log₁₀ Ê + √(N · 4)", 6),
      ("N^α(Ê) (a - 1)²", 2), ("10^(a (N - 3)) / 4", 25), ("exp(ln a) a", 2),
      ("as above", nil), ("the N at which a", nil), ("a + b", nil),
    ]
    for (text, value) in asked { #expect(Calculator.value(of: text, symbols) == value, "\(text)") }
  }

  /// Designs of several kinds: routed with and without tabulated experts, dense, pruned.
  private static let designs: [Design] =
    Samples.designs(3) + Samples.dense(2) + [
      Samples.dbrx,
      routed(experts: 7, topK: 1, share: 0.5), routed(experts: 64, topK: 1, share: 1),
      routed(experts: 48, topK: 2, shared: 1, share: 1), pruned(0.75),
    ]

  private static func routed(
    experts: Double, topK: Double, shared: Double = 0, share: Double
  ) -> Design {
    Design(
      active: Sizes(Parameters(1.3e9)), total: Sizes(Parameters(9e9)),
      kind: .routed(
        Routing(
          experts: experts, topK: topK, shared: shared, hiddenOverExpertWidth: 2,
          routedLayerShare: share)))
  }

  private static func pruned(_ sparsity: Double) -> Design {
    let size = Sizes(Parameters(2e9))
    return Design(active: size, total: size, kind: .pruned(sparsity: sparsity))
  }

  private static let tokens: [Double] = [2e9, 1.2e11, 12e12]

  /// Words that no formula holds.
  private static let words: Set<Substring> = ["the", "as", "dense", "tokens"]

  private static func inputs(of step: Step) -> [(name: String, value: Double)] {
    step.inputs.map { (name: $0.name, value: $0.value) }
  }

  @Test("Each formula gives the result that stands beside it", arguments: LawLibrary.ids)
  func formulas(id: String) throws {
    let law = try #require(LawLibrary.law(id))
    var workedOut = 0
    for design in Self.designs {
      for tokens in Self.tokens.map(Tokens.init) {
        for question in Samples.questions {
          guard
            let explanation = try? law.explanation(
              of: question, design: design, tokens: tokens, terms: Samples.terms)
          else { continue }
          for step in explanation.steps {
            guard let value = Calculator.value(of: step.formula, Self.inputs(of: step)) else {
              // What has no closed form is said in words, never in symbols alone.
              #expect(step.formula.split(separator: " ").count { Self.words.contains($0) } > 0)
              continue
            }
            // Costs stand in formulas in seven digits.
            let scale = step.inputs.map { abs($0.value) }.filter { $0 < 1e3 }.max() ?? 0
            let allowed = 1e-6 * max(abs(step.result), step.symbol == "ΔL" ? scale : 0)
            expect(value, near: step.result, within: allowed, "\(step.text): \(value)")
            workedOut += 1
          }
        }
      }
    }
    // Exponents without factors answer nothing.
    #expect(workedOut > 20 || law.card.id.hasPrefix("porian-2024") || law is AllocationLaw)
  }

  @Test(
    "The law's own steps lead from its coefficients and the design to its value",
    arguments: LawLibrary.ids)
  func chain(id: String) throws {
    let law = try #require(LawLibrary.law(id))
    var answers = 0
    for design in Self.designs {
      for tokens in Self.tokens.map(Tokens.init) {
        guard let steps = try? law.steps(of: design, tokens: tokens, data: .none),
          let reading = try? law.reading(of: design, tokens: tokens)
        else { continue }
        var known = zip(law.coefficients.coefficients, law.coefficients.values).map {
          (String($0.symbol.prefix { $0 != "(" }), $1)
        }
        known += zip(law.coefficients.symbols, law.coefficients.values)
        known += reading.variables.map { ($0.symbol, $0.value) } + [("D", tokens.value)]
        known += Self.sizes(of: design) + Self.constants
        var results: [String: Double] = [:]
        for step in steps {
          for input in step.inputs {
            let isGiven = known.contains { $0.0 == input.name && $0.1 == input.value }
            #expect(
              isGiven || results[input.name] == input.value,
              "\(id): \(input.text) in '\(step.text)' comes from nowhere")
          }
          let inputs = step.inputs.map { (name: $0.name, value: results[$0.name] ?? $0.value) }
          let value = try #require(Calculator.value(of: step.formula, inputs), "\(step.text)")
          expect(value, near: step.result, within: 1e-12 * abs(value), "\(step.text)")
          results[step.symbol] = step.result
        }
        if let loss = try? law.loss(of: design, tokens: tokens, data: .none) {
          let printed = try #require(results["L"], "\(id)")
          expect(printed, near: loss, relative: 1e-12)
        }
        answers += 1
      }
    }
    #expect(answers > 0 || id.hasPrefix("porian-2024"))
  }

  /// The sizes of a design by the names that laws give them.
  private static func sizes(of design: Design) -> [(String, Double)] {
    [("N", design.active), ("N_active", design.active), ("N_total", design.total)].flatMap {
      name, sizes in
      [sizes.all, sizes.noInputEmbedding, sizes.noEmbedding].compactMap { $0 }
        .map { (name, $0.value) }
    }
      + [("N", design.total.all?.value), ("N", design.total.noEmbedding?.value)].compactMap {
        pair in pair.1.map { (pair.0, $0) }
      }
  }

  /// Constants of equation 10 of arXiv:2402.07871, the expansions of its tables, and a budget.
  private static let constants: [(String, Double)] = [
    ("c_f", 6), ("c_r", 14), ("E", 64), ("E", 16),
  ]
}
