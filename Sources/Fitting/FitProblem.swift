import Diagnostics
import Foundation

/// A form, the runs to fit it to, and what to minimise.
public struct FitProblem: Sendable {
  public let form: any LawForm
  public let runs: Runs
  public let objective: Objective
  /// The positions of the constants to be fitted.
  public let free: [Int]
  /// The coordinates of the constants that are held; the middle of the starts for the others.
  let heldCoordinates: [Double]
  let features: [[Double]]
  let target: [Double]

  /// A problem, with some constants held at values of the formula.
  ///
  /// - Throws: what keeps the form from being fitted to these runs.
  public init(
    _ form: any LawForm, runs: Runs, objective: Objective = .standard,
    holding held: [String: Double] = [:]
  ) throws(FitRefusal) {
    let missing = form.needs.filter { !runs.has($0) }
    guard missing.isEmpty else { throw .missingColumns(missing, form: form.id) }
    var coordinates = form.constants.map { ($0.starts.lowerBound + $0.starts.upperBound) / 2 }
    var values = form.values(at: coordinates)
    for symbol in held.keys.sorted() {
      guard let index = form.index(of: symbol) else {
        throw .unknownConstant(symbol, known: form.constants.map(\.symbol))
      }
      values[index] = held[symbol] ?? values[index]
    }
    let moved = form.coordinates(of: values)
    let isHeld = form.constants.map { held[$0.symbol] != nil }
    for index in moved.indices where isHeld[index] {
      // Its coordinate is a distance from the other constant, which has to stay put as well.
      if case .logarithmAbove(let other) = form.constants[index].scale, !isHeld[other] {
        throw .heldAlone(form.constants[index].symbol, above: form.constants[other].symbol)
      }
      guard moved[index].isFinite else {
        var bound: String?
        if case .logarithmAbove(let other) = form.constants[index].scale {
          bound = form.constants[other].symbol
        }
        throw .impossibleValue(
          values[index], symbol: form.constants[index].symbol, above: bound)
      }
      coordinates[index] = moved[index]
    }
    let free = form.constants.indices.filter { !isHeld[$0] }
    guard runs.count >= free.count, !free.isEmpty else {
      throw .tooFewRuns(runs.count, constants: free.count)
    }
    self.form = form
    self.runs = runs
    self.objective = objective
    self.free = free
    heldCoordinates = coordinates
    features = form.features(of: runs)
    target = objective.isOnLoss ? runs.loss : runs.loss.map { log($0) }
  }

  /// The objective at values of the formula's constants, as it is reported.
  public func objective(at values: [Double]) -> Double {
    let engine = Engine(self)
    let coordinates = form.coordinates(of: values)
    var gradient = free.map { _ in 0.0 }
    let sum = engine.value(at: free.map { coordinates[$0] }, gradient: &gradient)
    return objective.reported(sum: sum, weight: totalWeight)
  }

  /// The objective's sum and its exact gradient by the free constants' coordinates.
  public func valueAndGradient(at values: [Double]) -> (value: Double, gradient: [Double]) {
    let engine = Engine(self)
    let coordinates = form.coordinates(of: values)
    var gradient = free.map { _ in 0.0 }
    let sum = engine.value(at: free.map { coordinates[$0] }, gradient: &gradient)
    return (sum, gradient)
  }

  var totalWeight: Double { runs.weights.reduce(0, +) }

  /// The same problem on other runs of the same columns.
  public func replacingRuns(_ runs: Runs) throws(FitRefusal) -> FitProblem {
    try FitProblem(form, runs: runs, objective: objective, holding: held)
  }

  /// The constants that are held, by symbol.
  public var held: [String: Double] {
    let values = form.values(at: heldCoordinates)
    var held: [String: Double] = [:]
    for index in form.constants.indices where !free.contains(index) {
      held[form.constants[index].symbol] = values[index]
    }
    return held
  }
}

/// Why a form cannot be fitted to runs.
public enum FitRefusal: Error, Hashable, Sendable {
  case missingColumns([RunColumn], form: String)
  case unknownConstant(String, known: [String])
  case impossibleValue(Double, symbol: String, above: String? = nil)
  case heldAlone(String, above: String)
  case tooFewRuns(Int, constants: Int)

  /// The problem in words.
  public var problem: String {
    switch self {
    case .missingColumns(let columns, let form):
      "\(form) needs the columns \(columns.map(\.rawValue).joined(separator: ", "))"
    case .unknownConstant(let symbol, _): "there is no constant \(Fault.quoted(symbol))"
    case .impossibleValue(let value, let symbol, _): "\(symbol) cannot be \(value)"
    case .heldAlone(let symbol, let other): "\(symbol) cannot be held without \(other)"
    case .tooFewRuns(let runs, let constants):
      "\(runs) \(runs == 1 ? "run" : "runs") cannot fix \(constants) constants"
    }
  }

  /// What to do about it.
  public var hint: String {
    switch self {
    case .missingColumns: "add the columns, or choose a form that does without"
    case .unknownConstant(_, let known): "the constants are \(known.joined(separator: ", "))"
    case .impossibleValue(_, _, let bound):
      bound.map { "hold a finite value above \($0)" } ?? "hold a positive, finite value"
    case .heldAlone(_, let other): "hold \(other) too, below it"
    case .tooFewRuns: "add runs, or hold some of the constants"
    }
  }
}
