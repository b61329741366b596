import Diagnostics
import Formats

extension PatchingEffect {
  /// The effects that an array of cases × layers × positions holds, or of cases × repeats × layers ×
  /// positions.
  ///
  /// The published code (jadeleiyu/lm_hallucination_mechanisms, `cpi.py`, commit 012595a) writes
  /// 1000 × 48 × 6 for GPT-2-XL, one file for each component, averaged over ten noises. Cases are
  /// named by their number, from 0. `positions` names the last axis; six are the published ones, two
  /// the first subject and the last relation token.
  ///
  /// - Throws: where the axes do not fit, in terms of `positions`.
  public static func reading(
    _ array: NumericArray, component: Component, positions: [Position]?, keeping: Set<Position>
  ) throws(InputFaults) -> [PatchingEffect] {
    var check = InputCheck()
    let shape = array.shape
    check.require(
      shape.count == 3 || shape.count == 4, "effects",
      "an array of \(array.size) is not cases × layers × positions",
      "give three axes, or four with repeats behind the cases")
    try check.finish()
    let names: [Position]
    let width = shape.last ?? 0
    if let positions {
      check.require(
        positions.count == width && Set(positions).count == width, "positions",
        "\(positions.count) names for an axis of \(width)", "name each position once, in order")
      names = positions
    } else {
      names =
        width == Position.allCases.count
        ? Position.allCases : width == 2 ? [.firstSubject, .lastRelation] : []
      check.require(
        !names.isEmpty, "positions", "an axis of \(width) positions is not the published one of 6",
        "name them in order, such as first_subject,last_subject,last_relation")
    }
    for position in keeping.sorted(by: { $0.rawValue < $1.rawValue }) {
      check.require(
        names.isEmpty || names.contains(position), "positions",
        "the array has no \(position.rawValue)", "choose among the positions that it has")
    }
    check.require(
      array.values.allSatisfy(\.isFinite), "effects", "some effects are not finite",
      "leave cases out whose patching failed")
    try check.finish()
    let (repeats, layers) = (shape.count == 4 ? shape[1] : 1, shape[shape.count - 2])
    var effects: [PatchingEffect] = []
    effects.reserveCapacity(shape[0] * repeats * layers * keeping.count)
    for item in 0..<shape[0] {
      let name = String(item)
      for turn in 0..<repeats {
        for layer in 0..<layers {
          let start = ((item * repeats + turn) * layers + layer) * width
          for (place, position) in names.enumerated() where keeping.contains(position) {
            effects.append(
              PatchingEffect(
                case: name, component: component, layer: layer, position: position,
                effect: array.values[start + place], turn: turn))
          }
        }
      }
    }
    return effects
  }
}
