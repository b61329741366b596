import Diagnostics
import Fitting
import Formats
import Foundation
import ModelConfigs
import QualityAxes
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
    Target(name: "law", seeds: [("Tests/Fuzz", "law.json5")]) { bytes in
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
    Target(name: "runs", seeds: [("Tests/Fuzz", "runs.csv")]) { bytes in
      _ = try? RunSheet(bytes: bytes)
    },
    Target(name: "safe", seeds: [("Tests/Fuzz", "safe.json")]) { bytes in
      var filter = JSONFilter(leavingOut: SafeResults.idleKeys)
      for start in stride(from: 0, to: bytes.count, by: 7) {
        filter.take(Array(bytes[start..<min(start + 7, bytes.count)]))
      }
      for text in [bytes, filter.kept] {
        for set in (try? SafeResults(bytes: text, file: "safe.json"))?.sets ?? [] {
          precondition(!set.responses.isEmpty, "a side without responses")
        }
      }
    },
    Target(name: "npy", seeds: [("Tests/Published", ".npy")]) { bytes in
      guard let array = try? NumericArray(bytes: bytes, file: "a.npy") else { return }
      precondition(array.shape.reduce(1, *) == array.values.count, "numbers fill the shape")
    },
    Target(name: "tensors", seeds: []) { bytes in
      _ = try? TensorListing(header: bytes, file: "model.safetensors")
      _ = try? TensorListing(csv: bytes, file: "tensors.csv")
      guard let node = try? Document.parse(bytes, file: "t.json") else { return }
      if TensorListing.isListing(node) { _ = try? TensorListing(node, file: "t.json") }
    },
    Target(name: "scenario", seeds: scenarios) { bytes in
      do throws(FaultList) {
        _ = try Scenario(bytes: bytes, file: "s.json5", name: "s")
      } catch {
        precondition(!error.description.isEmpty, "a fault has words")
        precondition(
          error.description.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 },
          "a fault steers no terminal")
      }
    },
    // All that `moesim plan` computes.
    Target(name: "plan", seeds: scenarios) { bytes in
      let scenario = try? Scenario(bytes: bytes, file: "s.json5", name: "s")
      _ = try? scenario?.evaluate(includingSweep: false).plannedTables()
    },
  ]

  /// The most seconds of a processor that an input may take: other work beside it does not count.
  private var patience: Double {
    #if DEBUG
      10
    #else
      // An answer may ask for many resamples.
      name == "plan" ? 10 : 1
    #endif
  }

  /// Reads an input, and stops the program where that takes too long.
  func readInTime(_ input: [UInt8]) {
    let begun = Self.processorSeconds
    read(input)
    let taken = Self.processorSeconds - begun
    if taken > patience { fatalError("took \(taken) s") }
  }

  private static var processorSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static let scenarios = [
    ("scenarios", ".json5"), ("Tests/CommandsTests/Corpus/right", ".json5"),
  ]

  /// The texts to begin with, each at most 16 KiB, and what `.ci/fuzz` found to reach further.
  func corpus(in package: String) -> [[UInt8]] {
    var texts = [Array("{}".utf8)]
    if name == "quantity" { texts = Self.quantities.map { Array($0.utf8) } }
    if name == "tensors" { texts = Self.tensors }
    let kept = try? FileBytes.all("\(package)/Tests/Fuzz/corpus/\(name).txt")
    texts += (kept ?? []).split(separator: UInt8(ascii: "\n")).compactMap {
      Data(base64Encoded: Data($0)).map { Array($0) }
    }
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

  private static let tensors: [[UInt8]] = {
    let header =
      #"{"a.weight":{"dtype":"BF16","shape":[2,3],"data_offsets":[0,12]},"__metadata__":{}}"#
    return [
      [UInt8(header.utf8.count)] + Array(repeating: 0, count: 7) + Array(header.utf8),
      Array(header.utf8), Array(#"[{"name":"a","shape":[4096,14336],"dtype":"F8_E4M3"}]"#.utf8),
      Array("name,shape,dtype\na,\"torch.Size([2, 3])\",BF16\nb,4x5,I8\n".utf8),
    ]
  }()

  private static let quantities = [
    "12T", "1.5B", "3.3e24", ".5T", "12T tokens", " 7 ", "1e3B", "0", "1e-300", "999P", "1e308",
  ]
}
