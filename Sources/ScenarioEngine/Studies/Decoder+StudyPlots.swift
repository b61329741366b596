import Diagnostics
import Formats

extension Decoder {
  /// The picture of a study section that a plot asks for.
  mutating func studyPlot(_ word: PlotKind, _ node: Node) -> StudyPlot? {
    if word == .verdicts {
      guard hypothesisCount > 0 else {
        note(node, "there are no hypotheses to draw", "state some, or leave out this plot")
        return nil
      }
      return .verdicts
    }
    let isForms = word == .dataForms || word == .dataGaps
    guard let of = node["of"], let name = of.text else {
      if node["of"] == nil {
        note(
          node, "the key 'of' is missing",
          isForms ? "name an entry of dataForms" : "name an entry of repetition")
      }
      return nil
    }
    let names = isForms ? dataFormNames : repetitionNames
    guard names.contains(name) else {
      noteUnknown(of, isForms ? "dataForms entry" : "repetition entry", among: names)
      return nil
    }
    switch word {
    case .dataForms: return .forms(name)
    case .dataGaps: return .gaps(name)
    case .repetition: return .repetition(name)
    case .dataLimit:
      let isLimited = study.repetitions.first { $0.name == name }.map { $0.limit != nil } ?? true
      guard isLimited else {
        note(of, "\(Fault.quoted(name)) has no limit on tokens", "give it a 'limit'")
        return nil
      }
      return .dataLimit(name)
    default: return nil
    }
  }
}
