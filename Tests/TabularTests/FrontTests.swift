import Foundation
import Statistics
import Tabular
import TestSupport
import Testing

@Suite("Fronts and densities")
struct FrontTests {
  private func plot(_ x: Bool, _ y: Bool) -> ParetoPlot {
    ParetoPlot(
      title: "", x: Axis("x"), y: Axis("y"), isLessBetterX: x, isLessBetterY: y, series: [])
  }

  private func series(_ points: [(Double, Double)]) -> ParetoPlot.Series {
    .init(
      name: "", designs: points.map { .init(label: "", x: $0.0, y: $0.1, isExtrapolated: false) })
  }

  /// By the definition: no other is as good in both and better in one.
  private func byDefinition(_ points: [(Double, Double)], _ x: Double, _ y: Double) -> Set<Int> {
    Set(
      points.indices.filter { index in
        let mine = points[index]
        return !points.contains { other in
          let (dx, dy) = (x * (other.0 - mine.0), y * (other.1 - mine.1))
          return dx <= 0 && dy <= 0 && (dx < 0 || dy < 0)
        }
      })
  }

  @Test("The front is what its definition says, whichever way is better, with ties and repeats")
  func fronts() {
    var generator = SplitMix64(seed: 3)
    for _ in 0..<200 {
      let points = (0..<12).map { _ in
        (Double(generator.next() % 6), Double(generator.next() % 6))
      }
      for (x, y) in [(true, true), (true, false), (false, true), (false, false)] {
        let front = plot(x, y).front(of: series(points))
        #expect(Set(front) == byDefinition(points, x ? 1 : -1, y ? 1 : -1), "\(points)")
        #expect(Set(front).count == front.count)
      }
    }
  }

  @Test("A design without two numbers is on no front")
  func unknown() {
    let front = plot(true, true).front(of: series([(.nan, 0), (1, .infinity), (2, 2)]))
    #expect(front == [2])
  }

  @Test("A density has area 1 and is that of the normal kernel for two far values")
  func density() throws {
    let sample = (1..<500).map { Double($0) / 500 }
    let density = try #require(Density(of: sample))
    let step = 0.001
    let area = stride(from: -1.0, through: 2, by: step).map { density.value(at: $0) * step }
      .reduce(0, +)
    expect(area, near: 1, within: 1e-3)
    // R: bw.nrd0((1:499)/500) is 0.9 × min(sd, IQR/1.34) × 499^(-1/5).
    let deviation = (500.0 * 499 / 12).squareRoot() / 500
    expect(density.width, near: 0.9 * deviation * pow(499, -0.2), within: 1e-12)
    #expect(Density(of: [1, 1, 1])?.width == 0)
    #expect(Density(of: [1, .nan]) == nil)
  }
}
