import Tabular
import TestSupport
import Testing
import Units

@testable import ReportWriter

@Suite("Layout of pictures")
struct PictureTests {
  /// The rectangles that a picture's texts take.
  private func texts(of picture: Picture) -> [(text: String, area: Area)] {
    (picture.shapes + picture.frames.flatMap(\.shapes)).compactMap { shape in
      guard case .text(let text, let alignment, let size, _) = shape.kind, !text.isEmpty else {
        return nil
      }
      let width = PictureText.width(of: text, size: size)
      let left =
        switch alignment {
        case .left: shape.x
        case .centre: shape.x - width / 2
        case .right: shape.x - width
        }
      return (
        text,
        Area(left: left, top: shape.y - size / 2, right: left + width, bottom: shape.y + size / 2)
      )
    }
  }

  private func ticLabels(of frame: Frame) -> [(text: String, area: Area)] {
    let size = PictureText.bodySize
    let below = frame.xTics.compactMap { tic in
      tic.label.map { label in
        let x = frame.place(x: tic.value, y: frame.y.low).x
        let width = PictureText.width(of: label, size: size)
        return (label, Area(around: x, frame.area.bottom + 20, width: width, height: size))
      }
    }
    let beside = frame.yTics.compactMap { tic in
      tic.label.map { label in
        let y = frame.place(x: frame.x.low, y: tic.value).y
        let width = PictureText.width(of: label, size: size)
        return (
          label, Area(around: frame.area.left - 10 - width / 2, y, width: width, height: size)
        )
      }
    }
    return below + beside
  }

  @Test("An open range says where it begins or ends, and an arrow leads to the border")
  func openRanges() throws {
    let picture = GnuplotScript.picture(of: SampleCharts.hardRows)
    let words = texts(of: picture).map(\.text)
    for expected in ["40 (from 20)", "40 (up to 80)", "40 (any)"] {
      #expect(words.contains(expected), "\(expected)")
    }
    let frame = try #require(picture.frames.first)
    let arrows = try #require(frame.layers.first { $0.drawing.text.contains("head filled") })
    // From 20 up, from 80 down, and from the value both ways.
    #expect(arrows.rows.map { $0[0] } == [20, 80, 40, 40])
    let ends = arrows.rows.map { $0[0] + $0[2] }
    for (end, border) in zip(ends, [frame.x.high, frame.x.low, frame.x.high, frame.x.low]) {
      expect(end, near: border, relative: 1e-9)
    }
  }

  @Test("No text is cut and none covers another", arguments: SampleCharts.all.map(\.name))
  func apart(name: String) throws {
    let chart = try #require(SampleCharts.all.first { $0.name == name })
    let picture = GnuplotScript.picture(of: chart)
    let all = texts(of: picture) + picture.frames.flatMap(ticLabels)
    for (index, one) in all.enumerated() {
      #expect(one.area.left >= 0 && one.area.right <= picture.width, "\(one)")
      #expect(one.area.top >= 0 && one.area.bottom <= picture.height, "\(one)")
      // Fourteen marks in one spot cannot all be labelled without touching.
      for other in all[(index + 1)...] where chart.name != "crowded-marks" {
        #expect(one.area.overlap(other.area) < 1, "\(one) covers \(other)")
      }
    }
  }

  /// Advance widths in DejaVu Sans 2.37, in 1/2048 of the font's size.
  private static let advances: [(characters: String, advance: Double)] = [
    ("'", 563), ("ijl", 569), ("IJ", 604), (" ,.·", 651), ("/:;\\|", 690), ("f", 721), ("-", 739),
    ("()[]", 799), ("t", 803), ("!¹²³⁰⁴⁵⁶⁷⁸⁹", 821), ("r", 842), ("\"", 942), ("*_`–", 1024),
    ("s", 1067), ("z", 1075), ("⁻", 1081), ("?", 1087), ("c", 1126), ("L", 1141), ("F", 1178),
    ("k", 1186), ("vxyγ", 1212), ("P", 1235), ("TY", 1251), ("oδ", 1253), ("a", 1255), ("eé", 1260),
    ("ß", 1290), ("E", 1294), ("hnuü", 1298), ("Sbdgpq", 1300), ("$0123456789{}", 1303),
    ("√", 1305), ("β", 1307), ("K", 1343), ("α", 1350), ("AV", 1401), ("XZ", 1403), ("B", 1405),
    ("R", 1423), ("C", 1430), ("U", 1499), ("N", 1532), ("H", 1540), ("D", 1577), ("G", 1587),
    ("&", 1597), ("OQ", 1612), ("w", 1675), ("∞", 1706), ("#+<=>^~×−≥≤", 1716), ("M", 1767),
    ("%", 1946), ("m", 1995), ("W", 2025), ("@—…", 2048),
  ]

  @Test("Texts are taken to be at least as wide as in DejaVu Sans, and not much wider")
  func widths() {
    for (characters, advance) in Self.advances {
      for character in characters {
        let width = PictureText.width(of: String(character), size: 2048)
        // 1 % is within the gaps between texts.
        #expect(width >= advance * 0.99 && width < advance * 1.35, "\(character) \(width)")
      }
    }
  }

  @Test("Solid and dashed pieces of a curve meet in a shared point")
  func joined() throws {
    let points = [false, false, true, true, false, false].enumerated().map { index, isOutside in
      Curve.Point(x: Double(index), y: 10 + Double(index), isExtrapolated: isOutside)
    }
    let panel = Panel(
      title: "", x: Axis("x"), y: Axis("y"), curves: [Curve(name: "c", style: 0, points: points)])
    let picture = GnuplotScript.picture(
      of: Chart(name: "c", title: "", body: .curves([panel]), footer: []))
    let layers = try #require(picture.frames.first?.layers)
    #expect(layers[0].drawing.text.hasSuffix("dt 1"))
    #expect(layers[0].rows == [[0, 10], [1, 11], [], [4, 14], [5, 15]])
    #expect(layers[1].drawing.text.hasSuffix("dt (8,5)"))
    #expect(layers[1].rows == [[1, 11], [2, 12], [3, 13], [4, 14]])
  }

  @Test("Factors step from product to product")
  func steps() throws {
    guard case .factors(let plot) = SampleCharts.factors.body else {
      Issue.record("not factors")
      return
    }
    let steps = FactorSteps(plot).steps
    #expect(steps.map(\.from).map { $0.roundedToSignificant(4) } == [1, 1.82, 4.113, 2.632, 1])
    #expect(
      steps.map(\.to).map { $0.roundedToSignificant(4) } == [1.82, 4.113, 2.632, 2.764, 2.76])
    #expect(steps[1].whisker == 1.82 * 1.9...1.82 * 2.7)
  }

  @Test("The same style is the same look everywhere, and 42 looks differ")
  func looks() {
    #expect(Set((0..<42).map(Look.init)).count == 42)
    #expect(Look(style: 3) == Look(style: 3))
    #expect(Set((0..<6).map { Look(style: $0).filled }).count == 6)
    for style in [Int.min, -1, Int.max] { #expect(Look(style: style).filled > 4) }
  }

  @Test("The same chart gives the same script")
  func deterministic() {
    for chart in SampleCharts.all {
      #expect(GnuplotScript.text(of: chart) == GnuplotScript.text(of: chart))
    }
  }
}
