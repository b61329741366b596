import Diagnostics

/// An option that a command knows.
struct OptionSpec {
  let name: String
  /// What follows it, such as `DIR`; `nil` for a switch.
  let value: String?
  let summary: String
  /// Whether it may be given more than once.
  let isRepeatable: Bool
  /// What its value may be.
  let words: Words
  /// Further names of it.
  let aliases: [String]

  init(
    _ name: String, _ value: String? = nil, _ summary: String, words: Words = .free,
    isRepeatable: Bool = false, aliases: [String] = []
  ) {
    self.name = name
    self.value = value
    self.summary = summary
    self.isRepeatable = isRepeatable
    self.words = words
    self.aliases = aliases
  }

  static let help = OptionSpec("--help", nil, "Show this help.")
  static let version = OptionSpec("--version", nil, "Show the version.")
  static let json = OptionSpec("--json", nil, "Print JSON for programs instead of tables.")
}

extension Call {
  /// For commands that take options alone.
  func refuseOperands(command: String) throws(CommandFailure) {
    guard let word = operands.first else { return }
    throw .call(
      problem: "\(command) takes no operand, and \(Fault.quoted(word)) is one",
      hint: "leave it out", command: command)
  }
}

/// The words after a command's name, sorted into operands and options.
struct Call {
  let operands: [String]
  private let values: [String: [String]]
  /// Every option with its value, in the order of the names.
  var given: [(option: String, word: String)] {
    values.sorted { $0.key < $1.key }.flatMap { entry in entry.value.map { (entry.key, $0) } }
  }

  /// All words of the call, for the manifest.
  let words: [String]

  /// Whether a switch is given.
  func has(_ option: String) -> Bool { values[option] != nil }

  /// The value that follows an option; `nil` where it is not given.
  subscript(option: String) -> String? { values[option]?.last }

  /// All values of an option that may be repeated, in the order of the call.
  func all(_ option: String) -> [String] { values[option] ?? [] }

  /// Sorts the words; `--` ends the options.
  init(
    _ words: [String], options: [OptionSpec], command: String
  ) throws(CommandFailure) {
    var operands: [String] = []
    var values: [String: [String]] = [:]
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--" {
        operands += rest
        break
      }
      guard word.hasPrefix("-"), word != "-" else {
        operands.append(word)
        continue
      }
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let said = parts[0] == "-h" ? "--help" : String(parts[0])
      let named = options.first { $0.name == said || $0.aliases.contains(said) }
      guard let option = named else {
        throw .call(
          problem: "unknown option \(Fault.quoted(said))",
          hint: Suggestion.hint(for: said, among: options.map(\.name)), command: command)
      }
      let name = option.name
      guard option.isRepeatable || values[name] == nil else {
        throw .call(
          problem: "\(name) is given twice", hint: "give it once", command: command)
      }
      if option.value == nil {
        guard parts.count == 1 else {
          throw .call(
            problem: "\(name) takes no value", hint: "leave out '=\(parts[1])'", command: command)
        }
        values[name] = [""]
      } else if parts.count == 2 {
        values[name, default: []].append(String(parts[1]))
      } else if let value = rest.popFirst() {
        values[name, default: []].append(value)
      } else {
        throw .call(
          problem: "\(name) needs a value", hint: "write \(name) \(option.value ?? "")",
          command: command)
      }
    }
    for name in ["--out", "--save"] where values[name]?.contains("") == true {
      throw .call(
        problem: "\(name) is empty", hint: "name a place, or leave it out", command: command)
    }
    self.operands = operands
    self.values = values
    self.words = [command] + words
  }
}
