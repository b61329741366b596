import Diagnostics
import Fitting
import Formats
import Spec

/// How the runs of files and the corpus of each are read.
struct RunReading {
  let columns: RunColumns
  let inputs: RunReadingInputs
  /// The corpus of all runs; `nil` where a column names it.
  let corpus: String?
  /// The corpora whose runs are kept; `nil` for all.
  let kept: [String]?

  /// Headers of a corpus, without case, spaces and punctuation.
  private static let usual = ["corpus", "data", "dataset", "datasetname", "mix"]

  /// The runs of all files as one table, corpora numbered in order of appearance.
  func runs(
    of files: [RunTable], _ ask: inout Asking
  ) throws(Unsettled) -> RunSource.Found {
    if corpus != nil, columns.corpus != nil {
      throw ask.fault(
        at: "data", "the corpus is given by a column and by 'data'", "leave out one of them")
    }
    if let corpus, kept != nil {
      throw ask.fault(
        at: "only", "all runs saw \(Fault.quoted(corpus)), so that 'only' has no effect",
        "leave out one of 'data' and 'only'")
    }
    var parts: [RunSource.Found] = []
    for file in files { parts.append(try part(of: file, &ask)) }
    let unit = parts.first?.lossUnit ?? FittedLaw.standardUnit
    if let (file, other) = zip(files, parts).first(where: { $1.lossUnit != unit }) {
      throw file.fault(
        "its losses are \(other.lossUnit), and those of \(files[0].path) \(unit)",
        "bring all losses in one unit, of one tokenizer and text", ask)
    }
    var names: [String] = []
    var numbers: [Int] = []
    for corpus in parts.flatMap(\.corpora) {
      if !names.contains(corpus) { names.append(corpus) }
      numbers.append(names.firstIndex(of: corpus) ?? 0)
    }
    guard let all = Runs.joining(parts.map(\.runs), corpora: numbers), !numbers.isEmpty else {
      throw ask.fault(
        at: "only", "the files hold no runs", "bring runs of the corpora that are named")
    }
    return (all, names, unit)
  }

  /// The runs of one file with the corpus of each.
  private func part(
    of file: RunTable, _ ask: inout Asking
  ) throws(Unsettled) -> RunSource.Found {
    var sheet = file.sheet
    var corpora: [String]
    if let corpus {
      corpora = [String](repeating: corpus, count: sheet.records.count)
    } else {
      let position = try corpusColumn(of: sheet, &ask)
      if let kept { sheet = sheet.filter { kept.contains($0[position]) } }
      corpora = sheet.records.map { $0[position].text }
      try checkNames(corpora, file, &ask)
    }
    let unique: [RunColumn] = columns.names[.unique] == nil ? [] : [.unique]
    var options = inputs.options(
      columns.names, needs: [.parameters, .tokens, .loss] + unique, isDense: true)
    (options.repeats, options.remedies) = (.all, .keys)
    let read = try file.read(sheet, options, ask)
    // Rows may have been left out.
    let byLine = Dictionary(
      zip(sheet.records.map { $0.first?.line ?? 0 }, corpora),
      uniquingKeysWith: { first, _ in first })
    return (read.runs, read.lines.compactMap { byLine[$0] }, read.lossUnit)
  }

  private func corpusColumn(of sheet: RunSheet, _ ask: inout Asking) throws(Unsettled) -> Int {
    let list = sheet.header.map { Fault.visible($0.text, limit: 40) }.joined(separator: ", ")
    if let name = columns.corpus {
      if let position = sheet.index(of: name) { return position }
      throw ask.fault(
        at: "columns", "there is no column \(Fault.quoted(name)) for the corpus",
        "the columns are \(list)")
    }
    let found = sheet.header.indices.filter { position in
      Self.usual.contains(
        sheet.header[position].text.lowercased().filter { $0.isLetter || $0.isNumber })
    }
    guard found.count == 1 else {
      throw ask.fault(
        at: "file",
        found.isEmpty
          ? "no column names the corpus of a run" : "two columns could name the corpus of a run",
        "give 'data' for one corpus, or columns: { corpus: … } with one of \(list)")
    }
    return found[0]
  }

  private func checkNames(
    _ corpora: [String], _ file: RunTable, _ ask: inout Asking
  ) throws(Unsettled) {
    let known = Set(ask.reader.names["corpus"] ?? [])
    var unknown: [String] = []
    for name in corpora where !known.contains(name) && !unknown.contains(name) {
      unknown.append(name)
    }
    guard let first = unknown.first, !ask.reader.isLenient else { return }
    throw ask.fault(
      at: "file",
      "\(Fault.quoted(file.path)) has runs of \(unknown.count) corpora that 'data' does not name, "
        + "such as " + Fault.quoted(first),
      "name them under 'data', or list those to keep under 'only'")
  }
}
