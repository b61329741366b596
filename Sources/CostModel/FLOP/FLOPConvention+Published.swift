extension FLOPConvention {
  /// The conventions in use, in the order that a table shows them side by side.
  public static let published: [FLOPConvention] = [
    sixTotal, sixActive, sixActiveNoInputEmbedding, sixActiveNoEmbedding, exactCausal, exactFull,
    exactCausalReach, exactFullReach, palm, megatron,
    megatronReach, verl,
  ]

  /// 6·N over all parameters: what a dense model of the same size would cost.
  public static let sixTotal = FLOPConvention(
    "6nd-total", formula: "6 N_total",
    source: "Kaplan et al. 2020 (arXiv 2001.08361), with all experts counted", rule: .sixTotal)

  /// 6·N over active parameters, both embeddings counted.
  public static let sixActive = FLOPConvention(
    "6nd-active", formula: "6 N_active",
    source: "Hoffmann et al. 2022 (arXiv 2203.15556); Epoch's database of training compute",
    rule: .sixActive(.all))

  /// 6·N over active parameters without the input lookup.
  public static let sixActiveNoInputEmbedding = FLOPConvention(
    "6nd-active-no-input-embedding", formula: "6 (N_active - V d)",
    source: "the Databricks blog's MoE-A and MoE-B sizes, gpt-oss model card",
    rule: .sixActive(.noInputEmbedding))

  /// 6·N over active parameters without both embeddings.
  public static let sixActiveNoEmbedding = FLOPConvention(
    "6nd-active-no-embedding", formula: "6 (N_active - 2 V d)",
    source: "Kaplan et al. 2020 (arXiv 2001.08361), section 2.1",
    rule: .sixActive(.noEmbedding))

  /// Every component with causal attention, windows ignored: the default.
  public static let exactCausal = FLOPConvention(
    "exact-causal", formula: "6 (N_active - V d) + 6 L H (d_qk + d_v) s / 2",
    source: "every active weight, with scores halved as in Megatron-LM and MaxText",
    rule: .exact(.causal, .ignored))

  /// Every component with full attention, windows ignored.
  public static let exactFull = FLOPConvention(
    "exact-full", formula: "6 (N_active - V d) + 6 L H (d_qk + d_v) s",
    source: "torchtitan and prime-rl", rule: .exact(.full, .ignored))

  /// Every component with causal attention inside windows and chunks.
  public static let exactCausalReach = FLOPConvention(
    "exact-causal-window",
    formula: "6 (N_active - V d) + sum_l 6 H (d_qk + d_v) (m - m²/2s), m = min(w, s)",
    source: "MaxText, which counts windows and chunks",
    rule: .exact(.causal, .counted))

  /// Every component with full attention inside windows and chunks.
  public static let exactFullReach = FLOPConvention(
    "exact-full-window", formula: "6 (N_active - V d) + sum_l 6 H (d_qk + d_v) min(w, s)",
    source: "OLMo-core", rule: .exact(.full, .counted))

  /// PaLM's model FLOP as llm-foundry and nanoGPT compute them.
  public static let palm = FLOPConvention(
    "palm", formula: "6 N_active + 12 L d s",
    source:
      "Chowdhery et al. 2022 (arXiv 2204.02311), appendix B, as llm-foundry and nanoGPT use it",
    rule: .palm)

  /// Matrix products with causal attention, without the router.
  public static let megatron = FLOPConvention(
    "megatron", formula: "6 (matrices without router) + 6 L H (d_qk + d_v) s / 2",
    source: "Megatron-LM num_floating_point_operations",
    rule: .matrices(.causal, .ignored, router: false, inputEmbedding: false))

  /// Matrix products with causal attention inside windows and chunks, without the router.
  public static let megatronReach = FLOPConvention(
    "megatron-window", formula: "megatron, with windows and chunks",
    source: "Megatron-Bridge since 2026",
    rule: .matrices(.causal, .counted, router: false, inputEmbedding: false))

  /// Matrix products with causal attention, the input lookup counted as one of them.
  public static let verl = FLOPConvention(
    "verl", formula: "6 (matrices + V d) + 6 L H (d_qk + d_v) s / 2",
    source: "verl and VeOmni flops_counter",
    rule: .matrices(.causal, .ignored, router: true, inputEmbedding: true))
}
