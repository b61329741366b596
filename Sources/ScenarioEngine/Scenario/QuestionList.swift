import Formats
import Questions
import Spec
import Tabular

/// Every question, in the order in which they are answered and shown.
public enum QuestionList {
  public static let all: [any Question.Type] = [
    Comparison.self, PhaseTotals.self, Axes.self, Optimum.self, DecompositionRequest.self,
    Ledger.self, Facts.self, Rating.self, Factuality.self, Mechanisms.self, DataForms.self,
    Repetition.self, PowerPlan.self, EvidenceQuestion.self, DataEvidence.self,
    AblationQuestion.self, BacktestQuestion.self, Quality.self, Serve.self, SpeedUp.self,
    Recipe.self, FormatQuestion.self, Hypothesis.self,
  ]

  /// The pictures that a scenario may ask for.
  public static let pictures: [any Picture.Type] = [
    ComputeQualityPicture.self, SweepCurves.self, SweepMaps.self, ParetoPicture.self,
    FactSweepPicture.self,
    LossPicture.self, MultiplierPicture.self, EquivalentsPicture.self, RidgePicture.self,
    OptimumPicture.self, DecompositionPicture.self,
    AxisPicture.self, RecallPicture.self, ErrorPicture.self,
    RatingCostPicture.self, RatingRunsPicture.self, GoalPicture.self, MeanCountPicture.self,
    TrainingFLOPPicture.self, StylePicture.self, DataFormsPicture.self, DataGapsPicture.self,
    RepetitionPicture.self, DataLimitPicture.self, BacktestPicture.self,
    HeldOutPicture.self, FormatPicture.self, RecipePicture.self,
    InterventionPicture.self, PhasePicture.self, LedgerPicture.self, VerdictPicture.self,
    PowerPicture.self, ServePicture.self,
  ]

  /// The questions that a call can ask.
  public static let callable: [any CallableQuestion.Type] = [
    Quality.self, Cost.self, Serve.self, Equivalent.self, SideBySide.self, BestDesigns.self,
    Factuality.self, Rating.self, Knowledge.self, Mechanisms.self, LawFit.self,
    SimulatedRuns.self, LossPrediction.self, EvidenceQuestion.self, DataEvidence.self,
    AblationQuestion.self,
    BacktestQuestion.self,
    SpeedUp.self, Recipe.self, FormatQuestion.self, ScorePower.self,
    LadderPower.self, AblationPower.self,
  ]

  /// The keys of all sections.
  public static var keys: [String] { all.map { $0.section.key } }

  /// The sections of a scenario file.
  public static var fields: [Field] { all.map(field) }

  /// The names that a scenario gives its questions, by what they name: "repetition entry".
  public static func names(in scenario: Node) -> [String: [String]] {
    var names: [String: [String]] = [:]
    for section in all.map({ $0.section }) {
      names["\(section.key) entry"] =
        section.form == .named
        ? scenario[section.key]?.members?.map(\.key)
        : scenario[section.key]?.items?.compactMap { $0["name"]?.text }
    }
    return names
  }

  private static func field(_ type: any Question.Type) -> Field {
    let section = type.section
    let one = type.description.shape(name: section.definition)
    let shape: Shape =
      switch section.form {
      case .one: one
      case .list: .list(of: one)
      case .named: .dictionary(of: one)
      }
    return Field(key: section.key, summary: section.summary, shape: shape)
  }
}

extension QuestionList {
  /// The tables that pictures bring along, with rows.
  public static func tables(of pictures: [any Picture], _ results: Results) -> [Table] {
    self.pictures.flatMap { $0.tables(ofAny: pictures, results) }.filter { !$0.rows.isEmpty }
  }
}
