/// How answers spread over joint draws: a row with the density of its draws, all on one axis.
public struct RidgePlot: Hashable, Sendable {
  public var axis: Axis
  public let rows: [Row]
  /// Labelled positions on the axis to compare with.
  public let guides: [DotPlot.Guide]

  /// The draws of one answer.
  public struct Row: Hashable, Sendable {
    public let label: String
    /// The answers over the draws, in any order; none where only the value is known.
    public let draws: [Double]
    /// The answer itself, such as that of the best fit.
    public let value: Double?
    /// The middle 95 % of the draws or another range that the answer is said to have.
    public let range: ClosedRange<Double>?
    public let isExtrapolated: Bool
    public let note: String

    public init(
      label: String, draws: [Double], value: Double?, range: ClosedRange<Double>? = nil,
      isExtrapolated: Bool = false, note: String = ""
    ) {
      self.label = label
      self.draws = draws
      self.value = value
      self.range = range
      self.isExtrapolated = isExtrapolated
      self.note = note
    }
  }

  public init(axis: Axis, rows: [Row], guides: [DotPlot.Guide] = []) {
    self.axis = axis
    self.rows = rows
    self.guides = guides
  }
}
