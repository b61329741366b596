/// A picture of a result, free of any plotting program: what is drawn, not how.
public struct Chart: Hashable, Sendable {
  /// The file stem, an identifier.
  public let name: String
  /// The finding in one sentence.
  public let title: String
  /// What is drawn, under the title.
  public let subtitle: String
  public let body: Body
  /// Lines under the picture: where the numbers come from and what a reader must know.
  public let footer: [String]

  public enum Body: Hashable, Sendable {
    /// Curves in one panel or several beside each other.
    case curves([Panel])
    /// A value with its range for each row, on one axis.
    case dots(DotPlot)
    /// Factors that multiply to a total, as steps on a logarithmic axis.
    case factors(FactorPlot)
    /// A number over two axes, in one map or several beside each other.
    case heatMaps([HeatMap])
    /// Designs and the front of the best, in one panel or several beside each other.
    case pareto([ParetoPlot])
    /// The density of draws in each row, on one axis.
    case ridges(RidgePlot)
  }

  public init(
    name: String, title: String, subtitle: String = "", body: Body, footer: [String]
  ) {
    self.name = name
    self.title = title
    self.subtitle = subtitle
    self.body = body
    self.footer = footer
  }
}

/// What an axis measures.
public struct Axis: Hashable, Sendable {
  public var label: String
  public var isLogarithmic: Bool
  /// The values that were asked about, which get the tics where they have room.
  public var tics: [Double] = []
  /// A value that a line marks, such as 1 where an axis shows ratios; the axis always shows it.
  public var reference: Double?
  /// The share of its largest value that a linear axis spans at least, so that near values look near.
  public var leastSpan = 0.0

  public init(
    _ label: String, isLogarithmic: Bool = false, tics: [Double] = [], reference: Double? = nil
  ) {
    self.label = label
    self.isLogarithmic = isLogarithmic
    self.tics = tics
    self.reference = reference
  }

  /// An axis of ratios: logarithmic, with a line at 1.
  public static func ratio(_ label: String) -> Axis {
    Axis(label, isLogarithmic: true, reference: 1)
  }
}

/// One coordinate system with its curves and marked points.
public struct Panel: Hashable, Sendable {
  public let title: String
  public var x: Axis
  public var y: Axis
  public var curves: [Curve]
  public let marks: [Mark]

  public init(title: String, x: Axis, y: Axis, curves: [Curve], marks: [Mark] = []) {
    self.title = title
    self.x = x
    self.y = y
    self.curves = curves
    self.marks = marks
  }
}

/// A named line of what is computed, or points of what was measured.
///
/// A line is dashed, a point hollow, where it is extrapolated.
public struct Curve: Hashable, Sendable {
  public enum Form: Hashable, Sendable {
    /// What is computed.
    case line
    /// What was measured.
    case points
    /// Measured points that a thin line joins, such as siblings.
    case joined
  }

  public var name: String
  /// Curves of one style number share colour and shape in every panel of a chart.
  public let style: Int
  public let points: [Point]
  public let form: Form
  /// Whether it stands back behind those that are pointed out.
  public var isMuted = false

  public struct Point: Hashable, Sendable {
    public let x: Double
    public let y: Double
    /// The band around a line, or the bar of a point, where one is known.
    public let band: ClosedRange<Double>?
    /// Whether the law behind the curve was not fitted here.
    public let isExtrapolated: Bool
    /// How many times as large as other points it is drawn.
    public var size = 1.0

    public init(x: Double, y: Double, band: ClosedRange<Double>? = nil, isExtrapolated: Bool) {
      self.x = x
      self.y = y
      self.band = band
      self.isExtrapolated = isExtrapolated
    }
  }

  public init(name: String, style: Int, points: [Point], form: Form = .line) {
    self.name = name
    self.style = style
    self.points = points
    self.form = form
  }
}

/// A labelled point, such as a released model.
public struct Mark: Hashable, Sendable {
  public let label: String
  public let x: Double
  public let y: Double
  /// Whether it only names a point that a curve draws.
  public let isLabelAlone: Bool

  public init(label: String, x: Double, y: Double, isLabelAlone: Bool = false) {
    self.label = label
    self.x = x
    self.y = y
    self.isLabelAlone = isLabelAlone
  }
}

/// Rows of values with ranges, on one shared axis.
public struct DotPlot: Hashable, Sendable {
  public var axis: Axis
  public let rows: [Row]
  /// Labelled positions on the axis to compare with, such as N_active and N_total.
  public let guides: [Guide]

  public struct Row: Hashable, Sendable {
    public let label: String
    /// The value; `nil` where the row has none, and then `note` says why.
    public let value: Double?
    /// From where to where the value may lie; infinite where nothing bounds it.
    public let range: ClosedRange<Double>?
    public let isExtrapolated: Bool
    public let note: String

    public init(
      label: String, value: Double?, range: ClosedRange<Double>? = nil, isExtrapolated: Bool,
      note: String = ""
    ) {
      self.label = label
      self.value = value
      self.range = range
      self.isExtrapolated = isExtrapolated
      self.note = note
    }
  }

  public struct Guide: Hashable, Sendable {
    public let label: String
    public let value: Double

    public init(label: String, value: Double) {
      self.label = label
      self.value = value
    }
  }

  public init(axis: Axis, rows: [Row], guides: [Guide] = []) {
    self.axis = axis
    self.rows = rows
    self.guides = guides
  }
}

/// Factors whose product is a total.
public struct FactorPlot: Hashable, Sendable {
  public var axis: Axis
  public let factors: [Factor]
  public let total: Factor

  public struct Factor: Hashable, Sendable {
    public let label: String
    public let value: Double
    public let range: ClosedRange<Double>?

    public init(label: String, value: Double, range: ClosedRange<Double>? = nil) {
      self.label = label
      self.value = value
      self.range = range
    }
  }

  public init(axis: Axis, factors: [Factor], total: Factor) {
    self.axis = axis
    self.factors = factors
    self.total = total
  }
}
