import ScalingLaws
import TestSupport
import Testing

@testable import Fitting

/// Losses of each form at the constants of `GradientTests`, worked out in Python from its formula.
@Suite("Losses of forms")
struct FormLossTests {
  /// Three designs: N, D, E, G, U and density.
  private static let runs = Runs(
    parameters: [3e8, 2e9, 1e8], tokens: [6e9, 4e10, 1e10], loss: [3, 3, 3], experts: [16, 64, 1],
    granularity: [4, 8, 1], unique: [2e9, 1e10, 1e10], density: [0.5, 0.25, 1])

  static let losses: [(id: String, losses: [Double])] = [
    ("chinchilla", [2.799977802658224, 2.3055410554387916, 2.959801195375111]),
    ("chinchilla-tied", [3.07417376526658, 2.4559346896845753, 3.1932042644150114]),
    ("joint-moe", [2.7825667945439463, 2.2918306137359323, 3.017511271697149]),
    ("routed", [2.338880672006253, 1.982995830795545, 2.736901342440606]),
    ("fine-grained", [3.612429895193938, 2.9167018849573942, 3.9422141588359185]),
    ("skaling", [2.089962074923836, 1.8485083878103192, 2.2523750242830793]),
    ("sparse-repeated", [2.9195755982188984, 2.6506864927630445, 3.048076217830337]),
    ("recipe", [3.139928387865076, 2.6775586066105186, 3.2275025129021433]),
    ("data-constrained", [2.9557057428123854, 2.43614885221817, 3.090475732224695]),
  ]

  @Test("Each form's losses are those of its formula", arguments: losses)
  func formula(id: String, losses: [Double]) throws {
    let (form, runs) = (try #require(FormLibrary.form(id)), try #require(Self.runs))
    let values = try #require(GradientTests.points.first { $0.id == id }).values
    for (own, loss) in zip(form.losses(of: runs, at: form.coordinates(of: values)), losses) {
      expect(own, near: loss, relative: 1e-9)
    }
  }

  /// A surface knows dense weights alone; of the third design's tokens none repeats.
  @Test("A saved form's surface has the losses of its formula", arguments: losses)
  func surface(id: String, losses: [Double]) throws {
    guard let form = FittedForm(rawValue: id), form != .sparseRepeated else { return }
    let values = try #require(GradientTests.points.first { $0.id == id }).values
    let runs = try #require(Self.runs)
    for run in 0..<3 where form != .dataConstrained || run == 2 {
      let experts = form.isDense ? 1 : runs.experts?[run] ?? 1
      let surface =
        form == .fineGrained
        ? FittedForm.fineGrained(values, expansion: experts, granularity: [4, 8, 1][run])
        : try form.surface(values, experts: experts)
      let loss = surface.loss(size: runs.parameters[run], tokens: runs.tokens[run])
      expect(loss, near: losses[run], relative: 1e-9)
    }
    guard form == .dataConstrained else { return }
    let fresh = try form.surface(values, routedLike: nil)
    for run in 0..<3 {
      let unique = try #require(runs.unique)[run]
      let repeating = try #require(form.repeating(fresh, values, unique: unique))
      let loss = repeating.loss(size: runs.parameters[run], tokens: runs.tokens[run])
      expect(loss, near: losses[run], relative: 1e-9)
    }
  }
}
