/// The completion script for zsh, to be saved as `_moesim` in a folder of `fpath`.
enum ZshCompletion {
  static func script(_ entries: [CommandEntry]) -> String {
    var text = """
      #compdef moesim
      # zsh completion of moesim: written by 'moesim completion zsh'.
      _moesim() {
        local -a commands
        commands=(

      """
    for entry in entries {
      text += "    \(quoted(entry.name + ":" + entry.summary))\n"
    }
    text += """
        )
        if (( CURRENT == 2 )); then
          _describe -t commands command commands
          return
        fi
        local command=$words[2]
        shift words
        (( CURRENT-- ))
        case $command in

      """
    for entry in entries {
      let specs = entry.options.map(specification) + operand(entry.operandWords)
      text += "    \(entry.name)) _arguments -s"
      for spec in specs { text += " \\\n      \(quoted(spec))" }
      text += " ;;\n"
    }
    return text + """
        esac
      }
      if [[ $funcstack[1] == _moesim ]]; then
        _moesim "$@"
      else
        compdef _moesim moesim
      fi

      """
  }

  /// `*--set=[What it does]:PATH=VALUE:action`.
  private static func specification(_ option: OptionSpec) -> String {
    let text =
      (option.isRepeatable ? "*" : "") + option.name + (option.value == nil ? "" : "=")
      + "[\(escaped(option.summary))]"
    guard let value = option.value else { return text }
    return text + ":\(escaped(value)):\(action(option.words))"
  }

  private static func operand(_ words: Words) -> [String] {
    if case .free = words { return [] }
    return ["*:operand:\(action(words))"]
  }

  private static func action(_ words: Words) -> String {
    switch words {
    case .free: " "
    case .folders: "_files -/"
    case .files(let endings): "_files -g \"*.(\(endings.joined(separator: "|")))(-.)\""
    case .list(let words): "(\(words.joined(separator: " ")))"
    case .commaList(let words): "_sequence compadd - \(words.joined(separator: " "))"
    }
  }

  /// Without what closes or divides a specification.
  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { escaped, character in
      if "[]:\\".contains(character) { escaped.append("\\") }
      escaped.append(character)
    }
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.replacing("'", with: "'\\''") + "'"
  }
}
