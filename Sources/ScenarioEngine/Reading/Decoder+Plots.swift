import Diagnostics
import Formats
import Questions
import ScalingLaws
import Spec

extension Decoder {
  mutating func plots(
    _ items: [Node], sweep: Sweep?, reader: Reader
  ) -> [PlotRequest] {
    var plots: [PlotRequest] = []
    for node in items {
      guard let word = node["kind"]?.text,
        let type = QuestionList.pictures.first(where: { $0.kind == word }),
        let picture = Self.picture(type, node, reader)
      else { continue }
      if let fault = (picture as? any SweepPicture)?.fault(on: sweep) {
        note(node[fault.field] ?? node, fault.problem, fault.hint)
        continue
      }
      let name = node["name"]?.text ?? word
      if !KeyRule.identifier.allows(name) {
        note(
          node["name"] ?? node, "\(Fault.quoted(name)) cannot name a file",
          "use letters, digits and - _ .")
        continue
      }
      if plots.contains(where: { $0.name == name }) {
        note(
          node["name"] ?? node, "two plots have the name \(Fault.quoted(name))",
          "give one of them another name")
        continue
      }
      plots.append(PlotRequest(name: name, picture: picture, style: PlotStyle(node)))
    }
    return plots
  }

  private static func picture<Asked: Picture>(
    _: Asked.Type, _ node: Node, _ reader: Reader
  ) -> (any Picture)? {
    reader.read(node, as: Asked.self)
  }
}
