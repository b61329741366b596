import CostModel
import ModelConfigs
import Testing

@Suite("Corners of the dialects")
struct TrapTests {
  @Test(
    "Every corner counts as the model's own code does",
    arguments: Trap.dense + Trap.routed + Trap.other)
  func counts(trap: Trap) throws {
    let config = try ModelConfig(bytes: Array(trap.config.utf8), file: "config.json")
    #expect(config.architecture.parameters.total == trap.total)
    #expect(config.architecture.parameters.active(.all) == trap.active)
    #expect(config.dialect == trap.dialect)
  }

  /// Models whose code is not in transformers: counted by hand from the rules of their own code.
  @Test(
    "Dialects of models with their own code count as their rules say",
    arguments: [
      // d 8, 1 layer: embeddings 160, attention 4·64, norms 3·8 + 8, router 2·8, experts 2·3·8·4,
      // residual 3·8·8
      (
        "arctic", "parallel_attn_mlp_res: true, num_local_experts: 2, num_experts_per_tok: 1",
        160 + 256 + 32 + 16 + 192 + 192
      ),
      ("arctic", "num_local_experts: 2, num_experts_per_tok: 1", 160 + 256 + 24 + 16 + 192),
      // one embedding of 80, five norms
      ("grok-1", "num_local_experts: 2, num_experts_per_tok: 1", 80 + 256 + 40 + 16 + 192),
      // one dense layer where the first is not routed, else experts of 2 and a shared one
      (
        "deepseek",
        "n_routed_experts: 2, num_experts_per_tok: 1, moe_intermediate_size: 2, n_shared_experts: 1, "
          + "first_k_dense_replace: 1", 160 + 256 + 24 + 96
      ),
      (
        "deepseek",
        "n_routed_experts: 2, num_experts_per_tok: 1, moe_intermediate_size: 2, n_shared_experts: 1",
        160 + 256 + 24 + 16 + 3 * 48
      ),
      // linear attention: five projections and a norm of 8
      (
        "minimax_text_01",
        "num_local_experts: 2, num_experts_per_tok: 1, attn_type_list: [0], num_key_value_heads: 2",
        160 + 320 + 8 + 24 + 16 + 192
      ),
    ])
  func ownCode(dialect: String, keys: String, total: Int) throws {
    let frame = """
      hidden_size: 8, num_hidden_layers: 1, num_attention_heads: 2, vocab_size: 10,
      intermediate_size: 4,
      """
    let text = "{ model_type: \"\(dialect)\", \(frame) \(keys) }"
    let config = try ModelConfig(bytes: Array(text.utf8), file: "config.json")
    #expect(config.architecture.parameters.total == total)
  }
}
