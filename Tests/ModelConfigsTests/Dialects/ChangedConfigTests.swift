import CostModel
import Diagnostics
import Formats
import ModelConfigs
import Testing

/// A row of the late corpus with keys changed: what that adds by hand, or why nothing can be counted.
private struct Changed<Outcome: Sendable>: CustomTestStringConvertible, Sendable {
  let type: String
  /// Keys and values; a key without a value is taken out.
  let keys: [(key: String, value: String?)]
  let outcome: Outcome

  init(_ type: String, _ keys: [(String, String?)], _ outcome: Outcome) {
    self.type = type
    self.keys = keys.map { (key: $0.0, value: $0.1) }
    self.outcome = outcome
  }

  var testDescription: String {
    "\(type): \(keys.map { "\($0.key) \($0.value ?? "gone")" }.joined(separator: ", "))"
  }

  /// The first row of the type, and its config after the change.
  func config() throws -> (row: Late, bytes: [UInt8]) {
    let row = try #require(Late.all.first { $0.name.hasPrefix("\(type), ") })
    let node = try Document.parse(row.config, file: "c")
    let changed = (node.members ?? []).map(\.key).filter { key in !keys.contains { $0.key == key } }
    let kept = changed.compactMap { key in node[key].map { "\(key): \($0.text(.compact))" } }
    let new = keys.compactMap { key, value in value.map { "\(key): \($0)" } }
    return (row, Array("{\((kept + new).joined(separator: ", "))}".utf8))
  }
}

@Suite("Late configs with a key changed")
struct ChangedConfigTests {
  private static let eightLocal =
    "[\(Array(repeating: "'sliding_attention'", count: 8).joined(separator: ","))]"
  private static let oneOwnIndexer =
    "['full'\(String(repeating: ",'shared'", count: 33))]"

  private static let counted: [Changed<Int>] = [
    // Layer 3 is dense then: 288 experts and a shared one of 1280, and the router, for a width of 11264.
    Changed(
      "step3p5", [("moe_layers_enum", "'4,5, 6,7'")],
      3 * 4096 * (11_264 - 289 * 1280) - 288 * 4096),
    // 32 more heads in each layer: queries, output and a gate.
    Changed(
      "step3p5", [("layer_types", eightLocal), ("num_sliding_attention_heads", "96")],
      8 * 32 * 4096 * (2 * 128 + 1)),
    Changed(
      "step3p5",
      [
        ("layer_types", eightLocal),
        (
          "attention_other_setting",
          "{attention_type: 'sliding_attention', num_attention_heads: 96}"
        ),
      ], 8 * 32 * 4096 * (2 * 128 + 1)),
    Changed(
      "step3p5", [("per_layer_config", "{'03': {num_attention_heads: 96}}")],
      32 * 4096 * (2 * 128 + 1)),
    // Six more layers without positions: all of a key from the latent, none beside it.
    Changed(
      "mistral_large4_text", [("no_rope_layers", "[0,0,0,0,0,0,0,0]")], 6 * 64 * (64 * 512 - 6144)),
    Changed("mistral_large4_text", [("kv_source_layers", "[0,1,2,3,4,5,6,7]")], 0),
    // 48 heads of 128 have a gate for each channel.
    Changed("laguna", [("gating", "'per-element'")], 8 * 2048 * 48 * 127),
    Changed("laguna", [("gating", "'per-head'")], 0),
    Changed("laguna", [("gating", "false")], 8 * 2048 * 48 * 127),
    Changed(
      "laguna", [("num_attention_heads_per_layer", "[48,48,48,48,48,48,48,96]")],
      48 * 2048 * (2 * 128 + 1)),
    // Two thirds of 12288, times 1.5.
    Changed("lfm2", [("block_ffn_dim_multiplier", "1.5")], 8 * 3 * 2560 * 4096),
    // Two numbers of each xIELU.
    Changed("apertus", [("hidden_act", "'silu'")], -2 * 8),
    // Indexers of all but layers 0, 1, 5 … 33: queries, a key with its norm, and weights of 16 heads.
    Changed(
      "hy_v4", [("indexer_types", oneOwnIndexer)], -9 * (1536 * 2048 + 2816 * (128 + 16) + 256)),
    // The same said in another way.
    Changed(
      "mimo_v2_flash",
      [("hybrid_layer_pattern", "[0,1,1,1,1,0,1,1]"), ("swa_num_key_value_heads", "8")], 0),
    Changed("inkling_text", [("local_layer_ids", "[0,1,2,3,4,6,7]")], 0),
    Changed("zamba", [("mamba_dt_rank", "'auto'")], 0),
    Changed("nemotron_h", [("layers_block_type", nil), ("hybrid_override_pattern", "'ME*-'")], 0),
    Changed("deepseek_v32", [("moe_layer_freq", "[0,0,0,1,1,1,1,1]")], 0),
  ]

  @Test("A change adds what it adds by hand", arguments: counted)
  fileprivate func counts(change: Changed<Int>) throws {
    let (row, bytes) = try change.config()
    let config = try ModelConfig(bytes: bytes, file: "c")
    #expect(config.architecture.parameters.total == row.total + change.outcome)
  }

  private static let refused: [Changed<String>] = [
    Changed("step3p5", [("mlp_bias", "true")], "'mlp_bias' is true: biases are not counted"),
    Changed("step3p5", [("moe_layers_enum", "'3,4,x'")], "'moe_layers_enum' is no list of layers"),
    Changed(
      "deepseek_v32", [("moe_layer_freq", "2")],
      "'moe_layer_freq' says what transformers does not read in this class"),
    Changed(
      "deepseek_v32", [("moe_layer_freq", "[0,0,0,0,1,1,1,1]")],
      "'moe_layer_freq' says what transformers does not read in this class"),
    Changed(
      "laguna", [("first_k_dense_replace", "2")],
      "'first_k_dense_replace' says what transformers does not read in this class"),
    Changed(
      "mistral_large4_text", [("kv_source_layers", "[0,0,2,3,4,5,6,7]")],
      "layers that use the latents of others are not counted"),
    Changed("laguna", [("gating", "'per-row'")], "'gating': unknown gate"),
    Changed("flint", [("mlp_only_layers", nil)], "the key 'mlp_only_layers' is missing"),
    Changed("lfm2_moe", [("layer_types", nil)], "the key 'layer_types' is missing"),
    Changed("zamba", [("layers_block_type", nil)], "the key 'layers_block_type' is missing"),
    Changed("nemotron_h", [("layers_block_type", nil)], "the key 'layers_block_type' is missing"),
    Changed(
      "mimo_v2_flash", [("hybrid_layer_pattern", "[0,1,1,1,1,0,1,1]")],
      "the key 'swa_num_key_value_heads' is missing"),
    Changed(
      "mimo_v2_flash", [("n_shared_experts", "1")],
      "'n_shared_experts' is 1: its shared experts are not counted"),
    Changed(
      "lfm2", [("block_ffn_dim_multiplier", "0")], "'block_ffn_dim_multiplier' leaves no width"),
    Changed(
      "lfm2", [("block_ffn_dim_multiplier", "'1'")],
      "'block_ffn_dim_multiplier': expected a number, not text"),
    Changed(
      "recurrent_gemma", [("lru_width", "2561")], "10 heads do not share a width of 2561 evenly"),
    Changed(
      "inkling2_loop_text", [("loop_layer_index_end", "13")],
      "the loop does not lie within the layers"),
    Changed(
      "inkling2_text", [("unpadded_vocab_size", "513")],
      "'unpadded_vocab_size' is larger than 'vocab_size'"),
    Changed("helium", [("head_dim", "64")], "heads that do not make up the hidden size"),
    Changed(
      "zamba2", [("num_mem_blocks", "3")], "2 places do not share 3 blocks of 32 heads evenly"),
    Changed(
      "nemotron_h", [("layers_block_type", nil), ("hybrid_override_pattern", "'ME*x'")],
      "'hybrid_override_pattern' holds other letters than M, *, - and E"),
    Changed(
      "nemotron_h", [("attention_head_dim", "64")],
      "'attention_head_dim' is 64: transformers reads \"head_dim\""),
    Changed(
      "recurrent_gemma", [("block_types", "['recurrent', 'rest']")],
      "'block_types': unknown kind 'rest'"),
    Changed(
      "recurrent_gemma", [("block_types", "['recurrent', 1]")],
      "'block_types': expected text, not a number"),
    Changed("apertus", [("hidden_act", "5")], "'hidden_act': expected text, not a number"),
  ]

  @Test(
    "What the rule of a class does not allow is refused, for that reason alone", arguments: refused)
  fileprivate func refuses(change: Changed<String>) throws {
    let (_, bytes) = try change.config()
    do throws(FaultList) {
      _ = try ModelConfig(bytes: bytes, file: "c")
      Issue.record("counted")
    } catch {
      #expect(error.faults.map(\.problem) == [change.outcome])
    }
  }
}
