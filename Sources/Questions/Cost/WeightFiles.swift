import CostModel
import Diagnostics
import Formats
import ModelConfigs
import Spec

/// What the weights of a model say of it: a safetensors file, the index of several, or a listing of
/// tensors, checked against the `config.json` beside it.
struct WeightEvidence: Sendable {
  let count: WeightCount
  /// The routed experts that a token uses, where the config says them.
  let topK: Int?
  /// The shape that the config describes, where it counts the same.
  let architecture: Architecture?
  /// How the config and the weights compare.
  let notes: [String]
}

/// Reads weights: of their files no more than what names the tensors.
struct WeightFiles {
  let node: Node
  let reader: Reader
  private let path: String

  /// Whether a path names weights by its ending; other JSON files are told by what they hold.
  static func areNamed(by path: String) -> Bool {
    [".safetensors", ".index.json", ".csv"].contains { path.hasSuffix($0) }
  }

  init(_ node: Node, _ reader: Reader) {
    self.node = node
    self.reader = reader
    path = node.text ?? ""
  }

  /// What the weights say; nil after a fault, and for a JSON file that is no listing.
  func evidence() -> WeightEvidence? {
    let config = self.config
    do throws(FaultList) {
      guard let listing = try listing() else { return nil }
      let count = try WeightCount(listing, bits: config?.bits, file: reader.path(of: node))
      return evidence(count, config)
    } catch {
      reader.note(error)
    }
    return nil
  }

  // MARK: Listings

  private func listing() throws(FaultList) -> TensorListing? {
    let file = reader.path(of: node)
    if path.hasSuffix(".safetensors") {
      guard let bytes = header(of: path, named: true) else { return nil }
      return try TensorListing(header: bytes, file: file)
    }
    guard let bytes = bytes(of: path) else { return nil }
    if path.hasSuffix(".csv") { return try TensorListing(csv: bytes, file: file) }
    let tree = try Document.parse(
      bytes, file: file, limits: Limits(bytes: TensorListing.mostBytes, readsNonFinite: true))
    if let map = tree["weight_map"] { return try shards(of: map, file: file) }
    return TensorListing.isListing(tree) ? try TensorListing(tree, file: file) : nil
  }

  /// The tensors of all files that an index names, read from their headers beside it.
  private func shards(of map: Node, file: String) throws(FaultList) -> TensorListing? {
    let names = Set((map.members ?? []).compactMap(\.value.text)).sorted()
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    var listing = TensorListing()
    var missing: [String] = []
    for name in names {
      guard !name.contains("/"), !name.isEmpty, let bytes = header(of: folder + name) else {
        missing.append(name)
        continue
      }
      try listing.add(TensorListing(header: bytes, file: folder + name), file: folder + name)
    }
    guard missing.isEmpty, !names.isEmpty else {
      let first = missing.first.map { ", the first \(Fault.quoted($0))" } ?? ""
      throw FaultList(
        file: file, position: map.position,
        problem: "an index names tensors but not their shapes, and \(missing.count) of its "
          + "\(names.count) files do not lie beside it\(first)",
        hint: "put the files there (their headers are enough), or give a listing of tensors "
          + "with the columns name and shape")
    }
    return listing
  }

  /// The start of a safetensors file up to the end of its header; nil where it cannot be read.
  private func header(of name: String, named isNamed: Bool = false) -> [UInt8]? {
    do throws(InputFault) {
      return try reader.start(of: name, beside: node) { bytes in
        bytes.count >= 8 && TensorListing.headerEnd(bytes).map { $0 <= bytes.count } ?? true
      }
    } catch {
      if isNamed { reader.noteUnreadable(node, error) }
      return nil
    }
  }

  private func bytes(of name: String) -> [UInt8]? {
    do throws(InputFault) {
      return try reader.start(of: name, beside: node) { $0.count > TensorListing.mostBytes }
    } catch {
      reader.noteUnreadable(node, error)
      return nil
    }
  }

  // MARK: The config beside

  /// A `config.json` beside the weights, as far as it can be read.
  private struct NeighbourFiles {
    let tree: Node
    let config: ModelConfig?
    let faults: [Fault]

    /// The bits of weights that are packed into whole numbers.
    var bits: Int? {
      let quantised = tree["quantization_config"] ?? tree["text_config"]?["quantization_config"]
      let group = quantised?["config_groups"]?.members?.first?.value["weights"]
      return (quantised?["bits"] ?? quantised?["w_bit"] ?? group?["num_bits"])?.integer
    }

    /// The routed experts of a token, also where the config is not understood otherwise.
    var topK: Int? {
      config?.architecture.routing?.topK ?? ModelConfig.statedTopK(in: tree)
    }
  }

  private var config: NeighbourFiles? {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    guard !path.hasSuffix("config.json"),
      let bytes = try? reader.start(
        of: folder + "config.json", beside: node, until: { $0.count > Limits.standard.bytes }),
      let tree = try? Document.parse(
        bytes, file: folder + "config.json", limits: Limits(readsNonFinite: true))
    else { return nil }
    do throws(FaultList) {
      let config = try ModelConfig(bytes: bytes, file: folder + "config.json")
      return NeighbourFiles(tree: tree, config: config, faults: [])
    } catch {
      return NeighbourFiles(tree: tree, config: nil, faults: error.faults)
    }
  }

  private func evidence(_ count: WeightCount, _ beside: NeighbourFiles?) -> WeightEvidence {
    var notes: [String] = []
    if count.leftOut > 0 {
      notes.append("\(count.leftOut) numbers are scales or buffers and count as no parameters.")
    }
    let biases = count.correctionBiases
    if biases > 0 {
      notes.append(
        "\(biases) are correction biases of routers, which some classes hold as buffers.")
    }
    guard let beside else {
      return WeightEvidence(
        count: count, topK: nil, architecture: nil,
        notes: notes + ["No config.json lies beside the weights to check them against."])
    }
    guard let config = beside.config else {
      let first = beside.faults.first.map { ": \($0.problem)" } ?? ""
      notes.append("The config.json beside the weights is not understood\(first).")
      return WeightEvidence(count: count, topK: beside.topK, architecture: nil, notes: notes)
    }
    let expected = config.architecture.parameters.total
    let isSame = count.languageModel == expected
    let isSameBesideBiases = biases > 0 && count.languageModel - biases == expected
    if isSame || isSameBesideBiases {
      notes.append(
        "The config.json beside the weights, read as \(config.dialect), counts the same"
          + (isSame ? "." : ", but for those biases, which are buffers of its class."))
    } else {
      notes.append(difference(count, config, expected))
    }
    return WeightEvidence(
      count: count, topK: beside.topK,
      architecture: isSame || isSameBesideBiases ? config.architecture : nil, notes: notes)
  }

  /// By how much a config counts otherwise, and in which parts.
  private func difference(_ count: WeightCount, _ config: ModelConfig, _ expected: Int) -> String {
    func signed(_ number: Int) -> String { (number > 0 ? "+" : "") + "\(number)" }
    let parts = WeightCount.counts(config.architecture).compactMap { part, parameters in
      count[part] == parameters ? nil : "\(part.rawValue) \(signed(count[part] - parameters))"
    }
    return "The config.json beside the weights counts \(expected), the weights "
      + "\(count.languageModel): \(signed(count.languageModel - expected)) ("
      + parts.joined(separator: ", ") + "). The weights are counted here."
  }
}
