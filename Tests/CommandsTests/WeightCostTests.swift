import Foundation
import Testing

/// `moesim cost` of weights, of listings of tensors and of sizes alone.
@Suite("Costs of weights and sizes")
struct WeightCostTests {
  /// Two layers of four experts, of which a token uses two.
  ///
  /// By hand: embeddings 2 · 100 · 64, a norm of 64, and in each layer 3 · 64 · 64 for attention
  /// (keys and values together are as large as queries), norms 128, a router 4 · 64 and experts
  /// 4 · 3 · 96 · 64: 185,664 in all, 147,456 of them routed, 111,936 active.
  private static let tensors: [(name: String, shape: [Int])] =
    [("model.embed_tokens.weight", [100, 64]), ("lm_head.weight", [100, 64])]
    + [("model.norm.weight", [64])]
    + (0..<2).flatMap { layer -> [(String, [Int])] in
      let start = "model.layers.\(layer)"
      let attention = [("q", 64), ("k", 32), ("v", 32), ("o", 64)].map {
        ("\(start).self_attn.\($0.0)_proj.weight", [$0.1, 64])
      }
      let experts = (0..<4).flatMap { expert in
        ["w1", "w2", "w3"].map {
          ("\(start).block_sparse_moe.experts.\(expert).\($0).weight", [96, 64])
        }
      }
      return attention + experts + [
        ("\(start).input_layernorm.weight", [64]),
        ("\(start).post_attention_layernorm.weight", [64]),
        ("\(start).block_sparse_moe.gate.weight", [4, 64]),
      ]
    }

  private static func config(experts: Int) -> String {
    """
    {"model_type": "mixtral", "hidden_size": 64, "num_hidden_layers": 2, "num_attention_heads": 4,
     "num_key_value_heads": 2, "num_local_experts": \(experts), "num_experts_per_tok": 2,
     "intermediate_size": 96, "vocab_size": 100}
    """
  }

  /// The weights in two files with an index, without their data.
  private func write(to folder: URL, config: String?, withSecond: Bool = true) throws {
    var map: [String: String] = [:]
    for (number, part) in [Self.tensors.prefix(20), Self.tensors.dropFirst(20)].enumerated() {
      let file = "model-\(number).safetensors"
      let header = part.map { "\"\($0.name)\":{\"dtype\":\"BF16\",\"shape\":\($0.shape)}" }
      let json = Data("{\(header.joined(separator: ","))}".utf8)
      let length = withUnsafeBytes(of: UInt64(json.count).littleEndian) { Data($0) }
      for tensor in part { map[tensor.name] = file }
      if number == 0 || withSecond {
        try (length + json + Data([0, 0])).write(to: folder.appending(path: file))
      }
    }
    let index = ["weight_map": map]
    try JSONSerialization.data(withJSONObject: index)
      .write(to: folder.appending(path: "model.safetensors.index.json"))
    if let config { try Data(config.utf8).write(to: folder.appending(path: "config.json")) }
  }

  private func sum(_ output: String, _ component: String) throws -> [String: Any] {
    let value = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
    let rows = try #require(value?["weights"] as? [[String: Any]])
    return try #require(rows.first { $0["component"] as? String == component })
  }

  private let index = "model.safetensors.index.json"

  @Test("Weights count to the unit from the headers of their files, with a config or without")
  func counts() throws {
    for config in [nil, Self.config(experts: 4)] {
      try Moesim.inTemporaryFolder { folder in
        try write(to: folder, config: config)
        let words = ["cost", index] + (config == nil ? ["--top-k", "2"] : []) + ["--json"]
        let result = try Moesim.run(words, in: folder)
        #expect(result.status == 0, "\(result.errors)")
        let sum = try sum(result.output, "sum of the language model")
        #expect(sum["total_parameters"] as? Int == 185_664)
        #expect(sum["active_parameters"] as? Int == 111_936)
        #expect(
          try self.sum(result.output, "routed_experts")["total_parameters"] as? Int == 147_456)
        #expect(result.output.contains("counts the same") == (config != nil))
      }
    }
  }

  @Test("A config that counts otherwise is told by how much and where")
  func difference() throws {
    try Moesim.inTemporaryFolder { folder in
      try write(to: folder, config: Self.config(experts: 5))
      let result = try Moesim.run(["cost", index], in: folder)
      #expect(result.status == 0)
      let words = result.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      // One expert more in each of two layers, with its row of the router.
      #expect(words.contains("-36992 (routed_experts -36864, router -128)"))
    }
  }

  @Test("Without a config the experts of a token are asked for, and impossible ones refused")
  func topK() throws {
    try Moesim.inTemporaryFolder { folder in
      try write(to: folder, config: nil)
      let open = try Moesim.run(["cost", index], in: folder)
      #expect(open.status == 0)
      #expect(open.output.contains("--top-k"))
      let many = try Moesim.run(["cost", index, "--top-k", "5"], in: folder)
      #expect(many.status == 64)
      #expect(many.errors.contains("a token cannot use 5 of 4 experts"))
    }
    try Moesim.inTemporaryFolder { folder in
      try write(to: folder, config: Self.config(experts: 4))
      let other = try Moesim.run(["cost", index, "--top-k", "1"], in: folder)
      #expect(other.status == 64)
      #expect(other.errors.contains("says that a token uses 2 experts"))
    }
  }

  @Test("An index without one of its files is refused by name")
  func missing() throws {
    try Moesim.inTemporaryFolder { folder in
      try write(to: folder, config: nil, withSecond: false)
      let result = try Moesim.run(["cost", index], in: folder)
      #expect(result.status == 65)
      #expect(result.errors.contains("1 of its 2 files do not lie beside it"))
      #expect(result.errors.contains("model-1.safetensors"))
    }
  }

  @Test("Sizes alone give 6 N_active D and weights of 4 bits, headline first")
  func sizes() throws {
    let words = ["cost", "--total", "671B", "--active", "37B", "--tokens", "14.8T"]
    let result = try Moesim.run(words)
    #expect(result.status == 0)
    // 6 · 37e9 · 14.8e12 = 3.29e24, and half a byte for each of 671e9 weights.
    #expect(result.output.prefix(200).contains("3.29e24 FLOP"))
    let output = try Moesim.run(words + ["--json"]).output
    let value = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
    let rows = try #require(value?["inference_memory"] as? [[String: Any]])
    let held = Dictionary(
      uniqueKeysWithValues: rows.map { ($0["held"] as? String ?? "", $0["bytes"] as? Double) })
    #expect(held["weights in 4 bits"] == 335.5e9)
    #expect(held["active weights in 16 bits"] == 74e9)
    let device = try Moesim.run(words + ["--device", "h800"])
    #expect(device.status == 0 && device.output.contains("a shape in usual proportions stands in"))
    // A utilisation has no layout, so that the devices are to be stated.
    let stated = try Moesim.run(words + ["--device", "h800", "--utilisation", "0.4"])
    #expect(stated.status == 64 && stated.errors.contains("add for example --devices 2048"))
  }
}
