import Diagnostics
import Formats

/// Which column of a file holds what.
struct TableHeader {
  /// The position in a record by the position in the list of known names; -1 where absent.
  private let places: [Int]
  /// Whether the file has the columns that it needs, each once, and no other.
  let isSound: Bool

  /// Finds the known columns in a header and reports what is missing, doubled or unknown.
  init(_ names: [CSVField], known: [String], required: Set<String>, log: inout FaultLog) {
    var places = [Int](repeating: -1, count: known.count)
    var isSound = true
    func fault(_ place: Position, _ problem: String, _ hint: String) {
      isSound = false
      log.note(place, problem, hint)
    }
    for (index, name) in names.enumerated() {
      guard let position = known.firstIndex(of: name.text) else {
        fault(
          name.position, "unknown column \(Fault.quoted(name.text))",
          Suggestion.hint(for: name.text, among: known))
        continue
      }
      if places[position] >= 0 {
        fault(name.position, "column \(name.text) stands twice", "keep one of them")
      }
      places[position] = index
    }
    for (index, name) in known.enumerated() where required.contains(name) && places[index] < 0 {
      fault(names.first?.position ?? .start, "column \(name) is missing", "name it in the header")
    }
    self.places = places
    self.isSound = isSound
  }

  /// The place in a record of a known column, by its position in the list of names.
  func place(of column: Int) -> Int? {
    let place = places[column]
    return place < 0 ? nil : place
  }
}
