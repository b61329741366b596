import Diagnostics

/// How many parameters the numbers of a tensor hold: most one each, those of quantised weights
/// several, and scales and buffers none.
struct WeightPacking {
  private let names: Set<String>
  private let bits: Int?

  init(_ tensors: [TensorListing.Tensor], bits: Int?) {
    names = Set(tensors.map(\.name))
    self.bits = bits
  }

  /// The parameters of a tensor; nil for a scale or a buffer.
  func parameters(of tensor: TensorListing.Tensor, file: String) throws(FaultList) -> Int? {
    let parts = TensorRoles.parts(tensor.name)
    let last = parts.last.map(String.init) ?? ""
    let stem = String(tensor.name.dropLast(last.count))
    if isScale(last, stem) || isBuffer(last, parts, tensor) { return nil }
    // Two of 4 bits in a byte: MXFP4, NVFP4 and the 4-bit formats of bitsandbytes.
    if last.hasSuffix("_blocks"), names.contains(stem + last.dropLast(6) + "scales") {
      return 2 * tensor.count
    }
    let isByte = tensor.type == "U8" || tensor.type == "uint8"
    if isByte, last == "weight",
      names.contains(stem + "weight_scale_2") || names.contains(stem + "weight.absmax")
    {
      return 2 * tensor.count
    }
    guard last == "qweight" || last == "weight_packed" else { return tensor.count }
    guard let bits, bits > 0, 32 % bits == 0 else {
      throw FaultList(
        file: file, problem: "\(Fault.quoted(tensor.name)) holds packed weights of unknown width",
        hint: "put the config.json beside it whose quantization_config says their bits")
    }
    return tensor.count * (32 / bits)
  }

  /// Scales and the like, beside the weights that they are of.
  private func isScale(_ last: String, _ stem: String) -> Bool {
    let ofQuantised: Set<String> = [
      "qzeros", "scales", "g_idx", "weight_shape", "weight_zero_point", "weight_g_idx",
    ]
    if ofQuantised.contains(last) {
      return names.contains(stem + "qweight") || names.contains(stem + "weight_packed")
    }
    let ofWeight: Set<String> = [
      "weight_scale", "weight_scale_2", "weight_scale_inv", "weight_global_scale", "input_scale",
      "input_global_scale", "output_scale",
    ]
    if ofWeight.contains(last) {
      return names.contains(stem + "weight") || names.contains(stem + "weight_packed")
    }
    if last.hasSuffix("_scale_inv") { return names.contains(stem + last.dropLast(10)) }
    if last.hasSuffix("_scales") { return names.contains(stem + last.dropLast(6) + "blocks") }
    if last == "k_scale" || last == "v_scale" { return true }
    let ofBytes: Set<String> = ["absmax", "nested_absmax", "quant_map", "nested_quant_map"]
    return (ofBytes.contains(last) || last.hasPrefix("bitsandbytes__")) && stem.hasSuffix("weight.")
      || stem.hasSuffix("weight.quant_state.")
  }

  /// What classes hold beside their parameters: frequencies of positions, masks, counters.
  private func isBuffer(
    _ last: String, _ parts: [Substring], _ tensor: TensorListing.Tensor
  ) -> Bool {
    let isMask =
      (last == "bias" || last == "masked_bias")
      && parts.dropLast().last.map {
        $0 == "attn" || $0 == "attention"
      } == true
    return last == "inv_freq" || last == "position_ids" || last == "num_batches_tracked"
      || isMask && (tensor.shape.count == 4 || tensor.shape.isEmpty)
  }
}
