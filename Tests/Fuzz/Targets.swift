import Diagnostics
import Evidence
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
  /// Reads an input and tells whether it was taken; refusing it is as good.
  let read: @Sendable ([UInt8]) -> Bool

  static let all = [
    Target(
      name: "json5", seeds: [("scenarios", ".json5"), ("Tests/CommandsTests/Corpus", ".json5")]
    ) { bytes in
      guard let node = try? Document.parse(bytes, file: "f") else { return false }
      // What was read is written so that it reads back the same.
      let text = node.text(.compact)
      guard let again = try? Document.parse(Array(text.utf8), file: "f") else {
        fatalError("does not read back: \(text.prefix(200))")
      }
      precondition(again.text(.compact) == text, "reads back another value")
      return true
    },
    Target(name: "csv", seeds: [("plots", ".csv")]) { bytes in
      // However the bytes arrive.
      var reader = CSVReader(file: "f", keeping: nil)
      for part in parts(bytes) { reader.take(part) }
      let (whole, parts) = (try? CSVTable(bytes: bytes, file: "f"), try? reader.finish())
      precondition(whole?.rows == parts?.rows, "parts give another table")
      return whole != nil
    },
    Target(name: "config", seeds: [("Tests/ModelConfigsTests/Corpus", "configs.txt")]) { bytes in
      (try? ModelConfig(bytes: bytes, file: "config.json")) != nil
    },
    Target(name: "law", seeds: [("Tests/Fuzz", "law.json5")]) { bytes in
      (try? FittedLaw(bytes: bytes, path: "law.json5")) != nil
    },
    Target(name: "quantity", seeds: []) { bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      let tokens = try? Tokens(text: text)
      if let tokens {
        precondition(tokens.value.isFinite && tokens.value >= 0, "\(text.debugDescription)")
        precondition((try? Tokens(text: tokens.description)) == tokens, "\(text.debugDescription)")
      }
      let others = (try? Bytes(text: text), try? FLOP(text: text))
      return tokens != nil || others.0 != nil || others.1 != nil
    },
    Target(name: "runs", seeds: [("Tests/Fuzz", "runs.csv")]) { bytes in
      (try? RunSheet(bytes: bytes)) != nil
    },
    // One's own scores, sets and steps beside those that are bundled.
    Target(
      name: "evidence",
      seeds: [("Tests/Fuzz", "own.csv"), ("Tests/Fuzz", "pairs.csv"), ("Tests/Fuzz", "steps.csv")]
    ) { bytes in
      let own = try? OwnTable(csv: bytes, file: "own.csv").evidence
      if let range = try? own?.measured().interval(level: 0.8) {
        precondition(range.low <= range.high, "an interval has its ends in order")
      }
      let sets = try? MatchedPairs.bundled.adding(csv: bytes, file: "pairs.csv")
      let steps = try? Intervention.adding(csv: bytes, file: "steps.csv")
      return own != nil || sets != nil || steps != nil
    },
    Target(name: "safe", seeds: [("Tests/Fuzz", "safe.json")]) { bytes in
      var filter = JSONFilter(leavingOut: SafeResults.idleKeys)
      for part in parts(bytes) { filter.take(part) }
      let read = [bytes, filter.kept].compactMap { try? SafeResults(bytes: $0, file: "safe.json") }
      for set in read.flatMap(\.sets) {
        precondition(!set.responses.isEmpty, "a side without responses")
      }
      return !read.isEmpty
    },
    Target(name: "npy", seeds: [("Tests/Published", ".npy")]) { bytes in
      guard let array = try? NumericArray(bytes: bytes, file: "a.npy") else {
        return false
      }
      precondition(array.shape.reduce(1, *) == array.values.count, "numbers fill the shape")
      return true
    },
    Target(name: "tensors", seeds: []) { bytes in
      var read = [
        try? TensorListing(header: bytes, file: "model.safetensors"),
        try? TensorListing(csv: bytes, file: "tensors.csv"),
      ]
      if let node = try? Document.parse(bytes, file: "t.json"), TensorListing.isListing(node) {
        read.append(try? TensorListing(node, file: "t.json"))
      }
      return read.contains { $0 != nil }
    },
    Target(name: "scenario", seeds: scenarios) { bytes in
      do throws(FaultList) {
        _ = try Scenario(bytes: bytes, file: "s.json5", name: "s")
        return true
      } catch {
        precondition(!error.description.isEmpty, "a fault has words")
        precondition(
          error.description.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 },
          "a fault steers no terminal")
        return false
      }
    },
    // All that `moesim plan` computes.
    Target(name: "plan", seeds: scenarios) { bytes in
      let scenario = try? Scenario(bytes: bytes, file: "s.json5", name: "s")
      return (try? scenario?.evaluate(includingSweep: false).plannedTables()) != nil
    },
  ]

  /// An input as it may arrive: in some twenty parts at most, for a header is looked for from its begin each time.
  private static func parts(_ bytes: [UInt8]) -> [[UInt8]] {
    let length = 7 + bytes.count / 20
    return stride(from: 0, to: bytes.count, by: length).map {
      Array(bytes[$0..<min($0 + length, bytes.count)])
    }
  }

  /// The most seconds of a processor that an input may take: other work beside it does not count.
  private var patience: Double {
    #if DEBUG
      10
    #else
      // An answer may ask for many resamples.
      name == "plan" ? 10 : 1
    #endif
  }

  /// Reads an input, tells whether it was taken, and stops the program where that lasts too long.
  func readInTime(_ input: [UInt8]) -> Bool {
    let begun = Self.processorSeconds
    let taken = read(input)
    let lasted = Self.processorSeconds - begun
    if lasted > patience { fatalError("took \(lasted) s") }
    return taken
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
    if name == "npy" { texts = Self.arrays }
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

  /// Arrays of two by three zeros, in each kind of number: those of files fill more bytes than are tried.
  private static let arrays: [[UInt8]] = ["<f4", "<f8", "<f2", "|u1", ">i8"].map { kind in
    let header =
      "{'descr': '\(kind)', 'fortran_order': False, 'shape': (2, 3), }\n"
    let width = Int(kind.suffix(1)) ?? 1
    return [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(header.utf8.count), 0] + Array(header.utf8)
      + Array(repeating: 0, count: 6 * width)
  }

  private static let quantities = [
    "12T", "1.5B", "3.3e24", ".5T", "12T tokens", " 7 ", "1e3B", "0", "1e-300", "999P", "1e308",
  ]
}
