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

  /// Rows that have a count.
  static let all = rows.filter { $0.total > 0 }

  /// Rows that keys of released code and of transformers' class read apart, or that contradict
  /// themselves: both would count, differently.
  static let refused = rows.filter { $0.total == 0 }

  /// The rows of the corpus beside the tests.
  private static let rows: [Late] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../Corpus/late_configs.txt")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.enumerated().compactMap {
      number, line in
      let fields = line.split(separator: "\t").map(String.init)
      guard fields.count == 3, let total = fields[1] == "refused" ? 0 : Int(fields[1]) else {
        return nil
      }
      return Late(name: "\(fields[0]), row \(number + 1)", config: fields[2], total: total)
    }
  }()
}

@Suite("Small configs of late model types")
struct LateConfigTests {
  @Test("The corpus is whole")
  func corpus() { #expect(Late.all.count == 155 && Late.refused.count == 6) }

  @Test("Each counts as its class does", arguments: Late.all)
  func counts(row: Late) throws {
    let config = try ModelConfig(bytes: Array(row.config.utf8), file: "config.json")
    #expect(config.architecture.parameters.total == row.total)
  }

  @Test("What is read in two ways is refused, for one reason alone", arguments: Late.refused)
  func refusals(row: Late) {
    do throws(FaultList) {
      _ = try ModelConfig(bytes: Array(row.config.utf8), file: "config.json")
      Issue.record("counted")
    } catch {
      #expect(error.faults.count == 1)
    }
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

  /// By hand.
  ///
  /// Of each of 24 layers: attention of 8 experts of 2·d² with keys and values of 2·d², 8
  /// experts of 3·d·5632, two routers, two biases and two norms; 2 of 8 are used. Published: 8.5B of
  /// which 2.2B are active (Shen et al., arXiv 2404.07413).
  @Test("JetMoE routes attention too")
  func jetMoE() throws {
    let config = """
      {model_type: 'jetmoe', hidden_size: 2048, num_hidden_layers: 24, num_key_value_heads: 16,
       num_attention_heads: 32, kv_channels: 128, intermediate_size: 5632, num_local_experts: 8,
       num_experts_per_tok: 2, vocab_size: 32000, tie_word_embeddings: true}
      """
    let count = try ModelConfig(bytes: Array(config.utf8), file: "c").architecture.parameters
    let d = 2048
    let held = 2 * d * d + 2 * 8 * d + 4 * d
    let expert = 2 * d * d + 3 * d * 5632
    #expect(count.total == 24 * (held + 8 * expert) + 32_000 * d + d)
    #expect(count.active(.all) == 24 * (held + 2 * expert) + 32_000 * d + d)
  }

  private func total(_ text: String) throws -> Int {
    try ModelConfig(bytes: Array(text.utf8), file: "c").architecture.parameters.total
  }
}
