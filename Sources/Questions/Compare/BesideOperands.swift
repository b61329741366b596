import CostModel
import Diagnostics
import Evidence
import Formats
import Spec
import Units

/// What a call says of a model beyond itself: scores of its siblings, a model that it scores like,
/// and peers.
struct BesideOperands: Sendable {
  private let domain: ModelDomain
  private let table: OwnTable?
  private let exchange: TokenExchange?
  private let like: ModelOperand?
  private let peers: [ModelOperand]

  init(_ ask: inout Asking) {
    domain = ask.domain()
    table = ask.optional(
      "evidence", .ownTable, isInExample: false,
      "A CSV of your own scores: model,kind,total_b,active_b,tokens_t,metric,score, questions or score_sd, higher_is_better"
    )
    exchange = ask.optional(
      "tokenExponent", .exchange, isInExample: false,
      "What tokens are worth in size where they differ, with its error, such as 0.7±0.2")
    like = ask.optional(
      "scoresLike", .model, isInExample: false,
      "A dense model that it scores like: what routing does not explain is left to data and recipe")
    peers =
      ask.optional(
        "peers", .list(of: .model, minimum: 1), isInExample: false,
        "Models whose published training is set beside this one's") ?? []
  }

  /// The tokens of the MoE that the file of scores states.
  var tokens: Tokens? { table?.evidence.tokens }

  func beside(_ run: Run, _ ask: Asking) throws(Unsettled) -> Beside {
    if run.isDense {
      for key in ["domain", "evidence", "tokenExponent", "scoresLike", "peers"] {
        try ask.refuseIdle(key, because: "a dense model is worth itself")
      }
    }
    let own = tokens ?? run.tokens
    let others = table?.evidence.siblings.compactMap(\.tokens) ?? []
    if like == nil, own == nil || others.allSatisfy({ $0 == own }) {
      try ask.refuseIdle("tokenExponent", because: "nothing of other tokens is compared")
    }
    var beside = Beside(domain: domain)
    beside.exchange = exchange
    if let table {
      try table.check(against: run, ask)
      beside.own = OwnSiblings(table, of: run, exchange: exchange)
    }
    if let like {
      let run = Run(published: like)
      if !run.isDense {
        throw ask.fault(
          at: "scoresLike", "\(like.title) is not dense", "name the dense model that it scores like"
        )
      }
      beside.like = run
    }
    let names = peers.map(\.model.name)
    if let twice = names.first(where: { name in names.count { $0 == name } > 1 }) {
      throw ask.fault(at: "peers", "\(Fault.quoted(twice)) stands twice", "name each model once")
    }
    for peer in peers {
      if peer.model.name == run.model.name {
        throw ask.fault(at: "peers", "a model is no peer of itself", "name other models")
      }
      guard peer.publishedTokens != nil else {
        throw ask.fault(
          at: "peers", "the tokens of \(peer.title) are not published",
          "name others, or write a scenario that states them")
      }
      beside.peers.append(Run(published: peer))
    }
    return beside
  }
}

extension Run {
  /// A model on its published tokens.
  fileprivate init(published model: ModelOperand) {
    self.init(
      name: model.model.name, model: model.model, tokens: model.publishedTokens,
      tokenSource: .stated, flop: nil, corpus: nil)
  }
}

extension InputKind where Value == TokenExchange {
  /// An exponent with its standard error: `0.7±0.2`, or `0.7+-0.2`.
  static var exchange: InputKind {
    InputKind(
      .scalar(.text("an exponent with its error")), example: .text("0.7±0.2"),
      sample: TokenExchange(exponent: 0.7, deviation: 0.2, source: "stated")
    ) { node, reader in
      let parts = (node.text ?? "").replacing("+-", with: "±").split(separator: "±").map { part in
        Double(part.filter { !$0.isWhitespace })
      }
      guard parts.count == 2, let value = parts[0], let deviation = parts[1], value > 0,
        value <= 3, deviation >= 0, deviation <= 3
      else {
        reader.note(
          node, "\(Fault.quoted(node.text ?? "this")) is no exponent with its error",
          "write for example 0.7±0.2, both from 0 to 3")
        return nil
      }
      return TokenExchange(exponent: value, deviation: deviation, source: "stated")
    }
  }
}
