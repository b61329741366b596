import Diagnostics
import Fitting
import Formats
import Foundation
import Spec

/// A table of runs that an input names.
struct RunTable: Sendable {
  let path: String
  /// SHA-256 of the file.
  let sha256: String
  let sheet: RunSheet

  /// The runs of all or some of its rows, with what was read.
  func read(
    _ sheet: RunSheet, _ options: RunOptions, _ ask: Asking
  ) throws(Unsettled) -> ReadRuns {
    do throws(FaultList) {
      return try sheet.read(options)
    } catch {
      ask.reader.note(error)
      throw ask.passedOver()
    }
  }

  /// Notes a fault of the whole table, to be thrown.
  func fault(_ problem: String, _ hint: String, _ ask: Asking) -> Unsettled {
    ask.reader.note(FaultList(file: path, problem: problem, hint: hint))
    return ask.passedOver()
  }
}

extension InputKind where Value == RunTable {
  /// A table of runs of any size: CSV with a header, JSON or JSON Lines.
  static var runTable: InputKind {
    InputKind(
      .scalar(.text("a file")), example: .text("runs.csv"), sample: .sample,
      words: .files(["csv", "tsv", "json", "jsonl"]), text: { $0.path }
    ) { node, reader in
      if reader.isLenient { return .sample }
      var rows = RunSheetReader(file: reader.path(of: node))
      guard let file = reader.read(node, { rows.take($0) }) else { return nil }
      do throws(FaultList) {
        return RunTable(
          path: file.path, sha256: file.digest.sha256, sheet: try rows.finish())
      } catch {
        reader.note(error)
        return nil
      }
    }
  }
}

extension RunTable {
  /// Runs of a law for dense models, E = 1.8, A = 480, B = 2000, α = 0.35, β = 0.37, for examples.
  fileprivate static var sample: RunTable {
    var text = "parameters,tokens,loss,corpus\n"
    for size in [1e8, 3e8, 1e9] {
      for tokens in [2e9, 8e9, 32e9] {
        let loss = 1.8 + 480 * pow(size, -0.35) + 2000 * pow(tokens, -0.37)
        text += "\(size),\(tokens),\(loss),web\n"
      }
    }
    guard let sheet = try? RunSheet(text: text) else {
      preconditionFailure("the sample is a table of runs")
    }
    return RunTable(path: "runs.csv", sha256: "", sheet: sheet)
  }
}
