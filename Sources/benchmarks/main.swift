import Foundation

// What the fitter costs and whether its answers hold. See the README beside this file.
await Benchmarks.run(arguments: Array(CommandLine.arguments.dropFirst()))
