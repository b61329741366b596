import Foundation
import ScalingLaws
import Units

/// What a law says of the dense equivalents of the table's MoE.
struct LawAnswers: Sendable {
  let law: any ScalingLaw
  private var logs: [RoutedModel: Double] = [:]
  private(set) var refusals: [RuleRefusal] = []

  /// Asks the law of each MoE once, at the MoE's own tokens.
  init(_ law: any ScalingLaw, of models: [RoutedModel]) {
    self.law = law
    for model in models {
      do throws(Refusal) {
        if let objection = Self.objection(to: law, on: model) { throw .notCovered(objection) }
        // A law without a data term answers without tokens; any other has to be told.
        guard let tokens = model.lawTokens ?? Self.tokensInVain(of: law) else {
          throw .unknown("the tokens of training")
        }
        let size = try law.denseEquivalent(of: model.design, tokens: tokens, data: .none)
        guard size.value > 0, size.value.isFinite else { throw .notFinite }
        logs[model] = log(size.value)
      } catch {
        refusals.append(
          RuleRefusal(set: model.set, model: model.name, reason: error.reason))
      }
    }
  }

  /// ln of the law's equivalent; `nil` where it has none.
  func log(of model: RoutedModel) -> Double? { logs[model] }

  private func log(_ value: Double) -> Double { Foundation.log(value) }

  /// Any number of tokens, for a law that does not use them; `nil` for the others.
  private static func tokensInVain(of law: any ScalingLaw) -> Tokens? {
    let ignores = law is Clark2022 || law is GeometricMeanRule || law is AxisRule
    return ignores ? Tokens(1e12) : nil
  }

  /// Why a law should not be asked of a model although it would answer.
  private static func objection(to law: any ScalingLaw, on model: RoutedModel) -> String? {
    if law is Tian2025, let share = model.card?.routedLayerShare, share < 0.9 {
      return "has no form for experts in some layers only"
    }
    return nil
  }

  /// The readings that a law is about: one kind of scores for a rule of one quality, else all.
  static func readings(for law: any ScalingLaw, in table: MatchedPairs) -> [AxisReading] {
    switch law.card.id {
    case AxisRule.recall.card.id: table.readings(of: .recall)
    case AxisRule.broadSuite.card.id: table.readings.filter { $0.axis == .broad }
    default: table.readings
    }
  }
}

extension RuleScore {
  /// How laws do on the table, in their order; the bundled ones unless named.
  public static func laws(
    _ laws: [any ScalingLaw] = LawLibrary.all, on table: MatchedPairs = .bundled
  ) -> [RuleScore] {
    laws.map { law in
      let readings = LawAnswers.readings(for: law, in: table)
      let answers = LawAnswers(law, of: models(of: readings))
      return RuleScore(
        id: law.card.id, title: law.card.title, kind: .law, readings: readings,
        refusals: answers.refusals
      ) { answers.log(of: $0.model) }
    }
  }

  /// The MoE of readings, each once.
  static func models(of readings: [AxisReading]) -> [RoutedModel] {
    var seen: Set<RoutedModel> = []
    return readings.map(\.model).filter { seen.insert($0).inserted }
  }
}
