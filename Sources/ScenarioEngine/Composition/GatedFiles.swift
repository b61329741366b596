import Diagnostics
import Spec

/// The files that the questions of a scenario name, as far as they may be read.
struct GatedFiles: FileSource {
  let gate: FileGate
  let kept: KeptContent? = KeptContent()

  func path(of name: String, in file: String) -> String {
    PathText.joined(PathText.folder(of: file), name)
  }

  func read(_ name: String, in file: String, _ take: ([UInt8]) -> Void) throws(InputFault) {
    try gate.read(named: name, at: path(of: name, in: file), take)
  }
}
