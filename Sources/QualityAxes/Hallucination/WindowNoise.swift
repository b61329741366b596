/// The noise of Δ where several layers either side were patched together.
///
/// An effect is the sum of what the layers of its window contribute, each with variance σ². Neighbours
/// differ by the layers that they do not share, two of them but at the ends of the network: from the
/// squares of these differences follows σ². The mean of m effects has the variance Σ c_j² σ² / m²,
/// where c_j counts the windows that hold layer j. Noise of each patched run, which neighbours do not
/// share, makes it too wide rather than too narrow.
struct WindowNoise {
  let variance: Double
  /// Two thirds of the differences, because those next to each other share layers.
  let degrees: Double

  /// `nil` where fewer than three neighbours are known.
  init?(of cells: CaseCells, window: Int, layers: Int) {
    var (squares, expected, count, factor) = (0.0, 0.0, 0, 0.0)
    for side in [\CaseCells.upper, \CaseCells.lower] {
      let rows = cells.rows(side)
      for row in rows {
        for (one, next) in zip(row, row.dropFirst()) where next.layer == one.layer + 1 {
          squares += (next.effect - one.effect) * (next.effect - one.effect)
          expected += (one.layer >= window ? 1 : 0) + (next.layer + window < layers ? 1 : 0)
          count += 1
        }
      }
      let all = Double(cells[keyPath: side].count)
      factor += Self.covered(rows, window, layers) / (all * all)
    }
    guard count >= 3, expected > 0 else { return nil }
    variance = squares / expected * factor
    degrees = Double(count) * 2 / 3
  }

  /// For how many independent layers one stands: the variance of a side's mean by that of m layers.
  static func correlation(of cells: CaseCells, window: Int, layers: Int) -> Double {
    let sides = [\CaseCells.upper, \CaseCells.lower].map { side in
      let rows = cells.rows(side)
      let alone = rows.joined().reduce(0) { sum, effect in
        sum + min(layers - 1, effect.layer + window) - max(0, effect.layer - window) + 1
      }
      return covered(rows, window, layers) / Double(alone)
    }
    return sides.reduce(0, +) / 2
  }

  /// Σ c_j², each component and repeat for itself.
  private static func covered(_ rows: [[PatchingEffect]], _ window: Int, _ layers: Int) -> Double {
    rows.reduce(0) { sum, row in
      // Where windows begin and end, of which the running sum is c_j.
      var steps = [Double](repeating: 0, count: layers + 1)
      for effect in row {
        steps[max(0, effect.layer - window)] += 1
        steps[min(layers, effect.layer + window + 1)] -= 1
      }
      var held = 0.0
      return sum
        + steps.reduce(0) { squares, step in
          held += step
          return squares + held * held
        }
    }
  }
}
