import Diagnostics
import Units

/// The table of matched comparisons: published scores of MoE and of their dense siblings.
///
/// Everything that is measured, predicted or tested in this room follows from its rows. Reading
/// and fitting take a few milliseconds, once.
public struct MatchedPairs: Sendable {
  public let rows: [PairRow]
  /// The sets in the table's order, with their readings.
  public let sets: [ComparisonSet]
  /// The readings by axis of all sets that count, in the table's order, but for those that no dense
  /// model can have.
  public let readings: [AxisReading]
  /// The model that predicts the equivalent of an MoE that is not in the table.
  public let model: PredictiveModel

  private let cards: EvidenceCards

  /// The table that the program carries.
  public static let bundled = MatchedPairs(rows: bundledRows, cards: .bundled)

  init(rows: [PairRow], cards: EvidenceCards) {
    self.rows = rows
    self.cards = cards
    var order: [String] = []
    var groups: [String: [PairRow]] = [:]
    for row in rows {
      if groups[row.set] == nil { order.append(row.set) }
      groups[row.set, default: []].append(row)
    }
    let plain = order.compactMap { id in
      groups[id].map { ComparisonSet($0, card: cards.sets[id], routedCards: cards.routed) }
    }
    let reader = SetReader(
      slopes: SlopeLibrary(plain), metrics: cards.metrics, laws: cards.laws)
    sets = plain.map(reader.reading)
    readings = sets.filter(\.counts).flatMap(\.byAxis).filter { !$0.isImpossible }
    model = PredictiveModel(fittedTo: readings)
  }

  /// The ids of the bundled sets, without reading their scores.
  public static var bundledIDs: [String] { EvidenceCards.bundled.sets.keys.sorted() }

  /// The set of an id.
  public func set(_ id: String) -> ComparisonSet? { sets.first { $0.id == id } }

  /// The dense law of a set's own recipe as a loss by 6ND; `nil` where none was published.
  public func denseLaw(of set: String, _ metric: String) -> (@Sendable (FLOP) -> Double)? {
    guard let law = cards.laws[RecipeLaw.Key(set: set, metric: metric)] else { return nil }
    return { law.loss(flop: $0.value) }
  }

  /// What is known of a benchmark's noise; `nil` for one that the room does not know.
  public func card(of metric: String) -> MetricCard? { cards.metrics[metric] }

  /// The sets that count in statistics and model.
  public var counted: [ComparisonSet] { sets.filter(\.counts) }

  /// The readings of one finer kind in the sets that count.
  public func readings(of facet: ScoreFacet) -> [AxisReading] {
    counted.flatMap(\.byFacet).filter { $0.facet == facet }
  }

  /// The table with further rows in its own columns, such as a set of one's own, and the noise of
  /// benchmarks that the room does not know.
  ///
  /// - Throws: every fault of the text, each with its place.
  public func adding(
    csv bytes: [UInt8], file: String, errors: [String: ScoreError] = [:]
  ) throws(FaultList) -> MatchedPairs {
    let added = try PairRow.rows(in: bytes, file: file)
    if added.isEmpty {
      throw FaultList([
        Fault(
          file: file, position: Position(line: 1, column: 1),
          problem: "there is a header and no row",
          hint: "add a row for each model and benchmark")
      ])
    }
    let known = Set(rows.map(\.set))
    let taken = Set(added.map(\.set)).intersection(known).sorted()
    guard taken.isEmpty else {
      throw FaultList(
        taken.map {
          Fault(
            file: file, position: nil, problem: "there is a set \(Fault.quoted($0)) already",
            hint: "give this one another set_id")
        })
    }
    var wrong = PairRow.contradictions(added, file: file)
    for (key, rows) in Dictionary(grouping: added, by: { [$0.set, $0.metric] })
      .sorted(by: { ($0.value[0].line, $0.key[1]) < ($1.value[0].line, $1.key[1]) })
    {
      let error = rows.lazy.compactMap(\.error).first ?? cards.metrics[key[1]]?.error
      if let misfit = error?.misfit(of: rows.map(\.score)) {
        wrong.append(
          Fault(
            file: file, position: Position(line: rows[0].line, column: 1),
            problem: "\(Fault.quoted(key[1])): \(misfit.problem)", hint: misfit.hint))
      }
    }
    guard wrong.isEmpty else { throw FaultList(wrong) }
    var cards = cards
    for (metric, error) in errors { cards.metrics[metric] = MetricCard(metric, error: error) }
    return MatchedPairs(rows: rows + added, cards: cards)
  }

  /// The rows of the bundled table; a test holds that they can be read.
  private static var bundledRows: [PairRow] {
    (try? PairRow.rows(in: EmbeddedData.matchedPairs, file: "matched_pairs.csv")) ?? []
  }
}

/// What the room knows of sets, metrics and MoE beyond the rows.
struct EvidenceCards: Sendable {
  var sets: [String: SetCard]
  var metrics: [String: MetricCard]
  var routed: [RoutedCard.Key: RoutedCard]
  var laws: [RecipeLaw.Key: RecipeLaw]

  /// The cards that the program carries; a test holds that they can be read.
  static let bundled: EvidenceCards = {
    (try? reading()) ?? EvidenceCards(sets: [:], metrics: [:], routed: [:], laws: [:])
  }()

  /// Reads the carried cards.
  static func reading() throws(FaultList) -> EvidenceCards {
    EvidenceCards(
      sets: try SetCard.cards(in: EmbeddedData.sets, file: "sets.csv"),
      metrics: try MetricCard.cards(in: EmbeddedData.metrics, file: "metrics.csv"),
      routed: try RoutedCard.cards(in: EmbeddedData.moes, file: "moes.csv"),
      laws: try RecipeLaw.laws(in: EmbeddedData.denseLaws, file: "dense_laws.csv"))
  }
}
