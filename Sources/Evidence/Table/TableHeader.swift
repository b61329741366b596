import Diagnostics

/// Which column of a file holds what.
struct TableHeader {
  /// The position in a record by the position in the list of known names; -1 where absent.
  private let places: [Int]
  let count: Int

  /// Finds the known columns in a header and reports what is missing, doubled or unknown.
  init(
    _ names: [(text: String, place: Position)], known: [String], required: Set<String>,
    file: String, faults: inout [Fault]
  ) {
    var places = [Int](repeating: -1, count: known.count)
    for (index, name) in names.enumerated() {
      guard let position = known.firstIndex(of: name.text) else {
        faults.append(
          Fault(
            file: file, position: name.place,
            problem: "unknown column \(Fault.quoted(name.text))",
            hint: Suggestion.hint(for: name.text, among: known)))
        continue
      }
      if places[position] >= 0 {
        faults.append(
          Fault(
            file: file, position: name.place, problem: "column \(name.text) stands twice",
            hint: "keep one of them"))
      }
      places[position] = index
    }
    for (index, name) in known.enumerated() where required.contains(name) && places[index] < 0 {
      faults.append(
        Fault(
          file: file, position: Position.start, problem: "column \(name) is missing",
          hint: "name it in the first line"))
    }
    self.places = places
    count = names.count
  }

  /// The place in a record of a known column, by its position in the list of names.
  func place(of column: Int) -> Int? {
    let place = places[column]
    return place < 0 ? nil : place
  }
}
