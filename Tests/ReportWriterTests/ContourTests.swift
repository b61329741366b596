import Diagnostics
import Foundation
import Tabular
import TestSupport
import Testing

@testable import ReportWriter

@Suite("Lines of equal number")
struct ContourTests {
  private func lines(
    _ columns: Int, _ rows: Int, at level: Double, _ value: (Int, Int) -> Double?
  ) -> [ContourLines.Line] {
    let (xs, ys) = ((0..<columns).map(Double.init), (0..<rows).map(Double.init))
    let map = HeatMap(
      title: "", x: Axis("x"), y: Axis("y"), z: Axis("z"), xs: xs, ys: ys,
      cells: ys.indices.flatMap { row in xs.indices.map { HeatMap.Cell(value($0, row)) } })
    let x = Scale(of: map.x, showing: xs, margin: 0)
    let y = Scale(of: map.y, showing: ys, margin: 0)
    let z = Scale(of: map.z, showing: map.cells.compactMap(\.value), margin: 0)
    return ContourLines(of: map, x: x, y: y, z: z).lines(at: z.position(of: level))
  }

  @Test("On a plane every point of the line has the level, and one line crosses the map")
  func plane() throws {
    let found = lines(9, 5, at: 5.3) { Double($0) + 2 * Double($1) }
    let line = try #require(found.first)
    #expect(found.count == 1)
    for point in line.points {
      expect(point.x * 8 + 2 * point.y * 4, near: 5.3, within: 1e-9)
    }
  }

  @Test("Around a hill the line is one closed ring")
  func ring() throws {
    let found = lines(15, 15, at: 20) { x, y in Double((x - 7) * (x - 7) + (y - 7) * (y - 7)) }
    let line = try #require(found.first)
    #expect(found.count == 1)
    let (first, last) = (try #require(line.points.first), try #require(line.points.last))
    #expect(hypot(first.x - last.x, first.y - last.y) < 1e-12)
    for point in line.points {
      // The ring is a circle of radius √20 of 14 cells; chords between cells stay close to it.
      expect(hypot(point.x - 0.5, point.y - 0.5) * 14, near: 20.0.squareRoot(), within: 0.06)
    }
  }

  @Test("At a saddle two lines run apart and never cross, whichever corners are high")
  func saddle() {
    for (corners, middle) in [([4.0, 0, 0, 4], true), ([0.0, 4, 4, 0], false)] {
      let found = lines(2, 2, at: 1) { corners[$1 * 2 + $0] }
      #expect(found.count == 2)
      // The mean, 2, is above the level, so the low corners are cut off.
      for line in found {
        let centre = line.points.map { $0.x + $0.y }.reduce(0, +) / Double(line.points.count)
        #expect(middle ? abs(centre - 1) < 0.3 : abs(centre - 1) > 0.6, "\(line.points)")
      }
    }
  }

  @Test("No line runs through a cell with an unknown corner, nor where all is equal")
  func holes() {
    #expect(lines(2, 2, at: 1) { $0 == 1 && $1 == 1 ? nil : Double($0 + $1) }.isEmpty)
    #expect(lines(4, 4, at: 2) { _, _ in 2 }.isEmpty)
  }

  @Test("Colours darken steadily, so that grey print keeps their order")
  func colours() {
    let greys = stride(from: 0.0, through: 1, by: 0.05).map { share -> Double in
      let number = Int(HeatColours.number(at: share))
      let parts = [number >> 16, number >> 8 & 255, number & 255].map(Double.init)
      // Rec. 601 luma.
      return 0.299 * parts[0] + 0.587 * parts[1] + 0.114 * parts[2]
    }
    for (before, after) in zip(greys, greys.dropFirst()) { #expect(after < before) }
    // Ink of luma 34 keeps a contrast on the darkest.
    #expect((greys.last ?? 0) > 140)
  }
}
