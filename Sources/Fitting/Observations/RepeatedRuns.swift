import Foundation
import Statistics

/// Rows that share their size, tokens and whatever else a form reads.
public struct RepeatedRuns: Sendable {
  /// What is done with them.
  public enum Choice: String, CaseIterable, Sendable {
    /// The best of each where a setting of training varies among them, else all.
    case auto
    /// All, each for itself.
    case all
    /// The row with the lowest loss.
    case best
    /// The mean of log loss, which counts as many times as it has rows.
    case mean
    /// All, resampled together.
    case group
  }

  /// Rows before anything was done, and the different designs among them.
  public let rows: Int
  public let cells: Int
  /// What was done.
  public let choice: Choice
  /// Columns that vary within cells.
  public let varying: [String]
  /// The standard deviation of log loss within cells.
  public let pureError: Double
  /// The sum of squares of log loss within cells, and its degrees of freedom.
  let pureSquares: Double
  var pureDegrees: Double { Double(rows - cells) }

  /// The cell of each run, in order of appearance.
  static func cells(of runs: Runs) -> [Int] {
    var known: [[Double]: Int] = [:]
    return (0..<runs.count).map { run in
      let key =
        [runs.parameters[run], runs.tokens[run]]
        + [runs.experts, runs.granularity, runs.unique, runs.density].compactMap { $0?[run] }
      if let cell = known[key] { return cell }
      known[key] = known.count
      return known.count - 1
    }
  }

  /// `nil` where every run has a design of its own.
  init?(_ runs: Runs, cells: [Int], columns: [(name: String, texts: [String])], _ choice: Choice) {
    let count = (cells.max() ?? -1) + 1
    guard count < runs.count else { return nil }
    let members = Runs.members(of: cells)
    varying = columns.filter { column in
      members.contains { Set($0.map { column.texts[$0] }).count > 1 }
    }.map(\.name)
    var squares = 0.0
    for cell in members {
      squares += Sample(cell.map { log(runs.loss[$0]) }).squares
    }
    rows = runs.count
    self.cells = count
    pureSquares = squares
    pureError = (squares / Double(runs.count - count)).squareRoot()
    let hasSetting = varying.contains { name in
      RunHeader(name).keys.contains(where: RunColumn.settings.contains)
    }
    self.choice = choice == .auto ? (hasSetting ? .best : .all) : choice
  }

  /// What the rows are and what was done with them.
  var summary: String {
    let done =
      switch choice {
      case .best: "the lowest loss of each was taken"
      case .mean: "the mean of each was taken, which counts as often as it has rows"
      case .group: "those of one design are resampled together"
      case .auto, .all: "each counts as a run of its own"
      }
    let others = Choice.allCases.filter { $0 != .auto && $0 != choice }.map(\.rawValue)
    return "\(rows) rows have \(cells) different designs"
      + (varying.isEmpty ? "" : ", among which \(varying.joined(separator: ", ")) vary")
      + ": \(done); --repeats \(others.joined(separator: ", ")) does otherwise"
  }

  /// The positions of the runs that stay, and the runs with their losses, weights and groups.
  func applied(to runs: Runs, cells: [Int]) -> (runs: Runs, kept: [Int]) {
    let members = Runs.members(of: cells)
    switch choice {
    case .auto, .all: return (runs, Array(0..<runs.count))
    case .group: return (runs.replacing(groups: cells), Array(0..<runs.count))
    case .best:
      let kept = members.compactMap { $0.min { runs.loss[$0] < runs.loss[$1] } }
      return (runs.selecting(kept).replacing(groups: Array(0..<kept.count)), kept)
    case .mean:
      let kept = members.compactMap(\.first)
      let loss = members.map { cell in
        exp(cell.reduce(0) { $0 + log(runs.loss[$1]) } / Double(cell.count))
      }
      let weights = members.map { $0.reduce(0) { $0 + runs.weights[$1] } }
      let mean = runs.selecting(kept).replacing(
        loss: loss, weights: weights, groups: Array(0..<kept.count))
      return (mean, kept)
    }
  }
}
