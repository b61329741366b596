import Spec


/// What questions and pictures may refer to while they are read.
public struct Surroundings: Sendable {
  /// Models, data, runs and laws; what could not be read is missing, and its fault has been noted.
  public let world: World
  /// The questions of the scenario, for pictures and claims that refer to them.
  public let asked: AskedQuestions

  public init(world: World, asked: AskedQuestions = AskedQuestions()) {
    self.world = world
    self.asked = asked
  }
}

extension Reader {
  /// What questions are asked in.
  public var world: World { (context as? Surroundings)?.world ?? World() }

  /// The questions of the scenario.
  public var asked: AskedQuestions { (context as? Surroundings)?.asked ?? AskedQuestions() }
}
