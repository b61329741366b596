import CostModel
import Formats

/// Reads which layers of a dialect route to experts, once, and answers for each layer.
struct LayerChoice: Sendable {
  let read: @Sendable (inout ConfigKeys, Frame) -> (_ layer: Int) -> Bool

  /// Every layer.
  static let all = LayerChoice { _, _ in { _ in true } }

  /// All but the first few (`first_k_dense_replace`), of those each so-many-th or those of a list
  /// (`moe_layer_freq`), unless the layers are named.
  ///
  /// Where the class of transformers knows no steps, or not even another number of first layers, a
  /// file that says otherwise is refused: the released code may read it.
  static func afterFirst(
    default standard: Int, stepped: Bool = false, fixed: Bool = false
  ) -> LayerChoice {
    LayerChoice { keys, frame in
      let firstKeys = ["first_k_dense_replace", "num_dense_layers"]
      let first = keys.amount(firstKeys, default: standard)
      let isList = keys.node["moe_layer_freq"]?.items != nil
      let marks =
        isList ? keys.numbers("moe_layer_freq", count: frame.layers, from: 0, upTo: 1) : nil
      let step = isList ? 1 : keys.size(["moe_layer_freq"], quietly: 1)
      let kinds = keys.words(
        "mlp_layer_types", count: frame.layers, among: ["dense", "sparse"])
      let named = keys.node["moe_layers_enum"] == nil ? nil : keys.enumeratedLayers()
      if kinds == nil, named == nil {
        if fixed, first != standard { keys.unread(firstKeys) }
        let isPlain = marks.map { marks in
          marks.indices.allSatisfy { marks[$0] == ($0 < first ? 0 : 1) }
        }
        if !stepped, step != 1 || isPlain == false { keys.unread(["moe_layer_freq"]) }
      }
      return { layer in
        if let kinds { return kinds[layer] == "sparse" }
        if let named { return named.contains(layer) }
        if let marks { return marks[layer] == 1 }
        return layer >= first && layer.isMultiple(of: step)
      }
    }
  }

  /// Each so-many-th layer (`decoder_sparse_step`) that `mlp_only_layers` does not name.
  static let sparseStep = LayerChoice { keys, frame in
    let step = keys.size(["decoder_sparse_step"], quietly: 1)
    let dense = keys.layerIndices("mlp_only_layers", count: frame.layers) ?? []
    return { ($0 + 1).isMultiple(of: step) && !dense.contains($0) }
  }

  /// The layers that `moe_layers` names, or else each so-many-th (`interleave_moe_layer_step`).
  static let interleaved = LayerChoice { keys, frame in
    let step = keys.size(["interleave_moe_layer_step"], quietly: 1)
    let named = keys.layerIndices("moe_layers", count: frame.layers)
    return { layer in named.map { $0.contains(layer) } ?? (layer + 1).isMultiple(of: step) }
  }

  /// Each layer whose index leaves the offset when divided by the period.
  static func periodic(
    _ periodKey: String, _ offsetKey: String, period: Int, offset: Int
  ) -> LayerChoice {
    LayerChoice { keys, _ in
      let period = keys.size([periodKey], default: period)
      let offset = keys.amount([offsetKey], default: offset)
      if offset >= period, keys.broken.isDisjoint(with: [periodKey, offsetKey]) {
        keys.fault(
          (keys.node[offsetKey] ?? keys.node[periodKey] ?? keys.node).position,
          "\(keys.name(offsetKey)) is \(offset), not less than \(keys.name(periodKey)), \(period)",
          hint: "an offset lies from 0 to \(period - 1)")
      }
      return { $0 % period == offset }
    }
  }

  /// Each so-many-th layer between two indices, both included (ERNIE 4.5).
  static let between = LayerChoice { keys, frame in
    let first = keys.amount(["moe_layer_start_index"], default: 1)
    let step = keys.size(["moe_layer_interval"], quietly: 1)
    var last = frame.layers - 1
    if let found = keys.member(["moe_layer_end_index"]), found.value.integer != -1 {
      last =
        keys.whole(found, from: 0, upTo: Architecture.largestSize, ["moe_layer_end_index"]) ?? last
    }
    return { [last] layer in
      (layer + 1).isMultiple(of: step) && layer >= first && layer <= last
    }
  }
}

extension ConfigKeys {
  /// A fault at a key that says something which the class does not read.
  fileprivate mutating func unread(_ spellings: [String]) {
    guard let key = spellings.first(where: { node[$0] != nil }), !broken.contains(key) else {
      return
    }
    fault(
      node[key]?.position, "\(name(key)) says what transformers does not read in this class",
      hint: "nothing is counted: the released code and transformers differ")
  }

  /// Layers named in one text, `3,4,5` (Step).
  fileprivate mutating func enumeratedLayers() -> Set<Int>? {
    guard let text = word("moe_layers_enum") else { return nil }
    let parts = text.split(separator: ",").map { $0.filter { !$0.isWhitespace } }
    let layers = parts.compactMap { Int($0) }
    if layers.count != parts.count {
      fault(
        node["moe_layers_enum"]?.position, "\(name("moe_layers_enum")) is no list of layers",
        hint: "write numbers with commas between them")
    }
    return Set(layers)
  }

  /// A size whose absence means what every reader of the file takes it to mean.
  mutating func size(_ spellings: [String], quietly standard: Int) -> Int {
    optionalSize(spellings) ?? standard
  }
}
