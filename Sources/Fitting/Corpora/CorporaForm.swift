import Foundation

/// Chinchilla's form on runs of several corpora, with some constants of each corpus's own.
///
///     L_c = E_c + A_c/(√q_c N)^α + B_c/(√q_c D)^β_c
///
/// The effect says which constants carry the index; q is 1 but for a compute multiplier. The first
/// corpus is the reference. An error rate is linked to that sum s of the two terms by
///
///     error_c = E_c + H (1 - exp(-s_c))
///
/// which is ε - k exp(-γ L) of Gadre et al. 2024 (arXiv:2403.08540) with the law put in for L.
public struct CorporaForm: LawForm {
  public let effect: CorpusEffect
  /// The names of the corpora in the order of their numbers in `Runs.corpora`.
  public let corpora: [String]
  public let link: CorpusLink
  public let constants: [FormConstant]

  public var id: String { "corpora-" + effect.rawValue }
  public var formula: String { link.formula + ", with constants of each corpus's own" }
  public let conventions =
    "N parameters and D tokens as in the runs table; all runs on the same text or score"
  public let needs: [RunColumn] = [.parameters, .tokens, .loss]

  /// Where the constants of a term stand, and how many there are.
  private struct Block {
    let start: Int
    let count: Int

    /// The position of a corpus's constant.
    func index(_ corpus: Int) -> Int { start + (count == 1 ? 0 : corpus) }
  }

  private let floors: Block
  /// H; absent for a loss.
  private let heights: Block
  private let sizes: Block
  private let levels: Block
  private let alpha: Int
  private let exponents: Block
  /// Logarithms of compute multipliers, of all corpora but the first.
  private let multipliers: Block

  /// A form for named corpora, two at least.
  public init(_ effect: CorpusEffect, corpora: [String], link: CorpusLink = .loss) {
    precondition(corpora.count >= 2, "corpora are compared in pairs at least")
    self.effect = effect
    self.link = link
    let role: FormConstant.Role = link == .loss ? .coefficient : .inner
    self.corpora = corpora
    var constants: [FormConstant] = []
    func block(
      _ symbol: String, _ term: CorpusEffect.Term, _ make: (String) -> FormConstant
    ) -> Block {
      let isOwn = effect.terms.contains(term)
      let start = constants.count
      constants += isOwn ? corpora.map { make("\(symbol)[\($0)]") } : [make(symbol)]
      return Block(start: start, count: isOwn ? corpora.count : 1)
    }
    floors = block("E", .floor) {
      FormConstant(
        $0, "loss that no size and no data remove", scale: .logarithm, role: .coefficient,
        starts: -1...1, bounds: -12...4)
    }
    heights = Block(start: constants.count, count: link == .loss ? 0 : 1)
    if link == .error {
      constants.append(
        FormConstant(
          "H", "error that size and data can remove", scale: .logarithm, role: .coefficient,
          starts: -3...1, bounds: -12...4))
    }
    sizes = block("A", .parameters) {
      FormConstant(
        $0, "coefficient of the size term", scale: .logarithm, role: role,
        starts: 0...25, bounds: -50...150)
    }
    levels = block("B", .tokens) {
      FormConstant(
        $0, "coefficient of the data term", scale: .logarithm, role: role,
        starts: 0...25, bounds: -50...150)
    }
    alpha = constants.count
    constants.append(
      FormConstant(
        "alpha", "exponent of the size", scale: .identity, starts: 0.1...1, bounds: 0...4))
    exponents = block("beta", .exponent) {
      FormConstant($0, "exponent of the data", scale: .identity, starts: 0.1...1, bounds: 0...4)
    }
    let start = constants.count
    if effect.terms.contains(.compute) {
      constants += corpora.dropFirst().map {
        FormConstant(
          "q[\($0)]", "compute multiplier", scale: .logarithm, starts: -0.5...0.5, bounds: -7...7)
      }
    }
    multipliers = Block(start: start, count: constants.count - start)
    self.constants = constants
  }

  public func features(of runs: Runs) -> [[Double]] {
    let members = runs.corpora ?? [Int](repeating: 0, count: runs.count)
    return [runs.parameters.map { log($0) }, runs.tokens.map { log($0) }]
      + corpora.indices.map { corpus in members.map { $0 == corpus ? 1 : 0 } }
  }

  public func evaluate(_ batch: Batch, at c: UnsafeBufferPointer<Double>) {
    let (logSize, logTokens) = (batch.feature(0), batch.feature(1))
    let logLoss = batch.logLoss
    let count = corpora.count
    let floorValues = (0..<floors.count).map { exp(c[floors.start + $0]) }
    let alpha = c[self.alpha]
    let height = link == .loss ? 1 : exp(c[heights.start])
    for step in 0..<batch.steps {
      func flag(_ corpus: Int) -> Lanes { batch.feature(2 + corpus)[step] }
      func value(_ block: Block) -> Lanes {
        if block.count == 1 { return Lanes(repeating: c[block.start]) }
        var sum = Lanes.zero
        for corpus in 0..<count { sum += flag(corpus) * c[block.start + corpus] }
        return sum
      }
      var floor = Lanes(repeating: floorValues[0])
      if floors.count > 1 {
        floor = .zero
        for corpus in 0..<count { floor += flag(corpus) * floorValues[corpus] }
      }
      var half = Lanes.zero
      for position in 0..<multipliers.count {
        half += flag(position + 1) * (0.5 * c[multipliers.start + position])
      }
      let (n, d) = (logSize[step] + half, logTokens[step] + half)
      let beta = value(exponents)
      let sizeTerm = exponential(value(sizes) - alpha * n)
      let dataTerm = exponential(value(levels) - beta * d)
      let sum = sizeTerm + dataTerm
      let rest = link == .loss ? Lanes.zero : exponential(-sum) * height
      let loss = link == .loss ? sum + floor : floor + height - rest
      let inverse = 1.0 / loss
      // d loss/d sum is 1, or H exp(-s).
      let slope = link == .loss ? inverse : rest * inverse
      let (sizeShare, dataShare) = (sizeTerm * slope, dataTerm * slope)
      if link == .error { batch.derivative(heights.start)[step] = (height - rest) * inverse }
      logLoss[step] = naturalLogarithm(loss)
      func write(_ block: Block, _ share: Lanes) {
        if block.count == 1 {
          batch.derivative(block.start)[step] = share
        } else {
          for corpus in 0..<count {
            batch.derivative(block.start + corpus)[step] = flag(corpus) * share
          }
        }
      }
      write(floors, floor * inverse)
      write(sizes, sizeShare)
      write(levels, dataShare)
      batch.derivative(self.alpha)[step] = -(n * sizeShare)
      write(exponents, -(d * dataShare))
      for position in 0..<multipliers.count {
        batch.derivative(multipliers.start + position)[step] =
          flag(position + 1) * (-0.5) * (alpha * sizeShare + beta * dataShare)
      }
    }
  }
}

extension CorporaForm {
  /// The constants of one corpus, from values of all constants.
  public func law(of corpus: Int, _ values: [Double]) -> CorpusLaw {
    let q =
      multipliers.count == 0 || corpus == 0 ? 1 : values[multipliers.start + corpus - 1]
    let (alpha, beta) = (values[self.alpha], values[exponents.index(corpus)])
    return CorpusLaw(
      floor: values[floors.index(corpus)],
      height: link == .loss ? nil : values[heights.start],
      a: values[sizes.index(corpus)] * pow(q, -alpha / 2),
      b: values[levels.index(corpus)] * pow(q, -beta / 2), alpha: alpha, beta: beta, compute: q)
  }
}
