import Diagnostics
import Formats
import QualityAxes
import Spec
import Tabular

/// Effects of patching with the file that they were read from.
struct EffectSource: Sendable {
  enum Content: Sendable {
    case table([PatchingEffect])
    case array(NumericArray)
  }

  let path: String
  let content: Content
}

extension InputKind where Value == EffectSource {
  /// A table or an array of effects by its path.
  static var effects: InputKind {
    let sample = EffectSource(path: "effects.csv", content: .table(PatchingEffect.example))
    return InputKind(
      .scalar(.text("a file of effects")), example: .text("effects.csv"), sample: sample,
      words: .files(["csv", "npy"]), text: { $0.path }
    ) { node, reader in
      if reader.isLenient { return sample }
      var isArray: Bool?
      var bytes: [UInt8] = []
      var rows = CSVReader(
        file: reader.path(of: node), keeping: PatchingEffect.columns.names)
      let file = reader.read(node) { chunk in
        isArray = isArray ?? chunk.first.map { $0 == NumericArray.magic[0] }
        if isArray == true { bytes += chunk } else { rows.take(chunk) }
      }
      guard let file else { return nil }
      do throws(FaultList) {
        return EffectSource(
          path: file.path,
          content: isArray == true
            ? .array(try NumericArray(bytes: bytes, file: file.path))
            : .table(try PatchingEffect.reading(try rows.finish())))
      } catch {
        reader.note(error)
        return nil
      }
    }
  }
}

/// A table of cases with the file that it was read from.
struct CaseSource: Sendable {
  let path: String
  let table: CaseTable
}

extension InputKind where Value == CaseSource {
  /// A table of cases by its path, whatever columns it has.
  static var cases: InputKind {
    let sample = CaseSource(path: "cases.csv", table: CaseTable(properties: [], rows: []))
    return InputKind(
      .scalar(.text("a file of cases")), example: .text("cases.csv"), sample: sample,
      words: .files(["csv"]), text: { $0.path }
    ) { node, reader in
      if reader.isLenient { return sample }
      var rows = CSVReader(file: reader.path(of: node))
      guard let file = reader.read(node, { rows.take($0) }) else { return nil }
      do throws(FaultList) {
        return CaseSource(path: file.path, table: try CaseTable.reading(try rows.finish()))
      } catch {
        reader.note(error)
        return nil
      }
    }
  }
}

extension InputKind where Value == ClosedRange<Int> {
  /// Layers from one to another, both included, from 0.
  static var layers: InputKind {
    InputKind(
      .scalar(.text("layers such as 0..15")), example: .text("0..0"), sample: 0...0,
      text: { "\($0.lowerBound)..\($0.upperBound)" }
    ) { node, reader in
      let ends = (node.text ?? "").replacing("..", with: " ").split(separator: " ").map { Int($0) }
      guard ends.count == 2, let low = ends[0], let high = ends[1], low >= 0, low <= high,
        high < PatchingEffect.layerLimit
      else {
        reader.note(
          node, "these are no layers", "write the first and the last one, such as 0..15")
        return nil
      }
      return low...high
    }
  }
}
