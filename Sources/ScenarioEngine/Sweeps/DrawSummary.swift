import Statistics
import Tabular

/// The answers of all draws of one combination, summed up as intervals.
struct DrawSummary {
  private let layout: SweepLayout
  /// The answers to each number of each group.
  private var answers: [[Double]]
  private var next = 0
  private var draws = 0

  init(layout: SweepLayout) {
    self.layout = layout
    answers =
      layout.sweep.draws > 0
      ? Array(repeating: [], count: layout.groups.count * layout.summed.count) : []
  }

  /// Takes the numbers of some groups of a draw, in order.
  mutating func add(_ numbers: ArraySlice<Double>) {
    for number in numbers {
      if number.isFinite { answers[next].append(number) }
      next += 1
    }
    if next == answers.count {
      next = 0
      draws += 1
    }
  }

  /// Adds a row for each group and number.
  func append(to block: inout RowBlock, positions: [Int]) {
    let tail = (1 - layout.sweep.level) / 2
    for group in layout.groups.indices {
      for number in layout.summed.indices {
        let sorted = answers[group * layout.summed.count + number].sorted()
        for position in positions { block.labels.append(Int32(position)) }
        // Run, against, mode and law are labels by group.
        for _ in 0..<4 { block.labels.append(Int32(group)) }
        block.labels.append(Int32(number))
        block.numbers.append(Double(draws))
        block.numbers.append(Double(sorted.count))
        for share in [tail, 0.5, 1 - tail] {
          block.numbers.append(Quantiles.value(at: share, ofSorted: sorted) ?? .nan)
        }
        block.count += 1
      }
    }
  }
}
