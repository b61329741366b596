import CostModel
import Diagnostics
import Foundation
import ModelConfigs
import Testing

/// A small config of a late model type, counted on transformers' meta device (5.24.0): the
/// parameters of its class without towers.
struct Late: CustomTestStringConvertible, Sendable {
  let name: String
  let config: String
  let total: Int

  var testDescription: String { name }

  /// The rows of the corpus beside the tests.
  static let all: [Late] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../Corpus/late_configs.txt")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.enumerated().compactMap {
      number, line in
      let fields = line.split(separator: "\t").map(String.init)
      guard fields.count == 3, let total = Int(fields[1]) else { return nil }
      return Late(name: "\(fields[0]), row \(number + 1)", config: fields[2], total: total)
    }
  }()
}

@Suite("Small configs of late model types")
struct LateConfigTests {
  @Test("The corpus is whole")
  func corpus() { #expect(Late.all.count == 121) }

  @Test("Each counts as its class does", arguments: Late.all)
  func counts(row: Late) throws {
    let config = try ModelConfig(bytes: Array(row.config.utf8), file: "config.json")
    #expect(config.architecture.parameters.total == row.total)
  }

  /// ChatGLM3-6B and Qwen-7B by hand: 2·V·d, and for each layer the projections with their biases,
  /// three matrices of the feed-forward and two norms; the first Qwen's width holds both halves.
  @Test("The first Qwen and ChatGLM count as they were released")
  func early() throws {
    let chatGLM = """
      {model_type: 'chatglm', hidden_size: 4096, num_layers: 28, num_attention_heads: 32,
       multi_query_attention: true, multi_query_group_num: 2, kv_channels: 128,
       ffn_hidden_size: 13696, padded_vocab_size: 65024, add_qkv_bias: true,
       add_bias_linear: false, rmsnorm: true, post_layer_norm: true, seq_length: 8192}
      """
    #expect(try total(chatGLM) == 6_243_584_000)
    let qwen = """
      {model_type: 'qwen', hidden_size: 4096, num_hidden_layers: 32, num_attention_heads: 32,
       intermediate_size: 22016, kv_channels: 128, vocab_size: 151936, no_bias: true,
       tie_word_embeddings: false}
      """
    #expect(try total(qwen) == 7_721_324_544)
  }

  private func total(_ text: String) throws -> Int {
    try ModelConfig(bytes: Array(text.utf8), file: "c").architecture.parameters.total
  }
}
