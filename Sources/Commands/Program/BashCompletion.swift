/// The completion script for bash 3.2 and later.
enum BashCompletion {
  static func script(_ entries: [CommandEntry]) -> String {
    let first = entries.map(\.name) + OptionSpec.globals.map(\.name)
    var text = """
      # bash completion of moesim: written by 'moesim completion bash'.
      _moesim() {
        local IFS=$' \\t\\n'
        local cur="${COMP_WORDS[COMP_CWORD]}" prev="${COMP_WORDS[COMP_CWORD-1]}"
        COMPREPLY=()
        # bash splits --option=value at the sign.
        if [[ $cur == "=" ]]; then
          cur=""
        elif [[ $prev == "=" ]]; then
          prev="${COMP_WORDS[COMP_CWORD-2]}"
        fi
        if (( COMP_CWORD == 1 )); then
          COMPREPLY=($(compgen -W "\(first.joined(separator: " "))" -- "$cur"))
          return
        fi
        local command="${COMP_WORDS[1]}"
        case "$command $prev" in

      """
    for entry in entries {
      for option in entry.options where option.value != nil {
        text +=
          "    \"\(entry.name) \(option.name)\")"
          + " \(reply(to: option.words)); return ;;\n"
      }
    }
    text += """
        esac
        case "$command" in

      """
    for entry in entries {
      text += """
            \(entry.name))
              if [[ $cur == -* ]]; then
                \(reply(to: .list(entry.options.map(\.name))))
              else
                \(reply(to: entry.operandWords))
              fi ;;

        """
    }
    return text + """
        esac
      }
      complete -F _moesim moesim

      """
  }

  /// The command that fills the answer.
  private static func reply(to words: Words) -> String {
    let names = "IFS=$'\\n'; compopt -o filenames 2>/dev/null; "
    return switch words {
    case .free: ":"
    case .folders: names + "COMPREPLY=($(compgen -d -- \"$cur\"))"
    case .files(let endings):
      names + "COMPREPLY=($(compgen -d -- \"$cur\") "
        + endings.map { "$(compgen -f -X '!*.\($0)' -- \"$cur\")" }.joined(separator: " ") + ")"
    case .list(let words):
      "COMPREPLY=($(compgen -W \"\(words.joined(separator: " "))\" -- \"$cur\"))"
    case .commaList(let words):
      "local head=\"\"; [[ $cur == *,* ]] && head=\"${cur%,*},\"; "
        + "COMPREPLY=($(compgen -P \"$head\" -W \"\(words.joined(separator: " "))\""
        + " -- \"${cur##*,}\"))"
    }
  }
}
