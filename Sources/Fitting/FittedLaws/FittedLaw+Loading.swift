import Diagnostics
import Formats
import ScalingLaws

extension FittedLaw {
  /// Whether a text names a file rather than a bundled law.
  public static func isPath(_ text: String) -> Bool {
    text.contains("/") || text.hasSuffix(".json5") || text.hasSuffix(".json")
  }

  /// The id of the law in a file: its name without folders and ending.
  public static func id(ofPath path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    return file.firstIndex(of: ".").map { String(file[..<$0]) } ?? file
  }

  /// Checks the law that a file holds.
  ///
  /// - Parameters:
  ///   - bytes: the file's content.
  ///   - path: the file as people name it; its name without folders and ending is the law's id.
  /// - Throws: every fault of the file.
  public init(bytes: [UInt8], path: String) throws(FaultList) {
    let file = try FittedLawFile(bytes: bytes, file: path)
    do {
      try self.init(file, id: Self.id(ofPath: path), path: path, bytes: bytes)
    } catch {
      throw FaultList([
        Fault(file: path, position: nil, problem: error.problem, hint: "fit the law again")
      ])
    }
  }
}
