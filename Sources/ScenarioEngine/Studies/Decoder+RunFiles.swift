import Diagnostics
import Fitting
import Formats
import Questions

extension Decoder {
  /// The measured runs that the scenario reads from files.
  mutating func runFiles(_ node: Node?) -> [RunFile] {
    (node?.members ?? []).compactMap { runFile($0) }
  }

  private mutating func runFile(_ member: Member) -> RunFile? {
    let node = member.value
    if let simulated = node["simulate"] { return self.simulated(simulated, member.key) }
    guard let file = node["file"] else { return nil }
    let files = file.items ?? [file]
    let names = columnNames(node["columns"])
    var parts: [(runs: Runs, corpora: [String])] = []
    var paths: [String] = []
    for file in files {
      // What could not be read has been noted.
      guard let path = Companions.path(of: file, in: self.file),
        let sheet = companions.sheet(named: file, in: self.file)
      else { return nil }
      paths.append(file.text ?? path)
      guard let part = part(of: sheet, path, node, names) else { return nil }
      parts.append(part)
    }
    return joined(parts, member.key, paths, node)
  }

  private func columnNames(_ node: Node?) -> [RunFileColumn: String] {
    var names: [RunFileColumn: String] = [:]
    for column in RunFileColumn.allCases {
      if let text = node?[column.rawValue]?.text { names[column] = text }
    }
    return names
  }

  /// The runs of one file with the corpus of each.
  private mutating func part(
    of sheet: RunSheet, _ path: String, _ node: Node, _ names: [RunFileColumn: String]
  ) -> (runs: Runs, corpora: [String])? {
    var used = sheet
    var corpora: [String]
    if let data = node["data"] {
      guard let corpus = corpus(named: data) else { return nil }
      if let column = node["columns"]?["corpus"] {
        note(column, "the corpus is given by a column and by 'data'", "leave out one of them")
        return nil
      }
      corpora = [String](repeating: corpus.name, count: sheet.records.count)
    } else {
      guard let position = corpusColumn(of: sheet, names[.corpus], node) else { return nil }
      if let only = node["only"]?.items?.compactMap(\.text) {
        used = sheet.filter { only.contains($0[position]) }
      }
      corpora = used.records.map { $0[position].text }
      guard areKnown(corpora, path, node) else { return nil }
    }
    var columns: [RunColumn: String] = [:]
    for (column, name) in names { if let own = column.column { columns[own] = name } }
    do throws(FaultList) {
      var runs = try used.runs(named: columns)
      if names[.unique] != nil {
        runs = try used.runs(named: columns, needs: [.parameters, .tokens, .loss, .unique])
      }
      return (runs, corpora)
    } catch {
      faults += error.faults
      return nil
    }
  }

  private mutating func corpusColumn(
    of sheet: RunSheet, _ name: String?, _ node: Node
  ) -> Int? {
    let list = sheet.header.map(\.text).joined(separator: ", ")
    if let name {
      if let position = sheet.index(of: name) { return position }
      note(
        node["columns"]?["corpus"] ?? node,
        "there is no column \(Fault.quoted(name)) for the corpus",
        "the columns are \(list)")
      return nil
    }
    let usual = ["corpus", "data", "dataset", "datasetname", "mix"]
    let found = sheet.header.indices.filter { position in
      usual.contains(
        sheet.header[position].text.lowercased().filter { $0.isLetter || $0.isNumber })
    }
    guard found.count == 1 else {
      note(
        node,
        found.isEmpty
          ? "no column names the corpus of a run" : "two columns could name the corpus of a run",
        "give 'data' for one corpus, or columns: { corpus: … } with one of \(list)")
      return nil
    }
    return found[0]
  }

  private mutating func areKnown(_ corpora: [String], _ path: String, _ node: Node) -> Bool {
    let names = Set(self.known.corpora)
    var unknown: [String] = []
    for name in corpora where !names.contains(name) && !unknown.contains(name) {
      unknown.append(name)
    }
    guard let first = unknown.first else { return true }
    note(
      node,
      "\(Fault.quoted(path)) has runs of \(unknown.count) corpora that 'data' does not name, such as "
        + Fault.quoted(first),
      "name them under 'data', or list those to keep under 'only'")
    return false
  }

  /// The runs of all parts as one table, corpora numbered in order of appearance.
  private mutating func joined(
    _ parts: [(runs: Runs, corpora: [String])], _ name: String, _ paths: [String], _ node: Node
  ) -> RunFile? {
    var names: [String] = []
    var numbers: [Int] = []
    for corpus in parts.flatMap(\.corpora) {
      if !names.contains(corpus) { names.append(corpus) }
      numbers.append(names.firstIndex(of: corpus) ?? 0)
    }
    let all = Runs.joining(parts.map(\.runs), corpora: numbers)
    guard let all, !numbers.isEmpty else {
      note(node, "the files hold no runs", "bring runs of the corpora that are named")
      return nil
    }
    return RunFile(name: name, paths: paths, runs: all, corpora: names)
  }
}

extension Runs {
  /// The runs of several tables one after the other; `nil` where there are none.
  static func joining(_ parts: [Runs], corpora: [Int]) -> Runs? {
    var groups: [Int] = []
    var first = 0
    for part in parts {
      groups += part.groups.map { $0 + first }
      first = (groups.max() ?? -1) + 1
    }
    let hasUnique = parts.allSatisfy { $0.unique != nil }
    return Runs(
      parameters: parts.flatMap(\.parameters), tokens: parts.flatMap(\.tokens),
      loss: parts.flatMap(\.loss), unique: hasUnique ? parts.flatMap { $0.unique ?? [] } : nil,
      weights: parts.flatMap(\.weights), groups: groups, corpora: corpora)
  }
}
