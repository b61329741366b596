import Diagnostics
import Formats
import ModelConfigs
import Testing

@Suite("Weights as evidence")
struct WeightTests {
  private func count(_ rows: [String], bits: Int? = nil) throws -> WeightCount {
    let table = "name,shape,dtype\n" + rows.joined(separator: "\n") + "\n"
    let listing = try TensorListing(csv: Array(table.utf8), file: "tensors.csv")
    return try WeightCount(listing, bits: bits, file: "tensors.csv")
  }

  /// The tensors of Mixtral 8x7B as it was released.
  private static let mixtral: [String] =
    [
      "model.embed_tokens.weight,32000x4096,", "lm_head.weight,32000x4096,",
      "model.norm.weight,4096,",
    ]
    + (0..<32).flatMap { layer -> [String] in
      let start = "model.layers.\(layer)"
      let moe = "\(start).block_sparse_moe"
      return [
        "\(start).self_attn.q_proj.weight,4096x4096,",
        "\(start).self_attn.k_proj.weight,1024x4096,",
        "\(start).self_attn.v_proj.weight,1024x4096,",
        "\(start).self_attn.o_proj.weight,4096x4096,",
        "\(start).input_layernorm.weight,4096,", "\(start).post_attention_layernorm.weight,4096,",
        "\(moe).gate.weight,8x4096,",
      ]
        + (0..<8).flatMap { expert in
          [("w1", "14336x4096"), ("w2", "4096x14336"), ("w3", "14336x4096")].map {
            "\(moe).experts.\(expert).\($0.0).weight,\($0.1),"
          }
        }
    }

  /// 46,702,792,704 parameters, of which a token uses 12,879,925,248 (its model card: 46.7B, 12.9B).
  @Test("Mixtral's tensors count to its published sizes")
  func mixtral() throws {
    let count = try count(Self.mixtral)
    #expect(count.total == 46_702_792_704)
    #expect(count[.routedExperts] == 45_097_156_608)
    #expect(count.layout.blocks == 32)
    #expect(count.layout.experts == 8)
    #expect(count[.router] == 32 * 8 * 4096)
    #expect(count.active(topK: 2) == 12_879_925_248)
    #expect(count.active(topK: 9) == nil)
    #expect(count.hiddenSize == 4096)
  }

  /// Names of released files: one tensor for all experts, or a router that tells how many there are.
  @Test(
    "Experts are found however a class holds them",
    arguments: [
      (["m.layers.0.mlp.experts.gate_up_proj,64x10x8,", "m.layers.0.mlp.gate.weight,64x10,"], 64),
      (["t.blocks.0.ffn.experts.mlp.w1,160x6,", "t.blocks.0.ffn.router.layer.weight,16x6,"], 16),
      (["m.layers.1.moe.up_proj.weight,288x4x6,", "m.layers.1.moe.gate.weight,288x6,"], 288),
      (["m.layers.0.block_sparse_moe.input_linear.weight,40x8x6,"], 40),
      (["d.block.1.layer.2.mlp.experts.expert_0.wi.weight,4x4,"], 1),
      (["m.layers.1.feed_forward.experts.gate_up_proj_blocks,32x4x2x8,U8"], 32),
    ])
  func experts(rows: [String], experts: Int) throws {
    let count = try count(rows)
    #expect(count.layout.experts == experts)
    #expect(count[.routedExperts] > 0)
  }

  @Test("Correction biases count with their router, and are said to be some classes' buffers")
  func biases() throws {
    let count = try count([
      "m.layers.0.mlp.experts.gate_up_proj,64x10x8,", "m.layers.0.mlp.gate.weight,64x10,",
      "m.layers.0.mlp.gate.e_score_correction_bias,64,",
    ])
    #expect(count[.router] == 640 + 64)
    #expect(count.correctionBiases == 64)
    #expect(count.layout.experts == 64)
  }

  @Test("What is beside the language model is counted apart")
  func apart() throws {
    let count = try count([
      "model.embed_tokens.weight,100x8,BF16", "model.layers.0.mlp.up_proj.weight,16x8,BF16",
      "model.layers.1.eh_proj.weight,8x16,BF16", "model.layers.1.mlp.up_proj.weight,16x8,BF16",
      "mtp.norm.weight,8,BF16", "vision_tower.blocks.0.attn.weight,9x9,BF16",
      "model.layers.0.mlp.shared_expert.up_proj.weight,4x8,BF16",
    ])
    #expect(count.languageModel == 800 + 128 + 32)
    #expect(count[.predictors] == 128 + 128 + 8)
    #expect(count[.towers] == 81)
    #expect(count[.sharedExperts] == 32)
    #expect(count.active(topK: 1) == count.languageModel)
  }

  @Test("Quantised weights count as the weights they hold, and their scales as none")
  func packed() throws {
    let mxfp4 = try count([
      "m.layers.0.mlp.experts.up_blocks,2x6x3x16,U8", "m.layers.0.mlp.experts.up_scales,2x6x3,U8",
    ])
    #expect(mxfp4.total == 2 * 2 * 6 * 3 * 16)
    let fp8 = try count(["a.weight,128x128,F8_E4M3", "a.weight_scale_inv,1x1,F32"])
    #expect(fp8.total == 128 * 128)
    #expect(fp8.leftOut == 1)
    let gptq = ["a.qweight,16x64,I32", "a.scales,1x64,F16", "a.qzeros,1x8,I32"]
    #expect(try count(gptq, bits: 4).total == 16 * 64 * 8)
    #expect(throws: FaultList.self) { try count(gptq) }
    // NVFP4 and NF4: two weights in a byte, with scales of blocks and of the whole.
    let nvfp4 = ["a.weight,128x64,U8", "a.weight_scale,128x8,F8_E4M3", "a.weight_scale_2,,F32"]
    #expect(try count(nvfp4 + ["a.input_scale,,F32", "a.k_scale,,F32"]).total == 128 * 128)
    let nf4 = try count(
      ["weight,8192x1,U8", "weight.absmax,256,U8", "weight.nested_absmax,1,F32"].map { "a." + $0 }
        + ["a.weight.quant_map,16,F32", "a.weight.quant_state.bitsandbytes__nf4,80,U8"])
    #expect(nf4.total == 128 * 128 && nf4.leftOut == 256 + 1 + 16 + 80)
    // GPT-OSS: each of these belongs to a matrix of experts.
    #expect(try count(["a.up_scale_inv,2,F32", "a.up,4x4,F8_E4M3"]).total == 16)
    // A scale that is a parameter: no weight of its name is quantised.
    #expect(try count(["m.layers.0.router.scale,8,BF16"]).total == 8)
  }

  /// The file holds masks of 1024 by 1024 beside the 124,439,808 parameters of the paper's smallest model.
  @Test("Masks and frequencies of positions are buffers: GPT-2 counts as published")
  func buffers() throws {
    let layers = (0..<12).flatMap { layer in
      [
        "ln_1.weight,768,", "ln_1.bias,768,", "attn.bias,1x1x1024x1024,", "attn.masked_bias,,",
        "attn.c_attn.weight,768x2304,", "attn.c_attn.bias,2304,", "attn.c_proj.weight,768x768,",
        "attn.c_proj.bias,768,", "ln_2.weight,768,", "ln_2.bias,768,", "mlp.c_fc.weight,768x3072,",
        "mlp.c_fc.bias,3072,", "mlp.c_proj.weight,3072x768,", "mlp.c_proj.bias,768,",
      ].map { "h.\(layer).\($0)" }
    }
    let ends = [
      "wte.weight,50257x768,", "wpe.weight,1024x768,", "ln_f.weight,768,", "ln_f.bias,768,",
    ]
    let count = try count(layers + ends + ["rotary.inv_freq,32,F32"])
    #expect(count.total == 124_439_808)
    #expect(count[.inputEmbedding] == 50_257 * 768)
    #expect(count.leftOut == 12 * (1024 * 1024 + 1) + 32)
  }

  @Test("A header of safetensors is read, and what is none is refused")
  func header() throws {
    let json = Array(
      #"{"__metadata__":{"format":"pt"},"a.b":{"dtype":"F32","shape":[3,4],"data_offsets":[0,48]}}"#
        .utf8)
    let length = (0..<8).map { UInt8(truncatingIfNeeded: json.count >> (8 * $0)) }
    let listing = try TensorListing(header: length + json + [1, 2, 3], file: "x.safetensors")
    #expect(try WeightCount(listing, file: "x").total == 12)
    #expect(throws: FaultList.self) {
      try TensorListing(header: length + json.dropLast(2), file: "x.safetensors")
    }
    #expect(throws: FaultList.self) { try TensorListing(header: [1, 2], file: "x.safetensors") }
  }

  @Test(
    "A listing that cannot be is refused",
    arguments: ["a,4x-4", "a,4.5", "a,4x4\na,4x4", "a,99999999999x9999999999", ",4", ""])
  func refused(rows: String) {
    let bytes = Array("name,shape\n\(rows)\n".utf8)
    #expect(throws: FaultList.self) { try TensorListing(csv: bytes, file: "t.csv") }
  }

  private func listing(_ json: String) throws -> TensorListing {
    try TensorListing(Document.parse(json, file: "t.json"), file: "t.json")
  }

  @Test(
    "A listing in JSON that cannot be is refused, at its tensor",
    arguments: [
      (#"{"a": "4x4"}"#, "1:7: the shape of 'a' cannot be read"),
      (#"{"a": {"shape": [4, 0.5]}}"#, "1:7: the shape of 'a' cannot be read"),
      (#"[{"shape": [4]}]"#, "1:2: the shape of 'a tensor' cannot be read"),
      (
        #"[{"name": "a", "shape": [4]}, {"name": "a", "shape": [5]}]"#,
        "1:1: the tensor 'a' stands here twice"
      ),
      (#"{"__metadata__": {"format": "pt"}}"#, "1:1: no tensors are listed"),
    ])
  func refusedJSON(json: String, problem: String) {
    do throws(FaultList) {
      _ = try TensorListing(Document.parse(json, file: "t.json"), file: "t.json")
      Issue.record("read")
    } catch {
      #expect(error.faults.map { "\($0)".prefix { $0 != ";" } } == ["t.json:\(problem)"])
    }
  }

  @Test("Files of one model add up, and none counts twice")
  func parts() throws {
    var all = try listing(#"{"a": [2, 3], "b": [4]}"#)
    let next = try listing(#"[{"name": "c", "shape": [5, 6], "dtype": "BF16"}]"#)
    try all.add(next, file: "2.json")
    #expect(try WeightCount(all, file: "t").total == 6 + 4 + 30)
    let error = #expect(throws: FaultList.self) { try all.add(next, file: "2.json") }
    #expect(error?.faults.first?.problem == "the tensor 'c' stands in another file too")
  }

  @Test("Shapes are read as other programs write them")
  func shapes() throws {
    let rows = ["[4, 5]", "torch.Size([4, 5])", "(4, 5)", "4*5"].map { "\"\($0)\"" }
    for row in rows {
      let listing = try TensorListing(csv: Array("name,shape\na,\(row)\n".utf8), file: "t.csv")
      #expect(try WeightCount(listing, file: "t.csv").total == 20, "\(row)")
    }
    let node = try Document.parse(#"{"a": [4, 5], "b": {"shape": []}}"#, file: "t.json")
    #expect(TensorListing.isListing(node))
    #expect(try WeightCount(TensorListing(node, file: "t.json"), file: "t").total == 21)
  }
}
