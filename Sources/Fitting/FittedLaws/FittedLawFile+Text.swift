import Formats
import ScalingLaws

extension FittedLawFile {
  /// The file's text; reading it gives the same law again, to the last bit.
  public var text: String {
    let head = """
      // A scaling law fitted by moesim. A scenario beside this file asks it by
      //   laws: ["./NAME.json5"]
      // Sizes in parameters, data in tokens, loss in \(lossUnit). Nothing in it is executed.
      {
        "format": \(Node.quoted(Self.format)),
        "title": \(Node.quoted(title)),
        "form": \(Node.quoted(form.rawValue)),
        "formula": \(Node.quoted(lawForm.formula)),
        "conventions": \(Node.quoted(conventions)),
        "constants": {

      """
    let constants = zip(symbols, constants).map { symbol, value in
      "    \(Node.quoted(Self.key(of: symbol))): \(number(value))"
    }
    let range = RunAxis.allCases.compactMap { axis in
      self.range[axis].map {
        "    \(Node.quoted(axis.rawValue)): [\(number($0.lowerBound)), \(number($0.upperBound))]"
      }
    }
    let body = """

        },
        "range": {
      \(range.joined(separator: ",\n"))
        },
        "objective": { "summary": \(Node.quoted(objective)), "value": \(number(objectiveValue)) },
        "provenance": {
          "input": \(Node.quoted(provenance.input)),
          "sha256": \(Node.quoted(provenance.sha256)),
          "runs": \(provenance.runs),
          "seed": \(Node.quoted(String(provenance.seed))),
          "replicates": \(provenance.replicates),
          "failures": \(provenance.failures),
          "version": \(Node.quoted(provenance.version))
        },
      \(extras)  "draws": [
      """
    let rows = draws.map { "    [" + $0.map(number).joined(separator: ", ") + "]" }
    let end = rows.isEmpty ? "]\n}\n" : "\n" + rows.joined(separator: ",\n") + "\n  ]\n}\n"
    return head + constants.joined(separator: ",\n") + body + end
  }

  /// What the form's letters mean on these runs.
  var conventions: String { form.conventions(embeddings, lossUnit: lossUnit) }

  /// What a law need not have.
  private var extras: String {
    [
      embeddings.map { ("embeddings", Node.quoted($0.rawValue)) },
      lossUnit == FittedLaw.standardUnit ? nil : ("lossUnit", Node.quoted(lossUnit)),
      scatter.map { ("scatter", number($0)) }, withheld.map { ("withheld", Node.quoted($0)) },
    ].compactMap { $0 }.map { "  \(Node.quoted($0.0)): \($0.1),\n" }.joined()
  }

  /// A constant's symbol as a key: `R_D` for `R_D*`.
  static func key(of symbol: String) -> String { symbol.filter { $0 != "*" } }

  private func number(_ value: Double) -> String { Node(.number(value)).text(.compact) }
}
