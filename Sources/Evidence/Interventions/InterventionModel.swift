import Foundation
import Statistics

/// What changes of the data, or of the recipe, are worth, learnt from matched comparisons.
///
///     ln q = mean of what is measured on + kind + paper of the kind + row + noise of the reading
///
/// all normal; the mean has a unit prior. The three spreads are not known and few papers tell them,
/// so that every prediction is a mean over a grid of spreads, weighed by how well each explains the
/// rows and by lognormal priors (medians 0.2, 0.3, 0.3). For a paper that nobody has read widths
/// follow Student's t with a degree less than papers.
public struct InterventionModel: Sendable {
  public let rows: Int
  public let papers: Int
  private let isRecipe: Bool
  private let fits: [Fit]

  /// The tree of means at one choice of spreads, and its weight.
  private struct Fit: Sendable {
    let spreads: Spreads
    /// By what it is measured on and kind: what the rows of a kind say of its mean.
    let messages: [EvaluationText: [String: Message]]
    var weight: Double
  }

  /// Deviations of ln q between kinds, papers of a kind, and rows of a paper.
  struct Spreads: Sendable {
    let kind: Double
    let paper: Double
    let row: Double

    /// From far below to far above the medians of the priors, with the priors' logarithms.
    static let grid: [(spreads: Spreads, prior: Double)] = {
      let steps: [Double] = (0..<7).map { Double($0) * 0.7 - 2.1 }
      var grid: [(spreads: Spreads, prior: Double)] = []
      for one in steps {
        for two in steps {
          for three in steps {
            let spreads = Spreads(
              kind: 0.2 * exp(one), paper: 0.3 * exp(two), row: 0.3 * exp(three))
            let square: Double = one * one + two * two + three * three
            grid.append((spreads, -square / 2))
          }
        }
      }
      return grid
    }()
  }

  /// What rows say of a mean: a normal likelihood, and the evidence for it.
  private struct Message: Sendable {
    var mean: Double
    var variance: Double
    var evidence: Double

    /// Independent statements of one mean.
    init(_ parts: [Message]) {
      let precision = parts.reduce(0) { $0 + 1 / $1.variance }
      let mean = parts.reduce(0) { $0 + $1.mean / $1.variance } / precision
      self.mean = mean
      variance = 1 / precision
      evidence = parts.reduce(0.5 * log(2 * .pi / precision)) { sum, part in
        let off = part.mean - mean
        return sum + part.evidence - 0.5 * log(2 * .pi * part.variance)
          - off * off / (2 * part.variance)
      }
    }

    init(mean: Double, variance: Double, evidence: Double = 0) {
      (self.mean, self.variance, self.evidence) = (mean, variance, evidence)
    }

    /// What it says of a mean from which this one differs by a spread.
    func widened(by spread: Double) -> Message {
      Message(mean: mean, variance: variance + spread * spread, evidence: evidence)
    }
  }

  /// The model of data, or of recipes, from the rows that count.
  public init(_ interventions: [Intervention], recipes: Bool) {
    let own = interventions.filter { $0.isFitted && $0.isRecipe == recipes }
    isRecipe = recipes
    rows = own.count
    papers = Set(own.map(\.paper)).count
    let grouped = Dictionary(grouping: own, by: \.text).mapValues { ofText in
      Dictionary(grouping: ofText, by: \.kind).mapValues { rows -> [[Intervention]] in
        Dictionary(grouping: rows, by: \.paper).sorted { $0.key < $1.key }.map { $0.value }
      }.sorted { $0.key < $1.key }
    }.sorted { $0.key.rawValue < $1.key.rawValue }
    var fits = Spreads.grid.map { spreads, prior -> Fit in
      var messages: [EvaluationText: [String: Message]] = [:]
      var weight = prior
      for (text, kinds) in grouped {
        var all: [Message] = []
        for (kind, papers) in kinds {
          let message = Message(
            papers.map { rows in
              Message(
                rows.compactMap(\.q).map {
                  Message(
                    mean: $0.logarithm,
                    variance: $0.deviation * $0.deviation + spreads.row * spreads.row)
                }
              ).widened(by: spreads.paper)
            })
          messages[text, default: [:]][kind] = message
          all.append(message.widened(by: spreads.kind))
        }
        let mean = Message(all)
        weight +=
          mean.evidence - 0.5 * log(2 * .pi * (mean.variance + 1))
          - mean.mean * mean.mean / (2 * (mean.variance + 1))
      }
      return Fit(spreads: spreads, messages: messages, weight: weight)
    }
    let most = fits.map(\.weight).max() ?? 0
    for index in fits.indices { fits[index].weight = exp(fits[index].weight - most) }
    let sum = fits.reduce(0) { $0 + $1.weight }
    for index in fits.indices { fits[index].weight /= sum }
    self.fits = fits.filter { $0.weight > 1e-6 }
  }

  /// The bundled models.
  public static let data = InterventionModel(Intervention.bundled, recipes: false)
  public static let recipe = InterventionModel(Intervention.bundled, recipes: true)

  /// Mean deviations of ln q between kinds, between papers of a kind, between rows of a paper.
  public var spreads: (kind: Double, paper: Double, row: Double) {
    fits.reduce((0, 0, 0)) { sum, fit in
      (
        sum.0 + fit.weight * fit.spreads.kind, sum.1 + fit.weight * fit.spreads.paper,
        sum.2 + fit.weight * fit.spreads.row
      )
    }
  }

  /// Whether rows of a kind on a text are among those that it learnt from.
  func holds(_ kind: String, on text: EvaluationText) -> Bool {
    fits.first?.messages[text]?[kind] != nil
  }

  /// What a new paper would find of a kind; `nil` as kind is one that the table does not hold.
  ///
  /// `noise` is that of its reading, for testing what was read; 0 for what it is worth.
  public func prediction(
    of kind: String?, on text: EvaluationText, noise: Double = 0
  ) -> PredictedMultiplier {
    let parts = fits.map { fit -> (weight: Double, mean: Double, deviation: Double) in
      let kinds = fit.messages[text] ?? [:]
      let others = kinds.filter { $0.key != kind }.sorted { $0.key < $1.key }
        .map { $0.value.widened(by: fit.spreads.kind) }
      var own = Message(others + [Message(mean: 0, variance: 1)]).widened(by: fit.spreads.kind)
      if let known = kind.flatMap({ kinds[$0] }) { own = Message([own, known]) }
      let (paper, row) = (fit.spreads.paper, fit.spreads.row)
      let variance = own.variance + paper * paper + row * row + noise * noise
      return (fit.weight, own.mean, variance.squareRoot())
    }
    return PredictedMultiplier(parts: parts, degrees: Double(max(papers - 1, 1)))
  }
}

/// What a change is worth as a mixture of normals in ln q.
public struct PredictedMultiplier: Sendable {
  private let parts: [(weight: Double, mean: Double, deviation: Double)]
  private let degrees: Double

  init(parts: [(weight: Double, mean: Double, deviation: Double)], degrees: Double) {
    self.parts = parts
    self.degrees = degrees
  }

  /// Mean of ln q.
  public var centre: Double { parts.reduce(0) { $0 + $1.weight * $1.mean } }

  /// The deviation of ln q.
  public var deviation: Double {
    let centre = centre
    return parts.reduce(0) {
      $0 + $1.weight
        * ($1.deviation * $1.deviation + ($1.mean - centre) * ($1.mean - centre))
    }.squareRoot()
  }

  /// The interval of q at a level.
  public func interval(level: Double) -> ClosedRange<Double> {
    let p = (1 + level) / 2
    let wider = StudentT.quantile(p, degrees: degrees) / Normal.quantile(p)
    let half = (quantile(p) - quantile(1 - p)) / 2 * wider
    let middle = (quantile(p) + quantile(1 - p)) / 2
    return exp(middle - half)...exp(middle + half)
  }

  private func quantile(_ p: Double) -> Double {
    var (low, high) = (centre - 10 * deviation, centre + 10 * deviation)
    for _ in 0..<50 {
      let middle = (low + high) / 2
      let below = parts.reduce(0) {
        $0 + $1.weight * Normal.probability(below: (middle - $1.mean) / $1.deviation)
      }
      if below < p { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}
