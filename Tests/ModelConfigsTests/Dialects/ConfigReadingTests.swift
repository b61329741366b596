import CostModel
import Diagnostics
import Formats
import ModelConfigs
import Testing

@Suite("Reading a config")
struct ConfigReadingTests {
  static let llama = """
    model_type: "llama", hidden_size: 64, num_hidden_layers: 2, num_attention_heads: 4,
    vocab_size: 100, intermediate_size: 32
    """

  private func read(_ text: String) throws -> ModelConfig {
    try ModelConfig(bytes: Array(text.utf8), file: "config.json")
  }

  @Test("Harmless keys are listed in the order of the file, with the path of inner ones")
  func harmless() throws {
    let config = try read(
      """
      { rope_theta: 1e6, \(Self.llama), torch_dtype: "bfloat16", pad_token_id: null,
        attention_dropout: 0, _name_or_path: "x", is_encoder_decoder: false, some_key: null }
      """)
    #expect(
      config.harmlessKeys == [
        "rope_theta", "torch_dtype", "pad_token_id", "attention_dropout", "_name_or_path",
        "is_encoder_decoder", "some_key",
      ])
    let dbrx = try read(
      """
      { model_type: "dbrx", d_model: 64, n_heads: 4, n_layers: 1, vocab_size: 10,
        attn_config: { kv_n_heads: 2, clip_qkv: 8 },
        ffn_config: { ffn_hidden_size: 8, moe_num_experts: 2, moe_top_k: 1, moe_jitter_eps: 0 } }
      """)
    #expect(dbrx.harmlessKeys == ["attn_config.clip_qkv", "ffn_config.moe_jitter_eps"])
  }

  @Test("Whole numbers may be written with a point or an exponent")
  func whole() throws {
    let config = try read(
      """
      { model_type: "llama", hidden_size: 1e3, num_hidden_layers: 2.0, num_attention_heads: 4,
        vocab_size: 1E2, intermediate_size: 32 }
      """)
    #expect(config.architecture.hiddenSize == 1000)
    #expect(config.architecture.vocabulary == 100)
  }

  @Test("The context is told and changes no count of a rotary model")
  func context() throws {
    let config = try read("{ \(Self.llama), max_position_embeddings: 4096 }")
    #expect(config.maximumContext == 4096)
    #expect(try config.architecture == read("{ \(Self.llama) }").architecture)
    #expect(try read("{ \(Self.llama) }").maximumContext == nil)
    #expect(
      try read("{ \(Self.llama), max_position_embeddings: null }").maximumContext == nil)
  }

  @Test("Modules that predict further tokens are noted and not counted")
  func predictors() throws {
    let model = try #require(Released.routed.first { $0.name == "GLM-4.5" })
    let config = try read(model.config)
    #expect(config.notes.contains { $0.contains("multi-token prediction") })
    #expect(!config.harmlessKeys.contains("num_nextn_predict_layers"))
  }

  @Test("Sizes that come from the defaults of a class are noted")
  func defaults() throws {
    let model = try #require(Released.dense.first { $0.name == "Gemma 3 4B" })
    let notes = try read(model.config).notes
    for key in ["num_attention_heads", "num_key_value_heads", "head_dim", "vocab_size"] {
      #expect(notes.contains { $0.hasPrefix("text_config.\(key) is not given") }, "\(key)")
    }
    #expect(try read("{ \(Self.llama) }").notes.isEmpty)
  }

  @Test(
    "The class names the dialect where model_type is absent, hyphens count as underscores",
    arguments: [
      ("architectures: [\"DeepseekV3ForCausalLM\"]", "deepseek_v3"),
      ("model_type: \"deepseek-v3\"", "deepseek_v3"), ("model_type: \"grok_1\"", "grok-1"),
      ("model_type: \"st_moe\"", "st-moe"), ("model_type: \"KIMI_K2\"", "kimi_k2"),
    ])
  func dialects(keys: String, dialect: String) {
    do throws(FaultList) {
      _ = try ModelConfig(bytes: Array("{ \(keys) }".utf8), file: "config.json")
      Issue.record("an empty config was read")
    } catch {
      // The dialect was found: what is missing are its sizes.
      #expect(error.faults.allSatisfy { $0.problem.contains("is missing") }, "\(dialect)")
    }
  }

  @Test("Reach follows layer kinds, windows and chunks")
  func reach() throws {
    let gemma = try read(
      """
      { model_type: "gemma3_text", hidden_size: 64, num_hidden_layers: 12, head_dim: 16,
        num_attention_heads: 4, num_key_value_heads: 2, vocab_size: 100, intermediate_size: 32,
        sliding_window: 512 }
      """)
    #expect(reaches(gemma) == [.window(512): 10, .all: 2])
    let qwen = "model_type: \"qwen2\", sliding_window: 256, max_window_layers: 1, "
    let sizes = Self.llama.replacing("model_type: \"llama\", ", with: "")
    let heads = ", num_key_value_heads: 2"
    #expect(try reaches(read("{ \(qwen)\(sizes)\(heads) }")) == [.all: 2])
    #expect(
      try reaches(read("{ \(qwen)\(sizes)\(heads), use_sliding_window: true }"))
        == [.all: 1, .window(256): 1])
    let mistral = "model_type: \"mistral\", "
    #expect(try reaches(read("{ \(mistral)\(sizes)\(heads) }")) == [.window(4096): 2])
    #expect(
      try reaches(read("{ \(mistral)\(sizes)\(heads), sliding_window: null }")) == [.all: 2])
  }

  private static func llama(as type: String) -> String {
    llama.replacing("\"llama\"", with: "\"\(type)\"")
  }

  /// Each is `llama` or counts as much more: keys of the file, and the difference.
  private static let kept: [(keys: String, more: Int)] = [
    ("llm_config: { \(llama) }", 0),
    // One matrix for both embeddings.
    ("text_config: { \(llama) }, vocab_size: 100, tie_word_embeddings: true", -100 * 64),
    // Biases of queries, keys and values.
    (
      "thinker_config: { text_config: { \(llama(as: "qwen2_5_omni_text")), num_key_value_heads: 4 } }",
      2 * 3 * 64
    ),
    // Its width holds both halves.
    (llama(as: "qwen").replacing(": 32", with: ": 64"), 2 * 3 * 64),
    (
      """
      model_type: "chatglm", hidden_size: 64, num_layers: 2, num_attention_heads: 4,
      kv_channels: 16, ffn_hidden_size: 32, padded_vocab_size: 100, multi_query_attention: false
      """, 0
    ),
    // Two heads of keys and values in place of four.
    ("\(llama(as: "phi4mm")), num_key_value_heads: 2", -2 * 2 * 64 * 32),
  ]

  /// 2·100·64 of embeddings, in each of 2 layers 4·64² + 3·64·32 + 2·64, and a last norm of 64: 58,176.
  @Test(
    "The language model is found where a file keeps it, and first models by their own keys",
    arguments: kept)
  func places(keys: String, more: Int) throws {
    #expect(try read("{ \(keys) }").architecture.parameters.total == 58_176 + more)
  }

  @Test(
    "A file that says two things of its language model, or names none, is refused",
    arguments: [
      (
        "text_config: { \(llama), tie_word_embeddings: true }",
        "'text_config.tie_word_embeddings' is true, and the file does not say so of the whole model"
      ),
      ("text_config: { \(llama) }, vocab_size: 101", "the key 'vocab_size' is not understood here"),
      ("model_type: 5, hidden_size: 64", "'model_type' is no name"),
      ("architectures: ['Nobody'], hidden_size: 64", "the key 'model_type' is missing"),
    ] as [(String, String)])
  func contradictions(keys: String, problem: String) {
    do throws(FaultList) {
      _ = try ModelConfig(bytes: Array("{ \(keys) }".utf8), file: "config.json")
      Issue.record("counted")
    } catch {
      #expect(error.faults.map(\.problem) == [problem])
    }
  }

  @Test("The experts of a token are found under any usual key of the model or its text part")
  func statedTopK() throws {
    let whole = try Document.parse("{ num_experts_per_tok: 0, moe_k: 2 }", file: "c")
    let part = try Document.parse("{ text_config: { moe_topk: 6 } }", file: "c")
    #expect(ModelConfig.statedTopK(in: whole) == 2)
    #expect(ModelConfig.statedTopK(in: part) == 6)
  }

  private func reaches(_ config: ModelConfig) -> [AttentionReach: Int] {
    config.architecture.layers.reduce(into: [:]) { counts, group in
      if case .attention(let attention) = group.layer.mixer {
        counts[attention.reach, default: 0] += group.count
      }
    }
  }
}
