import Questions

/// A picture that a scenario asks for.
public struct PlotRequest: Sendable {
  /// The file stem.
  public let name: String
  public let title: String?
  public let picture: any Picture

  /// Whether the picture shows the cases of a sweep.
  var drawsSweep: Bool { (picture as? any SweepPicture)?.drawsSweep ?? false }
}
