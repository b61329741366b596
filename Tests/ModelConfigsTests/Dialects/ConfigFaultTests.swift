import CostModel
import Diagnostics
import Formats
import ModelConfigs
import Testing

@Suite("Faults of a config")
struct ConfigFaultTests {
  private func faults(_ text: String) -> [String] {
    do throws(FaultList) {
      _ = try ModelConfig(bytes: Array(text.utf8), file: "c")
      return []
    } catch {
      return error.faults.map(\.description)
    }
  }

  private static let sizes = """
    hidden_size: 64, num_hidden_layers: 2, num_attention_heads: 4, vocab_size: 100,
    intermediate_size: 32
    """

  @Test(
    "Each fault says place, problem and hint",
    arguments: [
      (
        "{model_type: 'llama', \(sizes), hiden_act: 1}",
        "c:2:24: the key 'hiden_act' is not understood here; the count may depend on it, "
          + "so nothing is counted"
      ),
      (
        "{model_type: 'llama', \(sizes), num_key_value_head: 2}",
        "c:2:24: the key 'num_key_value_head' is not understood here; did you mean "
          + "'num_key_value_heads'?"
      ),
      (
        "{model_type: 'llama', \(sizes), head_dim: '16'}",
        "c:2:34: 'head_dim': expected a whole number, not text; write the number without quotes"
      ),
      (
        "{model_type: 'llama', \(sizes), head_dim: 16.5}",
        "c:2:34: 'head_dim': 16.5 is not a whole number that a model can have; "
          + "give a whole number from 1 up"
      ),
      (
        "{model_type: 'llama', \(sizes), head_dim: -16}",
        "c:2:34: 'head_dim': -16 is less than 1; give a whole number from 1 up"
      ),
      (
        "{model_type: 'llama', \(sizes), head_dim: 1e12}",
        "c:2:34: 'head_dim': 1000000000000 is beyond any model; the largest value held here is "
          + "1000000000"
      ),
      (
        "{model_type: 'llama', \(sizes), num_key_value_heads: 3}",
        "c:2:45: 4 heads cannot share 3 key-value heads evenly; 'num_key_value_heads' has to divide heads"
      ),
      (
        "{model_type: 'llama', \(sizes), mlp_bias: 'no'}",
        "c:2:34: 'mlp_bias': expected true or false, not text; write true or false"
      ),
      (
        "{model_type: 'mixtral', \(sizes), num_key_value_heads: 2, num_local_experts: 4, "
          + "num_experts_per_tok: 5}",
        "c:2:91: a token cannot use 5 of 4 experts; 'num_experts_per_tok' is at most 4"
      ),
      (
        "{model_type: 'mixtral', \(sizes), num_key_value_heads: 2, num_local_experts: 4, "
          + "num_experts: 8, num_experts_per_tok: 2}",
        "c:2:70: 'num_experts' and 'num_local_experts' differ; they mean the same: give one of them"
      ),
      (
        "{model_type: 'llama', \(sizes), add_cross_attention: true}",
        "c:2:24: the key 'add_cross_attention' is not understood here; the count may depend on it, "
          + "so nothing is counted"
      ),
      (
        "{model_type: 'gpt_oss', \(sizes), num_key_value_heads: 2, num_local_experts: 4, "
          + "num_experts_per_tok: 2, layer_types: ['full_attention']}",
        "c:2:107: 'layer_types' has 1 items for 2 layers; give one for each layer"
      ),
      (
        "{model_type: 'jamba', \(sizes), num_key_value_heads: 2, num_experts: 4, "
          + "num_experts_per_tok: 2, attn_layer_offset: 8}",
        "c:2:107: 'attn_layer_offset' is 8, not less than 'attn_layer_period', 8; "
          + "an offset lies from 0 to 7"
      ),
      (
        "{model_type: 'mpt', d_model: 64, n_heads: 4, n_layers: 2, vocab_size: 9, no_bias: false}",
        "c:1:83: 'no_bias' is false: biases are not counted; nothing is counted: only models with true are understood here"
      ),
      ("[1]", "c:1:1: expected an object, not a list; give the config.json of a model"),
    ])
  func messages(text: String, message: String) {
    #expect(faults(text) == [message])
  }

  @Test("An unknown model_type is told the near one and all known ones")
  func unknownType() throws {
    let found = try #require(faults("{model_type: 'qwen3_mo'}").first)
    #expect(found.hasPrefix("c:1:14: the model_type 'qwen3_mo' is not known; did you mean"))
    #expect(found.contains("'qwen3_moe'? known: afmoe, "))
    #expect(faults("{hidden_size: 1}").first?.contains("'model_type' is missing") == true)
    let inner = faults("{model_type: 'llama4', text_config: {model_type: 'x'}}")
    #expect(inner.first?.hasPrefix("c:1:50: the model_type 'x' is not known; known: ") == true)
  }

  /// Gemma 4 as Gemma 3 counts 2.3 billion of its 25.2, GPT-Neo as GPT-NeoX something else.
  @Test(
    "A neighbouring name is no misspelling",
    arguments: ["gemma5_text", "gpt_neo", "zamba", "ministral", "qwen9_moe", "deepseek_v9"])
  func neighbours(type: String) {
    let found = faults("{model_type: '\(type)', hidden_size: 1}").first ?? ""
    #expect(!found.contains("did you mean"))
  }

  @Test("No hint says to take a key out")
  func nothingAdvisedAway() {
    let text =
      "{model_type: 'llama', \(Self.sizes), moe_num_experts: 8, o_lora_rank: 4, wide_heads: 2}"
    let found = faults(text)
    #expect(found.count == 3)
    for fault in found {
      #expect(!fault.contains("remove") && !fault.contains("did you mean"))
    }
  }

  @Test("A switch that is off is idle, one that denies is not")
  func idle() {
    let off = "qkv_bias: false, shared_expert_intermediate_size: 0, use_sconv: null, extras: []"
    #expect(faults("{model_type: 'llama', \(Self.sizes), \(off)}").isEmpty)
    #expect(faults("{model_type: 'llama', \(Self.sizes), no_gate_proj: false}").count == 1)
  }

  @Test("The model type is judged whatever numbers stand beside it")
  func nonFinite() {
    let found = faults("{model_type: 'nobody', time_step_limit: [0.0, Infinity], x: NaN}")
    #expect(found.first?.hasPrefix("c:1:14: the model_type 'nobody' is not known") == true)
    #expect(faults("{model_type: 'llama', \(Self.sizes), rope_theta: Infinity}").isEmpty)
    #expect(faults("{model_type: 'llama', \(Self.sizes), head_dim: Infinity}").count == 1)
  }

  @Test("A file that goes by two names which count differently is refused")
  func rivals() {
    let text = "{architectures: ['Qwen2ForCausalLM'], model_type: 'llama', \(Self.sizes)}"
    #expect(faults(text).first?.contains("both 'llama' and 'qwen2'") == true)
    let same =
      "{architectures: ['ExaoneForCausalLM'], model_type: 'llama', \(Self.sizes), "
      + "num_key_value_heads: 4}"
    #expect(faults(same).isEmpty)
  }

  @Test("All faults of a file are reported at once, in the order of the file")
  func all() {
    let found = faults(
      """
      { model_type: "mixtral", hidden_size: "4096",
        num_attention_heads: 4, num_key_value_heads: 3, num_local_experts: 2,
        num_experts_per_tok: 3, mystery: 1, num_hidden_layers: 0, intermediate_size: null }
      """)
    #expect(
      found.map { $0.prefix { $0 != ";" } } == [
        "c:1:1: the key 'vocab_size' is missing",
        "c:1:39: 'hidden_size': expected a whole number, not text",
        "c:2:48: 4 heads cannot share 3 key-value heads evenly",
        "c:3:24: a token cannot use 3 of 2 experts",
        "c:3:27: the key 'mystery' is not understood here",
        "c:3:58: 'num_hidden_layers': 0 is less than 1",
        "c:3:61: 'intermediate_size' is null",
      ])
  }

  /// The defaults of the classes are wrong for these: 2048 for OLMoE's experts, 3 sparse layers for
  /// Switch.
  @Test(
    "A size whose default is a known trap has to be given",
    arguments: [
      (
        "{model_type: 'olmoe', hidden_size: 64, num_hidden_layers: 2, num_attention_heads: 4, "
          + "vocab_size: 9, num_experts: 4, num_experts_per_tok: 2}", "intermediate_size"
      ),
      (
        "{model_type: 'switch_transformers', d_model: 8, d_kv: 8, d_ff: 8, num_layers: 2, "
          + "num_decoder_layers: 2, num_heads: 1, vocab_size: 9, num_experts: 4, "
          + "num_sparse_decoder_layers: 1}", "num_sparse_encoder_layers"
      ),
      (
        "{model_type: 'deepseek_v3', \(sizes), n_routed_experts: 4, num_experts_per_tok: 2, "
          + "moe_intermediate_size: 8, kv_lora_rank: 8, qk_nope_head_dim: 8, qk_rope_head_dim: 8, "
          + "v_head_dim: 8}", "q_lora_rank"
      ),
    ])
  func traps(text: String, key: String) {
    #expect(
      faults(text) == ["c:1:1: the key '\(key)' is missing; add it: the count depends on it"])
  }

  @Test("No hostile value crashes: every kind and size at every key of one row a dialect")
  func hostile() {
    let values = [
      "null", "true", "\"x\"", "[]", "{}", "-1", "0", "1e9", "1e300", "0.5", "[1e9]",
      "[\"x\"]",
    ].compactMap { try? Document.parse($0, file: "c") }
    #expect(values.count == 12)
    var seen: Set<String> = []
    for trap in Trap.dense + Trap.routed + Trap.other where seen.insert(trap.dialect).inserted {
      guard let node = try? Document.parse(trap.config, file: "c") else { continue }
      for member in node.members ?? [] where member.key != "model_type" {
        for value in values {
          guard let text = try? node.setting([member.key], to: value).text(.compact)
          else { continue }
          // Read or refused, but never a crash, and never an empty list of faults.
          let found = faults(text)
          #expect(found.allSatisfy { $0.hasPrefix("c:") }, "\(text)")
        }
      }
    }
  }

  @Test("A config of a hundred thousand layers is counted, one of more is a fault")
  func depth() {
    let base = "model_type: 'gemma2', hidden_size: 64, num_attention_heads: 4, vocab_size: 9, "
    let rest = "intermediate_size: 8, head_dim: 8"
    #expect(faults("{\(base)\(rest), num_hidden_layers: 100000}").isEmpty)
    #expect(faults("{\(base)\(rest), num_hidden_layers: 100001}").count == 1)
    // Every size at its limit: too many parameters, said once.
    let huge = "model_type: 'llama', hidden_size: 1e9, num_attention_heads: 1e9, vocab_size: 1e9, "
    #expect(faults("{\(huge)intermediate_size: 1e9, num_hidden_layers: 1e5}").count == 1)
  }
}
