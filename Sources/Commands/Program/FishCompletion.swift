/// The completion script for fish.
enum FishCompletion {
  static func script(_ entries: [CommandEntry]) -> String {
    var text = """
      # fish completion of moesim: written by 'moesim completion fish'.
      complete -c moesim -f
      complete -c moesim -n __fish_use_subcommand -l help -d 'Show this help.'
      complete -c moesim -n __fish_use_subcommand -l version -d 'Show the version.'

      """
    for entry in entries {
      text +=
        "complete -c moesim -n __fish_use_subcommand -a \(entry.name) -d \(quoted(entry.summary))\n"
    }
    for entry in entries {
      let start = "complete -c moesim -n '__fish_seen_subcommand_from \(entry.name)'"
      for option in entry.options {
        text += "\(start) -l \(option.name.dropFirst(2)) -d \(quoted(option.summary))"
        if option.value != nil { text += " -x" + (answers(option.words) ?? "") }
        text += "\n"
      }
      if let answers = answers(entry.operandWords) { text += "\(start)\(answers)\n" }
    }
    return text
  }

  private static func answers(_ words: Words) -> String? {
    switch words {
    case .free: nil
    case .folders: " -a '(__fish_complete_directories)'"
    case .files(let endings):
      " -a '("
        + endings.map { "__fish_complete_suffix .\($0)" }.joined(separator: "; ") + ")'"
    case .list(let words): " -a \(quoted(words.joined(separator: " ")))"
    case .commaList(let words):
      " -a '(__fish_complete_list , \"echo \(words.joined(separator: "\\\\n"))\")'"
    }
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
  }
}
