import Foundation
import Units

/// What users ask of a served model.
public struct ServingLoad: Hashable, Sendable {
  /// Tokens of a prompt and of an answer.
  public var input: Double
  public var output: Double
  /// The share of prompts whose keys and values are held from earlier ones.
  public var reused: Double
  /// Tokens drafted for each step, which the model checks at once.
  public var drafted: Int
  /// The chance that a drafted token is accepted where the one before it was.
  public var acceptance: Double
  /// The time of drafting a token over that of a plain step.
  public var draftCost: Double
  /// Whether prompts are worked off on devices of their own.
  public var splitsPrefill: Bool

  /// MTP modules of DeepSeek-V3 were accepted 1.8 to 1.9, 2.4 to 2.7 and 2.9 to 3.3 tokens a step with
  /// one, two and three drafts (SGLang, September 2025): 0.85 gives 1.85, 2.57 and 3.19.
  public static let acceptanceOfModules = 0.85

  public init(
    input: Double, output: Double, reused: Double = 0, drafted: Int = 0,
    acceptance: Double = acceptanceOfModules, draftCost: Double = 0, splitsPrefill: Bool = false
  ) {
    self.input = input
    self.output = output
    self.reused = reused
    self.drafted = drafted
    self.acceptance = acceptance
    self.draftCost = draftCost
    self.splitsPrefill = splitsPrefill
  }

  /// The tokens of a prompt that are computed.
  var computed: Double { max(1, input * (1 - reused)) }

  /// The tokens that a step brings each sequence: 1 + α + α² up to the drafted.
  public var accepted: Double {
    (0...drafted).reduce(0) { $0 + pow(acceptance, Double($1)) }
  }
}

/// A served model on its devices under a load.
public struct Serving: Sendable {
  public let shape: ServedShape
  public let setup: ServingSetup
  public let load: ServingLoad
  public var constants: ServingConstants
  /// What decoding a token reads and does, a token of a prompt does, and a request holds on each device.
  private let read: (bytes: Double, flop: Double)
  private let scores: Double
  private let cache: Double

  /// Tokens of prompts that a group works off in one step at most.
  static let chunk = 8192.0
  /// The share of memory that an engine uses.
  public static let usableShare = 0.9

  public init(
    _ shape: ServedShape, on setup: ServingSetup, under load: ServingLoad,
    constants: ServingConstants = .fitted
  ) {
    self.shape = shape
    self.setup = setup
    self.load = load
    self.constants = constants
    read = shape.attention(
      context: load.input + load.output / 2, tensor: setup.tensor, cacheBytes: setup.cacheBytes)
    scores = shape.scores(prompt: load.input * (1 + load.reused))
    cache =
      shape.cacheBytes(
        context: load.input + load.output, tensor: setup.tensor, cacheBytes: setup.cacheBytes)
      / Double(setup.groups)
  }

  private var work: ServingWork { ServingWork(shape: shape, setup: setup, constants: constants) }

  // MARK: memory

  /// The bytes of weights on each device.
  public var weightBytes: Double {
    shape.heldBytes(setup.format) / Double(setup.tensor)
      + shape.expertWeights * setup.format.expertBytes / Double(setup.devices)
  }

  /// The bytes that weights leave on each device; below 0 where they do not fit.
  public var roomBytes: Double { Self.usableShare * setup.device.capacity.value - weightBytes }

  /// The most whole requests whose caches fit the memory of the replica.
  public var mostRequests: Double {
    return max(0, cache > 0 ? roomBytes / cache : 1e6)
  }

  // MARK: time

  /// A decoding step, with drafted tokens checked and the time of drafting them, over the tokens that it
  /// brings each sequence.
  func decoding(_ batch: Dual) -> ServingStep {
    work.step(
      tokens: batch * Double(load.drafted + 1), sequences: batch, read: read)
  }

  /// The seconds between tokens that decoding takes, prompts of others left out.
  func decodingTime(_ batch: Dual) -> Dual {
    let checked = decoding(batch).total
    guard load.drafted > 0 else { return checked }
    let plain = work.step(tokens: batch, sequences: batch, read: read)
    return (checked + plain.total * (load.draftCost * Double(load.drafted))) / load.accepted
  }

  /// The seconds of working off so many tokens of prompts at once.
  func prompt(_ tokens: Dual) -> Dual {
    work.step(tokens: tokens, sequences: nil, read: (0, scores)).total
  }

  /// The seconds of a token of a prompt where so many sequences are served: those that enter in a step
  /// are worked off together.
  func promptToken(_ batch: Dual) -> Dual {
    let own = load.computed
    let entering = batch * (own / load.output)
    let most = Self.chunk * Double(setup.groups)
    let tokens = Dual.larger(Dual(own), .smaller(Dual(most), entering))
    return prompt(tokens) / tokens
  }

  /// The seconds between two tokens of a sequence, prompts of the others included.
  func timePerToken(_ batch: Dual) -> Dual {
    let decoding = decodingTime(batch)
    guard !load.splitsPrefill else { return decoding }
    let others = Dual.larger(batch - 1, Dual(0))
    return decoding + others * (load.computed / load.output) * promptToken(batch)
  }

  /// The requests in flight where all are queued at once: engines fill part of the room, up to a cap.
  func queuedBatch(atMost limit: Double? = nil) -> Dual {
    let room = max(roomBytes, 0.02 * setup.device.capacity.value)
    let fitting = min(cache > 0 ? room / cache : 1e6, limit ?? .infinity)
    let filled = constants.dual(.fill) * fitting
    let capped = (filled.power(-2) + constants.dual(.mostSequences).power(-2)).power(-0.5)
    return .larger(capped, Dual(1))
  }

  /// The seconds of the replica for each token of answers where all are queued at once.
  func queuedTime(atMost limit: Double? = nil) -> Dual {
    let batch = queuedBatch(atMost: limit)
    return timePerToken(batch) / batch
  }

  /// The seconds between two tokens of each of so many sequences.
  public func between(_ batch: Double) -> Double { timePerToken(Dual(batch)).value }

  /// What so many sequences at once come to.
  public func served(_ batch: Double) -> ServedPoint {
    let batch = Dual(batch)
    let step = decoding(batch)
    let decoding = decodingTime(batch).value
    let each = promptToken(batch).value
    let alone = prompt(Dual(load.computed)).value
    let between = timePerToken(batch).value
    return ServedPoint(
      setup: setup, load: load, batch: batch.value, decoding: decoding, between: between,
      prompt: alone, promptToken: each, mostRequests: mostRequests,
      parts: ServingPart.allCases.map { ($0, step[$0].value) })
  }

  /// The sequences in flight where all requests are queued at once.
  public var queued: ServedPoint { served(queuedBatch().value) }
}

/// A served model with so many sequences at once.
public struct ServedPoint: Sendable {
  public let setup: ServingSetup
  public let load: ServingLoad
  /// Sequences in flight in one replica.
  public let batch: Double
  /// Seconds between tokens without prompts of others.
  let decoding: Double
  /// Seconds between tokens of an answer.
  public let between: Double
  /// Seconds of one prompt alone.
  public let prompt: Double
  /// Seconds of the replica for a token of a prompt that is computed.
  let promptToken: Double
  /// The most requests that memory holds.
  public let mostRequests: Double
  /// The seconds of one step by part.
  public let parts: [(part: ServingPart, seconds: Double)]

  /// Whether the caches fit the memory.
  public var fits: Bool { mostRequests >= 1 && batch <= mostRequests * (1 + 1e-9) }
  /// Tokens a second that one user sees.
  public var interactivity: Double { 1 / between }
  /// Seconds before the first token: a prompt waits for those that entered with it, √batch of them on
  /// average where users come and go; deviations of it are a factor of two.
  public var firstToken: Double {
    load.splitsPrefill ? prompt + decoding : prompt * batch.squareRoot() + between
  }
  /// Device-seconds of a token of an answer, and of one of a prompt, reused ones included.
  public var outputDeviceTime: Double { decoding / batch * Double(setup.devices) }
  public var inputDeviceTime: Double {
    promptToken * load.computed / load.input * Double(setup.devices)
  }
  /// Device-seconds of a request over its tokens of answers: those of prompts included.
  public var deviceTime: Double { outputDeviceTime + inputDeviceTime * load.input / load.output }
  /// Tokens of answers a second on each device, prompts worked off too.
  public var rate: Double { 1 / deviceTime }
}

extension Serving {
  /// What is measured of serving.
  public enum Measured: Sendable {
    case between(batch: Double, whilePromptsEnter: Bool)
    case queued(atMost: Double?)
    case prompt
    case promptToken
  }

  /// The logarithm of predicted seconds, with its gradient by the logarithms of the constants.
  public func logarithm(of measured: Measured) -> (value: Double, slope: SIMD16<Double>) {
    var varied = self
    varied.constants.areVaried = true
    let time: Dual =
      switch measured {
      case .between(let batch, let isMixed):
        isMixed ? varied.timePerToken(Dual(batch)) : varied.decodingTime(Dual(batch))
      case .queued(let limit): varied.queuedTime(atMost: limit)
      case .prompt: varied.prompt(Dual(load.computed))
      case .promptToken:
        varied.prompt(Dual(Self.chunk * Double(setup.groups))) / (Self.chunk * Double(setup.groups))
      }
    return (log(time.value), time.slope / time.value)
  }
}
