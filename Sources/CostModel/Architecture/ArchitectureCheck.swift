import Diagnostics

/// Collects the faults of one architecture; names of fields are put together only for a fault.
struct ArchitectureCheck {
  /// Which group of layers a field belongs to, if any.
  struct Place {
    let stack: StaticString
    let index: Int
    let part: StaticString

    init(_ stack: StaticString, _ index: Int, part: StaticString = "") {
      self.stack = stack
      self.index = index
      self.part = part
    }

    /// A part of the same group, such as its shared experts.
    func within(_ part: StaticString) -> Place { Place(stack, index, part: part) }
  }

  let hiddenSize: Int
  private(set) var faults: [InputFault] = []

  /// Notes a fault of one field.
  mutating func fault(
    _ field: StaticString, in place: Place? = nil, _ problem: String, hint: String
  ) {
    var name = field.description
    if let place {
      let part = place.part.description
      name = "\(place.stack)[\(place.index)]." + (part.isEmpty ? name : "\(part).\(name)")
    }
    faults.append(InputFault(field: name, problem: problem, hint: hint))
  }

  /// Checks a size, which goes from 1 up to the limit, and says whether it is right.
  @discardableResult
  mutating func size(_ value: Int, _ field: StaticString, in place: Place? = nil) -> Bool {
    range(value, from: 1, upTo: Architecture.largestSize, field, in: place)
  }

  /// Checks a number of weights that may be absent.
  mutating func weights(_ value: Int, _ field: StaticString, in place: Place? = nil) {
    range(value, from: 0, upTo: Architecture.largestCount, field, in: place)
  }

  /// Checks that a number lies in a range, and says whether it does.
  @discardableResult
  mutating func range(
    _ value: Int, from least: Int, upTo most: Int, _ field: StaticString, in place: Place? = nil
  ) -> Bool {
    if value < least {
      fault(
        field, in: place, "\(value) is less than \(least)",
        hint: "give a whole number from \(least) up")
      return false
    }
    if value > most {
      fault(
        field, in: place, "\(value) is beyond any model",
        hint: "the largest value held here is \(most)")
      return false
    }
    return true
  }
}
