import Diagnostics
import Formats
import Questions

extension Decoder {
  /// A picture of what runs know over a sweep; `nil` after a fault.
  mutating func factSweepKind(
    _ node: Node, _ facts: Facts?, _ sweep: Sweep?
  ) -> PlotRequest.Kind? {
    guard let facts else {
      // A question that could not be read has its own faults.
      if !known.sections.contains("facts") {
        note(node, "the scenario has no 'facts' to draw", "add the key 'facts'")
      }
      return nil
    }
    guard sweep != nil else {
      note(node, "there is no sweep to draw", "add a sweep, or draw 'recall' or 'errors'")
      return nil
    }
    guard let column = node["y"]?.text.flatMap(FactColumn.init(rawValue:)) else { return nil }
    guard let of = node["of"] else { return .factSweep(column: column, run: nil) }
    guard let run = run(named: of) else { return nil }
    guard facts.runs?.contains(run.name) ?? true else {
      note(
        of, "the run \(Fault.quoted(run.name)) is not asked what it knows",
        "add it to the runs of 'facts'")
      return nil
    }
    return .factSweep(column: column, run: run.name)
  }
}
