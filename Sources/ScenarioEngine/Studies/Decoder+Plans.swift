import Diagnostics
import Fitting
import Formats
import Hypotheses
import QualityAxes
import ScalingLaws
import Spec
import Units

extension Decoder {
  mutating func plan(_ node: Node) -> PowerPlan? {
    guard let name = node["name"]?.text else { return nil }
    if let scores = node["scores"] {
      return scoreQuestion(scores).map { PowerPlan(name: name, question: .scores($0)) }
    }
    guard let ladder = node["ladder"] else { return nil }
    return ladderQuestion(ladder).map { PowerPlan(name: name, question: .ladder($0)) }
  }

  private mutating func scoreQuestion(_ node: Node) -> ScoreQuestion? {
    guard let run = number("runDeviation", of: node),
      let prompt = number("promptDeviation", of: node),
      let runCost = node["runCost"].flatMap({ try? Dollars(node: $0) }),
      let responseCost = node["responseCost"].flatMap({ try? Dollars(node: $0) })
    else { return nil }
    let budgets = node["budgets"]?.items?.compactMap { try? Dollars(node: $0) } ?? []
    if node["difference"] == nil, budgets.isEmpty {
      note(node, "neither a difference nor a budget is asked about", "give one of them, or both")
      return nil
    }
    do throws(InputFaults) {
      let assurance = try Assurance(
        significance: number("significance", of: node) ?? 0.05,
        power: number("power", of: node) ?? 0.8)
      return ScoreQuestion(
        comparison: try RunComparison(
          pairs: try PairedComparison(deviation: prompt, assurance: assurance),
          runDeviation: run, costPerRun: runCost, costPerResponse: responseCost),
        difference: number("difference", of: node), budgets: budgets,
        looks: number("looks", of: node).map { Int(clamping: $0) } ?? 1,
        experiments: experiments(node),
        seed: seed(node))
    } catch {
      for fault in error.faults { note(node, "\(fault.field): \(fault.problem)", fault.hint) }
      return nil
    }
  }

  private mutating func ladderQuestion(_ node: Node) -> LadderQuestion? {
    guard let lawNode = node["law"], let law = ladderLaw(lawNode),
      let noise = number("noise", of: node), let threshold = number("atLeast", of: node),
      let truths = node["truths"]?.items?.compactMap(\.number)
    else { return nil }
    let sizes = node["sizes"]?.items?.compactMap { try? Parameters(node: $0) } ?? []
    let tokens = node["tokens"]?.items?.compactMap { try? Tokens(node: $0) } ?? []
    guard Set(sizes).count >= 2, Set(tokens).count >= 2, !truths.isEmpty else {
      note(
        node, "the ladder has fewer than two sizes or two numbers of tokens",
        "vary both, or the law's constants cannot be told apart")
      return nil
    }
    let runs = Double(sizes.count) * Double(tokens.count)
    guard runs <= 1000 else {
      note(node, "the ladder has more than 1000 runs of each corpus", "shorten it")
      return nil
    }
    return LadderQuestion(
      law: law.constants, source: law.source, sizes: sizes, tokens: tokens, noise: noise,
      threshold: threshold, truths: truths, power: number("power", of: node) ?? 0.8,
      level: number("confidence", of: node) ?? 0.95,
      price: number("exaFLOPPrice", of: node).map { Dollars($0 / 1e18) },
      experiments: experiments(node), seed: seed(node))
  }

  mutating func ladderLaw(_ node: Node) -> (constants: CorpusLaw, source: String)? {
    if let id = node.text {
      guard let law = LawLibrary.law(id) else {
        noteUnknown(node, "law", among: LawLibrary.ids)
        return nil
      }
      guard let surface = (law as? any SurfaceLaw).flatMap({ try? $0.surface(routedLike: nil) }),
        let constants = CorpusLaw(surface)
      else {
        note(
          node, "the law \(Fault.quoted(id)) is no E + A/N^alpha + B/D^beta for dense models",
          "name another, such as chinchilla-replication-2024, or give the five constants")
        return nil
      }
      return (constants, law.card.citation)
    }
    guard let floor = number("E", of: node), let a = number("A", of: node),
      let b = number("B", of: node),
      let alpha = number("alpha", of: node), let beta = number("beta", of: node)
    else { return nil }
    return (
      CorpusLaw(floor: floor, a: a, b: b, alpha: alpha, beta: beta), "stated by the scenario"
    )
  }

  private func experiments(_ node: Node) -> Int {
    number("experiments", of: node).map { Int(clamping: $0) } ?? 400
  }

  func seed(_ node: Node) -> UInt64 { number("seed", of: node).map { UInt64(clamping: $0) } ?? 1 }
}
