import Diagnostics

extension Dialect {
  /// Every dialect, one list a file.
  static let all: [Dialect] = [
    llamaKin, gemmaKin, smallKin, gptKin, layerNormKin, routed, deepSeekKin, llama4Kin, hybrid,
    encoderDecoder, ownConfigs, denseKin, routedKin, windowKin, latentKin, sparseKin,
    stateSpaceKin, deltaKin, convolutionKin, gemmaLateKin, latestKin, indexedKin, earlyKin,
    zambaKin, inklingKin,
  ].flatMap { $0 }

  /// The dialect of a `model_type`; hyphens and underscores count alike.
  static func named(_ modelType: String) -> Dialect? {
    byName[plain(modelType)]
  }

  private static let byName: [String: Dialect] = Dictionary(
    all.flatMap { dialect in dialect.modelTypes.map { (plain($0), dialect) } },
    uniquingKeysWith: { first, _ in first })

  /// The dialect of a class such as `LlamaForCausalLM`.
  static func ofClass(_ name: String) -> Dialect? {
    let endings = ["ForCausalLM", "ForConditionalGeneration", "LMHeadModel", "Model"]
    guard let ending = endings.first(where: { name.hasSuffix($0) }) else { return nil }
    let start = name.dropLast(ending.count)
    return all.first { $0.className == start || $0.className + "Model" == start }
  }

  /// What to write where a `model_type` is not known: the one that was misspelled, or all of them.
  static func hint(for modelType: String) -> String {
    let names = all.map(\.name).sorted()
    let known = "known: " + names.joined(separator: ", ")
    guard !isUncounted(modelType),
      let near = names.first(where: { Misspelling.isLikely(modelType, of: $0) })
    else {
      return known
    }
    return "did you mean \(Fault.quoted(near))? \(known)"
  }

  private static func plain(_ name: String) -> String {
    String(name.lowercased().map { $0 == "-" ? "_" : $0 })
  }
}
