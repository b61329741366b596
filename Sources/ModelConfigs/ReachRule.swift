import CostModel

/// Reads how far the attention of a dialect's layers reaches, once, and answers for each layer.
///
/// It changes no weight, only what conventions that count windows make of attention scores.
struct ReachRule: Sendable {
  let read: @Sendable (inout ConfigKeys, Frame) -> (_ layer: Int) -> AttentionReach

  /// The whole context in every layer.
  static let all = ReachRule { _, _ in { _ in .all } }

  /// The same window in every layer where `sliding_window` is given, or by the class's default
  /// where it is absent; null is no window.
  static func window(default standard: Int? = nil) -> ReachRule {
    ReachRule { keys, _ in
      let reach = keys.window(default: standard)
      return { _ in reach }
    }
  }

  /// The same window in every layer where `use_sliding_window` is on.
  static let switchedWindow = ReachRule { keys, _ in
    let window = keys.window(default: 4096)
    let reach = keys.flag("use_sliding_window", default: false) ? window : .all
    return { _ in reach }
  }

  /// A window in some layers: those that `layer_types` names, or else those of a pattern.
  static func layers(
    window standard: Int?, switchedBy toggle: Toggle = .on,
    isLocal: @escaping @Sendable (inout ConfigKeys) -> (_ layer: Int) -> Bool
  ) -> ReachRule {
    ReachRule { keys, frame in
      let window = keys.window(default: standard)
      let isOn = toggle.read(&keys)
      let pattern = isLocal(&keys)
      let types = keys.words(
        "layer_types", count: frame.layers, among: ["sliding_attention", "full_attention"])
      return { layer in
        if let types { return types[layer] == "sliding_attention" ? window : .all }
        return isOn && pattern(layer) ? window : .all
      }
    }
  }

  /// A window in all layers but each so-many-th.
  static func allButEach(_ period: Int, window: Int?) -> ReachRule {
    layers(window: window) { keys in
      let period = keys.optionalSize(["sliding_window_pattern"]) ?? period
      return { ($0 + 1) % period != 0 }
    }
  }

  /// A window from `max_window_layers` up where `use_sliding_window` is on (Qwen2, Qwen3).
  static let upperLayers = layers(
    window: 4096, switchedBy: .key("use_sliding_window", default: false)
  ) { keys in
    let first = keys.amount(["max_window_layers"], default: 28)
    return { $0 >= first }
  }
}

extension ConfigKeys {
  /// The sliding window; null is none, and so is one that was turned off as zero.
  mutating func window(default standard: Int?) -> AttentionReach {
    guard has("sliding_window") else { return standard.map(AttentionReach.window) ?? .all }
    let size = amount(["sliding_window"], default: 0)
    return size == 0 ? .all : .window(size)
  }
}
