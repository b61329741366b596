import CostModel
import Diagnostics
import Formats

/// The architecture that a Hugging Face `config.json` describes, read without a network.
///
/// Every key of the file is one of three: it sets a size, and is read by the rules of the file's
/// dialect; it is known to leave the parameters as they are, and is listed; or it is a fault, since
/// a key that nobody understands could change the count.
public struct ModelConfig: Sendable {
  /// The shape, checked.
  public let architecture: Architecture
  /// The `model_type` whose rules read the file, such as `deepseek_v3`.
  public let dialect: String
  /// Keys present that do not change the count, in the order of the file; nested ones with their
  /// path.
  public let harmlessKeys: [String]
  /// The longest context that the file allows, in tokens, where it says.
  public let maximumContext: Int?
  /// What a reader of the count should know: sizes that came from the defaults of the dialect, and
  /// parts of the released weights that are left out, such as a module that predicts a second
  /// token.
  public let notes: [String]

  /// Reads the bytes of a `config.json`.
  ///
  /// - Parameters:
  ///   - bytes: the file, JSON or JSON5.
  ///   - file: the name that faults carry.
  /// - Throws: all faults at once, each at the key that it is about.
  public init(bytes: [UInt8], file: String) throws(FaultList) {
    let node = try Document.parse(bytes, file: file, limits: Limits(readsNonFinite: true))
    guard node.members != nil else {
      throw FaultList([
        Fault(
          file: file, position: node.position,
          problem: "expected an object, not \(node.kindName)",
          hint: "give the config.json of a model")
      ])
    }
    var source = try ConfigSource(node, file: file)
    let unread = source.keys
    let blueprint = source.dialect.blueprint(&source.keys)
    self = try ConfigResult(source: source, unread: unread, blueprint: blueprint).config()
  }

  init(
    architecture: Architecture, dialect: String, harmlessKeys: [String], maximumContext: Int?,
    notes: [String]
  ) {
    self.architecture = architecture
    self.dialect = dialect
    self.harmlessKeys = harmlessKeys
    self.maximumContext = maximumContext
    self.notes = notes
  }
}

extension ModelConfig {
  /// The routed experts of a token that a config states under some usual key, understood or not.
  public static func statedTopK(in config: Node) -> Int? {
    [config, config["text_config"]].lazy.compactMap(\.self)
      .flatMap { node in Spelling.topK.lazy.compactMap { node[$0]?.integer } }
      .first { $0 > 0 }
  }
}
