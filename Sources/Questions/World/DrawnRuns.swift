import Fitting
import Foundation
import ScalingLaws
import Spec
import Statistics
import Units

/// Runs drawn from a law, each corpus with the effect that the scenario states for it.
struct DrawnRuns: Asked {
  let runs: Runs
  let corpora: [String]

  /// The most runs that a scenario may draw.
  private static let limit = 20_000

  init(_ ask: inout Asking) throws(Unsettled) {
    let law = ask(
      "law", .denseLaw, "The law of the runs for dense models: an id, or its five constants")
    let corpora = ask(
      "corpora", .list(of: .name(of: "corpus"), minimum: 1),
      "Corpora that the runs see; the multiplier of each moves its term of the law")
    let (sizes, tokens) = (ask.sizes(), ask.tokens())
    let noise = ask(
      "noise", .number("a deviation", above: 0, example: 0.004),
      "The run-to-run deviation of log loss")
    let seeds = ask(
      "seeds", .integer(1...1000, "a number of seeds", example: 3),
      "Runs of every size and number of tokens", default: 1)
    let seed = ask("seed", .seed, "Seed of the noise", default: 1)
    try ask.settle()
    let count = Double(corpora.count * seeds) * Double(sizes.count * tokens.count)
    guard count <= Double(Self.limit) else {
      throw ask.fault(
        at: "sizes", "\(plainText(of: count)) runs are more than \(Self.limit)",
        "draw fewer sizes, tokens or seeds")
    }
    let surface = law.constants.surface
    var generator = SplitMix64(seed: seed)
    var (n, d, loss, member): ([Double], [Double], [Double], [Int]) = ([], [], [], [])
    for (number, name) in corpora.enumerated() {
      let own = surface.applying(ask.reader.world.corpus(name)?.effect ?? .none)
      for size in sizes {
        for amount in tokens {
          for _ in 0..<seeds {
            n.append(size)
            d.append(amount)
            member.append(number)
            loss.append(own.loss(size: size, tokens: amount) * exp(noise * generator.normal()))
          }
        }
      }
    }
    guard let runs = Runs(parameters: n, tokens: d, loss: loss, corpora: member) else {
      throw ask.fault(
        at: "law", "a drawn loss is not positive",
        "check the law and the multipliers of the corpora")
    }
    self.runs = runs
    self.corpora = corpora
  }
}
