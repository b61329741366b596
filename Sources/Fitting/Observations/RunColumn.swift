/// What a column of a runs table holds.
public enum RunColumn: String, CaseIterable, Sendable {
  /// Parameters, under the count that the form states.
  case parameters
  /// Tokens seen in training.
  case tokens
  /// Training FLOP; gives the tokens as C/(6N) where they have no column.
  case flop
  /// Loss in nats per token.
  case loss
  /// Routed experts in a layer; 1 for a dense model.
  case experts
  /// Width of the hidden layer over width of an expert, as the form states it.
  case granularity
  /// Unique tokens of the corpus.
  case unique
  /// How much a run counts.
  case weight
  /// Runs that belong together, for resampling.
  case group

  /// The headers under which the column is found, without case, spaces and punctuation.
  var headers: [String] {
    switch self {
    case .parameters:
      [
        "n", "params", "parameters", "nparams", "nparameters", "modelsize", "activeparams",
        "activeparameters", "nactive", "paramsn",
      ]
    case .tokens: ["d", "tokens", "ntokens", "traintokens", "trainingtokens", "tokensd"]
    case .flop:
      ["c", "flop", "flops", "trainflop", "trainflops", "trainingflop", "trainingflops", "compute"]
    case .loss:
      ["loss", "l", "lossnatspertoken", "finalloss", "valloss", "validationloss", "evalloss"]
    case .experts: ["e", "experts", "nexperts", "numexperts"]
    case .granularity: ["g", "granularity"]
    case .unique: ["u", "unique", "uniquetokens"]
    case .weight: ["weight"]
    case .group: ["group", "cluster", "family"]
    }
  }

  /// A header without case, spaces and punctuation.
  static func key(_ header: String) -> String {
    header.lowercased().filter { $0.isLetter || $0.isNumber }
  }
}
