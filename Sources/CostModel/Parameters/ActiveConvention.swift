/// Which embeddings a count of parameters includes.
///
/// Published "active parameters" follow any of the three: Mixtral, OLMoE and Qwen count both
/// embeddings, gpt-oss leaves out the input lookup, GLM-4.5 and MiniMax-01 leave out both. One
/// tied matrix counts once and as the logit projection, since that is where it costs FLOP.
public enum ActiveConvention: String, CaseIterable, Sendable {
  /// Every parameter that a token uses, both embeddings included.
  case all
  /// Without the input lookup, which costs no FLOP; the logit projection stays.
  case noInputEmbedding
  /// Without both embeddings, as scaling laws since Kaplan et al. (arXiv 2001.08361) count.
  case noEmbedding
}
