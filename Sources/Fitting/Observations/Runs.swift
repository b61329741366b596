/// The runs that a law is fitted to, column by column.
///
/// Every value is finite and positive, and all columns are equally long. A column that the source
/// does not have is `nil`.
public struct Runs: Hashable, Sendable {
  public private(set) var parameters: [Double]
  public private(set) var tokens: [Double]
  /// Nats per token.
  public private(set) var loss: [Double]
  public let experts: [Double]?
  public let granularity: [Double]?
  public let unique: [Double]?
  public let density: [Double]?
  public private(set) var weights: [Double]
  /// The group of each run, numbered in order of appearance; each run alone by default.
  public private(set) var groups: [Int]
  /// The corpus of each run, numbered from 0; `nil` where all runs saw the same data.
  public let corpora: [Int]?
  /// Where each run stands, as `runs.csv:12`; `nil` where they come from no file.
  public private(set) var places: [String]?
  /// Whether a column said which runs belong together, so that each of its groups is one.
  public private(set) var isGroupNamed = false

  public var count: Int { loss.count }

  /// Training FLOP of each run as 6ND.
  public var sixND: [Double] { zip(parameters, tokens).map { 6 * $0 * $1 } }

  /// Runs from columns; `nil` where their lengths differ or a value is not finite and positive.
  public init?(
    parameters: [Double], tokens: [Double], loss: [Double], experts: [Double]? = nil,
    granularity: [Double]? = nil, unique: [Double]? = nil, density: [Double]? = nil,
    weights: [Double]? = nil, groups: [Int]? = nil, corpora: [Int]? = nil
  ) {
    let count = loss.count
    let columns = [parameters, tokens, loss, experts, granularity, unique, density, weights]
      .compactMap { $0 }
    guard columns.allSatisfy({ $0.count == count }), (groups?.count ?? count) == count,
      (corpora?.count ?? count) == count, corpora?.allSatisfy({ $0 >= 0 }) ?? true,
      columns.allSatisfy({ $0.allSatisfy { $0.isFinite && $0 > 0 } })
    else { return nil }
    self.parameters = parameters
    self.tokens = tokens
    self.loss = loss
    self.experts = experts
    self.granularity = granularity
    self.unique = unique
    self.density = density
    self.weights = weights ?? [Double](repeating: 1, count: count)
    self.groups = groups ?? Array(0..<count)
    self.corpora = corpora
  }

  /// Whether the table has a column.
  public func has(_ column: RunColumn) -> Bool {
    switch column {
    case .experts: experts != nil
    case .granularity: granularity != nil
    case .unique: unique != nil
    case .density: density != nil
    case .parameters, .tokens, .flop, .loss, .weight, .group: true
    }
  }

  /// The runs at some positions, in that order.
  public func selecting(_ positions: [Int]) -> Runs {
    Runs(self, positions)
  }

  /// The runs for which a condition on their position holds.
  public func filter(_ isKept: (Int) -> Bool) -> Runs {
    selecting((0..<count).filter(isKept))
  }

  /// The same designs with other losses.
  public func replacingLoss(_ loss: [Double]) -> Runs? {
    guard loss.count == count, loss.allSatisfy({ $0.isFinite && $0 > 0 }) else { return nil }
    return replacing(loss: loss)
  }

  /// The same runs with all sizes or all tokens multiplied.
  func scaling(_ column: RunColumn, by factor: Double) -> Runs? {
    var copy = self
    if column == .parameters { copy.parameters = parameters.map { $0 * factor } }
    if column == .tokens { copy.tokens = tokens.map { $0 * factor } }
    let isSound = (copy.parameters + copy.tokens).allSatisfy { $0.isFinite && $0 > 0 }
    return isSound ? copy : nil
  }

  /// The same designs with other losses, weights or groups, which are as many and as sound.
  func replacing(
    loss: [Double]? = nil, weights: [Double]? = nil, groups: [Int]? = nil
  ) -> Runs {
    var copy = self
    copy.loss = loss ?? copy.loss
    copy.weights = weights ?? copy.weights
    copy.groups = groups ?? copy.groups
    return copy
  }

  /// The same runs with the places at which they stand, or with none.
  func standing(at places: [String]?, isGroupNamed: Bool? = nil) -> Runs {
    var copy = self
    copy.places = places
    copy.isGroupNamed = isGroupNamed ?? copy.isGroupNamed
    return copy
  }

  private init(_ runs: Runs, _ positions: [Int]) {
    func take<Value>(_ column: [Value]) -> [Value] { positions.map { column[$0] } }
    parameters = take(runs.parameters)
    tokens = take(runs.tokens)
    loss = take(runs.loss)
    experts = runs.experts.map(take)
    granularity = runs.granularity.map(take)
    unique = runs.unique.map(take)
    density = runs.density.map(take)
    weights = take(runs.weights)
    groups = take(runs.groups)
    corpora = runs.corpora.map(take)
    places = runs.places.map(take)
    isGroupNamed = runs.isGroupNamed
  }
}

extension Runs {
  /// The runs of several tables one after the other; `nil` where there are none.
  ///
  /// Groups of two tables stay apart. Experts and granularity are left out.
  public static func joining(_ parts: [Runs], corpora: [Int]) -> Runs? {
    var groups: [Int] = []
    var first = 0
    for part in parts {
      groups += part.groups.map { $0 + first }
      first = (groups.max() ?? -1) + 1
    }
    let hasUnique = parts.allSatisfy { $0.unique != nil }
    let places = parts.compactMap(\.places).flatMap { $0 }
    let runs = Runs(
      parameters: parts.flatMap(\.parameters), tokens: parts.flatMap(\.tokens),
      loss: parts.flatMap(\.loss), unique: hasUnique ? parts.flatMap { $0.unique ?? [] } : nil,
      weights: parts.flatMap(\.weights), groups: groups, corpora: corpora)
    return runs?.standing(
      at: places.count == corpora.count ? places : nil,
      isGroupNamed: parts.allSatisfy(\.isGroupNamed))
  }
}

extension Runs {
  /// The positions of the runs in each group, groups in order of appearance.
  static func members(of groups: [Int]) -> [[Int]] {
    var order: [Int: Int] = [:]
    var members: [[Int]] = []
    for (run, group) in groups.enumerated() {
      if let position = order[group] {
        members[position].append(run)
      } else {
        order[group] = members.count
        members.append([run])
      }
    }
    return members
  }
}

extension Runs {
  /// A group for each run, shared by runs that agree in size and tokens to 1e-4 and in the loss to 1e-5
  /// of it; `nil` where none do.
  var nearCopies: [Int]? {
    let order = (0..<count).sorted { (loss[$0], $0) < (loss[$1], $1) }
    var groups = Array(0..<count)
    func agree(_ one: Int, _ other: Int) -> Bool {
      abs(parameters[one] / parameters[other] - 1) < 1e-4
        && abs(tokens[one] / tokens[other] - 1) < 1e-4
        && [experts, granularity, unique, density].allSatisfy {
          $0.map { $0[one] == $0[other] } ?? true
        }
    }
    for place in order.indices {
      for next in order[(place + 1)...].prefix(100) {
        guard loss[next] < loss[order[place]] * (1 + 1e-5) else { break }
        if agree(order[place], next) { groups[next] = groups[order[place]] }
      }
    }
    let different = Set(groups).count
    return different < count ? groups : nil
  }
}
