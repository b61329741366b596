import Fitting
import Foundation
let text = try String(contentsOfFile: "/work/shared/data/epoch_chinchilla/ND_loss.csv", encoding: .utf8)
var n: [Double] = [], d: [Double] = [], l: [Double] = []
for line in text.split(whereSeparator: \.isNewline).dropFirst() {
  let f = line.split(separator: ",")
  if f[4] == "1" { n.append(Double(f[0])!); d.append(Double(f[1])!); l.append(Double(f[3])!) }
}
let runs = Runs(parameters: n, tokens: d, loss: l)!
let p = try FitProblem(ChinchillaForm(), runs: runs)
let hoff = [exp(0.5267228), exp(6.0073404), exp(6.0179186), 0.33917084, 0.2849083]
print(runs.count, p.objective(at: hoff), p.objective(at: [1.817218, 477.826, 2143.417, 0.3473105, 0.3671724]))
print(p.fit(from: hoff))
print(p.fit(from: hoff, use: .asGiven))
var clock = ContinuousClock()
for w in [1, 2] {
  var t = clock.now
  let s = try await p.search(.random(count: 4500, seed: 3), workers: w)
  print("audit", w, clock.now - t, s.agreeing, s.failures, s.best.objective, s.evaluations, s.ends.prefix(5))
  t = clock.now
  let s2 = try await p.search(.random(count: 4500, seed: 3), use: .asGiven, workers: w)
  print("audit as given", w, clock.now - t, s2.agreeing, s2.failures, s2.best.objective, s2.evaluations, s2.ends.prefix(5))
  t = clock.now
  let b = try await p.bootstrap(around: s.best, workers: w)
  print("boot", w, clock.now - t, b.failures, b.symbols.map { b.standardError(of: $0)! }, b.symbols.map { b.interval(of: $0)! })
  t = clock.now
  let b2 = try await p.bootstrap(around: s.best, checkingStart: true, workers: w)
  print("boot", w, clock.now - t, b2.failures, b2.symbols.map { b2.standardError(of: $0)! })
}
