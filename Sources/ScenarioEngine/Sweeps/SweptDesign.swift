import Questions
import ScalingLaws
import Units

/// What one reading of the scenario comes to, ready for many tokens and budgets.
///
/// What is of no use to the columns that are wanted is not worked out.
final class SweptDesign: Sendable {
  private let comparisons: [ComparisonRequest]
  private let laws: [any ScalingLaw]
  private let directs: [(place: Int, direct: SweptScenario.Direct)]
  /// Active parameters by which FLOP become tokens, for each of `directs`.
  private let active: [Double?]
  private let entries: [Entry]

  /// How the numbers of a group are found.
  private final class Entry: Sendable {
    let group: SweepGroup
    /// A prepared law, and where its tokens come from; `nil` where a full result is needed.
    let plain: (law: any PreparedComparison, tokens: Source)?
    /// What does not depend on tokens, of a full result.
    let steady: ComparisonRequest.Steady?

    init(
      _ group: SweepGroup, plain: (any PreparedComparison, Source)? = nil,
      steady: ComparisonRequest.Steady? = nil
    ) {
      (self.group, self.plain, self.steady) = (group, plain, steady)
    }
  }

  private enum Source: Sendable {
    case constant(Double)
    /// The value in a place, divided.
    case place(Int, dividedBy: Double)
  }

  init(
    _ reading: SweptReading, groups: [SweepGroup], wanted: PlainRequest.Wanted?,
    directs: [(place: Int, direct: SweptScenario.Direct)]
  ) {
    let (comparisons, laws) = (reading.comparisons, reading.world.laws)
    self.comparisons = comparisons
    self.laws = laws
    self.directs = directs
    active = directs.map { item in
      reading.world.run(item.direct.run)?.model.shape?.announcedActive.value
    }
    let active = active
    entries = groups.map { group in
      let (request, law) = (comparisons[group.comparison], laws[group.law])
      guard let wanted, let mode = group.mode, case .denseEquivalent = request.against,
        let source = Self.source(of: request.run, directs, active)
      else {
        let steady = request.steady(under: law, mode: group.mode)
        return Entry(group, steady: steady)
      }
      let prepared = request.prepared(law, mode, wanted)
      return Entry(group, plain: (prepared, source))
    }
  }

  /// What prepared laws work out for the columns; `nil` where one needs a full result.
  static func wanted(_ columns: [SweepNumber]) -> PlainRequest.Wanted? {
    var wanted = PlainRequest.Wanted()
    for column in columns {
      guard let plain = column.plain else { return nil }
      wanted.insert(plain)
    }
    return wanted
  }

  /// Where the tokens of a run come from; `nil` for a family.
  private static func source(
    of run: Run, _ directs: [(place: Int, direct: SweptScenario.Direct)], _ active: [Double?]
  ) -> Source? {
    guard let tokens = run.tokens else { return nil }
    guard let index = directs.firstIndex(where: { $0.direct.run == run.name }) else {
      return .constant(tokens.value)
    }
    switch directs[index].direct {
    case .tokens: return .place(directs[index].place, dividedBy: 1)
    case .flop: return active[index].map { .place(directs[index].place, dividedBy: 6 * $0) }
    }
  }

  /// Adds the numbers of every group, in the order of groups and columns, each with its reading of
  /// full results.
  ///
  /// `values` are the numbers in all places of the case.
  func append(
    _ columns: [SweepNumber], _ readings: [SweepNumber.Reading], at values: [Double],
    to numbers: inout [Double]
  ) {
    for entry in entries {
      guard let (law, source) = entry.plain else {
        let placed = comparisons[entry.group.comparison].placed(at: values, self)
        let result = result(entry, placed)
        for reading in readings { numbers.append(reading(result) ?? .nan) }
        continue
      }
      let tokens =
        switch source {
        case .constant(let tokens): tokens
        case .place(let place, let divisor): values[place] / divisor
        }
      let answers = law.numbers(tokens: tokens)
      for column in columns { numbers.append(column.value(in: answers)) }
    }
  }

  /// The full results of all groups, in their order.
  func results(at values: [Double]) -> [LawResult] {
    let placed = comparisons.map { $0.placed(at: values, self) }
    return entries.map { result($0, placed[$0.group.comparison]) }
  }

  private func result(_ entry: Entry, _ placed: ComparisonRequest) -> LawResult {
    placed.result(under: laws[entry.group.law], mode: entry.group.mode, steady: entry.steady)
  }

  /// A run with the tokens or the FLOP of a case.
  fileprivate func placed(_ run: Run, at values: [Double]) -> Run {
    var run = run
    for (item, active) in zip(directs, active) where item.direct.run == run.name {
      switch item.direct {
      case .tokens: run = run.on(tokens: values[item.place])
      case .flop: run = run.on(flop: values[item.place], active: active)
      }
    }
    return run
  }
}

extension ComparisonRequest {
  fileprivate func placed(at values: [Double], _ design: SweptDesign) -> ComparisonRequest {
    var placed = self
    placed.run = design.placed(run, at: values)
    if case .run(let other) = against { placed.against = .run(design.placed(other, at: values)) }
    return placed
  }
}
