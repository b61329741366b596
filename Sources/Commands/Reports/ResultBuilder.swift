import Formats
import Foundation
import Questions
import ReportWriter
import ScalingLaws
import ScenarioEngine
import Spec
import Tabular

/// Turns tables and charts into the files of a result folder.
struct ResultBuilder {
  let name: String
  let title: String
  let tables: [Table]
  let charts: [Chart]
  /// Tables whose files are made elsewhere: their columns.
  var longTables: [Table] = []
  /// The checksum of the request, for parts of a result.
  var part: String?
  /// What was asked, as it was understood, for the manifest.
  let request: JSONValue
  var seed: UInt64 = 0
  let inputs: [Manifest.File]
  let laws: [Manifest.Law]
  let warnings: [String]
  let call: Call
  let started: Date

  /// The tables and the plot scripts.
  func folder() throws(CommandFailure) -> ResultFolder {
    var folder = ResultFolder()
    for table in tables {
      folder.add(name: table.name + ".csv", text: try table.csv())
    }
    for chart in charts {
      folder.add(name: chart.name + ".gp", text: GnuplotScript.text(of: chart))
    }
    return folder
  }

  /// Sees, before any work, that the result may take the place of what is there.
  func check(_ path: String) throws(CommandFailure) {
    do throws(WriteFailure) {
      try ResultFolder.check(path, by: Author(manifest(of: ResultFolder()), title: title))
    } catch { throw .result(error) }
  }

  /// Adds what describes the folder, puts it in place, and says what is gone beside it.
  func write(_ folder: ResultFolder, to path: String) throws(CommandFailure) {
    var folder = folder
    let author = try CommandFailure.ofWriter { () throws(WriterFault) in
      let listed = folder.facts.filter { fact in
        [".csv", ".gp", ".html"].contains { fact.name.hasSuffix($0) }
      }
      folder.add(
        name: DataPackage.fileName,
        text: try DataPackage.text(
          name: name, title: title, tables: tables + longTables, charts: charts, files: listed))
      let manifest = manifest(of: folder)
      folder.add(name: Manifest.fileName, text: try manifest.text())
      return Author(manifest, title: title)
    }
    do throws(WriteFailure) {
      let gone = Leftovers.text(try folder.write(to: path, by: author))
      // Talk: a closed standard error undoes nothing.
      if !call.has("--quiet") { try? Console.show(gone, on: .error) }
    } catch { throw .result(error) }
  }

  private func manifest(of folder: ResultFolder) -> Manifest {
    Manifest(
      version: Release.version, arguments: call.words,
      directory: FileManager.default.currentDirectoryPath, scenario: request, seed: seed,
      request: part, inputs: inputs, outputs: folder.checksums, laws: laws, warnings: warnings,
      started: started, seconds: Date().timeIntervalSince(started))
  }
}

extension ResultBuilder {
  /// The result of a scenario.
  ///
  /// `holdsSweepAlone` leaves out all but a part of a sweep; `isInBlocks` says that the rows of a long
  /// one are made elsewhere.
  init(
    outcome: Outcome, composition: Composition, call: Call, started: Date,
    holdsSweepAlone: Bool = false, isInBlocks: Bool = false
  ) {
    let scenario = outcome.scenario
    self.init(
      name: scenario.name, title: scenario.title,
      tables: holdsSweepAlone ? [] : outcome.tables(besideBlocks: isInBlocks),
      charts: holdsSweepAlone ? [] : outcome.charts,
      request: JSONValue(scenario.node), seed: scenario.sweep?.seed ?? 0,
      inputs: composition.inputs(of: scenario).map {
        .init(path: $0.path, sha256: $0.digest.sha256)
      },
      laws: scenario.laws.map { .init(id: $0.card.id, source: $0.card.citation) },
      warnings: outcome.warnings, call: call, started: started)
  }

  /// A result of a scenario before anything is computed, which knows only what it is of.
  init(_ item: ScenarioOperands.Item, call: Call, started: Date) {
    self.init(
      name: item.scenario.name, title: item.scenario.title, tables: [], charts: [],
      request: .null,
      inputs: item.inputs.map { .init(path: $0.path, sha256: $0.digest.sha256) }, laws: [],
      warnings: [], call: call, started: started)
  }
}

extension JSONValue {
  /// A node without its places.
  init(_ node: Node) {
    switch node.value {
    case .null: self = .null
    case .boolean(let value): self = .boolean(value)
    case .number(let value): self = .number(value)
    case .text(let value): self = .string(value)
    case .list(let items): self = .array(items.map { JSONValue($0) })
    case .object(let members):
      self = .object(members.map { .init($0.key, JSONValue($0.value)) })
    }
  }
}
