import Diagnostics
import Formats
import Foundation

/// Which rows are of one run: by a column that names runs, by steps of one design, and which are copies.
extension RunSheetReading {
  /// The groups that a column states, or those of rows that a run's name repeats on.
  mutating func groups() -> [Int]? {
    let named = found[.group]
    let candidates = sheet.header.indices.filter { position in
      !found.values.contains(position)
        && RunHeader(sheet.header[position].text).keys.contains(where: RunColumn.runNames.contains)
    }
    guard let position = named ?? candidates.first(where: repeats) else {
      let isNamed = candidates.contains { place in
        Set(records.map { $0[place].text }).count == records.count
      }
      return isNamed ? nil : checkpoints()
    }
    var numbers: [String: Int] = [:]
    let groups = records.map { record in
      let text = record[position].text
      if let number = numbers[text] { return number }
      numbers[text] = numbers.count
      return numbers.count - 1
    }
    if named == nil {
      notes.append(
        "\(records.count) rows are of \(numbers.count) runs by "
          + "\(Fault.quoted(sheet.header[position].text)): those of one run are resampled together."
      )
    }
    return groups
  }

  /// Whether a column names runs that have several rows each.
  private func repeats(_ position: Int) -> Bool {
    let different = Set(records.map { $0[position].text }).count
    return different >= 3 && different < records.count
  }

  /// The runs of rows that a column of steps shows to be checkpoints.
  ///
  /// Those of one design are, whose tokens rise with the step; settings and seeds part runs where they
  /// have few values.
  private mutating func checkpoints() -> [Int]? {
    guard options.guessesRuns, options.needs.contains(.loss), let sizes = values[.parameters],
      let tokens = values[.tokens]
    else { return nil }
    func positions(_ names: Set<String>) -> [Int] {
      sheet.header.indices.filter {
        !found.values.contains($0)
          && RunHeader(sheet.header[$0].text).keys.contains(where: names.contains)
      }
    }
    let designs =
      [RunColumn.experts, .granularity, .density].compactMap { found[$0] }
      + positions(RunColumn.settings.union(RunColumn.seeds)).filter { place in
        Set(records.map { $0[place].text }).count * 3 <= records.count
      }
    var numbers: [[String]: Int] = [:]
    let groups = records.indices.map { row -> Int in
      let size = Int((log(sizes[row]) * 1e3).rounded())
      let key: [String] = [String(size)] + designs.map { records[row][$0].text }
      let number = numbers[key] ?? numbers.count
      numbers[key] = number
      return number
    }
    for place in positions(RunColumn.steps) {
      let steps = records.map { Double($0[place].text) ?? .nan }
      let rising = Runs.members(of: groups).filter { rows in
        guard Set(rows.map { steps[$0] }).count >= 3 else { return false }
        let sorted = rows.sorted { steps[$0] < steps[$1] }
        return zip(sorted, sorted.dropFirst()).allSatisfy { one, next in
          steps[one] == steps[next] || tokens[one] < tokens[next]
        }
      }
      guard rising.reduce(0, { $0 + $1.count }) * 2 >= records.count else { continue }
      let otherwise =
        options.hasOptions
        ? "say --repeats all where each row is a run of its own, or name the runs with --group."
        : "name the runs in a column 'group' where that is wrong."
      warnings.append(
        "\(records.count) rows are checkpoints by \(Fault.quoted(sheet.header[place].text)), of "
          + "\(numbers.count) runs by their design: those of one run are resampled together; "
          + otherwise)
      return groups
    }
    return nil
  }

  /// Says which rows repeat others exactly.
  mutating func countDuplicates() {
    let skipped = sheet.indexColumn
    var seen: Set<[String]> = []
    var lines: [Int] = []
    for record in records {
      let texts = record.indices.filter { $0 != skipped }.map { record[$0].text }
      if !seen.insert(texts).inserted { lines.append(record.first?.line ?? 0) }
    }
    guard !lines.isEmpty else { return }
    warnings.append(
      "\(lines.count) \(lines.count == 1 ? "row repeats another" : "rows repeat others") exactly: "
        + Self.list(lines) + ".")
  }
}
