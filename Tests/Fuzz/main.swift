import Foundation

// Tries inputs made out of the package's own files on every reader, in a process of its own, so that a
// crash is a finding and no end.
//
//     swift run fuzz --seconds 30 --seed 1 [--only csv]
//     swift run fuzz --only csv --seed 1 --input 4711        # shows one input again
//     swift run fuzz --only csv --seeds FOLDER               # writes what it begins with, for .ci/fuzz
//
// An input is a finding that crashes, takes over a second of a processor (ten without optimisation) or
// 512 MB.

/// The value of an option of the call.
func option(_ name: String) -> String? {
  let words = CommandLine.arguments
  return words.firstIndex(of: name).flatMap { words.dropFirst($0 + 1).first }
}

let package = option("--package") ?? FileManager.default.currentDirectoryPath
let seed = option("--seed").flatMap { UInt64($0) } ?? 1
let only = option("--only")
let targets = Target.all.filter { only == nil || only == $0.name }
let share = (option("--seconds").flatMap { Double($0) } ?? 30) / Double(max(1, targets.count))

/// Where a worker notes which input it tries.
let place = FileManager.default.temporaryDirectory.path + "/fuzz-\(getppid())-\(getpid())"

func megabytes() -> Int {
  var usage = rusage()
  #if canImport(Darwin)
    getrusage(RUSAGE_SELF, &usage)
    return usage.ru_maxrss >> 20
  #else
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss >> 10
  #endif
}

/// Tries inputs until the time is over; the last number is in the file of `place`.
func work(_ target: Target, from start: UInt64, seconds: Double, notes: String) -> Never {
  let mutator = Mutator(corpus: target.corpus(in: package), seed: seed)
  let file = open(notes, O_WRONLY | O_CREAT, 0o600)
  let end = ContinuousClock.now + .seconds(seconds)
  var number = start
  while ContinuousClock.now < end {
    withUnsafeBytes(of: number) { _ = pwrite(file, $0.baseAddress, 8, 0) }
    let input = mutator.input(number)
    _ = target.readInTime(input)
    if megabytes() > 512 { fatalError("took \(megabytes()) MB") }
    number += 1
  }
  withUnsafeBytes(of: number) { _ = pwrite(file, $0.baseAddress, 8, 0) }
  exit(0)
}

if let status = guided() {
  exit(status)
} else if let folder = option("--seeds"), let target = targets.first {
  for (number, text) in target.corpus(in: package).enumerated() {
    try Data(text).write(to: URL(filePath: "\(folder)/seed-\(number)"))
  }
} else if let number = option("--input").flatMap({ UInt64($0) }), let target = targets.first {
  let input = Mutator(corpus: target.corpus(in: package), seed: seed).input(number)
  FileHandle.standardOutput.write(Data(input))
  _ = target.read(input)
} else if let start = option("--from").flatMap({ UInt64($0) }), let notes = option("--notes"),
  let target = targets.first
{
  work(target, from: start, seconds: share, notes: notes)
} else {
  var (tried, findings): (UInt64, Int) = (0, 0)
  for target in targets {
    var start: UInt64 = 0
    let end = ContinuousClock.now + .seconds(share)
    while ContinuousClock.now < end {
      let left = ContinuousClock.now.duration(to: end) / .seconds(1)
      let worker = Process()
      worker.executableURL = Bundle.main.executableURL
      worker.arguments = [
        "--only", target.name, "--seed", "\(seed)", "--seconds", "\(left)", "--from", "\(start)",
        "--notes", place, "--package", package,
      ]
      try worker.run()
      worker.waitUntilExit()
      let note = (try? Data(contentsOf: URL(filePath: place))) ?? Data(count: 8)
      let number = note.withUnsafeBytes { $0.loadUnaligned(as: UInt64.self) }
      if worker.terminationStatus == 0, worker.terminationReason == .exit {
        start = number
        break
      }
      findings += 1
      print("\(target.name): input \(number) of seed \(seed) is a finding")
      start = number + 1
    }
    tried += start
    print("\(target.name): \(start) inputs")
  }
  unlink(place)
  print("\(tried) inputs, \(findings) findings")
  exit(findings == 0 ? 0 : 1)
}
