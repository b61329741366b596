import Questions

/// A picture that a scenario asks for.
public struct PlotRequest: Sendable {
  /// The file stem.
  public let name: String
  public let title: String?
  public let picture: any Picture
}
