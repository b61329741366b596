import Formats
import ScalingLaws
import Spec
import Units

/// Budgets whose best designs are looked for, under caps that are all combined.
public struct OptimumRequest: Sendable {
  public var budgets: [FLOP]
  /// Caps on the memory of serving; `nil` is none.
  public var memories: [MemoryCap?]
  /// Tokens of inference that the budget also pays; `nil` is none.
  public var inferenceTokens: [Tokens?]
  public var uniqueTokens: Tokens?
  /// What a token of inference costs; `nil` is 2·N_active FLOP.
  var servedPrices: ServedPrices?
  /// How models are served, where tokens of inference are.
  var serving: ServedTerms?
  /// Devices, with what may be used of them where no FLOP are given.
  var hardware: Hardware?
  /// The sizes near which designs are wanted.
  var wanted: WantedSizes
  /// How much a near design may waste of the budget, or lose in nats.
  var tolerances: (waste: Double, loss: Double)

  /// The searches, inference varying fastest, then budgets, then memory.
  public var searches: [DesignSearch] {
    memories.flatMap { memory in
      budgets.flatMap { budget in
        inferenceTokens.map { tokens in
          var search = DesignSearch(
            budget: budget, memory: memory, data: .none.limited(to: uniqueTokens),
            inferenceTokens: tokens)
          search.servedPrices = tokens == nil ? nil : servedPrices
          (search.wasteTolerance, search.lossTolerance) = tolerances
          return search
        }
      }
    }
  }

  /// The most searches for each of which measured pairs are asked too.
  private static let mostAdvised = 24

  /// What measured pairs support, and the advice of every law for every search, laws varying fastest.
  func found(
    under laws: [any ScalingLaw], _ progress: (Int, Int) -> Void = { _, _ in }
  ) -> FoundOptimum {
    var request = self
    func advice(_ search: DesignSearch) -> DesignAdvice? {
      DesignAdvice(
        search, on: hardware, wanted: wanted, context: Run.standardContext)
    }
    var advised: [DesignAdvice] = []
    if budgets.isEmpty {
      let blank = DesignSearch(budget: FLOP(1))
      advised = [advice(blank)].compactMap { $0 }
      request.budgets = advised.map(\.best.flop)
    } else if searches.count <= Self.mostAdvised {
      advised = searches.compactMap(advice)
    }
    let searches = request.searches
    return FoundOptimum(
      advice: advised, byRequests: byRequests(advice),
      unpaid: advised.isEmpty ? request.largest.flatMap { DesignAdvice.unpaid($0, serving) } : nil,
      results: searches.enumerated().flatMap { number, search in
        progress(number, searches.count)
        return laws.map {
          OptimumResult(
            search, under: $0, seekingInside: searches.count <= Self.mostAdvised)
        }
      })
  }
}

extension OptimumRequest {
  /// The search of the largest budget, where tokens of inference are asked for.
  private var largest: DesignSearch? {
    searches.filter { $0.inferenceTokens != nil }.max { $0.budget < $1.budget }
  }

  /// The best design by numbers of requests at once, for the largest budget; none where 2·N_active is
  /// counted, or worth by evidence is not asked.
  private func byRequests(
    _ advice: (DesignSearch) -> DesignAdvice?
  ) -> [(requests: Double, advice: DesignAdvice?)] {
    guard let serving, servedPrices != nil, let search = largest, DesignAdvice.answers(search)
    else { return [] }
    return Set(ServedTerms.ladder + [serving.requests]).sorted().map { requests in
      var search = search
      search.servedPrices = serving.prices(at: requests)
      return (requests, advice(search))
    }
  }
}

/// What a search for the best designs came to.
public struct FoundOptimum: Sendable {
  /// What measured pairs support, for each search; none where many are asked.
  let advice: [DesignAdvice]
  /// The same for the largest budget by numbers of requests at once.
  let byRequests: [(requests: Double, advice: DesignAdvice?)]
  /// That serving leaves nothing for training; `nil` where a design is found.
  let unpaid: String?
  public let results: [OptimumResult]

  /// What is supported for the largest budget, in a few sentences.
  var supported: [String] {
    let best = advice.max { $0.best.flop < $1.best.flop }?.headline ?? []
    let lines = [unpaid].compactMap { $0 } + best
    return lines.prefix(1) + [turn].compactMap { $0 } + lines.dropFirst()
  }

  private static func kind(_ advice: DesignAdvice?) -> String {
    guard let best = advice?.best else { return "none, as serving takes the budget," }
    return best.isDense ? "a dense model" : "a MoE"
  }

  /// How the best design turns with the number of requests; `nil` where its kind stays.
  private var turn: String? {
    let kinds = byRequests.map { Self.kind($0.advice) }
    let each = kinds.enumerated().filter { !kinds[..<$0.offset].contains($0.element) }.map(
      \.element)
    guard each.count > 1 else { return nil }
    return "By requests at once it turns: "
      + each.map { kind in
        "\(kind) at "
          + byRequests.filter { Self.kind($0.advice) == kind }.map { plainText(of: $0.requests) }
          .joined(separator: ", ")
      }.joined(separator: "; ") + "."
  }

  /// What laws say besides, in one.
  var extrapolated: String? { OptimumResult.headline(results) }
}

/// The inputs of a search, asked for and not yet checked against each other.
struct AskedOptimum {
  private let budgets: [Double]?
  private let memories: [Double]?
  private let bytesPerParameter: Double
  private let cachedTokens: Tokens?
  private let inferenceTokens: [Double]?
  private let uniqueTokens: Tokens?
  private let serving: ServedTerms
  private let tolerances: (waste: Double, loss: Double)
  private let wanted: WantedSizes

  /// The most searches that one entry may ask for.
  private static let searchLimit = 10_000

  /// Asks for all of them; `OptimumRequest` follows after settling.
  init(_ ask: inout Asking) {
    budgets = ask.optional(
      "flop", .amounts(of: .amount(FLOP.self), example: "log 1e22..1e24 x3"),
      "Budgets of training and, with inferenceTokens, of that too: one, a list or an axis")
    memories = ask.optional(
      "memory", .amounts(of: .amount(Bytes.self), example: "80GB"),
      "Caps on what the parameters and their cache may take: one or a list")
    bytesPerParameter = ask(
      "bytesPerParameter", .bytesPerNumber, "Bytes of a parameter and of a cached number",
      default: 2)
    cachedTokens = ask.optional(
      "cachedTokens", .measure(Tokens.self, example: "100K"),
      "Tokens whose keys and values the memory holds too")
    inferenceTokens = ask.optional(
      "inferenceTokens", .amounts(of: .amount(Tokens.self), example: "10T"),
      "Tokens after training that the budget pays too: one, a list or an axis")
    serving = ServedTerms(&ask)
    uniqueTokens = ask.optional(
      "uniqueTokens", .measure(Tokens.self, example: "100B"),
      "Unique tokens at hand; beyond them they repeat")
    let waste = ask(
      "flopTolerance", .number("a share", atLeast: 0, atMost: 1, example: 0.02),
      "A near design wastes at most this share of FLOP", default: DesignSearch.nearWaste)
    let loss = ask(
      "lossTolerance", .number("nats", atLeast: 0, atMost: 1, example: 0.004),
      unit: "nats per token", "Or loses at most this much", default: DesignSearch.nearLoss)
    tolerances = (waste, loss)
    wanted = WantedSizes(
      total: ask.optional(
        "total", .measure(Parameters.self, example: "100B"), isInExample: false,
        "All parameters near which designs are wanted"),
      active: ask.optional(
        "active", .measure(Parameters.self, example: "10B"), isInExample: false,
        "Parameters that a token uses, near which designs are wanted"))
  }

  /// The inputs, after settling.
  ///
  /// - Throws: where they do not go together; the fault has been noted.
  func checked(_ hardware: Hardware?, _ ask: Asking) throws(Unsettled) -> OptimumRequest {
    try checkMeans(hardware, ask)
    let budgets = budgets ?? []
    try serving.check(hasTokens: inferenceTokens != nil, ask)
    if memories == nil {
      for key in ["bytesPerParameter", "cachedTokens"] where ask.isGiven(key) {
        throw ask.fault(
          at: key, "this needs a memory to count in, and no cap on memory is given",
          "add for example a memory of 80GB")
      }
    }
    let count =
      Double(budgets.count) * Double(max(1, (memories?.count ?? 1) * (inferenceTokens?.count ?? 1)))
    if count > Double(Self.searchLimit) {
      throw ask.fault(
        at: "flop", "\(plainText(of: count)) searches are more than \(Self.searchLimit)",
        "shorten an axis")
    }
    let caps = memories?.map {
      MemoryCap(
        bytes: Bytes($0), bytesPerNumber: bytesPerParameter,
        cachedTokens: cachedTokens?.value ?? 0)
    }
    return OptimumRequest(
      budgets: budgets.map { FLOP($0) }, memories: caps ?? [nil],
      inferenceTokens: inferenceTokens?.map { Tokens($0) } ?? [nil], uniqueTokens: uniqueTokens,
      servedPrices: inferenceTokens == nil || ask.reader.isLenient
        ? nil : serving.prices(at: serving.requests),
      serving: inferenceTokens == nil || ask.reader.isLenient ? nil : serving,
      hardware: hardware, wanted: wanted, tolerances: tolerances)
  }

  /// Faults a search without means, or with two, and sizes that cannot be.
  private func checkMeans(_ hardware: Hardware?, _ ask: Asking) throws(Unsettled) {
    if let budgets, hardware?.budget != nil {
      throw ask.fault(
        at: "flop",
        "\(plainText(of: budgets[0])) FLOP and the budget of the devices both say what may be spent",
        "leave one of them out")
    }
    if budgets == nil, hardware?.budget == nil {
      throw ask.fault(
        at: "flop", "no budget is given",
        "state flop such as 1e24, or devices with days, hours, dollars or kwh")
    }
    if hardware?.choices.stated != nil {
      throw ask.fault(
        at: "on", "every design takes its own fastest layout",
        "leave the layout out")
    }
    if hardware?.budget != nil {
      for key in ["memory", "inferenceTokens", "uniqueTokens"] {
        try ask.refuseIdle(key, because: "a budget of devices is of training on fresh tokens alone")
      }
    }
    if memoriesCache || uniqueTokens != nil {
      for key in ["total", "active"] {
        try ask.refuseIdle(
          key, because: "worth by evidence knows neither caches nor repeated tokens")
      }
    }
    if let total = wanted.total, let active = wanted.active, active >= total {
      throw ask.fault(
        at: "active", "\(active.rounded(to: 3)) active of \(total.rounded(to: 3)) leave no experts",
        "give fewer active parameters than in all")
    }
  }

  private var memoriesCache: Bool { cachedTokens != nil }
}

extension InputKind where Value == Double {
  /// Bytes that a number takes, such as 2 of bfloat16 or 0.5 of four bits.
  static var bytesPerNumber: InputKind {
    .number("bytes", atLeast: 0.0625, atMost: 64, example: 1)
  }
}
