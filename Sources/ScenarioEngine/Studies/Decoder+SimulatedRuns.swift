import Fitting
import Formats
import Foundation
import Questions
import ScalingLaws
import Spec
import Statistics
import Units

extension Decoder {
  /// The most runs that a scenario may draw.
  private static let simulatedLimit = 20_000

  private mutating func denseLaw(_ node: Node) -> CorpusLaw? {
    let reader = Reader(file: file)
    let law = InputKind.denseLaw.value(of: node, reader)
    faults += reader.faults
    return law?.constants
  }

  func seed(_ node: Node) -> UInt64 { number("seed", of: node).map { UInt64(clamping: $0) } ?? 1 }

  /// Runs drawn from a law, each corpus with the effect that the scenario states for it.
  mutating func simulated(_ node: Node, _ name: String) -> RunFile? {
    guard let lawNode = node["law"], let law = denseLaw(lawNode),
      let noise = number("noise", of: node), let names = node["corpora"]?.items
    else { return nil }
    let corpora = names.compactMap { corpus(named: $0) }
    let sizes = node["sizes"]?.items?.compactMap { try? Parameters(node: $0).value } ?? []
    let tokens = node["tokens"]?.items?.compactMap { try? Tokens(node: $0).value } ?? []
    let seeds = number("seeds", of: node).map { Int(clamping: $0) } ?? 1
    guard corpora.count == names.count, !sizes.isEmpty, !tokens.isEmpty else { return nil }
    let count = Double(corpora.count) * Double(seeds) * Double(sizes.count * tokens.count)
    guard seeds > 0 else { return nil }
    guard count <= Double(Self.simulatedLimit) else {
      note(
        node, "\(plainText(of: count)) runs are more than \(Self.simulatedLimit)",
        "draw fewer sizes, tokens or seeds")
      return nil
    }
    let surface = LossSurface(
      floor: law.floor, sizeTerms: [PowerTerm(law.a, -law.alpha)],
      tokenTerms: [PowerTerm(law.b, -law.beta)])
    var generator = SplitMix64(seed: seed(node))
    var (n, d, loss, member): ([Double], [Double], [Double], [Int]) = ([], [], [], [])
    for (number, corpus) in corpora.enumerated() {
      let own = surface.applying(corpus.effect)
      for size in sizes {
        for amount in tokens {
          for _ in 0..<seeds {
            n.append(size)
            d.append(amount)
            member.append(number)
            loss.append(
              own.loss(size: size, tokens: amount) * exp(noise * generator.normal()))
          }
        }
      }
    }
    guard let runs = Runs(parameters: n, tokens: d, loss: loss, corpora: member) else {
      note(node, "a drawn loss is not positive", "check the law and the multipliers of the corpora")
      return nil
    }
    return RunFile(name: name, paths: [], runs: runs, corpora: corpora.map(\.name))
  }
}
