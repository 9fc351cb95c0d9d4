// `completion`: a script that completes commands and options in a shell, made from the commands themselves.
import type { Command } from 'commander'
import type { Answer, Cli } from '../cli.ts'
import { leafCommand } from '../command.ts'
import { UsageError } from '../errors.ts'
import { completion as texts } from '../texts/completion.ts'

const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const

/** Added last: it tells of all that is there. */
export function addCompletionCommand(root: Command, cli: Cli, onAnswer: (answer: Answer) => void): void {
  leafCommand(
    root,
    cli,
    {
      usage: 'completion <SHELL>',
      text: texts.command,
      act: async (_, [shell = '']) => {
        const write = { bash, zsh, fish, powershell }[shell]
        if (write === undefined) throw new UsageError(texts.noShell, { shell, shells: SHELLS.join(', ') })
        const script = write(candidatesIn(root))
        return { json: { shell, script }, lines: script.trimEnd().split('\n') }
      }
    },
    onAnswer
  )
}

/** What may come after some words: the commands and options there. Each name is of letters and hyphens alone. */
type Candidates = ReadonlyMap<string, readonly string[]>

function candidatesIn(command: Command, words: readonly string[] = []): Candidates {
  const visible = command
    .createHelp()
    .visibleCommands(command)
    .filter(each => each.name() !== 'help')
  const options = command.options.flatMap(({ long, hidden }) => (long === undefined || hidden ? [] : [long]))
  return new Map([
    [words.join(' '), [...visible.map(each => each.name()), ...options, '--help']] as const,
    ...visible.flatMap(each => [...candidatesIn(each, [...words, each.name()])])
  ])
}

/** The cases of a shell that knows `case`: by the words so far, what may come. */
const cases = (candidates: Candidates) =>
  [...candidates].map(([words, next]) => `    '${words}') echo '${next.join(' ')}' ;;`).join('\n')

/** Looks for the longest beginning of what is typed that is a command, and completes what may come after it. */
const lookup = (candidates: Candidates) => `_kanalarkiv_next() {
  case "$1" in
${cases(candidates)}
  esac
}
_kanalarkiv_find() {
  local said="" word
  for word in "$@"; do
    [ -n "$(_kanalarkiv_next "\${said:+$said }$word")" ] || continue
    said="\${said:+$said }$word"
  done
  _kanalarkiv_next "$said"
}`

const bash = (candidates: Candidates) => `${lookup(candidates)}
_kanalarkiv() {
  local current="\${COMP_WORDS[COMP_CWORD]}"
  COMPREPLY=()
  local next="$(_kanalarkiv_find "\${COMP_WORDS[@]:1:COMP_CWORD-1}")"
  [ -z "$next" ] || COMPREPLY=($(compgen -W "$next" -- "$current"))
}
complete -o default -F _kanalarkiv kanalarkiv
`

const zsh = (candidates: Candidates) => `#compdef kanalarkiv
${lookup(candidates)}
_kanalarkiv() {
  local -a next
  next=(\${=$(_kanalarkiv_find "\${(@)words[2,CURRENT-1]}")})
  compadd -- $next
  [[ "\${words[CURRENT]}" == -* ]] || _files
}
compdef _kanalarkiv kanalarkiv
`

const fish = (candidates: Candidates) => `function __kanalarkiv_next
    switch "$argv[1]"
${[...candidates].map(([words, next]) => `        case '${words}'\n            string split -- ' ' '${next.join(' ')}'`).join('\n')}
    end
end
function __kanalarkiv_find
    set -l words
    for word in (commandline -opc)[2..-1]
        if test -n "$(__kanalarkiv_next "$(string join ' ' $words $word)")"
            set -a words $word
        end
    end
    __kanalarkiv_next "$(string join ' ' $words)"
end
complete -c kanalarkiv -a '(__kanalarkiv_find)'
`

const powershell = (
  candidates: Candidates
) => `Register-ArgumentCompleter -Native -CommandName kanalarkiv -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $next = @{
${[...candidates].map(([words, next]) => `        '${words}' = '${next.join(' ')}'`).join('\n')}
    }
    $words = ''
    foreach ($element in $commandAst.CommandElements | Select-Object -Skip 1) {
        $longer = ("$words $element").Trim()
        if ($next.ContainsKey($longer)) { $words = $longer }
    }
    $next[$words].Split(' ') | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object {
        [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
    }
}
`
