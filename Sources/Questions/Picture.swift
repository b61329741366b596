import Formats
import ScalingLaws
import Spec
import Tabular

/// A kind of picture that a scenario asks for under `plots`, declared where its question lives.
///
/// Its inputs stand flat beside the name and the title of the plot; a key of another kind is a fault.
public protocol Picture: Asked {
  /// The word that picks it.
  static var kind: String { get }
  /// What it shows, without a full stop, for the schema.
  static var summary: String { get }

  /// What is drawn; `nil` where there is nothing to draw.
  func drawing(of results: Results) -> Drawing?

  /// What pictures of this kind show, in numbers that no question's own tables hold.
  static func tables(of asked: [Self], _ results: Results) -> [Table]
}

extension Picture {
  public static func tables(of asked: [Self], _ results: Results) -> [Table] { [] }

  /// The tables of several pictures that may be of this kind.
  public static func tables(ofAny pictures: [any Picture], _ results: Results) -> [Table] {
    tables(of: pictures.compactMap { $0 as? Self }, results)
  }
}

extension Axis {
  /// An axis that is logarithmic where positive numbers on it span more than a factor of five.
  public init(_ label: String, spanning numbers: [Double]) {
    self.init(label, isLogarithmic: Self.isWide(numbers))
  }

  private static func isWide(_ numbers: [Double]) -> Bool {
    guard let low = numbers.min(), let high = numbers.max(), low > 0 else { return false }
    return high / low > 5
  }
}

/// What pictures are drawn from.
public struct Results: Sendable {
  public let world: World
  public let findings: Findings
  /// The scenario's title.
  public let title: String

  public init(world: World, findings: Findings, title: String) {
    self.world = world
    self.findings = findings
    self.title = title
  }

  /// The laws that a picture draws, with their papers, and those that do not answer with the reason,
  /// as lines under it.
  public func citations(of ids: [String], refused: [String: String] = [:]) -> [String] {
    let drawn = world.laws.filter { ids.contains($0.card.id) && !$0.card.isMeasured }
    let cited = drawn.map { "\($0.card.id) (\($0.card.citation))" }
    let left = world.laws.compactMap { law in
      refused[law.card.id].map { "\(law.card.id) (\($0))" }
    }
    return (cited.isEmpty ? [] : ["Laws: " + cited.joined(separator: ", ")])
      + (left.isEmpty ? [] : ["No answer: " + left.joined(separator: "; ")])
  }
}

/// The content of a picture, without the name of its file.
public struct Drawing: Sendable {
  /// The finding; a scenario may give a title of its own.
  public let title: String
  /// What is drawn.
  public let subtitle: String
  public let body: Chart.Body
  public let footer: [String]

  public init(
    title: String, subtitle: String, _ body: Chart.Body, footer: [String] = []
  ) {
    self.title = title
    self.subtitle = subtitle
    self.body = body
    self.footer = footer
  }
}

extension Drawing {
  /// The picture under a name.
  func chart(_ name: String) -> Chart {
    Chart(name: name, title: title, subtitle: subtitle, body: body, footer: footer)
  }
}

extension Asking {
  /// The question that a picture draws; a fault where the scenario does not ask it.
  public mutating func drawn<Asked: Question>(_: Asked.Type) throws(Unsettled) -> Asked {
    try settle()
    if let question = reader.asked.of(Asked.self).first { return question }
    let key = Asked.section.key
    // A question that could not be read has its own faults.
    if reader.names["section"]?.contains(key) == true { throw passedOver() }
    throw fault(at: "", "the scenario has no '\(key)' to draw", "add the key '\(key)'")
  }
}
