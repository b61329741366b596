import Testing

/// A small config that a careless counter gets wrong, with its exact count.
///
/// The counts are those of the models' own modules built without weights from the same keys:
/// transformers 5.23.0, meta device, tied weights once, K of E experts active, router correction
/// biases left out.
struct Trap: Sendable, CustomTestStringConvertible {
  /// Keys that many rows share.
  enum Frame: String, Sendable {
    case plain = """
      hidden_size: 96, num_hidden_layers: 6, num_attention_heads: 4, vocab_size: 100,
      intermediate_size: 56,
      """
    case noWidth = """
      hidden_size: 96, num_hidden_layers: 6, num_attention_heads: 4, vocab_size: 100,
      """
    case gpt = "n_embd: 64, n_layer: 2, n_head: 4, vocab_size: 100,"
    case stacks = """
      d_model: 32, d_kv: 16, d_ff: 40, num_layers: 6, num_heads: 4, vocab_size: 99,
      """
    case empty = ""
  }

  let dialect: String
  let what: String
  let frame: Frame
  let keys: String
  let total: Int
  let active: Int

  init(
    _ dialect: String, _ what: String, _ frame: Frame, _ keys: String, _ total: Int, _ active: Int
  ) {
    self.dialect = dialect
    self.what = what
    self.frame = frame
    self.keys = keys
    self.total = total
    self.active = active
  }

  var config: String { "{ model_type: \"\(dialect)\", \(frame.rawValue) \(keys) }" }

  var testDescription: String { "\(dialect): \(what)" }
}
