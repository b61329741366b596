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
      .either([list.shape, .scalar(scalar(one, isWhole: isWhole, example: example))]),
      example: .text(example), sample: (try? axis(example, isWhole: isWhole)) ?? [1],
      text: list.text
    ) { node, reader in
      if node.items != nil { return list.read(node, reader) }
      guard let text = node.text, text.contains("..") else {
        return one.read(node, reader).map { [$0] }
      }
      return try? axis(text, isWhole: isWhole)
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

  /// One amount, or the text of an axis.
  private static func scalar(
    _ one: InputKind<Double>, isWhole: Bool, example: String
  ) -> Scalar {
    let shape = one.shape
    return Scalar(
      name: shape.phrase + ", a list or an axis",
      summary: "amounts [a, b], or text such as \"\(example)\"", kinds: [.number, .text]
    ) { node in
      guard let text = node.text, text.contains("..") || !shape.accepts(.text) else {
        return shape.check(node, file: "").first.map { ($0.problem, $0.hint) }
      }
      do throws(InputFault) {
        _ = try axis(text, isWhole: isWhole)
        return nil
      } catch {
        return (error.problem, error.hint)
      }
    }
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
