import Foundation
import Units

extension Krajewski2024 {
  /// Dense, and each expansion with coefficients at the granularities of the fit.
  ///
  /// Models have the paper's shape, d = 64n and N = d²(8E + 4)n; sizes leave embeddings out.
  public func choices(data: DataEffect) throws(Refusal) -> [DesignChoice] {
    var choices = [
      DesignChoice("dense", [], try surface(routedLike: nil, data: data)) { size in
        Self.footprint(total: size, expansion: 1)
      }
    ]
    for (index, set) in Self.sets.enumerated() {
      for granularity in [1.0, 2, 4, 8, 16] {
        choices.append(
          DesignChoice(
            nil, [Symbol("E", set.expansion), Symbol("G", granularity)],
            surface(set: index, granularity: granularity).applying(data),
            axes: [.granularity: granularity]
          ) { size in
            Self.footprint(total: size, expansion: set.expansion)
          })
      }
    }
    return choices
  }

  private static func footprint(total: Double, expansion: Double) -> Footprint {
    let width = cbrt(64 * total / (8 * expansion + 4))
    return Footprint(
      active: Parameters(12 * width * width * width / 64), total: Parameters(total),
      cachePerToken: 2 * width * width / 64)
  }
}
