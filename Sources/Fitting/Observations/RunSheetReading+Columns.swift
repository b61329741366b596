import Formats
import ScalingLaws
import Units

/// What each column was read as, in words.
extension RunSheetReading {
  func columns() -> [ReadColumn] {
    let all = RunColumn.allCases.compactMap { column -> ReadColumn? in
      guard let position = found[column], column == .group || values[column] != nil else {
        return nil
      }
      let numbers = (values[column] ?? []).filter(\.isFinite)
      let (low, high) = (numbers.min(), numbers.max())
      func text(_ value: Double?) -> String {
        guard let value else { return "" }
        switch column {
        case .parameters: return Parameters(value).rounded(to: 3)
        case .tokens, .unique: return Tokens(value).rounded(to: 3)
        default: return value.rounded(toDigits: 4)
        }
      }
      return ReadColumn(
        header: sheet.header[position].text, meaning: meaning(of: column), unit: unit(of: column),
        low: text(low), high: text(high))
    }
    return all
  }

  private func meaning(of column: RunColumn) -> String {
    switch column {
    case .parameters:
      let counted =
        switch options.embeddings ?? header(.parameters)?.embeddings?.rawValue {
        case "noEmbedding": "N, without embeddings"
        case "noInputEmbedding": "N, without the input embedding"
        default: "N, with embeddings"
        }
      return ([counted] + others(.parameters)).joined(separator: "; not ")
    case .loss: return (["loss"] + others(.loss)).joined(separator: "; not ")
    case .tokens: return "D, tokens seen"
    case .unique: return "U, unique tokens"
    case .flop:
      return isOfCompute || found[.tokens] == nil || found[.parameters] == nil
        ? "C" : "C, compared with 6ND"
    case .experts: return "E, routed experts"
    case .granularity: return "G"
    case .density: return "s, share of parameters that are not zero"
    case .weight: return "weight of a run"
    case .group: return "runs that are resampled together"
    }
  }

  /// Headers of a column that were not taken, though nobody said which is meant.
  func others(_ column: RunColumn) -> [String] {
    guard let taken = found[column], options.names[column] == nil else { return [] }
    let known = column.headers + (column == .parameters ? RunColumn.totals : [])
    return sheet.header.indices.filter { position in
      position != taken && !found.values.contains(position)
        && RunHeader(sheet.header[position].text).keys.contains(where: known.contains)
    }.map { sheet.header[$0].text }
  }

  private func unit(of column: RunColumn) -> String {
    switch column {
    case .loss:
      let unit = lossUnit
      return unit.rawValue == unit.kept ? unit.kept : "\(unit.rawValue), turned into \(unit.kept)"
    case .parameters, .tokens, .flop, .unique:
      guard let scale = options.units[column] ?? header(column)?.scale else { return "as written" }
      return "times \(scale.rounded(toDigits: 4))"
    default: return ""
    }
  }
}
