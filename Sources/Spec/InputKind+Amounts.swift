import Diagnostics
import Formats
import Units

extension InputKind where Value == [Double] {
  /// The most amounts of an axis.
  private static var limit: Int { 10_000 }

  /// Positive amounts: one, a list, or an axis such as `log 1..64 x25`.
  ///
  /// The inner steps of an axis of whole amounts are whole, as counts are.
  public static func amounts(
    of one: InputKind<Double>, isWhole: Bool = false, example: String
  ) -> InputKind {
    let list = InputKind<[Double]>.list(of: one, minimum: 1)
    return InputKind(
      .either([
        list.shape,
        .scalar(
          Scalar(
            name: one.shape.phrase + ", a list or an axis",
            summary: "amounts [a, b], or text such as \"\(example)\"", kinds: [.number, .text])),
      ]),
      example: .text(example), sample: (try? axis(example, isWhole: isWhole)) ?? [1],
      text: list.text
    ) { node, reader in
      if node.items != nil { return list.read(node, reader) }
      // What a text says is beyond the schema, and is judged here.
      guard let text = node.text, text.contains("..") || !one.shape.accepts(.text) else {
        if let fault = one.shape.check(node, file: "").first {
          reader.note(node, fault.problem, fault.hint)
          return nil
        }
        return one.read(node, reader).map { [$0] }
      }
      do throws(InputFault) {
        let values = try axis(text, isWhole: isWhole)
        let fault = values.lazy.compactMap {
          one.shape.check(Node(.number($0)), file: "").first
        }.first
        guard let fault else { return values }
        reader.note(node, fault.problem, fault.hint)
        return nil
      } catch {
        reader.note(node, error.problem, error.hint)
        return nil
      }
    }
  }

  private static func axis(_ text: String, isWhole: Bool) throws(InputFault) -> [Double] {
    let values = try AxisText(text, isWhole: isWhole).values
    guard values.count <= limit, values.allSatisfy({ $0 > 0 }) else {
      throw InputFault(
        problem: "the axis is not positive, or longer than \(limit) values", hint: "start above 0")
    }
    return values
  }
}

extension InputKind where Value == Double {
  /// A positive quantity as its number.
  public static func amount<Unit: Dimension>(_: Measure<Unit>.Type) -> InputKind {
    InputKind<Measure<Unit>>.measure().map(sample: 1, text: { Measure<Unit>($0).description }) {
      quantity, _, _ in quantity.value
    }
  }
}
