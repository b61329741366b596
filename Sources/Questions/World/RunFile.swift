import Fitting
import Formats
import Spec

/// Runs that a scenario names: measured ones from files, or simulated ones.
public struct RunFile: Sendable {
  public let name: String
  public let runs: Runs
  /// The corpora of the runs, as `runs.corpora` numbers them.
  public let corpora: [String]
}

extension RunFile {
  /// The section of a scenario file.
  public static var field: Field {
    Field(
      key: "runFiles", summary: "Tables of measured runs, by names of your own",
      shape: .dictionary(of: RunSource.description.shape(name: "runFile")))
  }

  /// Reads the section; what has faults is left out.
  public static func all(_ section: Node?, _ reader: Reader) -> [RunFile] {
    (section?.members ?? []).compactMap { member in
      reader.read(member.value, as: RunSource.self).map { source in
        RunFile(name: member.key, runs: source.runs, corpora: source.corpora)
      }
    }
  }
}

extension World {
  /// The runs of a name.
  public func runFile(_ name: String) -> RunFile? { runFiles.first { $0.name == name } }
}
