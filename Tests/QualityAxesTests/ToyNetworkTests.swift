import Diagnostics
import Formats
import QualityAxes
import Testing

/// A residual network of two tokens and one number each, small enough to patch by hand.
///
/// At every layer attention adds to the last relation token a multiple of what stands at the subject,
/// and an MLP adds to each token a multiple of itself. y = log p(hallucinated) - log p(true) is what
/// stands at the last token in the end.
private struct ToyNetwork {
  /// Multipliers of each layer: attention, the MLP at the subject, the MLP at the last token.
  let attention: [Double]
  let subject: [Double]
  let last: [Double]

  var layers: Int { attention.count }

  /// What a component adds at a layer and position (0 subject, 1 last), for each.
  typealias Outputs = [PatchingEffect.Component: [[Double]]]

  /// y and all outputs; outputs that `patch` names replace the network's own.
  func run(
    _ embedding: Double, patch: (PatchingEffect.Component, Int, Int) -> Double? = { _, _, _ in nil }
  ) -> (y: Double, outputs: Outputs) {
    var state = [embedding, 0]
    var outputs: Outputs = [.attention: [], .mlp: []]
    for layer in attention.indices {
      let attended = [
        patch(.attention, layer, 0) ?? 0,
        patch(.attention, layer, 1) ?? attention[layer] * state[0],
      ]
      state = zip(state, attended).map { $0 + $1 }
      let fed = [
        patch(.mlp, layer, 0) ?? subject[layer] * state[0],
        patch(.mlp, layer, 1) ?? last[layer] * state[1],
      ]
      state = zip(state, fed).map { $0 + $1 }
      outputs[.attention, default: []].append(attended)
      outputs[.mlp, default: []].append(fed)
    }
    return (state[1], outputs)
  }

  /// The average indirect effect over noises of each component, layer and position: y with the clean
  /// output put back in a window of layers, less y of the corrupted run.
  func effects(embedding: Double, noises: [Double], window: Int = 0) -> [[[Double]]] {
    let clean = run(embedding).outputs
    return [PatchingEffect.Component.mlp, .attention].map { component in
      (0..<layers).flatMap { layer in
        [0, 1].map { position in
          noises.reduce(0.0) { sum, noise in
            let corrupted = run(embedding + noise)
            let restored = run(embedding + noise) { one, at, place in
              one == component && place == position && abs(at - layer) <= window
                ? clean[one]?[at][place] : nil
            }
            return sum + restored.y - corrupted.y
          } / Double(noises.count)
        }
      }
    }.map { [$0] }
  }
}

@Suite("Relative indirect effects of a network patched by hand")
struct ToyNetworkTests {
  /// Facts are made by lower MLPs at the subject and copied to the end by one head.
  private let early = ToyNetwork(
    attention: [0, 0, 0, 1], subject: [0.5, 1, 0, 0], last: [0, 0, 0, 0])
  /// The subject is copied at once, and upper MLPs at the last token pick the answer.
  private let late = ToyNetwork(
    attention: [1, 0, 0, 0], subject: [0, 0, 0, 0], last: [0, 0, 0.5, 1])

  @Test("Effects are those of the definition, worked out by hand")
  func byHand() {
    // A noise of -1 takes (1 + 0.5)(1 + 1) = 3 off y. MLP 0 put back gives 0.5·2 of it, MLP 1, whose
    // clean output is 1.5·e, gives 1.5; the head gives all 3; nothing at the last token's MLPs.
    let found = early.effects(embedding: 2, noises: [-1])
    #expect(found[0][0] == [1, 0, 1.5, 0, 0, 0, 0, 0])
    #expect(found[1][0] == [0, 0, 0, 0, 0, 0, 0, 3])
    // Both MLPs in one window: 2.5 around either.
    #expect(early.effects(embedding: 2, noises: [-1], window: 1)[0][0].first == 2.5 - 0.5)
    // Late: y = e·1.5·2. MLP 2 at the end gives 0.5·2, MLP 3 gives 1.5; the first head all 3.
    let other = late.effects(embedding: 2, noises: [-1])
    #expect(other[0][0] == [0, 0, 0, 0, 0, 1, 0, 1.5])
    #expect(other[1][0] == [0, 3, 0, 0, 0, 0, 0, 0])
  }

  @Test(
    "The sign of the relative effect tells where a network made its answer, with noises averaged")
  func sites() throws {
    let noises = [-1, -0.5, -2, -1.5]
    let values = [early, late].flatMap { $0.effects(embedding: 2, noises: noises)[0][0] }
    let array = NumericArray(shape: [2, 4, 2], values: values)
    let effects = try PatchingEffect.reading(
      array, component: .mlp, positions: nil, keeping: [.firstSubject, .lastRelation])
    let report = try SiteReport(of: effects)
    #expect(report.rows.map(\.site) == [.early, .late])
    // The mean noise is -1.25: ((0 + 0) - (1 + 1.5))/2 and its opposite, times 1.25.
    #expect(report.rows.map(\.relativeEffect) == [-1.5625, 1.5625])
  }

  @Test("Positions and layers of one's own, and arrays that do not fit, by name")
  func places() throws {
    let array = NumericArray(shape: [1, 4, 3], values: (0..<12).map(Double.init))
    func read(_ positions: [PatchingEffect.Position]?) throws -> [PatchingEffect] {
      try PatchingEffect.reading(
        array, component: .mlp, positions: positions, keeping: [.lastSubject, .lastRelation])
    }
    let effects = try read([.firstSubject, .lastSubject, .lastRelation])
    var places = SiteReport.Places()
    (places.subject, places.lower, places.upper) = (.lastSubject, 0...0, 3...3)
    // Layer 3 at the third position is 11, layer 0 at the second is 1.
    #expect(try SiteReport(of: effects, at: places, noise: nil).rows[0].relativeEffect == 10)
    places = SiteReport.Places()
    (places.subject, places.window) = (.lastSubject, 1)
    let windowed = try SiteReport(of: effects, at: places, noise: nil)
    #expect(windowed.lower == 0...0 && windowed.upper == 3...3)
    for wrong in [
      nil, [.firstSubject, .lastSubject], [.firstSubject, .middleSubject, .lastSubject],
    ]
      as [[PatchingEffect.Position]?]
    {
      let found = #expect(throws: InputFaults.self) { try read(wrong) }
      #expect(found?.faults.first?.field == "positions")
    }
    let flat = NumericArray(shape: [4], values: [1, 2, 3, 4])
    #expect(throws: InputFaults.self) {
      try PatchingEffect.reading(flat, component: .mlp, positions: nil, keeping: [])
    }
  }
}
