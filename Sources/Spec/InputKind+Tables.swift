import Diagnostics
import Formats

extension InputKind {
  /// What a table of a file holds, whatever its size; faults of its rows name their own places.
  ///
  /// `example` is the path of one.
  public static func table(
    _ name: String, columns: CSVColumns, example: String,
    sample: @autoclosure @escaping @Sendable () -> Value,
    _ values: @escaping @Sendable (CSVTable, ReadFile) throws(FaultList) -> Value
  ) -> InputKind {
    InputKind(
      .scalar(.text(name)), example: .text(example), sample: sample(), words: .files(["csv"])
    ) { node, reader in
      if reader.isLenient { return sample() }
      var rows = CSVReader(file: reader.path(of: node), keeping: columns.names)
      guard let file = reader.read(node, { rows.take($0) }) else { return nil }
      do throws(FaultList) {
        return try values(try rows.finish(), file)
      } catch {
        reader.note(error)
        return nil
      }
    }
  }
}
