import Diagnostics
import Units

/// Runs of several corpora, to be explained by competing forms.
public struct CorpusProblem: Sendable {
  public let runs: Runs
  /// The names of the corpora, the reference first.
  public let corpora: [String]
  public let link: CorpusLink
  public let objective: Objective

  /// Runs whose `corpora` number the names.
  ///
  /// - Parameters:
  ///   - runs: runs with the number of their corpus each.
  ///   - corpora: the names in the order of the numbers, the reference first.
  ///   - link: what the loss column holds.
  ///   - objective: squared errors if left out: of log loss, or of error rates.
  /// - Throws: why the runs cannot be compared.
  public init(
    _ runs: Runs, corpora: [String], link: CorpusLink = .loss, objective: Objective? = nil
  ) throws(CorpusRefusal) {
    guard corpora.count >= 2 else { throw .tooFewCorpora(corpora.count) }
    guard let members = runs.corpora, members.allSatisfy({ $0 < corpora.count }) else {
      throw .unknownCorpus
    }
    for (number, name) in corpora.enumerated() {
      let count = members.count { $0 == number }
      guard count >= Self.least else { throw .tooFewRuns(name, count) }
    }
    if link == .error, let worst = runs.loss.max(), worst > 1 { throw .noError(worst) }
    self.runs = runs
    self.corpora = corpora
    self.link = link
    self.objective = objective ?? link.objective
  }

  /// The fewest runs of a corpus that may be compared.
  static let least = 4

  /// The problem of one form.
  func problem(_ effect: CorpusEffect) throws(CorpusRefusal) -> FitProblem {
    do throws(FitRefusal) {
      return try FitProblem(
        CorporaForm(effect, corpora: corpora, link: link), runs: runs, objective: objective)
    } catch {
      throw .form(effect, error)
    }
  }

  /// The problem on some of the runs.
  func selecting(_ positions: [Int]) throws(CorpusRefusal) -> CorpusProblem {
    try CorpusProblem(
      runs.selecting(positions), corpora: corpora, link: link, objective: objective)
  }

  /// The run of the most FLOP, from which scales are counted.
  public var largest: CorpusPlace {
    let best = runs.loss.indices.max {
      runs.parameters[$0] * runs.tokens[$0] < runs.parameters[$1] * runs.tokens[$1]
    }
    return CorpusPlace(size: runs.parameters[best ?? 0], tokens: runs.tokens[best ?? 0])
  }
}

/// Why corpora cannot be compared.
public enum CorpusRefusal: Error, Hashable, Sendable {
  case tooFewCorpora(Int)
  case unknownCorpus
  case tooFewRuns(String, Int)
  /// An error rate above 1.
  case noError(Double)
  case form(CorpusEffect, FitRefusal)
  /// No search for a form ended in a minimum.
  case noMinimum(CorpusEffect)

  public var problem: String {
    switch self {
    case .tooFewCorpora(let count): "\(count) corpora cannot be compared"
    case .unknownCorpus: "a run belongs to no corpus"
    case .tooFewRuns(let name, let count):
      "the corpus \(Fault.quoted(name)) has \(count) runs and needs \(CorpusProblem.least)"
    case .noError(let value): "\(value.rounded(toDigits: 3)) is no error rate, which is 1 at most"
    case .form(let effect, let refusal): "the form '\(effect.rawValue)': \(refusal.problem)"
    case .noMinimum(let effect):
      "no search for the form '\(effect.rawValue)' ended in a minimum"
    }
  }

  public var hint: String {
    switch self {
    case .tooFewCorpora: "bring runs of two corpora at least"
    case .unknownCorpus: "name the corpus of every run"
    case .tooFewRuns: "bring more runs of it, or leave it out"
    case .noError: "write shares, such as 0.68 for 68 %"
    case .form(_, let refusal): refusal.hint
    case .noMinimum: "leave out the form, or bring runs that vary size and tokens apart"
    }
  }
}
