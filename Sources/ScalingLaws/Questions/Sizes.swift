import Units

/// One count of parameters under the three conventions for embeddings; `nil` is not known.
public struct Sizes: Hashable, Sendable {
  public let all: Parameters?
  public let noInputEmbedding: Parameters?
  public let noEmbedding: Parameters?

  /// The counts that are known.
  public init(
    all: Parameters? = nil, noInputEmbedding: Parameters? = nil, noEmbedding: Parameters? = nil
  ) {
    self.all = all
    self.noInputEmbedding = noInputEmbedding
    self.noEmbedding = noEmbedding
  }

  /// One size of which the convention is known.
  init(_ count: EmbeddingCount, _ size: Parameters) {
    self.init(
      all: count == .all ? size : nil,
      noInputEmbedding: count == .noInputEmbedding ? size : nil,
      noEmbedding: count == .noEmbedding ? size : nil)
  }

  /// One size whichever way embeddings are counted.
  public init(_ size: Parameters) {
    self.init(all: size, noInputEmbedding: size, noEmbedding: size)
  }

  /// The count that a law asks for or, where only another is known, that one; with a remark where
  /// it is not the usual count, of all parameters.
  func reading(_ wanted: EmbeddingCount) -> (size: Parameters, remark: String?)? {
    guard let (size, convention) = nearest(wanted) else { return nil }
    if convention == wanted {
      // A size that is the same in every count needs no word.
      let isUsual = wanted == .all || all == size
      return (size, isUsual ? nil : wanted.remark(on: convention))
    }
    return (size, wanted.remark(on: convention))
  }

  /// The count that is asked for or, where only another is known, that one.
  func nearest(_ wanted: EmbeddingCount) -> (size: Parameters, convention: EmbeddingCount)? {
    if let size = value(wanted) { return (size, wanted) }
    if let all { return (all, .all) }
    if let noInputEmbedding { return (noInputEmbedding, .noInputEmbedding) }
    return noEmbedding.map { ($0, .noEmbedding) }
  }

  func scaled(by factor: Double) -> Sizes {
    Sizes(
      all: all.map { $0 * factor }, noInputEmbedding: noInputEmbedding.map { $0 * factor },
      noEmbedding: noEmbedding.map { $0 * factor })
  }

  private func value(_ convention: EmbeddingCount) -> Parameters? {
    switch convention {
    case .all: all
    case .noInputEmbedding: noInputEmbedding
    case .noEmbedding: noEmbedding
    }
  }
}

/// Which parameters a law counts as the size of a model.
public struct SizeCount: Hashable, Sendable {
  public let part: Part
  public let embeddings: EmbeddingCount

  public enum Part: String, Sendable {
    case active
    case total
  }

  public init(part: Part, embeddings: EmbeddingCount) {
    self.part = part
    self.embeddings = embeddings
  }
}

/// Which embeddings a law counts among the parameters.
public enum EmbeddingCount: String, CaseIterable, Sendable {
  case all
  case noInputEmbedding
  case noEmbedding

  var phrase: String {
    switch self {
    case .all: "both embeddings"
    case .noInputEmbedding: "the output embedding only"
    case .noEmbedding: "no embeddings"
    }
  }

  /// What to know of a size that a law reads in this count and that is known in another, or in the
  /// same where that is not the usual one.
  fileprivate func remark(on known: EmbeddingCount) -> String {
    Self.remarks[Pair(wanted: self, known: known)] ?? ""
  }

  private struct Pair: Hashable {
    let wanted: EmbeddingCount
    let known: EmbeddingCount
  }

  /// Made once: every answer of a long sweep is read anew.
  private static let remarks: [Pair: String] = {
    var remarks: [Pair: String] = [:]
    for wanted in allCases {
      for known in allCases {
        remarks[Pair(wanted: wanted, known: known)] =
          wanted == known
          ? "its sizes are counted with \(wanted.phrase)"
          : "only the size with \(known.phrase) is known; the law counts \(wanted.phrase)"
      }
    }
    return remarks
  }()
}
