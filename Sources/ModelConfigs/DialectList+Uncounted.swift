extension Dialect {
  /// Whether a `model_type` is one of a language model that is known and not counted, so that it is
  /// no misspelling of another.
  static func isUncounted(_ modelType: String) -> Bool {
    uncounted.contains(modelType.lowercased())
  }

  /// Types of transformers 5.24.0 that write text and have no dialect here.
  private static let uncounted = Set(
    """
    bart beam bert bert-generation big_bird bigbird_pegasus biogpt blenderbot blenderbot-small
    blt camembert codegen cohere_compass_text cpmant ctrl data2vec-text doge dory 
     electra emu3 ernie fuyu gemma4_assistant gemma4_unified_assistant git gpt_neo
    gpt_neox_japanese hrm_text marian
    mbart megatron-bert mllama mllama_text_model modernbert-decoder moshi
    musicgen musicgen_melody mvp openai-gpt pegasus plbart prophetnet 
    qwen4_exp_text reformer rembert roberta roberta-prelayernorm roc_bert roformer rwkv 
     trocr whisper xglm xlm xlm-roberta xlm-roberta-xl xlnet xlstm xmod zaya
    """.split { $0.isWhitespace }.map(String.init))
}
