import Commands
import Foundation

let words = CommandLine.unsafeArgv.advanced(by: 1)
let count = max(0, Int(CommandLine.argc) - 1)
exit(
  Program.run(
    UnsafeBufferPointer(start: words, count: count).map { word in
      word.map { UnsafeRawBufferPointer(start: $0, count: strlen($0)).map { $0 } } ?? []
    }))
