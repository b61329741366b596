import ScalingLaws
import Spec
import Tabular
import Units

/// The best design for each budget under each law, and all that are nearly as good.
public struct BestDesigns: CallableQuestion {
  public static let section = Section(
    "bestDesigns", .one, definition: "bestDesigns", "The best designs of budgets")
  public static let call = QuestionCall(
    "optimum", "The best model for a budget of FLOP, devices and days, or money.",
    examples: [
      "moesim optimum --flop 1e24",
      "moesim optimum --device h100 --devices 2048 --days 90",
      "moesim optimum --device h100 --devices 2048 --dollars 5M --total 100B",
      "moesim optimum --flop 1e22 --laws ludziejewski-2025 --memory 80GB --cached-tokens 16384",
      "moesim optimum --flop 1e24 --inference-tokens 10T --unique-tokens 5T --json",
    ])

  private let request: OptimumRequest
  private let laws: [any ScalingLaw]

  public init(_ ask: inout Asking) throws(Unsettled) {
    let asked = AskedOptimum(&ask)
    laws = ask.laws(examples: ["ludziejewski-2025", "sardana-2023"])
    let hardware = try Hardware(optional: &ask, laysOut: false)
    try ask.settle()
    request = try asked.checked(hardware, ask)
  }

  public var world: World { World(laws: laws) }

  public func found(
    in world: World, _ others: Findings, progress: (Int, Int) -> Void
  ) -> FoundOptimum {
    request.found(under: world.laws, progress)
  }

  public static func answer(_ asked: [Resolved<BestDesigns>], in world: World) -> Answer {
    let results = asked.flatMap(\.found.results)
    let advice = asked.flatMap(\.found.advice)
    guard let search = results.first?.search else {
      return Answer(headline: ["No model can be trained within this budget."])
    }
    let isSingle = results.count == world.laws.count
    let limits = isSingle ? search.limits : "\(results.count / max(1, world.laws.count)) searches"
    let hidden: Set<String> =
      isSingle ? ["budget_flop", "memory_bytes", "inference_tokens", "citation"] : ["citation"]
    var inside = ShownTable(
      Table(
        "inside", "Best designs inside the range that each law was fitted on, for \(limits)",
        of: results.compactMap(\.inside), optimumColumns),
      hiding: hidden.union([
        "outside", "loss_nats_per_token", "alike", "tokens_per_parameter", "inside",
      ]))
    if inside.table.rows.isEmpty { inside.notes = ["No law was fitted at such a budget."] }
    let best = advice.first?.best
    if let best, !best.isDense, best.placed?.run.budget != nil {
      inside.notes.append(
        "The FLOP are those of the MoE above on its devices, whose rate is not that of dense models."
      )
    }
    inside.lists = [OptimumResult.silent(results)].filter { !$0.items.isEmpty }
    let all = results.compactMap(\.best)
    var optima = ShownTable(
      Table(
        "optima",
        "Where laws put their own optimum beyond that range: no advice, as nothing supports it",
        of: all, optimumColumns), notes: notes(results),
      hiding: hidden.union(["loss_nats_per_token", "loss_gap", "alike", "inside"]))
    optima.rows = all.indices.filter { !all[$0].isInside }
    let near = ShownTable(
      Table(
        "near",
        "Designs as good as the best of each law, inside or not: at most "
          + "\(percent(search.wasteTolerance)) of the FLOP wasted, or "
          + "\(plainText(of: search.lossTolerance)) nats lost",
        of: results.flatMap(\.near), nearColumns),
      notes: [
        "Sizes are tried in steps of \(DesignSearch.gridRatio.rounded(toDigits: 3)) from the best "
          + "of each kind."
      ], hiding: hidden.union(["loss_nats_per_token"]))
    return Answer(
      headline: asked.flatMap { $0.found.supported + [$0.found.extrapolated].compactMap { $0 } },
      shown: (advice.count == 1 ? advice.map(\.shown) : [])
        + [inside, optima].filter { $0.rows?.isEmpty != true }
        + [near.asDetail],
      more: [DesignAdvice.table(of: advice)] + (optima.rows?.isEmpty == true ? [optima.table] : []))
  }

  private static func notes(_ results: [OptimumResult]) -> [String] {
    guard results.contains(where: { $0.best != nil }) else { return ["No law can answer."] }
    var notes = [
      "Losses are each law's own and are not compared. K and granularity stand where a law has "
        + "them; the kinds are those that the law was fitted on."
    ]
    let edges = results.compactMap(\.region).filter(\.isAtEdge).map {
      "\($0.law.id) (\($0.best.choice.name))"
    }
    if !edges.isEmpty {
      notes.append(
        "The best kind is the last that was tried, and a better one may lie beyond: "
          + edges.joined(separator: ", ") + ".")
    }
    return notes
  }

  private static func percent(_ share: Double) -> String {
    "\(plainText(of: (share * 100).roundedToSignificant(6))) %"
  }

  private static let designColumns: [Filling<AdvisedDesign>] = [
    .text("law", "The law that advises.") { $0.law.id },
    .number("budget_flop", unit: "FLOP", "The budget.") { $0.search.budget.value },
    .number("memory_bytes", unit: "bytes", "The cap; empty is none.") {
      $0.search.memory?.bytes.value
    },
    .number("inference_tokens", unit: "tokens", "Tokens after training.") {
      $0.search.inferenceTokens?.value
    },
    .text("kind", "The kind of model in the law's symbols.") { $0.kind },
    .number("active_parameters", unit: "parameters", "What a token uses.") { $0.active },
    .number("total_parameters", unit: "parameters", "What is stored.") { $0.total },
    .number("tokens", unit: "tokens", "Tokens of training.") { $0.tokens },
  ]

  private static let optimumColumns: [Filling<AdvisedDesign>] =
    designColumns + [
      .number("tokens_per_parameter", "Tokens for each active parameter.") {
        $0.tokensPerParameter
      },
      .number("loss_nats_per_token", unit: "nats per token", "In the law's own units.") { $0.loss },
      .number("loss_gap", unit: "nats per token", "Loss beyond the law's best of all, in or out.") {
        $0.lossGap
      },
      .integer("alike", "How many designs of the grid are as good.") { $0.alike },
      .boolean("inside", "Whether it lies inside the law's fitted range.") { $0.isInside },
      .text("outside", "How far outside the law's fitted range.") { $0.shownDistance },
      .text("citation", "Where the law is published.") { $0.law.citation },
    ]

  private static let nearColumns: [Filling<AdvisedDesign>] =
    designColumns + [
      .number("loss_nats_per_token", unit: "nats per token", "In the law's own units.") { $0.loss },
      .number("loss_gap", unit: "nats per token", "Loss beyond the law's best design.") {
        $0.lossGap
      },
      .number("wasted_share", "FLOP beyond what the best kind needs for it, over these.") {
        $0.waste
      },
      .boolean("is_best", "Whether this is the law's best design.") { $0.isVeryBest },
      .text("outside", "How far outside the law's fitted range.") { $0.shownDistance },
    ]
}

extension AdvisedDesign {
  /// How far outside, or what else is to be said of the range.
  fileprivate var shownDistance: String {
    law.range.extents.isEmpty ? "no range stated" : distance ?? "inside"
  }
}

extension DesignSearch {
  /// The budget and what limits the designs, in words.
  fileprivate var limits: String {
    var text = "\(budget.rounded(to: 3)) FLOP"
    if let tokens = inferenceTokens {
      text += " of training and inference on \(tokens) tokens"
    }
    if let memory {
      text +=
        ", in \(ShownNumber.value(memory.bytes.value, unit: "bytes")) at "
        + "\(plainText(of: memory.bytesPerNumber)) bytes a number"
      if memory.cachedTokens > 0 {
        text += " with a cache of \(Tokens(memory.cachedTokens)) tokens"
      }
    }
    if let unique = data.uniqueTokens { text += ", from \(unique) unique tokens" }
    return text
  }
}
