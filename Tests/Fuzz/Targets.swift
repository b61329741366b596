import Diagnostics
import Fitting
import Formats
import Foundation
import ModelConfigs
import ScenarioEngine
import Units

/// A reader that takes texts of strangers.
struct Target: Sendable {
  let name: String
  /// Where seeds lie in the package, and how their names end.
  let seeds: [(folder: String, ending: String)]
  /// Reads an input; refusing it is as good as taking it.
  let read: @Sendable ([UInt8]) -> Void

  static let all = [
    Target(
      name: "json5", seeds: [("scenarios", ".json5"), ("Tests/CommandsTests/Corpus", ".json5")]
    ) { bytes in
      guard let node = try? Document.parse(bytes, file: "f") else { return }
      // What was read is written so that it reads back the same.
      let text = node.text(.compact)
      guard let again = try? Document.parse(Array(text.utf8), file: "f") else {
        fatalError("does not read back: \(text.prefix(200))")
      }
      precondition(again.text(.compact) == text, "reads back another value")
    },
    Target(name: "csv", seeds: [("plots", ".csv")]) { bytes in
      _ = try? CSVTable(bytes: bytes, file: "f")
      // However the bytes arrive.
      var reader = CSVReader(file: "f", keeping: nil)
      for start in stride(from: 0, to: bytes.count, by: 7) {
        reader.take(Array(bytes[start..<min(start + 7, bytes.count)]))
      }
      let (whole, parts) = (try? CSVTable(bytes: bytes, file: "f"), try? reader.finish())
      precondition(whole?.rows == parts?.rows, "parts give another table")
    },
    Target(name: "config", seeds: [("Tests/ModelConfigsTests/Corpus", "configs.txt")]) { bytes in
      _ = try? ModelConfig(bytes: bytes, file: "config.json")
    },
    Target(name: "law", seeds: [("Tests/Fuzz", ".json5")]) { bytes in
      _ = try? FittedLaw(bytes: bytes, path: "law.json5")
    },
    Target(name: "quantity", seeds: []) { bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      if let value = try? Tokens(text: text) {
        precondition(value.value.isFinite && value.value >= 0, "\(text.debugDescription)")
        precondition((try? Tokens(text: value.description)) == value, "\(text.debugDescription)")
      }
      _ = try? Bytes(text: text)
      _ = try? FLOP(text: text)
    },
    Target(
      name: "plan",
      seeds: [("scenarios", ".json5"), ("Tests/CommandsTests/Corpus/right", ".json5")]
    ) { bytes in
      do throws(FaultList) {
        _ = try Scenario(bytes: bytes, file: "s.json5", name: "s")
      } catch {
        precondition(!error.description.isEmpty, "a fault has words")
        precondition(
          error.description.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 },
          "a fault steers no terminal")
      }
    },
  ]

  /// The texts to begin with, each at most 16 KiB.
  func corpus(in package: String) -> [[UInt8]] {
    var texts = name == "quantity" ? Self.quantities.map { Array($0.utf8) } : [Array("{}".utf8)]
    for (folder, ending) in seeds {
      let root = package + "/" + folder
      let paths = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
      for path in paths.sorted() where path.hasSuffix(ending) {
        guard let bytes = try? FileBytes.all(root + "/" + path) else { continue }
        let lines = bytes.split(separator: UInt8(ascii: "\n"))
        // Tables of configurations hold one a line, behind tabs.
        texts +=
          ending == "configs.txt"
          ? lines.compactMap { $0.split(separator: 9).dropFirst(2).first.map { Array($0) } }
          : [Array(bytes.prefix(16_384))]
      }
    }
    return texts
  }

  private static let quantities = [
    "12T", "1.5B", "3.3e24", ".5T", "12T tokens", " 7 ", "1e3B", "0", "1e-300", "999P", "1e308",
  ]
}
