import Diagnostics
import ScalingLaws

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
  /// What every command knows.
  static let globals = [help, version]
  static let json = OptionSpec("--json", nil, "Print JSON for programs instead of tables.")
}

/// What may stand in a place of a call, for completion by the shell.
enum Words {
  /// Anything, or nothing that a list could name.
  case free
  /// A file with one of these endings, or a folder on the way to it.
  case files([String])
  case folders
  /// One of a closed list.
  case list([String])
  /// Some of a closed list, with commas between.
  case commaList([String])
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

extension Call {
  /// The name of the command that is called.
  var command: String { words[0] }

  /// A failure of this call.
  func wrong(_ problem: String, _ hint: String) -> CommandFailure {
    .call(problem: problem, hint: hint, command: command)
  }

  /// For commands that take options alone.
  func refuseOperands() throws(CommandFailure) {
    guard let word = operands.first else { return }
    throw wrong("\(command) takes no operand, and \(Fault.quoted(word)) is one", "leave it out")
  }

  /// The whole number within a range that an option carries; `nil` where it is not given.
  func whole(
    _ option: String, in range: ClosedRange<Int>, example: String
  ) throws(CommandFailure) -> Int? {
    guard let text = self[option] else { return nil }
    guard let value = Int(text), range.contains(value) else {
      throw wrong(
        "\(option) \(Fault.quoted(text)) is not a whole number from \(range.lowerBound) to "
          + "\(range.upperBound)", "write for example \(example)")
    }
    return value
  }

  /// The law that a word names: its id, the number of its paper, a nickname or a former id.
  func law(_ word: String) throws(CommandFailure) -> any ScalingLaw {
    if let law = LawLibrary.law(word) { return law }
    if let known = UnpublishedLaw.law(word) {
      throw wrong(
        "\(known.title), \(known.citation), is not bundled, because \(known.reason)",
        "name another law")
    }
    throw wrong("unknown law \(Fault.quoted(word))", LawLibrary.hint(for: word))
  }
}
