import Statistics
import TestSupport
import Testing

/// Whole functions against SciPy 1.17 and NumPy, in the middle, in the tails and for fractions of degrees.
@Suite("Statistics against SciPy")
struct ReferenceTests {
  private func check(_ own: Double, _ expected: Double, within share: Double = 1e-9) {
    expect(own, near: expected, relative: share, "\(own) is not \(expected)")
  }

  @Test("Student's quantiles and probabilities")
  func student() {
    for (p, degrees, t) in [
      (0.975, 1.0, 12.706204736174694), (0.975, 2.5, 3.5746548420036817),
      (0.9, 7, 1.4149239276505086), (0.995, 40, 2.7044592674331622), (0.6, 3, 0.2766706623326898),
      (0.025, 4, -2.7764451051977943), (0.999, 1000, 3.0984021639129233),
    ] {
      check(StudentT.quantile(p, degrees: degrees), t)
    }
    for (t, degrees, p) in [
      (-3.0, 2.0, 0.04773298313335456), (-0.5, 5, 0.31914943582046457), (2, 30, 0.9726874775185085),
      (0.1, 1.5, 0.5339792732565186), (6, 4, 0.9980587314765197), (-12, 9, 3.8499431114928265e-07),
    ] {
      check(StudentT.probability(below: t, degrees: degrees), p)
    }
  }

  @Test("Tails of F and chi-square")
  func tails() {
    for (f, upper, lower, p) in [
      (0.5, 2.0, 9.0, 0.622431111850942), (3.2, 4, 11, 0.05674929234273394),
      (12, 1, 30, 0.0016242438023012238),
    ] {
      check(FDistribution.probability(above: f, upper, lower), p)
    }
    for (x, degrees, p) in [
      (0.01, 1.0, 0.920344325445942), (1, 1, 0.31731050786291115), (9, 7, 0.252656046496564),
      (2, 2.5, 0.4737887796433422), (3.9, 2, 0.14227407158651356), (30, 2, 3.0590232050182594e-07),
      (60, 20, 7.121750862815593e-06), (120, 40, 6.35191834037896e-10),
    ] {
      check(ChiSquare.probability(above: x, degrees: degrees), p, within: 1e-7)
    }
  }

  @Test("A sample's variance, error and interval, and the error of Hedges' g")
  func sample() throws {
    let (one, other) = (Sample([1.2, 2.3, 1.9, 3.1, 2.2]), Sample([0.4, 1.1, 0.9, 1.5, 0.2, 0.8]))
    check(one.variance, 0.473)
    check(one.error, 0.307571129984594)
    let interval = try #require(one.interval(level: 0.9))
    check(interval.lowerBound, 1.4843054749754865)
    check(interval.upperBound, 2.795694525024513)
    let effect = try #require(one.effectSize(from: other))
    check(effect.value, 2.095500106499606)
    check(effect.error, 0.7525045262022296)
  }

  @Test("A matrix solved, inverted and turned to its axes")
  func matrix() throws {
    var matrix = SymmetricMatrix(size: 4)
    matrix.values = [4, 1, -2, 0.5, 1, 3, 0.25, -1, -2, 0.25, 5, 1.5, 0.5, -1, 1.5, 100]
    let solution = [
      0.5273470940740037, 0.43587938742509275, 0.7801388756777324, 0.030019975268714923,
    ]
    for (own, x) in zip(try #require(matrix.solving([1, 2, 3, 4])), solution) { check(own, x) }
    let inverse = [
      0.360696280795206, -0.13476647959669, 0.152649101112908, -0.005440882716637,
      -0.13476647959669, 0.386386378769143, -0.074924379339865, 0.005661561875773,
      0.152649101112908, -0.074924379339865, 0.266458670217826, -0.005509369352231,
      -0.005440882716637, 0.005661561875773, -0.005509369352231, 0.010166460572624,
    ]
    for (own, x) in zip(try #require(matrix.inverse()).values, inverse) { check(own, x) }
    let axes = [1.6968539015064674, 3.6637139880642855, 6.603345015539581, 100.03608709488967]
    for (own, x) in zip(matrix.eigenvalues(), axes) { check(own, x) }
    check(matrix.scaledCondition(), 3.544912438131206)
    #expect(matrix.times([1, -2, 3, -4]) == [-6, -0.25, 6.5, -393])
    matrix[1, 1] = -1
    #expect(matrix.solving([1, 2, 3, 4]) == nil && matrix.inverse() == nil)
  }

  /// DeLong's variances of the differences of both scores' placements.
  @Test("Two areas over the same cases differ by DeLong's error")
  func areas() throws {
    let classes = (0..<11).map { $0 < 5 }
    let one = try #require(
      RankedScores([0.9, 0.8, 0.55, 0.6, 0.4, 0.7, 0.3, 0.2, 0.5, 0.1, 0.55], classes))
    let other = try #require(
      RankedScores([0.7, 0.9, 0.6, 0.3, 0.5, 0.8, 0.2, 0.3, 0.4, 0.2, 0.1], classes))
    let found = one.difference(from: other)
    expect(found.value, near: 0, within: 1e-12)
    check(found.error, 0.12281422284627026)
    // One positive case among three: nothing of how positives vary, so half of all ways, 0.25 of variance;
    // placements 1, 0, 1 of the others about 2/3 vary by 1/3, over three of them.
    let few = try #require(RankedScores([2, 1, 3, 0], [true, false, false, false]))
    check(few.area, 2.0 / 3)
    check(few.error, (1.0 / 9 + 0.25).squareRoot())
  }

  @Test("Slopes of a logistic regression in the features' own units, by Newton's method in NumPy")
  func logistic() throws {
    let rows = [[0.5, 1], [1.5, 0], [2, 1], [3, 0], [3.5, 1], [4, 0], [5, 1], [1, 0]]
    let classes = [false, false, false, true, false, true, true, true]
    for (ridge, slopes, errors, probability) in [
      (
        0.0, [2.1402749546366926, -6.502699592449008], [1.7948016520110723, 5.648042602044994],
        0.0627076722271637
      ),
      (
        1, [0.5241133298699021, -1.6054277962490417], [0.4355649258584714, 1.2674266875642417],
        0.35452952872049975
      ),
    ] {
      let fit = try #require(LogisticRegression(rows, classes, ridge: ridge))
      for feature in 0...1 {
        check(fit.slope(of: feature).value, slopes[feature], within: 1e-6)
        check(fit.slope(of: feature).error, errors[feature], within: 1e-6)
      }
      check(fit.probability([3, 1]), probability, within: 1e-6)
    }
  }

  /// By SciPy's `quad` over the posterior of τ.
  ///
  /// The eight schools are Gelman's; of four groups that lie far
  /// apart each keeps its own value.
  @Test("Groups are drawn towards each other as the posterior says")
  func pooling() throws {
    let schools = try #require(
      PartialPooling([28, 8, -3, 7, -1, 1, 18, 12], errors: [15, 10, 16, 11, 9, 11, 10, 18]))
    check(schools.mean, 7.932359319905407, within: 1e-4)
    check(schools.meanDeviation, 5.175898750571383, within: 1e-3)
    check(schools.spread, 6.5736371539041425, within: 1e-3)
    let four = try #require(PartialPooling([1, 2, 4, 8], errors: [0.5, 0.4, 0.3, 0.6]))
    check(four.mean, 3.739446730498901, within: 1e-3)
    check(four.meanDeviation, 3.401646648780967, within: 0.01)
    check(four.spread, 5.612174870245742, within: 0.01)
    for (own, (mean, deviation)) in zip(
      four.groups,
      [
        (1.0500265279325296, 0.4989538108321824), (2.0205541485351404, 0.39873516629232375),
        (3.998169573348385, 0.29925033473986046), (7.889036672179548, 0.6038626212589784),
      ])
    {
      check(own.mean, mean, within: 1e-3)
      check(own.deviation, deviation, within: 1e-3)
    }
  }
}
