import Diagnostics
import Units

/// Which facts a model stores, from the most popular down, until its parameters are used up.
///
/// A fact met e times takes bitsPerFact / bitsPerParameter(e) parameters (`BitCapacity`). Facts are
/// stored in the order of popularity; a fact that is met too seldom to hold any bit is never stored.
/// More experts add parameters; better or repeated data add exposures to the same facts. The rule of
/// filling in this order is ours.
public struct KnowledgeCoverage: Hashable, Sendable {
  /// One bin of facts with what became of it.
  public struct Row: Hashable, Sendable {
    public let bin: FactWorld.Bin
    /// How often each fact was met.
    public let exposures: Double
    /// The share of its facts that is stored.
    public let storedShare: Double
  }

  public let rows: [Row]
  /// The share of all facts that is stored, each fact counting once.
  public let storedShare: Double
  /// The share that is stored, each fact counting by its mentions.
  public let storedMentionShare: Double
  /// The share of facts that is met too seldom to be stored by a model of any size.
  public let unseenShare: Double
  /// The share of facts met less than 100 or more than 1,000 times, where no capacity was measured.
  public let extrapolatedShare: Double
  /// Whether parameters, not exposures, are what is short.
  public let isFull: Bool

  /// Fills a model.
  ///
  /// `mentions` counts mentions of facts in one pass over the corpus, `epochs` the passes. `quality`
  /// says how many times the exposures are worth, 1 for the corpus as it is: what paraphrase, removal
  /// of junk or of copies does. It acts on exposures and on nothing else.
  public init(
    of world: FactWorld, parameters: Parameters, capacity: BitCapacity, mentions: Double,
    epochs: Double = 1, quality: Double = 1, binsPerDecade: Int = 4
  ) throws(InputFaults) {
    var check = InputCheck()
    check.positive(parameters.value, "parameters")
    check.positive(mentions, "mentions")
    check.positive(epochs, "epochs")
    check.positive(quality, "quality")
    try check.finish()
    let bins = try world.bins(perDecade: binsPerDecade)
    let met = mentions * epochs * quality
    // Within a bin facts are met more and less often: it is cut where the capacity bends, and fine
    // enough that the middle of a piece stands for it.
    let bends = [1_000.0, 100, 10].map { world.rank(metTimes: $0, mentions: met) }
    var free = parameters.value
    var rows: [Row] = []
    var (stored, storedMentions, unseen, extrapolated) = (0.0, 0.0, 0.0, 0.0)
    var isFull = false
    for bin in bins {
      var binStored = 0.0
      for piece in world.pieces(of: bin, at: bends) {
        let exposures = met * piece.mentionShare / piece.facts
        let each = capacity.bitsPerParameter(exposures: exposures)
        if each.isExtrapolated { extrapolated += piece.facts }
        guard each.value > 0 else { unseen += piece.facts; continue }
        let needed = piece.facts * world.bitsPerFact / each.value
        let share = min(1, free / needed)
        free = max(0, free - needed)
        if share < 1 { isFull = true }
        binStored += share * piece.facts
        storedMentions += share * piece.mentionShare
      }
      stored += binStored
      rows.append(
        Row(
          bin: bin, exposures: met * bin.mentionShare / bin.facts,
          storedShare: min(1, binStored / bin.facts)))
    }
    self.rows = rows
    self.isFull = isFull
    storedShare = min(1, stored / world.facts)
    storedMentionShare = min(1, storedMentions)
    unseenShare = unseen / world.facts
    extrapolatedShare = extrapolated / world.facts
  }
}
