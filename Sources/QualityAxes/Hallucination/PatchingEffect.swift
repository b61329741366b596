import Diagnostics
import Formats

/// The effect of restoring one component of one layer at one position, for one hallucination.
///
/// Measured by activation patching (Yu et al. 2024, arXiv:2403.18167): the change of
/// log p(hallucinated) - log p(true) between the corrupted run and the patched one.
public struct PatchingEffect: Hashable, Sendable {
  public enum Component: String, Hashable, Sendable, CaseIterable {
    case attention
    case mlp
  }

  /// The six positions of the published arrays, in their order.
  public enum Position: String, Hashable, Sendable, CaseIterable {
    case firstSubject = "first_subject"
    /// Mean over those between the first and the last subject token.
    case middleSubject = "middle_subject"
    case lastSubject = "last_subject"
    case firstRelation = "first_relation"
    /// Mean over those behind the subject but the last.
    case middleRelation = "middle_relation"
    case lastRelation = "last_relation"
  }

  /// The most layers that a table may number.
  public static let layerLimit = 100_000

  public let `case`: String
  public let component: Component
  /// From 0.
  public let layer: Int
  public let position: Position
  public internal(set) var effect: Double
  /// Which of several noises it was measured with, where they are not averaged.
  public let turn: Int

  public init(
    case name: String, component: Component, layer: Int, position: Position, effect: Double,
    turn: Int = 0
  ) {
    `case` = name
    (self.component, self.layer, self.position) = (component, layer, position)
    (self.effect, self.turn) = (effect, turn)
  }

  /// The columns of a table of effects.
  public static let columns = CSVColumns(
    required: ["case", "component", "layer", "position", "effect"], optional: ["repeat"])

  /// Two cases in three layers, to show what a table holds.
  public static let example: [PatchingEffect] = ["a", "b"].flatMap { name in
    Component.allCases.flatMap { component in
      (0..<3).flatMap { layer in
        [Position.firstSubject, .lastRelation].map { position in
          let slope = (position == .lastRelation ? 0.2 : 0.1) * (component == .mlp ? 2 : 1)
          return PatchingEffect(
            case: name, component: component, layer: layer, position: position,
            effect: Double(layer) * slope - (name == "a" ? 0 : 0.25))
        }
      }
    }
  }

  /// Reads the table `case,component,layer,position,effect`.
  ///
  /// Components are `attention` and `mlp`, positions those of `Position`, layers count from 0. A
  /// column `repeat` numbers noises that are not averaged. All faults are told at once, with line and
  /// column.
  public static func reading(_ table: CSVTable) throws(FaultList) -> [PatchingEffect] {
    var records = CSVRecords(table, columns)
    var effects: [PatchingEffect] = []
    var places: [[String]: Int] = [:]
    for row in records.rows {
      let field = records[row, "case"]
      let name = records.name(field)
      let component = records.word(records[row, "component"], as: Component.self)
      let layer = records.count(records[row, "layer"], upTo: layerLimit - 1)
      let position = records.word(records[row, "position"], as: Position.self)
      let effect = records.number(records[row, "effect"])
      let turn =
        records.has("repeat") ? records.count(records[row, "repeat"], upTo: layerLimit) ?? 0 : 0
      guard let name, let component, let layer, let position, let effect else { continue }
      let key = [name, component.rawValue, String(layer), position.rawValue, String(turn)]
      if let line = places[key] {
        records.note(
          field, "this place of \(Fault.quoted(name)) stands in line \(line) already",
          "keep one effect for each component, layer and position of a case")
        continue
      }
      places[key] = field.line
      effects.append(
        PatchingEffect(
          case: name, component: component, layer: layer, position: position, effect: effect,
          turn: turn))
    }
    try records.log.check()
    return effects
  }
}
