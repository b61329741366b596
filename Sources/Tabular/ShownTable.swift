/// A table with what is said about it, for people and for programs alike.
public struct ShownTable: Hashable, Sendable {
  /// A heading over it; empty where the table's sentence is enough.
  public var title: String
  public var table: Table
  /// Sentences under the table.
  public var notes: [String]
  /// Lists under the table, before the sentences.
  public var lists: [NoteList] = []
  /// Columns for programs that would make the table too wide for people.
  public var hiddenColumns: Set<String>
  /// Significant digits of numbers without a unit.
  public var digits: Int
  /// The rows that people see, in that order; `nil` for all.
  public var rows: [Int]?
  /// Shorter headings of columns, for people.
  public var headings: [String: String]
  /// Whether it only digests tables that are written as files, and is none itself.
  public var isDigest: Bool
  /// Whether people see it only where they ask for details.
  public var isDetail = false

  public init(
    title: String = "", _ table: Table, notes: [String] = [], hiding: Set<String> = [],
    digits: Int = 3, rows: [Int]? = nil, headings: [String: String] = [:], isDigest: Bool = false
  ) {
    self.headings = headings
    self.isDigest = isDigest
    self.title = title
    self.table = table
    self.notes = notes
    hiddenColumns = hiding
    self.digits = digits
    self.rows = rows
  }

  /// The columns that people see: those that are not hidden and that some row fills.
  public var shownColumns: [Int] {
    table.columns.indices.filter { index in
      !hiddenColumns.contains(table.columns[index].name)
        && table.rows.contains { $0[index] != .empty }
    }
  }
}

extension ShownTable {
  /// The same table for those who ask for details.
  public var asDetail: ShownTable {
    var shown = self
    shown.isDetail = true
    return shown
  }
}

extension Range<Int> {
  /// Evenly chosen members, in order, at most so many.
  public func evenly(most: Int) -> [Int] {
    let step = Swift.max(1, (count + most - 1) / Swift.max(most, 1))
    return Array(stride(from: lowerBound, to: upperBound, by: step))
  }
}

/// Remarks of one sort, a line each, under a heading.
public struct NoteList: Hashable, Sendable {
  public let title: String
  public let items: [String]

  public init(_ title: String, _ items: [String]) {
    self.title = title
    self.items = items
  }
}

extension ShownTable {
  /// A table that sums others up for people: it is no file.
  public static func digest(
    title: String, _ table: Table, notes: [String] = [], lists: [NoteList] = []
  ) -> ShownTable {
    var shown = ShownTable(title: title, table, notes: notes, isDigest: true)
    shown.lists = lists.filter { !$0.items.isEmpty }
    return shown
  }
}
